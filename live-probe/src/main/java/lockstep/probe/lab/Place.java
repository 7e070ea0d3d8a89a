package lockstep.probe.lab;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.table.NumericAddress;
import lockstep.table.SocketAddress;
import lockstep.tcp.Actor;

/** Where a run is played, in words. */
final class Place {
  private static final Pattern MAJOR_MINOR = Pattern.compile("^\\d+\\.\\d+");

  private Place() {}

  /**
   * {@code Linux 6.18, 127.0.0.1:52114 to 127.0.0.1:38443}; the address alone before there is one.
   */
  static String of(Ground ground, Lab lab) {
    Player client = lab == null ? null : lab.players.of(Actor.CLIENT);
    return system()
        + ", "
        + (client == null || client.pair() == null
            ? host(ground)
            : client.pair().local() + " to " + client.pair().foreign());
  }

  /** An address in the short form that the table's rows have. */
  static SocketAddress address(InetSocketAddress address) {
    ByteBuffer octets = ByteBuffer.wrap(address.getAddress().getAddress());
    String host =
        octets.limit() == 4 ? NumericAddress.ipv4(octets, 0) : NumericAddress.ipv6(octets, 0);
    return new SocketAddress(host, address.getPort());
  }

  private static String host(Ground ground) {
    return address(new InetSocketAddress(ground.host(), 0)).host();
  }

  private static String system() {
    String version = System.getProperty("os.version");
    Matcher number = MAJOR_MINOR.matcher(version);
    return System.getProperty("os.name") + " " + (number.find() ? number.group() : version);
  }
}
