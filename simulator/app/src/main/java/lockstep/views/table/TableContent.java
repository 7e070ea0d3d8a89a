package lockstep.views.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.comparison.Moment;
import lockstep.table.SocketRow;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;

/**
 * The lines of the table at one step, as data.
 *
 * @param lines the rows that are there, then those that have gone since the step before
 * @param ofCapture whether it is that of a captured connection, of which nobody has rows
 */
public record TableContent(List<Line> lines, boolean ofCapture) {
  /** No row. */
  public static final TableContent NONE = new TableContent(List.of(), false);

  /**
   * One line.
   *
   * @param row the row as read
   * @param side whose it is; null where that cannot be told
   * @param listener whether it is the listening socket
   * @param gone whether it was there at the step before and is no more
   */
  public record Line(SocketRow row, Side side, boolean listener, boolean gone) implements ShownRow {
    @Override
    public Mark mark() {
      return gone ? Mark.GONE : Mark.QUIET;
    }

    @Override
    public boolean isTimed() {
      return false;
    }

    @Override
    public String stood() {
      return "";
    }
  }

  /**
   * The table after the last of these moments.
   *
   * @param run the moments of a run from its start
   */
  public static TableContent of(List<Moment> run) {
    return of(run, run.size());
  }

  /**
   * The table at a step of a run.
   *
   * @param all the moments of the run
   * @param position the number of the step, 0 for before the first
   */
  public static TableContent of(List<Moment> all, int position) {
    if (Moment.areCaptured(all)) return new TableContent(List.of(), true);
    List<Moment> run = all.subList(0, position);
    if (run.isEmpty()) return NONE;
    List<SocketRow> now = run.get(run.size() - 1).rows();
    List<SocketRow> before = run.size() < 2 ? List.of() : run.get(run.size() - 2).rows();
    Optional<Integer> serverPort = serverPort(run);
    List<Line> lines = new ArrayList<>();
    for (SocketRow row : now) lines.add(line(row, serverPort, false));
    for (SocketRow row : before)
      if (now.stream().noneMatch(other -> same(row, other))) lines.add(line(row, serverPort, true));
    return new TableContent(lines, false);
  }

  /** How many rows are there. */
  public int present() {
    return (int) lines.stream().filter(line -> !line.gone()).count();
  }

  private static Line line(SocketRow row, Optional<Integer> serverPort, boolean gone) {
    boolean listener = row.state().state() == TcpState.LISTEN;
    Side side =
        serverPort.map(port -> row.local().port() == port ? Side.SERVER : Side.CLIENT).orElse(null);
    return new Line(row, side, listener, gone);
  }

  /** Connections of the server have the listener's port, also when the listener is closed. */
  private static Optional<Integer> serverPort(List<Moment> run) {
    return run.stream()
        .flatMap(moment -> moment.rows().stream())
        .filter(row -> row.state().state() == TcpState.LISTEN)
        .map(row -> row.local().port())
        .findFirst();
  }

  /** Addresses, not the kernel's identity: a row in TIME-WAIT has another one than before. */
  private static boolean same(SocketRow one, SocketRow other) {
    return one.protocol().equals(other.protocol())
        && one.local().equals(other.local())
        && one.foreign().equals(other.foreign());
  }
}
