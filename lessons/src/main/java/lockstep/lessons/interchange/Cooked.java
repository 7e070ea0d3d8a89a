package lockstep.lessons.interchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A piece of a GIFT text of which every character is known to be a sign of the format or to stand
 * for itself, and on which line it was. Escapes are read as Moodle reads them: {@code \: \# \= \{
 * \} \~} stand for the sign, {@code \n} for a line end, two backslashes for one; any other
 * backslash stands for itself.
 */
final class Cooked {
  private static final String ESCAPED = ":#={}~";
  private static final int MOST_PIECES = 500;

  private final char[] signs;
  private final boolean[] literal;
  private final int[] lines;
  private final int from;
  private final int to;

  private Cooked(char[] signs, boolean[] literal, int[] lines, int from, int to) {
    this.signs = signs;
    this.literal = literal;
    this.lines = lines;
    this.from = from;
    this.to = to;
  }

  /** One line of a text. */
  record Line(int number, String text) {}

  /** The lines as one text, its escapes read. */
  static Cooked of(List<Line> source) {
    int most = source.stream().mapToInt(line -> line.text().length() + 1).sum();
    char[] signs = new char[most];
    boolean[] literal = new boolean[most];
    int[] lines = new int[most];
    int length = 0;
    for (Line line : source) {
      String text = line.text();
      if (length > 0) {
        lines[length] = line.number();
        signs[length++] = '\n';
      }
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        char next = c == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        boolean escape = next == '\\' || next == 'n' || ESCAPED.indexOf(next) >= 0;
        if (escape) i++;
        lines[length] = line.number();
        literal[length] = escape || c == '\\';
        signs[length++] = !escape ? c : next == 'n' ? '\n' : next;
      }
    }
    return new Cooked(signs, literal, lines, 0, length).trim();
  }

  int length() {
    return to - from;
  }

  boolean isEmpty() {
    return to == from;
  }

  /** The line on which it begins. */
  int line() {
    return lines.length == 0 ? 1 : Math.max(1, lines[Math.min(from, lines.length - 1)]);
  }

  boolean startsWith(String format) {
    return isAt(0, format);
  }

  private boolean isAt(int place, String format) {
    if (place + format.length() > length()) return false;
    for (int i = 0; i < format.length(); i++)
      if (signs[from + place + i] != format.charAt(i) || literal[from + place + i]) return false;
    return true;
  }

  /** Where a sign of the format stands first; -1 where it stands nowhere. */
  int indexOf(String format) {
    for (int i = 0; i <= length() - format.length(); i++) if (isAt(i, format)) return i;
    return -1;
  }

  int lastIndexOf(String format) {
    for (int i = length() - format.length(); i >= 0; i--) if (isAt(i, format)) return i;
    return -1;
  }

  boolean has(String format) {
    return indexOf(format) >= 0;
  }

  Cooked from(int start) {
    return between(start, length());
  }

  Cooked between(int start, int end) {
    return new Cooked(signs, literal, lines, from + start, from + end);
  }

  /** Without the blanks around it that were not escaped. */
  Cooked trim() {
    int end = to;
    while (end > from && signs[end - 1] <= ' ' && !literal[end - 1]) end--;
    return new Cooked(signs, literal, lines, from, end).trimStart();
  }

  Cooked trimStart() {
    int start = from;
    while (start < to && signs[start] <= ' ' && !literal[start]) start++;
    return new Cooked(signs, literal, lines, start, to);
  }

  /**
   * The pieces before and after each of these signs; the signs that begin a piece stay with it.
   *
   * @throws Unreadable when there are more than any question has
   */
  List<Cooked> splitBefore(String beginnings) throws Unreadable {
    List<Cooked> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= length(); i++)
      if (i == length() || !literal[from + i] && beginnings.indexOf(signs[from + i]) >= 0) {
        Cooked piece = between(start, i).trim();
        if (!piece.isEmpty()) pieces.add(piece);
        start = i;
        if (pieces.size() > MOST_PIECES)
          throw new Unreadable(line(), "a question has more than " + MOST_PIECES + " answers");
      }
    return pieces;
  }

  /** Before and after the first of these signs; the second is null where there is none. */
  Cooked[] cut(String format) {
    int at = indexOf(format);
    return at < 0
        ? new Cooked[] {this, null}
        : new Cooked[] {between(0, at), from(at + format.length())};
  }

  /** The text that it stands for, without outer blanks. */
  String text() {
    return raw().trim();
  }

  /** The text that it stands for. */
  String raw() {
    return new String(Arrays.copyOfRange(signs, from, to));
  }
}
