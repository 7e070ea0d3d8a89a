package lockstep.probe.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lockstep.table.SocketRow;

/**
 * Linux's socket table by its text files /proc/net/tcp and tcp6, for kernels whose netlink does not
 * answer. Each reading passes over the whole table, which takes milliseconds, and while the table
 * changes it may miss a row or give one twice.
 */
final class ProcNetTable implements SocketTable {
  private final String source;
  private final Path folder;

  /**
   * @param folder where the files {@code tcp} and {@code tcp6} are
   * @param why why netlink is not used, for {@link #source()}
   */
  ProcNetTable(Path folder, String why) throws SocketTableException {
    this.folder = folder;
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
    List<SocketRow> rows = rows(row -> isOf(row, pair));
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
  }

  @Override
  public List<SocketRow> withPort(int port) throws SocketTableException {
    return rows(row -> row.local().port() == port || row.foreign().port() == port);
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

  private List<SocketRow> rows(Predicate<SocketRow> wanted) throws SocketTableException {
    List<SocketRow> rows = new ArrayList<>();
    for (String name : List.of("tcp", "tcp6")) {
      Path file = folder.resolve(name);
      // A kernel without IPv6 has no second file.
      if (name.equals("tcp6") && !Files.exists(file)) continue;
      try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
        lines.readLine();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          SocketRow row = ProcNetLine.parse(line, ByteOrder.nativeOrder());
          if (wanted.test(row)) rows.add(row);
        }
      } catch (IOException | IllegalArgumentException e) {
        throw new SocketTableException(file + " cannot be read: " + e.getMessage(), e);
      }
    }
    return rows;
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
      List<SocketRow> rows = rows(row -> pairs.stream().anyMatch(pair -> isOf(row, pair)));
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
