package lockstep.views.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lockstep.table.RowTimer;
import lockstep.table.SocketRow;

/** The rows of a run's sockets, in the columns of netstat, narrow enough for a terminal. */
public final class RowsTable {
  private static final List<String> HEADS =
      List.of("Proto", "Recv-Q", "Send-Q", "Local", "Foreign", "State", "Timer");
  // Proto, Recv-Q, Send-Q, Local and Foreign; what follows may go to a second line.
  private static final int ADDRESSED = 5;
  private static final int SECOND_LINE = 20;

  private final Look look;

  public RowsTable(Look look) {
    this.look = look;
  }

  /** The rows under their heads; nothing when there are none. */
  public List<String> lines(List<SocketRow> rows) {
    if (rows.isEmpty()) return List.of();
    List<List<String>> cells = new ArrayList<>();
    cells.add(HEADS);
    for (SocketRow row : rows) cells.add(cells(row));
    int[] widths = new int[HEADS.size()];
    int total = -1;
    for (int i = 0; i < widths.length; i++) {
      for (List<String> row : cells) widths[i] = Math.max(widths[i], Text.width(row.get(i)));
      total += widths[i] + 1;
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : cells) {
      Line line = new Line(look);
      int column = 0;
      for (int i = 0; i < widths.length; i++) {
        if (i == ADDRESSED && total > Lanes.WIDTH) {
          lines.add(line.toString());
          line = new Line(look);
          column = SECOND_LINE;
        }
        String cell = row.get(i);
        boolean number = i == 1 || i == 2;
        line.to(number ? column + widths[i] - Text.width(cell) : column).add(Role.DIM, cell);
        column += widths[i] + 1;
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static List<String> cells(SocketRow row) {
    return List.of(
        row.protocol(),
        String.valueOf(row.recvQ()),
        String.valueOf(row.sendQ()),
        row.local().toString(),
        row.foreign().toString(),
        row.state().netstatWord(),
        timer(row.timer()));
  }

  /** {@code off}, {@code on 200 ms}, {@code timewait 59.2 s}, {@code keepalive 7199 s}. */
  private static String timer(RowTimer timer) {
    if (timer.kind() == RowTimer.Kind.OFF) return timer.kind().word();
    long millis = timer.millisLeft();
    String left;
    if (millis < 1000) left = millis + " ms";
    else if (millis < 100_000) left = String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    else left = millis / 1000 + " s";
    return timer.kind().word() + " " + left;
  }
}
