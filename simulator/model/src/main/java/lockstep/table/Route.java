package lockstep.table;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A row of the routing table; a route with several next hops gives one row for each.
 *
 * @param destination the network's address, numeric; {@code 0.0.0.0} or {@code ::} for the default
 * @param prefix how many leading bits of it count, 0 for the default, 32 or 128 for one host
 * @param gateway the next hop; empty when the destination is on the link itself
 * @param interfaceName the interface that it leaves by; empty text when there is none
 * @param interfaceIndex the interface's number, 0 when there is none or the source does not tell
 * @param metric the smaller is taken first; on Windows that of the interface comes on top
 * @param kind what happens with the packet
 * @param rawFlags the system's RTF_ flags as netstat's {@code Flags} column reads them; 0 on
 *     Windows
 * @param table the number of the routing table, on Linux 254 for the main one and 255 for what is
 *     local; 0 where there is but one
 * @param source the address that packets by this route leave with, where the route says so
 * @param mtu the largest packet by this route, where the route says so
 */
public record Route(
    String destination,
    int prefix,
    Optional<String> gateway,
    String interfaceName,
    int interfaceIndex,
    long metric,
    RouteKind kind,
    int rawFlags,
    long table,
    Optional<String> source,
    OptionalLong mtu) {
  /** Linux's number of the table that netstat and {@code ip route} show. */
  public static final int LINUX_MAIN = 254;

  public Route {
    Objects.requireNonNull(destination, "destination");
    int bits = destination.indexOf(':') < 0 ? 32 : 128;
    if (prefix < 0 || prefix > bits)
      throw new IllegalArgumentException("prefix " + prefix + ", expected 0 to " + bits);
    Objects.requireNonNull(gateway, "gateway");
    Objects.requireNonNull(interfaceName, "interfaceName");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(mtu, "mtu");
  }

  public boolean isIpv6() {
    return destination.indexOf(':') >= 0;
  }

  /** {@code 192.0.2.0/24}. */
  public String network() {
    return destination + "/" + prefix;
  }
}
