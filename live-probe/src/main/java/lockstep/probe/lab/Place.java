package lockstep.probe.lab;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.table.SocketAddress;
import lockstep.tcp.Actor;

/** Where a run is played, in words. */
final class Place {
  private static final Pattern MAJOR_MINOR = Pattern.compile("^\\d+\\.\\d+");

  private Place() {}

  /**
   * {@code Linux 6.18, 127.0.0.1:52114 to 127.0.0.1:38443}; the address alone before there is one.
   */
  static String of(LabOptions options, Lab lab) {
    Player client = lab == null ? null : lab.players.of(Actor.CLIENT);
    return system()
        + ", "
        + (client == null || client.pair() == null
            ? host(options)
            : client.pair().local() + " to " + client.pair().foreign());
  }

  /** An address in the short form that the table's rows have. */
  static SocketAddress address(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return new SocketAddress(host.equals("0:0:0:0:0:0:0:1") ? "::1" : host, address.getPort());
  }

  private static String host(LabOptions options) {
    return options.family() == LabOptions.Family.IPV4 ? "127.0.0.1" : "::1";
  }

  private static String system() {
    String version = System.getProperty("os.version");
    Matcher number = MAJOR_MINOR.matcher(version);
    return System.getProperty("os.name") + " " + (number.find() ? number.group() : version);
  }
}
