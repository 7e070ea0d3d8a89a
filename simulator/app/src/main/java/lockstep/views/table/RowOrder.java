package lockstep.views.table;

import java.util.Comparator;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.tcp.TcpState;
import lockstep.views.words.Addresses;

/** The order of this computer's rows by a column, from the least; numbers by their value. */
final class RowOrder {
  private RowOrder() {}

  /** The order by a column. */
  static Comparator<MarkedRow> by(Column column) {
    return switch (column) {
      case MARK -> Comparator.comparing(MarkedRow::mark);
      case PROTO -> Comparator.comparing(marked -> marked.row().protocol());
      case RECV_Q -> Comparator.comparingLong(marked -> marked.row().recvQ());
      case SEND_Q -> Comparator.comparingLong(marked -> marked.row().sendQ());
      case LOCAL -> (one, other) -> compare(one.row().local(), other.row().local());
      case FOREIGN -> (one, other) -> compare(one.row().foreign(), other.row().foreign());
      case STATE -> Comparator.comparing(marked -> marked.row().state().netstatWord());
      case RFC -> Comparator.comparingInt(RowOrder::place);
      case TIMER ->
          Comparator.<MarkedRow, RowTimer.Kind>comparing(marked -> marked.row().timer().kind())
              .thenComparingLong(marked -> marked.row().timer().millisLeft());
      case PROCESS ->
          // Those that nobody is known of come last.
          Comparator.<MarkedRow>comparingInt(marked -> marked.row().pid().orElse(Integer.MAX_VALUE))
              .thenComparing(Column.PROCESS::text);
      case STANDS -> Comparator.comparing(MarkedRow::stands);
    };
  }

  /** From opening to closing; a state that the RFC does not have comes last. */
  private static int place(MarkedRow marked) {
    return marked.row().state().meaning().map(TcpState::ordinal).orElse(Integer.MAX_VALUE);
  }

  private static int compare(SocketAddress first, SocketAddress second) {
    SocketAddress one = Addresses.shown(first);
    SocketAddress other = Addresses.shown(second);
    int hosts = compareHosts(one.host(), other.host());
    return hosts != 0 ? hosts : Integer.compare(one.port(), other.port());
  }

  /** IPv4 before IPv6; runs of digits by their value, so that 10.0.0.9 stands before 10.0.0.10. */
  private static int compareHosts(String one, String other) {
    if (one.equals(other)) return 0;
    boolean six = one.indexOf(':') >= 0;
    if (six != other.indexOf(':') >= 0) return six ? 1 : -1;
    if (six) return one.compareTo(other);
    int at = 0;
    int otherAt = 0;
    while (at < one.length() && otherAt < other.length()) {
      int end = endOfPart(one, at);
      int otherEnd = endOfPart(other, otherAt);
      int length = Integer.compare(end - at, otherEnd - otherAt);
      if (length != 0) return length;
      for (; at < end; at++, otherAt++)
        if (one.charAt(at) != other.charAt(otherAt)) return one.charAt(at) - other.charAt(otherAt);
      at++;
      otherAt++;
    }
    return Integer.compare(one.length(), other.length());
  }

  private static int endOfPart(String host, int from) {
    int dot = host.indexOf('.', from);
    return dot < 0 ? host.length() : dot;
  }
}
