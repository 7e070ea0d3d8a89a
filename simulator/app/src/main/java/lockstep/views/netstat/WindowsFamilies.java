package lockstep.views.netstat;

import java.util.List;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;

/**
 * The rows that Windows has for a socket of IPv6 that takes IPv4 too: it keeps a table for each
 * family, and an IPv4 connection of such a socket stands in IPv4's, with both its addresses. One
 * that is bound to any address opens an endpoint in each stack, and so stands in both tables.
 *
 * @see <a
 *     href="https://learn.microsoft.com/en-us/archive/blogs/wndp/dual-stack-sockets-on-windows-vista">Dual
 *     Stack Sockets on Windows Vista</a>
 * @see <a href="https://github.com/nodejs/node/issues/9390">a listener on :: seen on Windows 7</a>
 */
final class WindowsFamilies {
  private WindowsFamilies() {}

  /** One row, or two where the socket stands in both tables: IPv4's first. */
  static List<SocketRow> of(SocketRow row) {
    if (Tcp.takesBoth(row)) return List.of(four(row), row);
    return List.of(Tcp.isMapped(row) ? four(row) : row);
  }

  private static SocketRow four(SocketRow row) {
    return new SocketRow(
        row.isTcp() ? "tcp" : "udp",
        four(row.local()),
        four(row.foreign()),
        row.state(),
        row.recvQ(),
        row.sendQ(),
        row.timer(),
        row.inode(),
        row.cookie(),
        row.uid(),
        row.owner(),
        row.details());
  }

  private static SocketAddress four(SocketAddress address) {
    String host = Tcp.unmapped(address.host());
    return new SocketAddress(host.equals("::") ? "0.0.0.0" : host, address.port());
  }
}
