package lockstep.probe.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import lockstep.probe.lab.Ground;
import lockstep.probe.lab.LabOptions.Family;
import lockstep.probe.lab.Medium;
import lockstep.table.SocketPair;
import lockstep.tcp.World;

/**
 * A network of two addresses that are for documentation (RFC 5737, RFC 3849): all sockets have the
 * first one, and reach each other at the second one, which is nobody's.
 */
final class PrivateGround implements Ground {
  private static final int IPV4_BITS = 24;
  private static final int IPV6_BITS = 64;

  /** An IPv6 header has 20 octets more than one of IPv4; so the MSS is the same 1460. */
  static final int IPV6_MTU = 1520;

  private final Family family;
  private final String near;
  private final String far;
  private Medium medium;

  /** Whether the second address is somebody's who is no socket of this kernel. */
  private boolean inhabited;

  PrivateGround(Family family) {
    this.family = family;
    near = family == Family.IPV4 ? "192.0.2.1" : "2001:db8::1";
    far = family == Family.IPV4 ? "192.0.2.2" : "2001:db8::2";
  }

  /** Says what hands on the segments. */
  void carriedBy(Medium carrier) {
    medium = carrier;
  }

  /** From here on the second address is that of whoever stands at the far end. */
  void inhabitFarEnd() {
    inhabited = true;
  }

  /** The second address. */
  String farHost() {
    return far;
  }

  /** Gives an interface the first address and brings it up. */
  void settle(Interfaces interfaces, String name) throws NativeFault {
    if (family == Family.IPV4) interfaces.address(name, host(), IPV4_BITS);
    if (family == Family.IPV6) interfaces.mtu(name, IPV6_MTU);
    interfaces.up(name);
    if (family == Family.IPV6) interfaces.address6(name, host(), IPV6_BITS);
  }

  @Override
  public World world() {
    return World.WIRE;
  }

  @Override
  public InetAddress host() {
    return address(near);
  }

  @Override
  public InetAddress far() {
    return address(far);
  }

  private static InetAddress address(String numeric) {
    try {
      return InetAddress.getByName(numeric);
    } catch (UnknownHostException e) {
      throw new AssertionError("a numeric address needs no name service", e);
    }
  }

  /** Whether a socket of this network sent to the other address. */
  boolean isOurs(SocketPair sender) {
    return sender.local().host().equals(near) && sender.foreign().host().equals(far);
  }

  @Override
  public SocketPair opposite(SocketPair pair) {
    if (inhabited) return pair.reversed();
    return new SocketPair(
        new lockstep.table.SocketAddress(near, pair.foreign().port()),
        new lockstep.table.SocketAddress(far, pair.local().port()));
  }

  @Override
  public SocketAddress checked(SocketAddress address) {
    if (address instanceof InetSocketAddress inet
        && inet.getAddress() != null
        && (inet.getAddress().equals(host()) || inet.getAddress().equals(far()))) return address;
    throw new IllegalArgumentException(
        "the wire uses " + near + " and " + far + " only, not " + address);
  }

  @Override
  public Optional<String> lack() {
    return Optional.empty();
  }

  @Override
  public Optional<Medium> medium() {
    return Optional.ofNullable(medium);
  }
}
