package lockstep.probe.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.table.Selection;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;

/**
 * Linux's socket table by its text files /proc/net/tcp and tcp6, for kernels whose netlink does not
 * answer. Each reading passes over the whole table, which takes milliseconds, and while the table
 * changes it may miss a row or give one twice.
 */
final class ProcNetTable implements SocketTable {
  private final String source;
  private final ProcNetFiles files;
  private final ProcOwners owners;
  private final List<String> remarks = new ArrayList<>();

  /**
   * @param folder where the files {@code tcp} and {@code tcp6} are
   * @param why why netlink is not used, for {@link #source()}
   */
  ProcNetTable(Path folder, String why) throws SocketTableException {
    this.files = new ProcNetFiles(folder);
    this.owners = new ProcOwners();
    this.source = folder.resolve("tcp") + " (" + why + ")";
    if (!Files.isReadable(folder.resolve("tcp")))
      throw new SocketTableException(
          "no socket table: " + why + "; " + folder.resolve("tcp") + " is not readable");
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public Optional<SocketRow> find(SocketPair pair) throws SocketTableException {
    return files.read(Selection.TCP).stream().filter(row -> isOf(row, pair)).findFirst();
  }

  @Override
  public List<SocketRow> withPort(int port) throws SocketTableException {
    return files.read(Selection.TCP.withPort(port));
  }

  @Override
  public List<SocketRow> all(Selection selection) throws SocketTableException {
    remarks.clear();
    if (selection.boundInactive())
      remarks.add("bound sockets that are not in use are not told: " + source);
    if (selection.tcpInfo()) remarks.add("TCP_INFO is not told: " + source);
    List<SocketRow> rows = files.read(selection);
    if (!selection.owners()) return rows;
    List<SocketRow> owned = owners.own(rows);
    owners.remark().ifPresent(remarks::add);
    return owned;
  }

  @Override
  public List<SocketRow> owned(List<SocketRow> rows) throws SocketTableException {
    return owners.own(rows);
  }

  @Override
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** An IPv4 pair may be that of an IPv6 socket that has it as mapped addresses. */
  private static boolean isOf(SocketRow row, SocketPair pair) {
    return row.local().port() == pair.local().port()
        && row.foreign().port() == pair.foreign().port()
        && unmapped(row.local().host()).equals(unmapped(pair.local().host()))
        && unmapped(row.foreign().host()).equals(unmapped(pair.foreign().host()));
  }

  private static String unmapped(String host) {
    return host.startsWith("::ffff:") ? host.substring(7) : host;
  }

  @Override
  public Watch watch(List<SocketPair> pairs) {
    return new FileWatch(List.copyOf(pairs));
  }

  /** Holds no file open between readings. */
  @Override
  public void close() {}

  private final class FileWatch implements Watch {
    private final List<SocketPair> pairs;
    private final SocketRow[] found;

    FileWatch(List<SocketPair> pairs) {
      this.pairs = pairs;
      this.found = new SocketRow[pairs.size()];
    }

    @Override
    public int size() {
      return pairs.size();
    }

    @Override
    public void read() throws SocketTableException {
      if (pairs.isEmpty()) return;
      List<SocketRow> rows = files.read(Selection.TCP);
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
