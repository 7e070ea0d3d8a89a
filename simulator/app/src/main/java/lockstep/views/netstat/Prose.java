package lockstep.views.netstat;

import java.util.ArrayList;
import java.util.List;

/** Sentences within 80 columns. */
public final class Prose {
  private static final int WIDTH = 79;

  private Prose() {}

  /**
   * A label with its text beside it, which goes on below itself.
   *
   * @param indent the column of the text, counted from 0
   */
  public static List<String> hanging(String label, int indent, String text) {
    List<String> lines = new ArrayList<>();
    String begin = Cells.left(label, indent - 1) + " ";
    if (begin.length() > indent) {
      lines.add(label);
      begin = " ".repeat(indent);
    }
    StringBuilder line = new StringBuilder(begin);
    int empty = indent;
    for (String word : text.split(" ")) {
      if (line.length() > empty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(indent));
      }
      if (line.length() > empty) line.append(' ');
      line.append(word);
    }
    lines.add(Cells.trimmed(line.toString()));
    return lines;
  }
}
