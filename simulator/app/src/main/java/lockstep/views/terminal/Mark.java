package lockstep.views.terminal;

/** What became of a row of the socket table lately; its sign tells it where colour does not. */
public enum Mark {
  NEW('+', Role.NEW),
  CHANGED('*', Role.CHANGED),
  GONE('-', Role.GONE),
  QUIET(' ', Role.PLAIN);

  private final char sign;
  private final Role role;

  Mark(char sign, Role role) {
    this.sign = sign;
    this.role = role;
  }

  /** The sign that stands before the row. */
  public char sign() {
    return sign;
  }

  Role role() {
    return role;
  }
}
