package lockstep.model;

import static lockstep.tcp.TcpState.CLOSED;

import lockstep.tcp.Timer;

/** RFC 9293 section 3.10.8: what happens when a timer runs out. */
record Timeouts(Tcb tcb, Turn turn) {
  void runsOut(Timer timer) {
    switch (timer) {
      case TIME_WAIT -> turn.enter(CLOSED);
      case RETRANSMISSION ->
          throw new NotModelledYet("the retransmission timeout", "RFC 9293 section 3.10.8");
      case USER -> throw new NotModelledYet("the user timeout", "RFC 9293 section 3.10.8");
      case PERSIST -> throw new NotModelledYet("the zero-window probe", "RFC 9293 section 3.8.6.1");
      case KEEP_ALIVE -> throw new NotModelledYet("keep-alive", "RFC 9293 section 3.8.4");
      case DELAYED_ACK ->
          throw new NotModelledYet("delayed acknowledgments", "RFC 9293 section 3.8.6.3");
    }
  }
}
