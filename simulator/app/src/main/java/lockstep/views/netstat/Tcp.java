package lockstep.views.netstat;

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

  /** {@code tcp} or {@code udp}, as the services file has it. */
  static String service(SocketRow row) {
    return row.isTcp() ? "tcp" : "udp";
  }
}
