package lockstep.probe.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import lockstep.table.Selection;
import lockstep.table.Selection.Family;
import lockstep.table.Selection.Protocol;
import lockstep.table.SocketRow;

/**
 * Linux's socket tables as text: {@code tcp}, {@code tcp6}, {@code udp} and {@code udp6} in
 * /proc/net.
 */
final class ProcNetFiles {
  private final Path folder;

  ProcNetFiles() {
    this(Path.of("/proc/net"));
  }

  ProcNetFiles(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** The rows that are selected, in the order of the files. */
  List<SocketRow> read(Selection selection) throws SocketTableException {
    List<SocketRow> rows = new ArrayList<>();
    for (Protocol protocol : selection.protocols())
      for (Family family : selection.families())
        readInto(rows, name(protocol, family), selection::selects);
    return rows;
  }

  private static String name(Protocol protocol, Family family) {
    String name = protocol == Protocol.TCP ? "tcp" : "udp";
    return family == Family.IPV6 ? name + "6" : name;
  }

  private void readInto(List<SocketRow> rows, String name, Predicate<SocketRow> wanted)
      throws SocketTableException {
    Path file = folder.resolve(name);
    int number = 1;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        SocketRow row = ProcNetLine.parse(line, name, ByteOrder.nativeOrder());
        if (wanted.test(row)) rows.add(row);
      }
    } catch (NoSuchFileException e) {
      // A kernel without IPv6 has no second file.
      if (!name.endsWith("6")) throw new SocketTableException("there is no " + file, e);
    } catch (IOException e) {
      throw new SocketTableException(file + " cannot be read: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new MalformedTableException(file + ", by lines,", number, e.getMessage());
    }
  }
}
