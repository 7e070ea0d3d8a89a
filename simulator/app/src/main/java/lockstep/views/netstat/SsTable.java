package lockstep.views.netstat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * ss's table: every column is as wide as its widest cell; on a terminal the room that is left is
 * shared among the columns that fit on its first line.
 */
final class SsTable {
  private static final int COLUMNS = 9;
  private static final String[] TITLES = {
    "Netid",
    "State",
    "Recv-Q",
    "Send-Q",
    "Local Address:",
    "Port",
    "Peer Address:",
    "Port",
    "Process"
  };
  private static final String[] BEFORE = {"", " ", " ", " ", " ", "", " ", "", ""};
  private static final int LOCAL = 4;
  private static final int PEER = 6;

  private final List<String[]> lines = new ArrayList<>();
  private final boolean[] shown = new boolean[COLUMNS];
  private final int[] widths = new int[COLUMNS];
  private final boolean header;

  /**
   * @param netid whether the protocol is shown
   * @param state whether the state is shown
   */
  SsTable(boolean netid, boolean state, boolean header) {
    for (int i = 0; i < COLUMNS; i++) shown[i] = true;
    shown[0] = netid;
    shown[1] = state;
    this.header = header;
    if (header) add(TITLES);
  }

  /** Adds a line of nine cells. */
  void add(String... cells) {
    for (int i = 0; i < COLUMNS; i++)
      if (shown[i]) widths[i] = Math.max(widths[i], cells[i].length());
    lines.add(cells);
  }

  /**
   * Prints the lines.
   *
   * @param screen the terminal's width; empty when the output goes elsewhere
   */
  void print(Sheet sheet, OptionalInt screen) throws IOException {
    boolean first = true;
    for (int i = 0; i < COLUMNS; i++) {
      if (widths[i] == 0) continue;
      if (!first) widths[i] += BEFORE[i].length();
      if (screen.isPresent()) widths[i] = Math.min(widths[i], screen.getAsInt());
      first = false;
    }
    screen.ifPresent(this::share);
    for (int i = 0; i < lines.size(); i++) {
      String[] texts = line(lines.get(i)).split("\n", -1);
      if (header && i == 0) sheet.line(texts[0]);
      else sheet.row(texts[0]);
      for (int more = 1; more < texts.length; more++) sheet.line(texts[more]);
    }
  }

  private void share(int screen) {
    int begin = 0;
    int length = 0;
    int count = 0;
    for (int i = 0; i < COLUMNS; i++) {
      if (widths[i] == 0) continue;
      count++;
      length += widths[i];
      boolean last = isLast(i);
      if (!last && length < screen) continue;
      int end = i;
      if (length > screen) {
        length -= widths[i];
        end = i - 1;
        count--;
      }
      if (length < screen && count > 0)
        spread(begin, end, (screen - length) / count, (screen - length) % count);
      i = end;
      begin = end + 1;
      length = 0;
      count = 0;
    }
  }

  private boolean isLast(int column) {
    for (int i = column + 1; i < COLUMNS; i++) if (widths[i] > 0) return false;
    return true;
  }

  private void spread(int begin, int end, int each, int more) {
    int rest = more;
    for (int i = end; i >= begin; i--) {
      if (widths[i] == 0) continue;
      widths[i] += each;
      if (rest > 0) {
        widths[i]++;
        rest--;
      }
    }
  }

  private String line(String[] cells) {
    StringBuilder line = new StringBuilder(120);
    boolean first = true;
    for (int i = 0; i < COLUMNS; i++) {
      if (!shown[i]) continue;
      int begin = line.length();
      if (!first) line.append(BEFORE[i]);
      first = false;
      int room = widths[i] - (line.length() - begin);
      if (i == LOCAL || i == PEER) {
        // Right-aligned; what is left of the width stands before it.
        line.append(Cells.right(cells[i], room));
      } else {
        line.append(Cells.left(cells[i], room));
      }
    }
    return line.toString();
  }
}
