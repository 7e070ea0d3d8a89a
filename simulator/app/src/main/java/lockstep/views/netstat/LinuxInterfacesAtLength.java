package lockstep.views.netstat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lockstep.table.InterfaceAddress;
import lockstep.table.InterfaceFlag;
import lockstep.table.InterfaceRow;
import lockstep.table.InterfaceTraffic;
import lockstep.table.LinkDetails;

/** Interfaces as net-tools' netstat prints them for {@code -i -e}, and ifconfig with it. */
final class LinuxInterfacesAtLength {
  private static final String INDENT = "        ";
  private static final int ETHERNET = 1;
  private static final int LOOPBACK = 772;
  private static final int NONE = 65534;

  /** IFF_DYNAMIC of linux/if.h. */
  private static final int DYNAMIC = 0x8000;

  private static final Map<InterfaceFlag, String> WORDS =
      Map.ofEntries(
          Map.entry(InterfaceFlag.UP, "UP"),
          Map.entry(InterfaceFlag.BROADCAST, "BROADCAST"),
          Map.entry(InterfaceFlag.DEBUG, "DEBUG"),
          Map.entry(InterfaceFlag.LOOPBACK, "LOOPBACK"),
          Map.entry(InterfaceFlag.POINT_TO_POINT, "POINTOPOINT"),
          Map.entry(InterfaceFlag.NO_TRAILERS, "NOTRAILERS"),
          Map.entry(InterfaceFlag.RUNNING, "RUNNING"),
          Map.entry(InterfaceFlag.NO_ARP, "NOARP"),
          Map.entry(InterfaceFlag.PROMISCUOUS, "PROMISC"),
          Map.entry(InterfaceFlag.ALL_MULTICAST, "ALLMULTI"),
          Map.entry(InterfaceFlag.MULTICAST, "MULTICAST"));

  private LinuxInterfacesAtLength() {}

  /**
   * Prints them.
   *
   * @param all also those that are down
   */
  static void print(List<InterfaceRow> rows, boolean all, Sheet sheet) throws IOException {
    sheet.line("Kernel Interface table");
    boolean bare = false;
    for (InterfaceRow row : LinuxInterfaces.shown(rows, all)) {
      for (String line : lines(row)) sheet.line(line);
      bare |= row.link().isEmpty();
    }
    if (bare)
      sheet.remark(
          "rtnetlink does not answer, and of each link its kind, its queue and the counters frame"
              + " and carrier are not known without it: they are shown as ?");
  }

  private static List<String> lines(InterfaceRow row) {
    List<String> lines = new ArrayList<>();
    // No flag stands for itself here: the number is what the older call has, sixteen bits.
    lines.add(
        "%s: flags=%d<%s>  mtu %d"
            .formatted(row.name(), (short) row.rawFlags(), flags(row), row.mtu()));
    for (InterfaceAddress address : row.addresses())
      if (address.host().indexOf(':') < 0) {
        lines.add(INDENT + four(row, address));
        // The call that is asked for IPv4 knows one address.
        break;
      }
    for (InterfaceAddress address : row.addresses())
      if (address.host().indexOf(':') >= 0) lines.add(INDENT + six(address));
    lines.add(INDENT + link(row));
    InterfaceTraffic in = row.received();
    InterfaceTraffic out = row.sent();
    lines.add(INDENT + "RX " + volume(in));
    lines.add(
        "%sRX errors %d  dropped %d  overruns %d  frame %s"
            .formatted(
                INDENT,
                in.errors(),
                in.drops(),
                in.overruns().orElse(0),
                row.link().map(link -> Long.toString(link.frameErrors())).orElse("?")));
    lines.add(INDENT + "TX " + volume(out));
    lines.add(
        "%sTX errors %d  dropped %d overruns %d  carrier %s  collisions %d"
            .formatted(
                INDENT,
                out.errors(),
                out.drops(),
                out.overruns().orElse(0),
                row.link().map(link -> Long.toString(link.carrierErrors())).orElse("?"),
                row.collisions().orElse(0)));
    lines.add("");
    return lines;
  }

  private static String flags(InterfaceRow row) {
    Map<Integer, String> words = new TreeMap<>();
    row.flags().forEach(flag -> words.put(flag.ordinal(), WORDS.get(flag)));
    List<String> texts = new ArrayList<>(words.values());
    int multicast = texts.indexOf("MULTICAST");
    int last = multicast < 0 ? texts.size() : multicast;
    if ((row.rawFlags() & LinuxInterfaces.MASTER) != 0) texts.add(last, "MASTER");
    if ((row.rawFlags() & LinuxInterfaces.SLAVE) != 0) texts.add(last, "SLAVE");
    if ((row.rawFlags() & DYNAMIC) != 0) texts.add("DYNAMIC");
    return texts.isEmpty() ? "NO FLAGS" : String.join(",", texts);
  }

  private static String four(InterfaceRow row, InterfaceAddress address) {
    String text = "inet " + address.host() + "  netmask " + LinuxRoutes.mask(address.prefix());
    if (row.flags().contains(InterfaceFlag.BROADCAST))
      text += "  broadcast " + address.broadcast().orElse("0.0.0.0");
    if (row.flags().contains(InterfaceFlag.POINT_TO_POINT))
      text += "  destination " + address.peer().orElse(address.host());
    return text;
  }

  private static String six(InterfaceAddress address) {
    return "inet6 "
        + address.host()
        + "  prefixlen "
        + address.prefix()
        + "  scopeid "
        + switch (address.scope().orElse("")) {
          case "global" -> "0x0<global>";
          case "host" -> "0x10<host>";
          case "link" -> "0x20<link>";
          case "site" -> "0x40<site>";
          default -> "?";
        };
  }

  private static String link(InterfaceRow row) {
    if (row.link().isEmpty())
      return row.mac().isEmpty() ? "?" : "? " + row.mac() + "  txqueuelen ?";
    LinkDetails link = row.link().get();
    String queue = "txqueuelen " + link.queueLength();
    return switch (link.type()) {
      case ETHERNET -> "ether " + row.mac() + "  " + queue + "  (Ethernet)";
      case LOOPBACK -> "loop  " + queue + "  (Local Loopback)";
      case NONE -> "unspec " + unspecified(row.mac()) + "  " + queue + "  (UNSPEC)";
      default -> "hardware type " + link.type() + "  " + queue;
    };
  }

  /** Sixteen octets, most of them 0. */
  private static String unspecified(String mac) {
    StringBuilder text = new StringBuilder();
    String[] octets = mac.isEmpty() ? new String[0] : mac.split(":");
    for (int i = 0; i < 16; i++)
      text.append(i == 0 ? "" : "-")
          .append(i < octets.length ? octets[i].toUpperCase(Locale.ROOT) : "00");
    return text.toString();
  }

  private static String volume(InterfaceTraffic traffic) {
    return "packets "
        + traffic.packets()
        + "  bytes "
        + traffic.octets()
        + " ("
        + rounded(traffic.octets())
        + ")";
  }

  /** {@code 29.4 KiB}: cut after a tenth, and a full unit is still written in the smaller one. */
  static String rounded(long octets) {
    int unit = 0;
    while (unit < 6 && octets > 1L << 10 * (unit + 1)) unit++;
    long whole = octets >> 10 * unit;
    long tenths = (octets & (1L << 10 * unit) - 1) * 10 >> 10 * unit;
    return whole
        + "."
        + tenths
        + " "
        + new String[] {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"}[unit];
  }
}
