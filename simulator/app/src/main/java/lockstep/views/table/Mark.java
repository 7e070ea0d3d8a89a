package lockstep.views.table;

/** What became of a row of the socket table lately; its sign tells it where colour does not. */
public enum Mark {
  NEW('+'),
  CHANGED('*'),
  GONE('-'),
  QUIET(' ');

  private final char sign;

  Mark(char sign) {
    this.sign = sign;
  }

  /** The sign that stands before the row where there is no room for a word. */
  public char sign() {
    return sign;
  }
}
