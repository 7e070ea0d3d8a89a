package lockstep.probe.stats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.probe.table.MalformedTableException;
import lockstep.probe.table.Octets;
import lockstep.probe.table.RouteNetlink;
import lockstep.probe.table.SocketTableException;
import lockstep.table.InterfaceAddress;
import lockstep.table.InterfaceRow;
import lockstep.table.NetworkCounters;
import lockstep.table.Route;

/** Linux: counters from its text files, interfaces and routes by rtnetlink. */
final class LinuxStats implements NetworkStats {
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final String SOURCE = "rtnetlink";

  /** Linux's text files instead, and why. */
  static LinuxFileStats files(String why) {
    return new LinuxFileStats(Path.of("/proc/net"), Path.of("/sys/class/net"), why);
  }

  @Override
  public Finding<NetworkCounters> counters() throws StatsException {
    return files("").counters();
  }

  @Override
  public Finding<List<InterfaceRow>> interfaces() throws StatsException {
    try (RouteNetlink netlink = RouteNetlink.open()) {
      return new Finding.Known<>(interfaces(netlink), SOURCE);
    } catch (MalformedTableException e) {
      throw new StatsException(e.getMessage(), e);
    } catch (SocketTableException e) {
      return files(e.getMessage()).interfaces();
    } catch (IOException e) {
      throw new StatsException(e.getMessage(), e);
    }
  }

  private static List<InterfaceRow> interfaces(RouteNetlink netlink) throws IOException {
    List<Octets> links = netlink.dump(RouteNetlink.GET_LINK, RouteNetlink.AF_UNSPEC);
    Map<Integer, List<InterfaceAddress>> addresses = new HashMap<>();
    for (int family : new int[] {AF_INET, AF_INET6})
      for (Octets message : ofFamily(netlink, RouteNetlink.GET_ADDRESS, family)) {
        RtAddress found = RtAddress.of(message);
        addresses.computeIfAbsent(found.index(), key -> new ArrayList<>()).add(found.address());
      }
    List<InterfaceRow> rows = new ArrayList<>();
    for (Octets message : links) {
      int index = RtLink.name(message).index();
      rows.add(RtLink.row(message, addresses.getOrDefault(index, List.of())));
    }
    rows.sort(Comparator.comparingInt(InterfaceRow::index));
    return List.copyOf(rows);
  }

  @Override
  public Finding<List<Route>> routes() throws StatsException {
    try (RouteNetlink netlink = RouteNetlink.open()) {
      return new Finding.Known<>(routes(netlink), SOURCE);
    } catch (MalformedTableException e) {
      throw new StatsException(e.getMessage(), e);
    } catch (SocketTableException e) {
      return files(e.getMessage()).routes();
    } catch (IOException e) {
      throw new StatsException(e.getMessage(), e);
    }
  }

  private static List<Route> routes(RouteNetlink netlink) throws IOException {
    Map<Integer, String> names = new HashMap<>();
    for (Octets message : netlink.dump(RouteNetlink.GET_LINK, RouteNetlink.AF_UNSPEC)) {
      RtLink.Name link = RtLink.name(message);
      names.put(link.index(), link.name());
    }
    List<Route> routes = new ArrayList<>();
    for (int family : new int[] {AF_INET, AF_INET6})
      for (Octets message : ofFamily(netlink, RouteNetlink.GET_ROUTE, family))
        routes.addAll(RtRoute.routes(message, names));
    return List.copyOf(routes);
  }

  /** A kernel without a family answers with what it has of all others. */
  private static List<Octets> ofFamily(RouteNetlink netlink, int type, int family)
      throws IOException {
    List<Octets> messages = new ArrayList<>();
    for (Octets message : netlink.dump(type, family))
      if (message.u8(0) == family) messages.add(message);
    return messages;
  }
}
