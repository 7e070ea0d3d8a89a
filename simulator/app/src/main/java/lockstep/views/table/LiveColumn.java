package lockstep.views.table;

import java.util.Comparator;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.tcp.TcpState;
import lockstep.views.words.Addresses;
import lockstep.views.words.Spans;
import lockstep.views.words.Words;

/** The columns of this computer's table, in their order. */
enum LiveColumn {
  MARK("mark", false, false),
  PROTO("proto", false, true),
  RECV_Q("recvQ", true, true),
  SEND_Q("sendQ", true, true),
  LOCAL("local", false, true),
  FOREIGN("foreign", false, true),
  STATE("state", false, true),
  RFC("rfc", false, false),
  TIMER("timer", false, true),
  STANDS("stands", true, true);

  private final String key;
  private final boolean right;
  private final boolean mono;

  LiveColumn(String key, boolean right, boolean mono) {
    this.key = "table.col." + key;
    this.right = right;
    this.mono = mono;
  }

  String title() {
    return Words.of(key);
  }

  /** Whether it stands at the right of its column, as numbers do. */
  boolean right() {
    return right;
  }

  /** Whether all letters are of one width. */
  boolean mono() {
    return mono;
  }

  /** Whether it is made narrower where the window is, its text cut in the middle. */
  boolean gives() {
    return this == LOCAL || this == FOREIGN;
  }

  /** The longest text that is usual; empty where that depends on the rows. */
  String longest() {
    return switch (this) {
      case MARK -> Words.of("table.mark.CHANGED");
      case PROTO -> "tcp6";
      case RECV_Q, SEND_Q -> "1234567";
      case LOCAL, FOREIGN -> "";
      case STATE -> "ESTABLISHED";
      case RFC -> "SYN-RECEIVED";
      case TIMER -> "keepalive (7199.9 s)";
      case STANDS -> ">59 min 59 s";
    };
  }

  String text(MarkedRow marked) {
    var row = marked.row();
    boolean gone = marked.mark() == Mark.GONE;
    return switch (this) {
      case MARK -> marked.mark() == Mark.QUIET ? "" : Words.of("table.mark." + marked.mark());
      case PROTO -> row.protocol();
      case RECV_Q -> String.valueOf(row.recvQ());
      case SEND_Q -> String.valueOf(row.sendQ());
      case LOCAL -> Addresses.shown(row.local()).toString();
      case FOREIGN -> Addresses.shown(row.foreign()).toString();
      case STATE -> row.state().netstatWord();
      case RFC -> row.state().meaning().map(TcpState::rfcName).orElse(Words.of("table.noWord"));
      case TIMER -> gone ? "" : row.timer().toString();
      case STANDS -> (marked.atLeast() ? ">" : "") + Spans.of(marked.stands());
    };
  }

  /** Whether the cell says that nothing is there and steps back. */
  boolean isQuiet(MarkedRow marked) {
    return this == TIMER && marked.row().timer().kind() == RowTimer.Kind.OFF
        || this == RFC && marked.row().state().meaning().isEmpty();
  }

  /** Whether the cell holds octets that wait; a listener's Send-Q is its backlog, not a queue. */
  boolean isFull(MarkedRow marked) {
    return switch (this) {
      case RECV_Q -> marked.row().recvQ() > 0;
      case SEND_Q -> marked.row().sendQ() > 0 && marked.row().state().state() != TcpState.LISTEN;
      case MARK, PROTO, LOCAL, FOREIGN, STATE, RFC, TIMER, STANDS -> false;
    };
  }

  /** The order of rows by this column, from the least; numbers by their value. */
  Comparator<MarkedRow> order() {
    return switch (this) {
      case MARK -> Comparator.comparing(MarkedRow::mark);
      case PROTO -> Comparator.comparing(marked -> marked.row().protocol());
      case RECV_Q -> Comparator.comparingLong(marked -> marked.row().recvQ());
      case SEND_Q -> Comparator.comparingLong(marked -> marked.row().sendQ());
      case LOCAL -> (one, other) -> compare(one.row().local(), other.row().local());
      case FOREIGN -> (one, other) -> compare(one.row().foreign(), other.row().foreign());
      case STATE -> Comparator.comparing(marked -> marked.row().state().netstatWord());
      case RFC -> Comparator.comparingInt(LiveColumn::place);
      case TIMER ->
          Comparator.<MarkedRow, RowTimer.Kind>comparing(marked -> marked.row().timer().kind())
              .thenComparingLong(marked -> marked.row().timer().millisLeft());
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
