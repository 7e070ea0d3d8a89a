package lockstep.views.terminal;

/** One line in the making; it knows its column although style takes no room. */
final class Line {
  private final Look look;
  private final StringBuilder out = new StringBuilder();
  private int column;
  private int blanks;

  Line(Look look) {
    this.look = look;
  }

  /** Goes on at this column, or one blank further where the text is already there. */
  Line to(int target) {
    blanks += Math.max(target - column - blanks, column == 0 ? 0 : 1 - blanks);
    return this;
  }

  /** The first column at which a word may begin. */
  int next() {
    return column == 0 ? 0 : column + 1;
  }

  Line add(Role role, String text) {
    String shown = look.signs(text);
    if (shown.isEmpty()) return this;
    // Blanks wait until something follows them, so no line ends in blanks.
    out.append(" ".repeat(blanks)).append(look.paint(role, shown));
    column += blanks + Text.width(shown);
    blanks = 0;
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
