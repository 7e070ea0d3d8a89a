package lockstep.views.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import lockstep.table.RowTimer;
import lockstep.views.table.Mark;
import lockstep.views.table.MarkedRow;
import lockstep.views.words.Addresses;
import lockstep.views.words.Spans;

/**
 * The watched table as a screenful: rows, then what happened last, then the keys. Columns that do
 * not fit are left out, so that no line is wider than the screen.
 */
public final class WatchFrame {
  /** Head, column heads, title of the changes, keys. */
  private static final int FIXED_LINES = 4;

  private static final int STATE = 2;

  /** What stands in the lines that are not rows. */
  public record Words(String head, String keys) {}

  /** A column; those of a lower rank are left out last. */
  private record Column(String head, int leastWidth, boolean number) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Local", 0, false),
          new Column("Foreign", 0, false),
          new Column("State", 12, false),
          new Column("Recv-Q", 6, true),
          new Column("Send-Q", 6, true),
          new Column("Timer", 13, false),
          new Column("Stands", 8, true),
          new Column("Proto", 5, false));

  private final Look look;
  private final TransitionText transitions;

  public WatchFrame(Look look) {
    this.look = look;
    this.transitions = new TransitionText(look);
  }

  /** How many rows a screen of this many lines has room for; at least one. */
  public static int rowsIn(int lines) {
    return Math.max(1, lines - FIXED_LINES - changesIn(lines));
  }

  /** How many of the last changes it has room for; at least one. */
  public static int changesIn(int lines) {
    return Math.max(1, Math.min(10, (lines - FIXED_LINES) / 3));
  }

  /**
   * The screenful.
   *
   * @param rows those of the page that is shown, at most {@link #rowsIn}
   * @param last the last changes, the newest at the end; those that find room are shown
   */
  public List<String> lines(
      Words words, List<MarkedRow> rows, List<Transition> last, int columns, int lines) {
    List<String> frame = new ArrayList<>();
    frame.add(line(Role.BOLD, words.head(), columns));
    frame.addAll(table(rows, columns));
    while (frame.size() < 2 + rowsIn(lines)) frame.add("");
    frame.add(line(Role.DIM, "Changes", columns));
    int shown = Math.min(last.size(), changesIn(lines));
    for (Transition transition : last.subList(last.size() - shown, last.size()))
      frame.add(transitions.brief(transition, columns));
    while (frame.size() < lines - 1) frame.add("");
    frame.add(line(Role.DIM, words.keys(), columns));
    return frame.subList(0, Math.min(frame.size(), lines));
  }

  private String line(Role role, String text, int columns) {
    return look.paint(role, Text.cut(look.signs(text), columns, look.more()));
  }

  private List<String> table(List<MarkedRow> rows, int columns) {
    List<List<String>> cells = rows.stream().map(WatchFrame::cells).toList();
    int[] widths = widths(cells, columns);
    List<String> lines = new ArrayList<>();
    lines.add(look.paint(Role.DIM, row(' ', heads(), widths)));
    for (int i = 0; i < rows.size(); i++) {
      Mark mark = rows.get(i).mark();
      lines.add(look.paint(Role.of(mark), row(mark.sign(), cells.get(i), widths)));
    }
    return lines;
  }

  /** The width of each column that fits, one after the other; addresses are cut where they must. */
  private static int[] widths(List<List<String>> cells, int columns) {
    int[] widths = new int[COLUMNS.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(COLUMNS.get(i).leastWidth(), COLUMNS.get(i).head().length());
      for (List<String> row : cells) widths[i] = Math.max(widths[i], row.get(i).length());
    }
    // The sign, then a blank before each column.
    int addresses = columns - 1 - 3 - widths[STATE];
    if (widths[0] + widths[1] > addresses) {
      int half = Math.max(4, addresses / 2);
      widths[0] = Math.min(widths[0], Math.max(half, addresses - widths[1]));
      widths[1] = Math.min(widths[1], Math.max(4, addresses - widths[0]));
    }
    int used = 1;
    int fitting = 0;
    while (fitting < widths.length && used + 1 + widths[fitting] <= columns)
      used += 1 + widths[fitting++];
    return Arrays.copyOf(widths, fitting);
  }

  private String row(char sign, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder().append(sign);
    int column = 1;
    for (int i = 0; i < widths.length; i++) {
      String cell = Text.cut(cells.get(i), widths[i], look.more());
      int left = column + 1 + (COLUMNS.get(i).number() ? widths[i] - Text.width(cell) : 0);
      if (!cell.isEmpty()) line.append(" ".repeat(left - line.length())).append(cell);
      column += 1 + widths[i];
    }
    return line.toString();
  }

  private static List<String> heads() {
    return COLUMNS.stream().map(Column::head).toList();
  }

  private static List<String> cells(MarkedRow marked) {
    return List.of(
        Addresses.shown(marked.row().local()).toString(),
        Addresses.shown(marked.row().foreign()).toString(),
        TransitionText.word(marked.row(), marked.row().state()),
        String.valueOf(marked.row().recvQ()),
        String.valueOf(marked.row().sendQ()),
        timer(marked),
        (marked.atLeast() ? ">" : "") + Spans.of(marked.stands()),
        marked.row().protocol());
  }

  private static String timer(MarkedRow marked) {
    if (marked.mark() == Mark.GONE) return "";
    RowTimer timer = marked.row().timer();
    return switch (timer.kind()) {
      case OFF -> "";
      case ON, KEEP_ALIVE, TIME_WAIT, PROBE, UNKNOWN ->
          timer.kind().word()
              + (timer.millisLeft() < 10_000
                  ? String.format(Locale.ROOT, " %.1f s", timer.millisLeft() / 1000.0)
                  : " " + timer.millisLeft() / 1000 + " s");
    };
  }
}
