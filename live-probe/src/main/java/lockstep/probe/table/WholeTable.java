package lockstep.probe.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.table.Selection;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;

/** A table of a system that gives all its rows or none: what is wanted is chosen afterwards. */
abstract class WholeTable implements SocketTable {
  private final List<String> remarks = new ArrayList<>();

  /** That a table can be read is seen by reading it once. */
  static <T extends WholeTable> T opened(T table) throws SocketTableException {
    table.all(Selection.TCP);
    return table;
  }

  /** The rows that are selected, with their owners where they are wanted. */
  abstract List<SocketRow> read(Selection selection) throws SocketTableException;

  /** Takes down what is to be said of the reading under way. */
  final void remark(String remark) {
    remarks.add(remark);
  }

  @Override
  public final List<SocketRow> all(Selection selection) throws SocketTableException {
    remarks.clear();
    if (selection.boundInactive())
      remark("bound sockets that are not in use are not told: " + source());
    if (selection.tcpInfo()) remark("TCP_INFO is not told: " + source());
    return read(selection);
  }

  @Override
  public final List<String> remarks() {
    return List.copyOf(remarks);
  }

  @Override
  public final Optional<SocketRow> find(SocketPair pair) throws SocketTableException {
    return all(Selection.TCP).stream().filter(row -> isOf(row, pair)).findFirst();
  }

  @Override
  public final List<SocketRow> withPort(int port) throws SocketTableException {
    if (port < 1 || port > 0xFFFF)
      throw new IllegalArgumentException("port " + port + ", expected 1 to 65535");
    return all(Selection.TCP.withPort(port));
  }

  @Override
  public final Watch watch(List<SocketPair> pairs) {
    return new RowsWatch(this, pairs);
  }

  /** Holds nothing between readings. */
  @Override
  public final void close() {}

  /** An IPv4 pair may be that of an IPv6 socket that has it as mapped addresses. */
  private static boolean isOf(SocketRow row, SocketPair pair) {
    return row.local().port() == pair.local().port()
        && row.foreign().port() == pair.foreign().port()
        && plain(row.local().host()).equals(plain(pair.local().host()))
        && plain(row.foreign().host()).equals(plain(pair.foreign().host()));
  }

  private static String plain(String host) {
    return host.startsWith("::ffff:") ? host.substring(7) : host;
  }

  /** One reading of the table for all pairs. */
  private static final class RowsWatch implements Watch {
    private final WholeTable table;
    private final List<SocketPair> pairs;
    private final SocketRow[] found;

    RowsWatch(WholeTable table, List<SocketPair> pairs) {
      this.table = table;
      this.pairs = List.copyOf(pairs);
      this.found = new SocketRow[pairs.size()];
    }

    @Override
    public int size() {
      return found.length;
    }

    @Override
    public void read() throws SocketTableException {
      if (found.length == 0) return;
      List<SocketRow> rows = table.all(Selection.TCP);
      for (int i = 0; i < found.length; i++) {
        SocketPair pair = pairs.get(i);
        found[i] = rows.stream().filter(row -> isOf(row, pair)).findFirst().orElse(null);
      }
    }

    @Override
    public int code(int index) {
      return found[index] == null ? 0 : found[index].state().code();
    }

    @Override
    public SocketRow row(int index) {
      return found[index];
    }
  }
}
