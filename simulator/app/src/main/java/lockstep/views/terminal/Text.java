package lockstep.views.terminal;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/** Text measured in the columns of a terminal. */
public final class Text {
  private Text() {}

  /** How many columns the text takes. */
  public static int width(String text) {
    return text.codePoints().map(Text::width).sum();
  }

  /** Two for the scripts whose signs are square, none for marks that stand on the sign before. */
  private static int width(int c) {
    if (c < 0x300) return 1;
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) return 0;
    UnicodeScript script = UnicodeScript.of(c);
    boolean square =
        script == UnicodeScript.HAN
            || script == UnicodeScript.HIRAGANA
            || script == UnicodeScript.KATAKANA
            || script == UnicodeScript.HANGUL
            || (c >= 0x3000 && c <= 0x303F)
            || (c >= 0xFF01 && c <= 0xFF60)
            || (c >= 0x1F300 && c <= 0x1FAFF);
    return square ? 2 : 1;
  }

  /** The text, cut where it is wider than {@code width}; {@code more} then ends it. */
  static String cut(String text, int width, String more) {
    if (width(text) <= width) return text;
    return begin(text, width - width(more)) + more;
  }

  /** As much of the text as fits into {@code width} columns. */
  private static String begin(String text, int width) {
    int used = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (used + width(c) > width) break;
      used += width(c);
      at += Character.charCount(c);
    }
    return text.substring(0, at);
  }

  /** The text in lines of at most {@code width} columns; a word that is longer is broken. */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      String rest = word;
      if (!line.isEmpty()) {
        if (width(line.toString()) + 1 + width(rest) <= width) {
          line.append(' ').append(rest);
          continue;
        }
        lines.add(line.toString());
        line.setLength(0);
      }
      while (width(rest) > width) {
        String first = begin(rest, width);
        lines.add(first);
        rest = rest.substring(first.length());
      }
      line.append(rest);
    }
    if (!line.isEmpty()) lines.add(line.toString());
    return lines;
  }
}
