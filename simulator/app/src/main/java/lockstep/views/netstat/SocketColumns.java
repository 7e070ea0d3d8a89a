package lockstep.views.netstat;

import java.util.List;

/** What the columns mean that most dialects have. */
final class SocketColumns {
  static final String RECV_Q =
      "Octets received that the program has not read yet. On a listener: connections that wait to"
          + " be accepted (always 0 on macOS).";
  static final String SEND_Q =
      "Octets sent that the other end has not acknowledged, and those that still wait to be sent."
          + " A FIN counts as one.";
  static final String LOCAL = "This end: the address and port on this computer.";
  static final String FOREIGN =
      "The other end; * or 0 stands for any, as a listener or an unconnected UDP socket has no"
          + " other end.";
  static final String STATE = "The state of TCP's state machine; nothing for UDP, which has none.";
  static final String STATE_ON_LINUX =
      "The state of TCP's state machine. UDP has none: ESTABLISHED says there that the socket has"
          + " one far end.";

  private SocketColumns() {}

  /** Those of the netstats that go back to BSD's. */
  static List<Column> common(String state) {
    return List.of(
        new Column("Proto", "The protocol; a 6 behind it says that the socket is an IPv6 one."),
        new Column("Recv-Q", RECV_Q),
        new Column("Send-Q", SEND_Q),
        new Column("Local Address", LOCAL),
        new Column("Foreign Address", FOREIGN),
        new Column(state, STATE_ON_LINUX));
  }
}
