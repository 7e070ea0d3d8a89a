package lockstep.probe.stats;

import java.util.Arrays;
import java.util.Optional;
import lockstep.probe.table.MalformedTableException;
import lockstep.probe.table.Octets;

/**
 * The sockaddrs behind a routing message of macOS: of eight possible ones those whose bit is set,
 * each with its length first, rounded up to four octets.
 */
final class MacAddresses {
  static final int DESTINATION = 0;
  static final int GATEWAY = 1;
  static final int NETMASK = 2;
  static final int INTERFACE = 4;
  static final int OWN = 5;
  static final int BROADCAST = 7;

  private static final int KINDS = 8;
  private static final int AF_INET = 2;
  private static final int AF_LINK = 18;
  private static final int AF_INET6 = 30;

  private final Octets[] found = new Octets[KINDS];

  /**
   * Finds them.
   *
   * @param mask which are there, bit 0 for {@link #DESTINATION}
   */
  MacAddresses(Octets message, int from, int mask) throws MalformedTableException {
    int at = from;
    for (int kind = 0; kind < KINDS; kind++) {
      if ((mask & 1 << kind) == 0) continue;
      int length = message.u8(at);
      found[kind] = message.part("sockaddr " + kind, at, length);
      // One of length 0 still takes four octets.
      at += length == 0 ? 4 : length + 3 & ~3;
    }
  }

  /** The family of one of them; 0 when it is not there or empty. */
  int family(int kind) throws MalformedTableException {
    Octets address = found[kind];
    return address == null || address.size() < 2 ? 0 : address.u8(1);
  }

  /** The IP address; empty when it is not there or of another family. */
  Optional<String> ip(int kind) throws MalformedTableException {
    return switch (family(kind)) {
      case AF_INET -> Optional.of(found[kind].ipv4(4));
      case AF_INET6 -> Optional.of(withoutScope(found[kind].ipv6(8)));
      default -> Optional.empty();
    };
  }

  /**
   * The kernel keeps the interface's number in the second group of a link-local address, where
   * nothing but zeros is sent.
   */
  private static String withoutScope(String address) {
    boolean linkLocal = address.startsWith("fe80:") && !address.startsWith("fe80::");
    boolean local = linkLocal || address.matches("ff[0-9a-f]2:[1-9a-f].*");
    if (!local) return address;
    int second = address.indexOf(':') + 1;
    String rest = address.substring(address.indexOf(':', second));
    String first = address.substring(0, second - 1);
    return rest.startsWith("::") ? first + rest : first + ":" + rest;
  }

  /** The name in a link-level address; empty text when it is none. */
  String linkName(int kind) throws MalformedTableException {
    return family(kind) == AF_LINK ? found[kind].text(8, found[kind].u8(5)) : "";
  }

  /** The hardware address in a link-level address; empty text when it has none. */
  String mac(int kind) throws MalformedTableException {
    if (family(kind) != AF_LINK) return "";
    return found[kind].mac(8 + found[kind].u8(5), found[kind].u8(6));
  }

  /**
   * The number of leading one bits of the netmask. Its length leaves out zeros at the end, and its
   * family need not be set.
   *
   * @param ipv6 what it is a mask for
   */
  Optional<Integer> prefix(boolean ipv6) throws MalformedTableException {
    Octets mask = found[NETMASK];
    if (mask == null) return Optional.empty();
    int from = ipv6 ? 8 : 4;
    int length = Math.max(0, Math.min(mask.size() - from, ipv6 ? 16 : 4));
    byte[] octets = Arrays.copyOf(length == 0 ? new byte[0] : mask.octets(from, length), 17);
    int bits = 0;
    while ((octets[bits / 8] & 0x80 >> bits % 8) != 0) bits++;
    return Optional.of(bits);
  }
}
