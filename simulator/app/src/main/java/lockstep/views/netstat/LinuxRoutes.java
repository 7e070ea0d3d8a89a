package lockstep.views.netstat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lockstep.table.Route;
import lockstep.table.RouteKind;

/** Routes as net-tools' netstat prints them. */
final class LinuxRoutes {
  /**
   * How they are printed.
   *
   * @param extended how often {@code -e} was given
   */
  record Look(boolean ipv4, boolean ipv6, boolean numeric, int extended) {}

  private static final int REJECT = 0x200;

  private static final String LETTERS = "UGHRDM";
  private static final int[] SIXES = {0x10000, 0x20000, 0x40000, 0x400000, 0x200000, 0x1000000};
  private static final String SIX_LETTERS = "DaAenc";

  private LinuxRoutes() {}

  static void print(Facts facts, Sheet sheet, Look look) throws IOException {
    if (look.ipv4()) {
      sheet.line("Kernel IP routing table");
      sheet.line(
          "Destination     Gateway         Genmask         Flags " + titles(look.extended()));
      for (Route route : facts.routes())
        if (!route.isIpv6() && route.table() == Route.LINUX_MAIN)
          sheet.line(line(route, look, facts.names()));
    }
    if (!look.ipv6()) return;
    sheet.line("Kernel IPv6 routing table");
    sheet.line("Destination                    Next Hop                   Flag Met Ref  Use If");
    Optional<List<LinuxSixRoute>> counted = facts.linuxSixRoutes();
    if (counted.isPresent()) {
      for (LinuxSixRoute route : counted.get()) sheet.line(sixLine(route, look.numeric()));
      return;
    }
    for (Route route : facts.routes()) if (route.isIpv6()) sheet.line(sixLine(route));
    sheet.remark("Ref and Use are not told here and shown as -");
  }

  private static String titles(int extended) {
    return switch (extended) {
      case 0 -> "  MSS Window  irtt Iface";
      case 1 -> "Metric Ref    Use Iface";
      default -> "Metric Ref    Use Iface    MSS   Window irtt";
    };
  }

  private static String line(Route route, Look look, Names names) {
    boolean rejects = isRejected(route);
    String any = look.numeric() ? "0.0.0.0" : "default";
    String destination =
        route.prefix() == 0 ? any : name(route.destination(), route.prefix() == 32, look, names);
    String gateway =
        rejects
            ? "-"
            : route.gateway().map(host -> name(host, true, look, names)).orElse("0.0.0.0");
    String device = rejects ? "-" : route.interfaceName();
    String begin =
        Cells.left(destination, 15)
            + " "
            + Cells.left(gateway, 15)
            + " "
            + Cells.left(mask(route.prefix()), 15)
            + " ";
    String mss = rejects ? "-" : Long.toString(route.mtu().orElse(0));
    String zero = rejects ? "-" : "0";
    String flags = flags(route);
    if (look.extended() == 0)
      return begin
          + Cells.left(flags, 6)
          + Cells.right(mss, 5)
          + " "
          + Cells.left(zero, 5)
          + " "
          + Cells.right(zero, 6)
          + " "
          + device;
    String line =
        begin
            + Cells.left(flags, 5)
            + " "
            + Cells.left(route.metric(), 6)
            + " "
            + Cells.left(zero, 2)
            + " "
            + Cells.right("0", 7)
            + " ";
    if (look.extended() == 1) return line + device;
    return line
        + Cells.left(device, 8)
        + " "
        + Cells.left(mss, 5)
        + " "
        + Cells.left(zero, 6)
        + " "
        + zero;
  }

  private static String name(String host, boolean isHost, Look look, Names names) {
    Optional<String> name = look.numeric() || !isHost ? Optional.empty() : names.host(host);
    String text = name.orElse(host);
    return text.length() > 15 ? text.substring(0, 15) : text;
  }

  private static boolean isRejected(Route route) {
    return (route.rawFlags() & REJECT) != 0
        || route.kind() == RouteKind.UNREACHABLE
        || route.kind() == RouteKind.PROHIBIT
        || route.kind() == RouteKind.BLACKHOLE;
  }

  private static String flags(Route route) {
    StringBuilder flags = new StringBuilder();
    for (int bit = 0; bit < LETTERS.length(); bit++)
      if ((route.rawFlags() & 1 << bit) != 0) flags.append(LETTERS.charAt(bit));
    if (isRejected(route)) flags.replace(0, Math.min(1, flags.length()), "!");
    return flags.toString();
  }

  private static String sixLine(Route route) {
    // The kernel's file has -1 for the largest number.
    long metric = route.metric() == 0xFFFFFFFFL ? -1 : route.metric();
    return sixLine(
        route.network(),
        route.gateway().orElse("::"),
        flags(route) + sixFlags(route.rawFlags()),
        metric + " ".repeat(Math.max(0, 3 - Long.toString(metric).length())) + " -      -",
        route.interfaceName());
  }

  private static String sixLine(LinuxSixRoute route, boolean numeric) {
    StringBuilder flags = new StringBuilder();
    for (int bit = 0; bit < LETTERS.length(); bit++)
      if ((route.flags() & 1 << bit) != 0) flags.append(LETTERS.charAt(bit));
    if ((route.flags() & REJECT) != 0) flags.replace(0, Math.min(1, flags.length()), "!");
    String network = route.network();
    // Without -n the tool writes the address of anybody as it does in other tables.
    boolean named = !numeric && network.startsWith("::/");
    return sixLine(
        named ? "[::]" + network.substring(2) : network,
        !numeric && route.gateway().equals("::") ? "[::]" : route.gateway(),
        flags + sixFlags(route.flags()),
        Cells.left(route.metric(), 3)
            + " "
            + Cells.left(route.references(), 1)
            + " "
            + Cells.right(route.uses(), 6),
        route.device());
  }

  private static String sixFlags(int raw) {
    StringBuilder flags = new StringBuilder();
    for (int i = 0; i < SIXES.length; i++)
      if ((raw & SIXES[i]) != 0) flags.append(SIX_LETTERS.charAt(i));
    return flags.toString();
  }

  private static String sixLine(
      String network, String gateway, String flags, String counts, String device) {
    return Cells.left(network, 30)
        + " "
        + Cells.left(gateway, 26)
        + " "
        + Cells.left(flags, 4)
        + " "
        + counts
        + " "
        + device;
  }

  static String mask(int prefix) {
    int mask = prefix == 0 ? 0 : -1 << 32 - prefix;
    return (mask >>> 24)
        + "."
        + (mask >>> 16 & 255)
        + "."
        + (mask >>> 8 & 255)
        + "."
        + (mask & 255);
  }
}
