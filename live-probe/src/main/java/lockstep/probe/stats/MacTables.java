package lockstep.probe.stats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import lockstep.probe.table.MalformedTableException;
import lockstep.probe.table.Octets;
import lockstep.table.InterfaceAddress;
import lockstep.table.InterfaceFlag;
import lockstep.table.InterfaceRow;
import lockstep.table.InterfaceTraffic;
import lockstep.table.Route;
import lockstep.table.RouteKind;

/**
 * macOS's lists of routing messages (net/route.h, net/if.h): each has its length, a version and a
 * type in front; those of another type are passed over by their length.
 */
final class MacTables {
  private static final int RTM_VERSION = 5;
  private static final int RTM_GET = 0x4;
  private static final int RTM_NEWADDR = 0xC;
  private static final int RTM_IFINFO2 = 0x12;

  /** if_msghdr2, in which if_data64 begins at 32. */
  private static final int INTERFACE_HEAD = 160;

  /** ifa_msghdr. */
  private static final int ADDRESS_HEAD = 20;

  /** rt_msghdr. */
  private static final int ROUTE_HEAD = 92;

  private static final int IFF_POINT_TO_POINT = 0x10;

  private static final int RTF_GATEWAY = 0x2;
  private static final int RTF_HOST = 0x4;
  private static final int RTF_REJECT = 0x8;
  private static final int RTF_BLACKHOLE = 0x1000;
  private static final int RTF_LOCAL = 0x200000;
  private static final int RTF_BROADCAST = 0x400000;
  private static final int RTF_MULTICAST = 0x800000;

  private MacTables() {}

  private static List<Octets> messages(Octets list) throws MalformedTableException {
    List<Octets> messages = new ArrayList<>();
    for (int at = 0; at < list.size(); ) {
      int length = list.u16(at);
      if (length < 4) throw list.wrong(at, "a routing message of " + length + " octets");
      Octets message = list.part("routing message", at, length);
      int version = message.u8(2);
      if (version != RTM_VERSION)
        throw message.wrong(2, "version " + version + ", expected " + RTM_VERSION);
      messages.add(message);
      at += length;
    }
    return messages;
  }

  /** Reads the list NET_RT_IFLIST2: each interface, and behind it its addresses. */
  static List<InterfaceRow> interfaces(Octets list) throws MalformedTableException {
    List<Octets> messages = messages(list);
    Set<Integer> pointToPoint = new HashSet<>();
    for (Octets message : messages)
      if (message.u8(3) == RTM_IFINFO2 && (message.i32(8) & IFF_POINT_TO_POINT) != 0)
        pointToPoint.add(message.u16(12));
    Map<Integer, List<InterfaceAddress>> addresses = new HashMap<>();
    for (Octets message : messages) {
      if (message.u8(3) != RTM_NEWADDR) continue;
      int index = message.u16(12);
      addresses
          .computeIfAbsent(index, key -> new ArrayList<>())
          .addAll(address(message, pointToPoint.contains(index)));
    }
    List<InterfaceRow> rows = new ArrayList<>();
    for (Octets message : messages)
      if (message.u8(3) == RTM_IFINFO2)
        rows.add(row(message, addresses.getOrDefault(message.u16(12), List.of())));
    return rows;
  }

  private static InterfaceRow row(Octets message, List<InterfaceAddress> addresses)
      throws MalformedTableException {
    MacAddresses found = new MacAddresses(message, INTERFACE_HEAD, message.i32(4));
    int flags = message.i32(8);
    return new InterfaceRow(
        found.linkName(MacAddresses.INTERFACE),
        message.u16(12),
        found.mac(MacAddresses.INTERFACE),
        addresses,
        message.u32(40),
        flags,
        InterfaceFlag.macos(flags),
        new InterfaceTraffic(
            message.i64(96),
            message.i64(56),
            message.i64(64),
            message.i64(128),
            OptionalLong.empty(),
            OptionalLong.of(message.i64(112))),
        // ifm_snd_drops stands before the data: what the queue to the device threw away.
        new InterfaceTraffic(
            message.i64(104),
            message.i64(72),
            message.i64(80),
            message.u32(24),
            OptionalLong.empty(),
            OptionalLong.of(message.i64(120))),
        OptionalLong.of(message.i64(88)),
        OptionalLong.of(message.i64(136)));
  }

  /**
   * The address in a message; none for one that is not IP's. The far end of a point-to-point link
   * stands where another link has its broadcast address.
   */
  private static List<InterfaceAddress> address(Octets message, boolean pointToPoint)
      throws MalformedTableException {
    MacAddresses found = new MacAddresses(message, ADDRESS_HEAD, message.i32(4));
    String own = found.ip(MacAddresses.OWN).orElse(null);
    if (own == null) return List.of();
    boolean ipv6 = own.indexOf(':') >= 0;
    Optional<String> far = found.ip(MacAddresses.BROADCAST);
    return List.of(
        new InterfaceAddress(
            own,
            found.prefix(ipv6).orElse(ipv6 ? 128 : 32),
            pointToPoint ? far : Optional.empty(),
            pointToPoint ? Optional.empty() : far,
            Optional.empty()));
  }

  /** Reads the list NET_RT_DUMP: IP's routes, also those that were made for one host. */
  static List<Route> routes(Octets list, Map<Integer, String> names)
      throws MalformedTableException {
    List<Route> routes = new ArrayList<>();
    for (Octets message : messages(list)) {
      if (message.u8(3) != RTM_GET) continue;
      MacAddresses found = new MacAddresses(message, ROUTE_HEAD, message.i32(12));
      String destination = found.ip(MacAddresses.DESTINATION).orElse(null);
      if (destination == null) continue;
      int flags = message.i32(8);
      int index = message.u16(4);
      long mtu = message.u32(40);
      routes.add(
          new Route(
              destination,
              prefix(found, destination, flags),
              (flags & RTF_GATEWAY) == 0 ? Optional.empty() : found.ip(MacAddresses.GATEWAY),
              names.getOrDefault(index, ""),
              index,
              0,
              kind(flags),
              flags,
              0,
              Optional.empty(),
              mtu == 0 ? OptionalLong.empty() : OptionalLong.of(mtu)));
    }
    return routes;
  }

  /** A route to one host has no mask; the default one has an empty mask or none. */
  private static int prefix(MacAddresses found, String destination, int flags)
      throws MalformedTableException {
    boolean ipv6 = destination.indexOf(':') >= 0;
    if ((flags & RTF_HOST) != 0) return ipv6 ? 128 : 32;
    return found.prefix(ipv6).orElse(0);
  }

  private static RouteKind kind(int flags) {
    if ((flags & RTF_BLACKHOLE) != 0) return RouteKind.BLACKHOLE;
    if ((flags & RTF_REJECT) != 0) return RouteKind.UNREACHABLE;
    if ((flags & RTF_BROADCAST) != 0) return RouteKind.BROADCAST;
    if ((flags & RTF_MULTICAST) != 0) return RouteKind.MULTICAST;
    return (flags & RTF_LOCAL) != 0 ? RouteKind.LOCAL : RouteKind.UNICAST;
  }
}
