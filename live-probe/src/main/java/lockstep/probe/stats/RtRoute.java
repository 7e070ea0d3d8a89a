package lockstep.probe.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import lockstep.probe.table.MalformedTableException;
import lockstep.probe.table.Octets;
import lockstep.table.Route;
import lockstep.table.RouteKind;

/** RTM_NEWROUTE: an rtmsg and the attributes RTA_ of linux/rtnetlink.h. */
final class RtRoute {
  private static final int RTMSG = 12;
  private static final int FAMILY = 0;
  private static final int DESTINATION_BITS = 1;
  private static final int TABLE = 4;
  private static final int TYPE = 7;
  private static final int FLAGS = 8;

  private static final int RTA_DST = 1;
  private static final int RTA_OIF = 4;
  private static final int RTA_GATEWAY = 5;
  private static final int RTA_PRIORITY = 6;
  private static final int RTA_PREFSRC = 7;
  private static final int RTA_METRICS = 8;
  private static final int RTA_MULTIPATH = 9;
  private static final int RTA_TABLE = 15;
  private static final int RTA_VIA = 18;
  private static final int RTAX_MTU = 2;

  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;

  /** A route that the kernel made for one host from another one; netstat does not list it. */
  private static final int RTM_F_CLONED = 0x200;

  private static final int RTNEXTHOP = 8;

  private static final int RTF_UP = 0x1;
  private static final int RTF_GATEWAY = 0x2;
  private static final int RTF_HOST = 0x4;
  private static final int RTF_REJECT = 0x200;
  private static final int RTF_ANYCAST = 0x00100000;
  private static final int RTF_NO_NEXT_HOP = 0x00200000;
  private static final int RTF_LOCAL = 0x80000000;

  private RtRoute() {}

  /**
   * The route in a message, once for each of its next hops; none when it is only cached or of
   * another family.
   *
   * @param names interfaces by their number
   */
  static List<Route> routes(Octets message, Map<Integer, String> names)
      throws MalformedTableException {
    RtAttributes attributes = new RtAttributes("RTA", message, RTMSG);
    int family = message.u8(FAMILY);
    boolean cached = (message.i32(FLAGS) & RTM_F_CLONED) != 0;
    if (cached || family != AF_INET && family != AF_INET6) return List.of();
    Octets paths = attributes.find(RTA_MULTIPATH).orElse(null);
    if (paths == null)
      return List.of(route(message, attributes, attributes, hop(attributes), names));
    List<Route> routes = new ArrayList<>();
    for (int at = 0; at < paths.size(); ) {
      int length = paths.u16(at);
      if (length < RTNEXTHOP) throw paths.wrong(at, "a next hop of " + length + " octets");
      Octets path = paths.part("rtnexthop", at, length);
      RtAttributes own = new RtAttributes("RTA", path, RTNEXTHOP);
      routes.add(route(message, attributes, own, path.i32(4), names));
      at += length + 3 & ~3;
    }
    return routes;
  }

  private static int hop(RtAttributes attributes) throws MalformedTableException {
    return (int) attributes.u32(RTA_OIF, 0);
  }

  /**
   * A route by one next hop.
   *
   * @param hop where the gateway stands: the message's attributes or those of the next hop
   */
  private static Route route(
      Octets message,
      RtAttributes attributes,
      RtAttributes hop,
      int index,
      Map<Integer, String> names)
      throws MalformedTableException {
    boolean ipv6 = message.u8(FAMILY) == AF_INET6;
    int prefix = message.u8(DESTINATION_BITS);
    if (prefix > (ipv6 ? 128 : 32))
      throw message.wrong(DESTINATION_BITS, "a prefix of " + prefix + " bits");
    Optional<String> destination = attributes.address(RTA_DST);
    if (destination.isEmpty() && prefix > 0)
      throw message.wrong(DESTINATION_BITS, "a prefix of " + prefix + " bits without RTA_DST");
    Optional<String> gateway = gateway(hop);
    RouteKind kind = kind(message.u8(TYPE));
    return new Route(
        destination.orElse(ipv6 ? "::" : "0.0.0.0"),
        prefix,
        gateway,
        names.getOrDefault(index, ""),
        index,
        attributes.u32(RTA_PRIORITY, 0),
        kind,
        ipv6
            ? ipv6Flags(kind, gateway.isPresent())
            : ipv4Flags(kind, gateway.isPresent(), prefix == 32),
        attributes.u32(RTA_TABLE, message.u8(TABLE)),
        attributes.address(RTA_PREFSRC),
        mtu(attributes));
  }

  /** An IPv4 route may have an IPv6 gateway, in RTA_VIA behind its family. */
  private static Optional<String> gateway(RtAttributes hop) throws MalformedTableException {
    Optional<String> gateway = hop.address(RTA_GATEWAY);
    Octets via = hop.find(RTA_VIA).orElse(null);
    return gateway.isPresent() || via == null ? gateway : Optional.of(RtAttributes.address(via, 2));
  }

  private static OptionalLong mtu(RtAttributes attributes) throws MalformedTableException {
    Octets metrics = attributes.find(RTA_METRICS).orElse(null);
    if (metrics == null) return OptionalLong.empty();
    long mtu = new RtAttributes("RTAX", metrics, 0).u32(RTAX_MTU, 0);
    return mtu == 0 ? OptionalLong.empty() : OptionalLong.of(mtu);
  }

  /** As the kernel makes them for /proc/net/route; rtnetlink does not send them. */
  private static int ipv4Flags(RouteKind kind, boolean gateway, boolean host) {
    boolean reject = kind == RouteKind.UNREACHABLE || kind == RouteKind.PROHIBIT;
    return RTF_UP | (gateway ? RTF_GATEWAY : 0) | (host ? RTF_HOST : 0) | (reject ? RTF_REJECT : 0);
  }

  /**
   * As the kernel makes them for /proc/net/ipv6_route, but for those of routes that a router
   * advertised.
   */
  private static int ipv6Flags(RouteKind kind, boolean gateway) {
    return switch (kind) {
      case BLACKHOLE, UNREACHABLE, PROHIBIT, THROW -> RTF_REJECT | RTF_NO_NEXT_HOP;
      case LOCAL -> RTF_UP | RTF_NO_NEXT_HOP | RTF_LOCAL;
      case ANYCAST -> RTF_UP | RTF_NO_NEXT_HOP | RTF_ANYCAST;
      case UNICAST, BROADCAST, MULTICAST, OTHER -> RTF_UP | (gateway ? RTF_GATEWAY : 0);
    };
  }

  private static RouteKind kind(int type) {
    return switch (type) {
      case 1 -> RouteKind.UNICAST;
      case 2 -> RouteKind.LOCAL;
      case 3 -> RouteKind.BROADCAST;
      case 4 -> RouteKind.ANYCAST;
      case 5 -> RouteKind.MULTICAST;
      case 6 -> RouteKind.BLACKHOLE;
      case 7 -> RouteKind.UNREACHABLE;
      case 8 -> RouteKind.PROHIBIT;
      case 9 -> RouteKind.THROW;
      default -> RouteKind.OTHER;
    };
  }
}
