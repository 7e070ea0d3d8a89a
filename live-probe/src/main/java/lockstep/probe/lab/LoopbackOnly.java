package lockstep.probe.lab;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;

/** The guard through which every address goes that the lab binds or connects to. */
final class LoopbackOnly {
  private LoopbackOnly() {}

  /**
   * Lets an address of this computer's loopback pass.
   *
   * @throws IllegalArgumentException for every other address
   */
  static SocketAddress checked(SocketAddress address) {
    if (address instanceof InetSocketAddress inet
        && inet.getAddress() != null
        && inet.getAddress().isLoopbackAddress()) return address;
    throw new IllegalArgumentException("the lab uses loopback addresses only, not " + address);
  }

  /** 127.0.0.1 or ::1, without a name service. */
  static InetAddress host(LabOptions.Family family) {
    byte[] octets = new byte[family == LabOptions.Family.IPV4 ? 4 : 16];
    octets[octets.length - 1] = 1;
    if (family == LabOptions.Family.IPV4) octets[0] = 127;
    try {
      return InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      throw new AssertionError("4 and 16 octets make an address", e);
    }
  }

  /** Whether this computer has ::1. */
  static boolean hasIpv6() {
    try {
      return NetworkInterface.getByInetAddress(host(LabOptions.Family.IPV6)) != null;
    } catch (SocketException e) {
      // The system does not say which addresses it has: binding will.
      return true;
    }
  }
}
