package lockstep.model;

import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * RFC 9293 section 3.10.8, what happens when a timer runs out; and the timers of section 3.8, which
 * that section leaves to their own.
 */
record Timeouts(Tcb tcb, Turn turn) {
  static final String USER_TIMEOUT = "error: connection aborted due to user timeout";

  /** The section that describes the end of this timer. */
  static String section(Timer timer) {
    return switch (timer) {
      case USER, RETRANSMISSION, TIME_WAIT -> "3.10.8";
      case PERSIST -> "3.8.6.1";
      case KEEP_ALIVE -> "3.8.4";
      case DELAYED_ACK -> "3.8.6.3";
    };
  }

  void runsOut(Timer timer) {
    if (tcb.state() == TcpState.CLOSED) return; // without a TCB there is no timer
    switch (timer) {
      case USER -> userTimeout();
      case RETRANSMISSION -> new Retransmission(tcb, turn).runsOut();
      case TIME_WAIT -> {
        turn.enter(TcpState.CLOSED);
        turn.because("two MSL have passed: no segment of the connection can be under way any more");
      }
      case PERSIST -> new Probing(tcb, turn).persistRunsOut();
      case KEEP_ALIVE -> new Probing(tcb, turn).keepAliveRunsOut();
      case DELAYED_ACK -> {
        if (!tcb.isSynchronized()) return;
        turn.send(tcb.ackSegment());
        turn.because("the acknowledgment has waited long enough for text to ride on");
      }
    }
  }

  /** "For any state": no reset is sent. */
  private void userTimeout() {
    new Outstanding(tcb, turn).answer(USER_TIMEOUT);
    turn.signal(USER_TIMEOUT);
    turn.because("what was sent could not be delivered in the time that the user gave");
    turn.enter(TcpState.CLOSED);
  }
}
