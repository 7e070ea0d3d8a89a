package lockstep.views.ladder;

import lockstep.tcp.TcpState;

/** The part of a connection's life that a state belongs to; each has a pattern in the bands. */
public enum Phase {
  /** No TCB: a thin dashed line and no band. */
  NONE,
  /** Diagonals. */
  OPENING,
  /** Plain. */
  OPEN,
  /** Rules. */
  CLOSING,
  /** Dots. */
  WAITING;

  /** The phase of a state. */
  public static Phase of(TcpState state) {
    return switch (state) {
      case CLOSED -> NONE;
      case LISTEN, SYN_SENT, SYN_RECEIVED -> OPENING;
      case ESTABLISHED -> OPEN;
      case FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK -> CLOSING;
      case TIME_WAIT -> WAITING;
    };
  }
}
