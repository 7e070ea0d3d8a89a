package lockstep.table;

import java.util.Objects;

/**
 * The two addresses that name a connection at one of its ends, the local one first. A listening
 * socket has the foreign address "any" with port 0.
 */
public record SocketPair(SocketAddress local, SocketAddress foreign) {
  public SocketPair {
    Objects.requireNonNull(local, "local");
    Objects.requireNonNull(foreign, "foreign");
    if (isIpv6(local) != isIpv6(foreign))
      throw new IllegalArgumentException(
          "both addresses are of one family, not " + local + " and " + foreign);
  }

  /** The pair of the socket that listens at this address. */
  public static SocketPair listening(SocketAddress local) {
    return new SocketPair(local, new SocketAddress(isIpv6(local) ? "::" : "0.0.0.0", 0));
  }

  /** The pair as the other end has it. */
  public SocketPair reversed() {
    return new SocketPair(foreign, local);
  }

  /** Whether its addresses are of IPv6. */
  public boolean isIpv6() {
    return isIpv6(local);
  }

  private static boolean isIpv6(SocketAddress address) {
    return address.host().indexOf(':') >= 0;
  }
}
