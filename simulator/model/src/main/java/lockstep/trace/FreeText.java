package lockstep.trace;

/** Words of any kind in a line whose fields are two blanks apart. */
final class FreeText {
  private FreeText() {}

  /** The words without two blanks in a row, without a blank at either end, and on one line. */
  static String escaped(String words) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case ' ' -> out.append(standsAlone(words, i) ? " " : "\\_");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean standsAlone(String words, int i) {
    return i > 0 && i < words.length() - 1 && words.charAt(i - 1) != ' ';
  }

  /** The same, between double quotes. */
  static String quoted(String words) {
    return '"' + escaped(words).replace("\"", "\\\"") + '"';
  }

  /**
   * Undoes {@link #escaped} and the escapes of {@link #quoted}.
   *
   * @throws IllegalArgumentException when a backslash stands before any other character
   */
  static String unescaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      i++;
      char escaped = i < text.length() ? text.charAt(i) : ' ';
      out.append(
          switch (escaped) {
            case '\\', '"' -> escaped;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '_' -> ' ';
            default -> throw new IllegalArgumentException("a backslash before '" + escaped + "'");
          });
    }
    return out.toString();
  }
}
