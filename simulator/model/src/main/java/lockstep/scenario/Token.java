package lockstep.scenario;

/**
 * A word, a quoted text or a comma of a line.
 *
 * @param text a word as written; a quoted text without its quotes, escapes undone
 * @param column where it begins, from 1
 */
record Token(Kind kind, String text, int column) {
  /** What a token is; END stands after the last one. */
  enum Kind {
    WORD,
    QUOTED,
    COMMA,
    END
  }

  private static final int SHOWN = 40;

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  /**
   * As an error says it: {@code "clsoe"}, {@code the text "hello"}, {@code the end of the line}.
   */
  String shown() {
    return switch (kind) {
      case WORD -> quoted(text);
      case QUOTED -> "the text " + quoted(text);
      case COMMA -> "a comma";
      case END -> "the end of the line";
    };
  }

  /** A word in quotes, cut when it is too long to be read in a message. */
  static String quoted(String text) {
    String oneLine = text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    if (oneLine.length() <= SHOWN) return '"' + oneLine + '"';
    int end = oneLine.offsetByCodePoints(0, oneLine.codePointCount(0, SHOWN));
    return '"' + oneLine.substring(0, end) + "...\"";
  }
}
