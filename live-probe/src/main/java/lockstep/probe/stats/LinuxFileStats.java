package lockstep.probe.stats;

import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import lockstep.probe.table.MalformedTableException;
import lockstep.table.CounterGroup;
import lockstep.table.InterfaceAddress;
import lockstep.table.InterfaceFlag;
import lockstep.table.InterfaceRow;
import lockstep.table.NetworkCounters;
import lockstep.table.Route;

/**
 * Linux by its text files. Counters always come from there; interfaces and routes only where
 * rtnetlink does not answer.
 */
final class LinuxFileStats implements NetworkStats {
  private static final int IFF_UP = 0x1;
  private static final int IFF_RUNNING = 0x40;

  private final Path folder;
  private final Path devices;
  private final String why;

  /**
   * @param folder where {@code snmp}, {@code dev} and {@code route} are
   * @param devices where each interface has a folder
   * @param why why interfaces and routes are read from files, for the user
   */
  LinuxFileStats(Path folder, Path devices, String why) {
    this.folder = folder;
    this.devices = devices;
    this.why = why;
  }

  @Override
  public Finding<NetworkCounters> counters() throws StatsException {
    try {
      List<CounterGroup> protocols = new ArrayList<>(ProcCounters.pairs(text("snmp")));
      if (protocols.isEmpty()) throw new StatsException(folder.resolve("snmp") + " is not there");
      protocols.addAll(ProcCounters.singles(text("snmp6")));
      protocols.addAll(ProcCounters.pairs(text("netstat")));
      List<CounterGroup> sockets = new ArrayList<>(ProcCounters.sockets(text("sockstat")));
      sockets.addAll(ProcCounters.sockets(text("sockstat6")));
      return new Finding.Known<>(
          new NetworkCounters("linux", protocols, sockets),
          folder + "/{snmp,snmp6,netstat,sockstat,sockstat6}");
    } catch (StatsException e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The counters of {@code dev}, what /sys tells of each interface, and addresses by the JDK. */
  @Override
  public Finding<List<InterfaceRow>> interfaces() throws StatsException {
    try {
      List<InterfaceRow> rows = new ArrayList<>();
      for (ProcInterfaces.Line line : ProcInterfaces.parse(text("dev"))) {
        Path known = devices.resolve(line.name());
        // An interface may go between the two readings.
        if (Files.exists(known)) rows.add(row(line, known));
      }
      if (rows.isEmpty())
        throw new StatsException(
            "no interface is both in " + folder.resolve("dev") + " and in " + devices);
      rows.sort(Comparator.comparingInt(InterfaceRow::index));
      return new Finding.Known<>(
          List.copyOf(rows), folder.resolve("dev") + ", " + devices + " (" + why + ")");
    } catch (StatsException e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static InterfaceRow row(ProcInterfaces.Line line, Path known) throws IOException {
    int flags = (int) number(known, "flags");
    // The file has what was set; that an interface also works is a word beside it.
    boolean works = word(known, "operstate").matches("up|unknown") && (flags & IFF_UP) != 0;
    if (works) flags |= IFF_RUNNING;
    return new InterfaceRow(
        line.name(),
        (int) number(known, "ifindex"),
        word(known, "address"),
        addresses(line.name()),
        number(known, "mtu"),
        flags,
        InterfaceFlag.linux(flags),
        line.received(),
        line.sent(),
        OptionalLong.of(line.collisions()),
        OptionalLong.empty());
  }

  /** The JDK leaves out interfaces that are down; those have none that could be used. */
  private static List<InterfaceAddress> addresses(String name) throws IOException {
    NetworkInterface known = NetworkInterface.getByName(name);
    if (known == null) return List.of();
    List<InterfaceAddress> addresses = new ArrayList<>();
    for (var address : known.getInterfaceAddresses()) addresses.add(JdkAddress.of(address));
    return addresses;
  }

  private static String word(Path known, String file) throws IOException {
    ProcText text = ProcText.read(known.resolve(file));
    return text.size() == 0 ? "" : text.words(0)[0];
  }

  private static long number(Path known, String file) throws IOException {
    String word = word(known, file);
    try {
      return Long.decode(word);
    } catch (NumberFormatException e) {
      throw new MalformedTableException(
          known.resolve(file) + ", by lines,", 1, "expected a number, found \"" + word + '"');
    }
  }

  @Override
  public Finding<List<Route>> routes() throws StatsException {
    try {
      List<Route> routes = new ArrayList<>();
      routes.addAll(ProcRoutes.ipv4(text("route"), ByteOrder.nativeOrder()));
      routes.addAll(ProcRoutes.ipv6(text("ipv6_route")));
      if (!Files.exists(folder.resolve("route")))
        throw new StatsException(folder.resolve("route") + " is not there");
      return new Finding.Known<>(List.copyOf(routes), folder + "/{route,ipv6_route} (" + why + ")");
    } catch (StatsException e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private ProcText text(String name) throws IOException {
    return ProcText.read(folder.resolve(name));
  }

  private static StatsException unreadable(IOException e) {
    return new StatsException(e.getMessage(), e);
  }
}
