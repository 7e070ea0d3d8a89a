package lockstep.views.netstat;

import java.io.IOException;
import java.util.List;
import lockstep.table.InterfaceAddress;
import lockstep.table.InterfaceFlag;
import lockstep.table.InterfaceRow;
import lockstep.table.Route;

/** Interfaces and routes as netstat.exe prints them for -r. */
final class WindowsRoutes {
  private static final String RULE = "=".repeat(75);

  private WindowsRoutes() {}

  static void print(List<InterfaceRow> interfaces, List<Route> routes, Sheet sheet)
      throws IOException {
    sheet.line(RULE);
    sheet.line("Interface List");
    for (InterfaceRow row : interfaces) sheet.line(device(row));
    sheet.line(RULE);
    sheet.line("");
    begin(sheet, "IPv4 Route Table");
    sheet.line("Network Destination        Netmask          Gateway       Interface  Metric");
    for (Route route : routes) if (!route.isIpv6()) sheet.line(four(route, interfaces));
    end(sheet);
    sheet.line("");
    begin(sheet, "IPv6 Route Table");
    sheet.line(" If Metric Network Destination      Gateway");
    for (Route route : routes) if (route.isIpv6()) for (String line : six(route)) sheet.line(line);
    end(sheet);
  }

  private static void begin(Sheet sheet, String title) throws IOException {
    sheet.line(title);
    sheet.line(RULE);
    sheet.line("Active Routes:");
  }

  private static void end(Sheet sheet) throws IOException {
    sheet.line(RULE);
    sheet.line("Persistent Routes:");
    sheet.line("  None");
  }

  private static String device(InterfaceRow row) {
    boolean loopback = row.flags().contains(InterfaceFlag.LOOPBACK);
    String mac = loopback || row.mac().isEmpty() ? "" : row.mac().replace(':', ' ');
    String name = loopback ? "Software Loopback Interface 1" : row.name();
    return Cells.right(row.index(), 3)
        + (mac.isEmpty() ? ".".repeat(27) : "..." + mac + " ......")
        + name;
  }

  private static String four(Route route, List<InterfaceRow> interfaces) {
    return Cells.right(route.destination(), 17)
        + Cells.right(LinuxRoutes.mask(route.prefix()), 17)
        + Cells.right(route.gateway().orElse("On-link"), 17)
        + Cells.right(address(route, interfaces), 17)
        + Cells.right(route.metric(), 7);
  }

  /** Windows names an interface by its first IPv4 address. */
  private static String address(Route route, List<InterfaceRow> interfaces) {
    for (InterfaceRow row : interfaces)
      if (row.name().equals(route.interfaceName()))
        for (InterfaceAddress address : row.addresses())
          if (address.host().indexOf(':') < 0) return address.host();
    return route.interfaceName();
  }

  private static List<String> six(Route route) {
    String begin = Cells.right(route.interfaceIndex(), 3) + Cells.right(route.metric(), 7) + " ";
    String gateway = route.gateway().orElse("On-link");
    // A long network has a line of its own.
    return route.network().length() > 24
        ? List.of(begin + route.network(), " ".repeat(36) + gateway)
        : List.of(begin + Cells.left(route.network(), 24) + " " + gateway);
  }
}
