package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lockstep.lessons.quiz.Exhibit;
import lockstep.table.OsState;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/** Rows of TCP sockets as text, as netstat and ss on Linux write them. */
final class Table {
  /** Address and port share this room, as in netstat without {@code --wide}. */
  private static final int ADDRESS = 22;

  /**
   * One row.
   *
   * @param recvQ for a listener the connections that wait for accept
   * @param sendQ for a listener its backlog, which netstat does not show
   */
  record Line(
      String protocol,
      long recvQ,
      long sendQ,
      SocketAddress local,
      SocketAddress foreign,
      TcpState state) {
    /** A row of TCP over IPv4 with empty queues. */
    static Line of(TcpState state, String local, int port, String foreign, int far) {
      return new Line(
          "tcp", 0, 0, new SocketAddress(local, port), new SocketAddress(foreign, far), state);
    }

    /** A listener of TCP over IPv4. */
    static Line listener(String local, int port, long waiting, long backlog) {
      return of(TcpState.LISTEN, local, port, "0.0.0.0", 0).with(waiting, backlog);
    }

    static Line of(SocketRow row, TcpState state) {
      return new Line(row.protocol(), row.recvQ(), row.sendQ(), row.local(), row.foreign(), state);
    }

    Line with(long newRecvQ, long newSendQ) {
      return new Line(protocol, newRecvQ, newSendQ, local, foreign, state);
    }

    /** The same with another kind of socket: {@code tcp6}. */
    Line of(String otherProtocol) {
      return new Line(otherProtocol, recvQ, sendQ, local, foreign, state);
    }

    boolean listens() {
      return state == TcpState.LISTEN;
    }
  }

  private Table() {}

  /** As {@code netstat -tan}; the gap before the last column is one blank narrower. */
  static Exhibit netstat(List<Line> rows) {
    List<String> lines = new ArrayList<>();
    lines.add("Proto Recv-Q Send-Q Local Address           Foreign Address        State");
    for (Line row : rows)
      lines.add(
          String.format(
              Locale.ROOT,
              "%-5s %6d %6d %-23s %-22s %s",
              row.protocol(),
              row.recvQ(),
              row.listens() ? 0 : row.sendQ(),
              address(row.local()),
              address(row.foreign()),
              netstatWord(row.state())));
    return new Exhibit("netstat -tan", lines);
  }

  /** As root sees {@code netstat -tanp}: all rows but those in TIME-WAIT are one program's. */
  static Exhibit withProcess(List<Line> rows, String process) {
    List<String> lines = new ArrayList<>();
    lines.add("Proto Recv-Q Send-Q Local Address    Foreign Address   State       PID/Program");
    for (Line row : rows)
      lines.add(
          String.format(
              Locale.ROOT,
              "%-5s %6d %6d %-16s %-17s %-11s %s",
              row.protocol(),
              row.recvQ(),
              row.listens() ? 0 : row.sendQ(),
              address(row.local()),
              address(row.foreign()),
              netstatWord(row.state()),
              row.state() == TcpState.TIME_WAIT ? "-" : process));
    return new Exhibit("netstat -tanp", lines);
  }

  /** As {@code netstat -tuan}, with UDP sockets at these ports behind; they have no state. */
  static Exhibit netstatWithUdp(List<Line> rows, List<Integer> udp) {
    List<String> lines = new ArrayList<>(netstat(rows).lines());
    for (int port : udp)
      lines.add(
          String.format(
              Locale.ROOT, "%-5s %6d %6d %-23s %s", "udp", 0, 0, "0.0.0.0:" + port, "0.0.0.0:*"));
    return new Exhibit("netstat -tuan", lines);
  }

  /** As {@code ss -tan}, which shows a listener's backlog. */
  static Exhibit ss(List<Line> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-10s %-6s %-6s %22s %22s",
            "State",
            "Recv-Q",
            "Send-Q",
            "Local Address:Port",
            "Peer Address:Port"));
    for (Line row : rows)
      lines.add(
          String.format(
              Locale.ROOT,
              "%-10s %-6d %-6d %22s %22s",
              ssWord(row.state()),
              row.recvQ(),
              row.sendQ(),
              address(row.local()),
              address(row.foreign())));
    return new Exhibit("ss -tan", lines);
  }

  private static String address(SocketAddress address) {
    String port = address.port() == 0 ? "*" : String.valueOf(address.port());
    String host = address.host();
    int room = ADDRESS - 1 - port.length();
    return (host.length() > room ? host.substring(0, room) : host) + ":" + port;
  }

  /** netstat's word on Linux. */
  static String netstatWord(TcpState state) {
    for (int code = 1; code <= 11; code++)
      if (OsState.linux(code).state() == state) return OsState.linux(code).netstatWord();
    throw new IllegalStateException("Linux has no " + state);
  }

  /** The word of ss. */
  static String ssWord(TcpState state) {
    return switch (state) {
      case ESTABLISHED -> "ESTAB";
      case SYN_RECEIVED -> "SYN-RECV";
      case CLOSED -> "UNCONN";
      default -> state.rfcName();
    };
  }
}
