package lockstep.capture;

import java.nio.ByteBuffer;
import lockstep.table.NumericAddress;
import lockstep.table.SocketAddress;

/**
 * An address and a port as a packet has them, in numbers: a capture has many, and few are ever
 * printed.
 *
 * @param six whether the address is of IPv6
 * @param high the first 8 octets of that, 0 otherwise
 * @param low its last 8 octets, or those of the IPv4 address
 */
public record IpEndpoint(boolean six, long high, long low, int port)
    implements Comparable<IpEndpoint> {
  @Override
  public int compareTo(IpEndpoint other) {
    if (six != other.six) return six ? 1 : -1;
    int order = Long.compareUnsigned(high, other.high);
    if (order == 0) order = Long.compareUnsigned(low, other.low);
    return order == 0 ? Integer.compare(port, other.port) : order;
  }

  /** The address in text, without the port. */
  public String host() {
    ByteBuffer octets = ByteBuffer.allocate(16).putLong(high).putLong(low);
    return six ? NumericAddress.ipv6(octets, 0) : NumericAddress.ipv4(octets, 12);
  }

  /** The same as a row of a socket table has it. */
  public SocketAddress address() {
    return new SocketAddress(host(), port);
  }

  /** {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}; port 0 is 0 here, not "any". */
  @Override
  public String toString() {
    return (six ? "[" + host() + "]" : host()) + ":" + port;
  }
}
