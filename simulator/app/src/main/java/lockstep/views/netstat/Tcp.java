package lockstep.views.netstat;

import java.util.Optional;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/** What several dialects ask of a row. */
final class Tcp {
  private Tcp() {}

  static boolean is(SocketRow row, TcpState state) {
    return row.isTcp() && row.state().state() == state;
  }

  static boolean listens(SocketRow row) {
    return is(row, TcpState.LISTEN);
  }

  /** Whether no far end is named. */
  static boolean hasNoPeer(SocketRow row) {
    return row.foreign().port() == 0;
  }

  /** A mapped IPv4 address as the IPv4 address that it is. */
  static String unmapped(String host) {
    return host.startsWith("::ffff:") && host.indexOf('.') > 0 ? host.substring(7) : host;
  }

  /** Whether a socket of IPv6 has an IPv4 address here. */
  static boolean isMapped(SocketRow row) {
    return !unmapped(row.local().host()).equals(row.local().host());
  }

  /** Whether a socket of IPv6 that is bound to any address takes IPv4 too. */
  static boolean takesBoth(SocketRow row) {
    return row.isIpv6()
        && row.local().host().equals("::")
        && hasNoPeer(row)
        && !row.details().v6only().orElse(true);
  }

  static boolean isAny(String host) {
    return host.equals("0.0.0.0") || host.equals("::") || host.equals("::ffff:0.0.0.0");
  }

  /** A port: a star for none, the service's name where one is wanted and known, or its number. */
  static String port(SocketRow row, int port, boolean numeric, Names names) {
    if (port == 0) return "*";
    String protocol = row.isTcp() ? "tcp" : "udp";
    Optional<String> name = numeric ? Optional.empty() : names.service(port, protocol);
    return name.orElse(Integer.toString(port));
  }
}
