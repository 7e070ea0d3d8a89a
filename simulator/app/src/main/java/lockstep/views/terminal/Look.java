package lockstep.views.terminal;

/**
 * What the terminal can show.
 *
 * @param colour whether escape sequences are written
 * @param ascii whether every sign must be of ASCII
 */
public record Look(boolean colour, boolean ascii) {
  /** The text in its role's style. */
  public String paint(Role role, String text) {
    if (!colour || role.sgr().isEmpty() || text.isEmpty()) return text;
    return "\033[" + role.sgr() + "m" + text + "\033[0m";
  }

  /**
   * The text in signs that this terminal has. Control characters become {@code ?}: a scenario's
   * words must not move the cursor or change the title of a window.
   */
  public String signs(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) return text;
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)
                out.append('?');
              else if (ascii && c >= 0x7F) out.append(inAscii(c));
              else out.appendCodePoint(c);
            });
    return out.toString();
  }

  private static String inAscii(int c) {
    return switch (c) {
      case '\u00b5', '\u03bc' -> "u";
      case '\u2192' -> "->";
      case '\u2190' -> "<-";
      case '\u2500' -> "-";
      case '\u2013', '\u2014' -> "-";
      case '\u2018', '\u2019' -> "'";
      case '\u201c', '\u201d' -> "\"";
      case '\u2026' -> "...";
      case '\u00b7' -> "|";
      case '\u00d7' -> "x";
      case '\u2260' -> "!=";
      case '\u00a0' -> " ";
      default -> "?";
    };
  }

  /** The sign that says a text goes on. */
  String more() {
    return ascii ? "..." : "\u2026";
  }
}
