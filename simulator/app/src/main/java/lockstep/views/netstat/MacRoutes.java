package lockstep.views.netstat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lockstep.table.Route;
import lockstep.table.RouteKind;
import lockstep.table.Selection.Family;

/** Routes as macOS's netstat prints them. */
final class MacRoutes {
  private static final int FOUR = 18;
  private static final int SIX = 39;
  private static final int NETIF = 14;

  /** RTF_ of macOS's net/route.h, with their letters. */
  private static final int[] BITS = {
    0x1,
    0x2,
    0x4,
    0x8,
    0x10,
    0x20,
    0x800000,
    0x100,
    0x400,
    0x800,
    0x8000,
    0x4000,
    0x20000,
    0x10000,
    0x40000,
    0x1000,
    0x400000,
    0x1000000,
    0x4000000,
    0x8000000,
    0x10000000,
    0x40000000
  };

  private static final String LETTERS = "UGHRDMmCLS12WcB3bIirYg";

  private MacRoutes() {}

  static void print(
      List<Route> routes, Optional<Family> family, Names names, boolean numeric, Sheet sheet)
      throws IOException {
    sheet.line("Routing tables");
    if (family.isEmpty() || family.get() == Family.IPV4)
      section("Internet:", FOUR, false, routes, names, numeric, sheet);
    if (family.isEmpty() || family.get() == Family.IPV6)
      section("Internet6:", numeric ? SIX : FOUR, true, routes, names, numeric, sheet);
  }

  private static void section(
      String title,
      int width,
      boolean six,
      List<Route> routes,
      Names names,
      boolean numeric,
      Sheet sheet)
      throws IOException {
    sheet.line("");
    sheet.line(title);
    sheet.line(
        Cells.left("Destination", width)
            + " "
            + Cells.left("Gateway", width)
            + " "
            + Cells.left("Flags", 10)
            + " "
            + Cells.right("Netif", NETIF)
            + " "
            + Cells.right("Expire", 6));
    for (Route route : routes)
      if (route.isIpv6() == six)
        sheet.line(
            cell(destination(route), width, numeric)
                + " "
                + cell(gateway(route, names, numeric), width, numeric)
                + " "
                + Cells.cut(flags(route), 10)
                + " "
                + Cells.right(route.interfaceName(), NETIF)
                + " ".repeat(7));
  }

  private static String cell(String text, int width, boolean numeric) {
    return numeric ? Cells.left(text, width) : Cells.cut(text, width);
  }

  private static String destination(Route route) {
    if (route.prefix() == 0) return "default";
    String host = route.destination();
    if (route.isIpv6()) return route.prefix() == 128 ? host : route.network();
    if (route.prefix() == 32) return host;
    // The zeros of a network are left out, and its bits where they follow from its class.
    String[] parts = host.split("\\.");
    int kept = Math.max(1, (route.prefix() + 7) / 8);
    StringBuilder text = new StringBuilder(parts[0]);
    for (int i = 1; i < kept; i++) text.append('.').append(parts[i]);
    int first = Integer.parseInt(parts[0]);
    int classBits = first < 128 ? 8 : first < 192 ? 16 : 24;
    return route.prefix() == classBits ? text.toString() : text + "/" + route.prefix();
  }

  private static String gateway(Route route, Names names, boolean numeric) {
    if (route.gateway().isEmpty()) return "link#" + route.interfaceIndex();
    String host = route.gateway().get();
    return numeric ? host : names.host(host).orElse(host);
  }

  private static String flags(Route route) {
    // Linux's lowest bits mean the same; what lies above them has other meanings there.
    int raw = route.table() == 0 ? route.rawFlags() : route.rawFlags() & 0x7;
    StringBuilder flags = new StringBuilder();
    for (int i = 0; i < BITS.length; i++) if ((raw & BITS[i]) != 0) flags.append(LETTERS.charAt(i));
    if (raw == 0) flags.append('U');
    boolean rejected = route.kind() == RouteKind.UNREACHABLE || route.kind() == RouteKind.PROHIBIT;
    if (rejected && flags.indexOf("R") < 0) flags.append('R');
    return flags.toString();
  }
}
