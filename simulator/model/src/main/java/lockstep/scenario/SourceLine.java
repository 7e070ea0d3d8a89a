package lockstep.scenario;

import java.util.Optional;

/**
 * A line of a scenario's text as it stands in the file, without its line end.
 *
 * @param number from 1
 * @param raw its characters
 */
record SourceLine(int number, String raw) {
  /** The most characters of a line: wide enough for every note, too narrow for a binary file. */
  static final int LONGEST = 1_000;

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** The column of the character at this index. */
  int column(int index) {
    return raw.codePointCount(0, index) + 1;
  }

  LineFault fault(int index, String message) {
    return new LineFault(column(index), message);
  }

  /** Where the first character that is no blank stands; the line's length when there is none. */
  int start() {
    return afterBlanks(0);
  }

  /** The first index from {@code index} on that is no blank. */
  int afterBlanks(int index) {
    int i = index;
    while (i < raw.length() && isBlank(raw.charAt(i))) i++;
    return i;
  }

  /** Whether the line has nothing to say: blanks or a comment. */
  boolean isEmpty() {
    int start = start();
    return start == raw.length() || startsComment(start);
  }

  /** Whether a comment starts here: a {@code #} at the line's start or after a blank. */
  boolean startsComment(int index) {
    return raw.charAt(index) == '#' && (index == 0 || isBlank(raw.charAt(index - 1)));
  }

  /** The words from this index on, without comment and outer blanks; quotes mean nothing here. */
  String wordsFrom(int index) {
    int end = index;
    while (end < raw.length() && !startsComment(end)) end++;
    return between(index, end);
  }

  /** The characters of this piece without outer blanks. */
  String between(int begin, int end) {
    int from = begin;
    int to = end;
    while (from < to && isBlank(raw.charAt(from))) from++;
    while (to > from && isBlank(raw.charAt(to - 1))) to--;
    return raw.substring(from, to);
  }

  /** The word before a colon at the line's start: the {@code title} of {@code title: WORDS}. */
  Optional<String> key() {
    int end = start();
    while (end < raw.length() && isKeyCharacter(raw.charAt(end))) end++;
    boolean colon = end > start() && end < raw.length() && raw.charAt(end) == ':';
    return colon ? Optional.of(raw.substring(start(), end)) : Optional.empty();
  }

  private static boolean isKeyCharacter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_';
  }

  /**
   * Refuses what a person cannot see and so cannot have meant.
   *
   * @throws LineFault when the line is longer than {@link #LONGEST}, or has a control character
   *     other than the tab, half a surrogate pair, or the sign of a broken encoding
   */
  void check() throws LineFault {
    if (raw.codePointCount(0, raw.length()) > LONGEST)
      throw new LineFault(
          LONGEST + 1, "a line has at most " + LONGEST + " characters; split it or shorten it");
    for (int i = 0; i < raw.length(); i += Character.charCount(raw.codePointAt(i))) {
      int c = raw.codePointAt(i);
      if (c == 0xFFFD)
        throw fault(i, "a character that could not be read; a scenario is written in UTF-8");
      if (c != '\t' && isInvisible(c))
        throw fault(i, String.format("the control character U+%04X; leave it out", c));
    }
  }

  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
