package lockstep.probe.stats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lockstep.probe.table.MalformedTableException;
import lockstep.probe.table.Octets;
import lockstep.table.Route;
import lockstep.table.RouteKind;

/**
 * /proc/net/route (IPv4's main table) and /proc/net/ipv6_route (all tables, without their numbers).
 */
final class ProcRoutes {
  private static final int RTF_GATEWAY = 0x2;
  private static final int RTF_REJECT = 0x200;
  private static final int RTF_ANYCAST = 0x00100000;
  private static final int RTF_LOCAL = 0x80000000;

  private ProcRoutes() {}

  /**
   * Reads /proc/net/route.
   *
   * @param order the byte order of the machine that wrote it: addresses are printed as its numbers
   */
  static List<Route> ipv4(ProcText text, ByteOrder order) throws MalformedTableException {
    List<Route> routes = new ArrayList<>();
    for (int i = 1; i < text.size(); i++) {
      String[] words = text.words(i);
      if (words.length < 11) throw text.wrong(i, "expected 11 columns, found " + words.length);
      int flags = (int) text.hex(i, words[3], 32);
      int mask = swapped((int) text.hex(i, words[7], 32), order);
      int prefix = Integer.numberOfLeadingZeros(~mask);
      if (mask != (prefix == 0 ? 0 : -1 << 32 - prefix))
        throw text.wrong(i, "a mask with a gap, \"" + words[7] + '"');
      long mtu = text.number(i, words[8]);
      routes.add(
          new Route(
              ipv4(text, i, words[1], order),
              prefix,
              gateway(flags, ipv4(text, i, words[2], order)),
              words[0].equals("*") ? "" : words[0],
              0,
              text.number(i, words[6]),
              (flags & RTF_REJECT) != 0 ? RouteKind.UNREACHABLE : RouteKind.UNICAST,
              flags,
              Route.LINUX_MAIN,
              Optional.empty(),
              mtu == 0 ? OptionalLong.empty() : OptionalLong.of(mtu)));
    }
    return routes;
  }

  /** Reads /proc/net/ipv6_route, which has no head and says neither table nor source. */
  static List<Route> ipv6(ProcText text) throws MalformedTableException {
    List<Route> routes = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      String[] words = text.words(i);
      if (words.length != 10) throw text.wrong(i, "expected 10 columns, found " + words.length);
      int flags = (int) text.hex(i, words[8], 32);
      long prefix = text.hex(i, words[1], 8);
      if (prefix > 128) throw text.wrong(i, "a prefix of " + prefix + " bits");
      routes.add(
          new Route(
              ipv6(text, i, words[0]),
              (int) prefix,
              gateway(flags, ipv6(text, i, words[4])),
              words[9],
              0,
              text.hex(i, words[5], 32),
              kind(flags, words[0]),
              flags,
              0,
              Optional.empty(),
              OptionalLong.empty()));
    }
    return routes;
  }

  private static RouteKind kind(int flags, String destination) {
    if ((flags & RTF_REJECT) != 0) return RouteKind.UNREACHABLE;
    if ((flags & RTF_LOCAL) != 0) return RouteKind.LOCAL;
    if ((flags & RTF_ANYCAST) != 0) return RouteKind.ANYCAST;
    return destination.startsWith("ff") ? RouteKind.MULTICAST : RouteKind.UNICAST;
  }

  /** An IPv4 route by an IPv6 gateway has the flag, but no room in the file for the address. */
  private static Optional<String> gateway(int flags, String address) {
    boolean told = (flags & RTF_GATEWAY) != 0 && !address.equals("0.0.0.0");
    return told ? Optional.of(address) : Optional.empty();
  }

  private static String ipv4(ProcText text, int line, String word, ByteOrder order)
      throws MalformedTableException {
    ByteBuffer address = ByteBuffer.allocate(4);
    address.putInt(0, swapped((int) text.hex(line, word, 32), order));
    return Octets.of(word, address, order).ipv4(0);
  }

  private static int swapped(int number, ByteOrder order) {
    return order == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(number) : number;
  }

  private static String ipv6(ProcText text, int line, String word) throws MalformedTableException {
    if (!word.matches("[0-9a-f]{32}"))
      throw text.wrong(line, "expected an address of 32 digits, found \"" + word + '"');
    ByteBuffer address = ByteBuffer.wrap(HexFormat.of().parseHex(word));
    return Octets.of(word, address, ByteOrder.BIG_ENDIAN).ipv6(0);
  }
}
