package lockstep.model;

import static lockstep.tcp.ControlBit.RST;
import static lockstep.tcp.ControlBit.SYN;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.FIN_WAIT_1;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_SENT;

import lockstep.tcp.Octets;
import lockstep.tcp.Segment;

/**
 * RFC 9293 sections 3.10.1 to 3.10.5: the user's calls, state by state, with the RFC's results.
 * What the RFC answers with an error becomes a signal of the turn.
 */
record UserCalls(Tcb tcb, Turn turn) {
  static final String NO_CONNECTION = "error: connection does not exist";
  static final String EXISTS = "error: connection already exists";
  static final String CLOSING = "error: connection closing";
  static final String NO_REMOTE = "error: remote socket unspecified";

  /** Section 3.10.1, OPEN, passive. */
  void openPassive() {
    switch (tcb.state()) {
      case CLOSED -> {
        tcb.passiveOpen = true;
        turn.enter(LISTEN);
      }
      case LISTEN -> {} // stays what it is
      case SYN_SENT,
          SYN_RECEIVED,
          ESTABLISHED,
          FIN_WAIT_1,
          FIN_WAIT_2,
          CLOSE_WAIT,
          CLOSING,
          LAST_ACK,
          TIME_WAIT ->
          turn.signal(EXISTS);
    }
  }

  /** Section 3.10.1, OPEN, active: to a remote socket that is known. */
  void openActive() {
    switch (tcb.state()) {
      case CLOSED, LISTEN -> sendSyn();
      case SYN_SENT,
          SYN_RECEIVED,
          ESTABLISHED,
          FIN_WAIT_1,
          FIN_WAIT_2,
          CLOSE_WAIT,
          CLOSING,
          LAST_ACK,
          TIME_WAIT ->
          turn.signal(EXISTS);
    }
  }

  /** {@code <SEQ=ISS><CTL=SYN>}. */
  private void sendSyn() {
    tcb.passiveOpen = false;
    tcb.chooseIss();
    Segment syn = Segment.of(tcb.iss, null, tcb.rcvWnd, SYN).withMss(tcb.settings.mss());
    tcb.retransmissionQueue.add(syn);
    tcb.sndNxt = tcb.iss.plus(1);
    turn.send(syn);
    turn.enter(SYN_SENT);
  }

  /**
   * Section 3.10.2, SEND.
   *
   * @param remoteKnown whether the user says to whom, where no connection does
   */
  void send(Octets octets, boolean remoteKnown) {
    switch (tcb.state()) {
      case CLOSED -> turn.signal(NO_CONNECTION);
      case LISTEN -> {
        if (remoteKnown) {
          sendSyn();
          queue(octets);
        } else {
          turn.signal(NO_REMOTE);
        }
      }
      case SYN_SENT, SYN_RECEIVED -> queueUnlessClosed(octets);
      case ESTABLISHED, CLOSE_WAIT -> {
        queueUnlessClosed(octets);
        new Sending(tcb, turn).whatTheWindowTakes();
      }
      case FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT -> turn.signal(CLOSING);
    }
  }

  private void queueUnlessClosed(Octets octets) {
    if (tcb.closeCalled) turn.signal(CLOSING);
    else queue(octets);
  }

  private void queue(Octets octets) {
    tcb.unsent = tcb.unsent.then(octets);
  }

  /** Section 3.10.3, RECEIVE, of at most so many octets. */
  void receive(int count) {
    switch (tcb.state()) {
      case CLOSED -> turn.signal(NO_CONNECTION);
      case LISTEN, SYN_SENT, SYN_RECEIVED -> {} // queued for processing after ESTABLISHED
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> deliver(count);
      case CLOSE_WAIT -> {
        if (tcb.unread.isEmpty()) turn.signal(CLOSING);
        else deliver(count);
      }
      case CLOSING, LAST_ACK, TIME_WAIT -> turn.signal(CLOSING);
    }
  }

  private void deliver(int count) {
    int taken = Math.min(count, tcb.unread.length());
    turn.give(tcb.unread.slice(0, taken));
    tcb.unread = tcb.unread.slice(taken, tcb.unread.length());
    new Sending(tcb, turn).openReceiveWindow();
  }

  /** Section 3.10.4, CLOSE: no more to send. */
  void close() {
    switch (tcb.state()) {
      case CLOSED -> turn.signal(NO_CONNECTION);
      case LISTEN, SYN_SENT -> turn.enter(CLOSED);
      case SYN_RECEIVED -> {
        tcb.closeCalled = true;
        if (tcb.unsent.isEmpty()) {
          new Sending(tcb, turn).whatTheWindowTakes();
          turn.enter(FIN_WAIT_1);
        }
      }
      case ESTABLISHED -> {
        tcb.closeCalled = true;
        new Sending(tcb, turn).whatTheWindowTakes();
        turn.enter(FIN_WAIT_1); // "in any case", also while the FIN waits behind text
      }
      case FIN_WAIT_1, FIN_WAIT_2 ->
          turn.signal(CLOSING); // "ok" would be right too, a second FIN never
      case CLOSE_WAIT -> {
        if (tcb.closeCalled) turn.signal(CLOSING);
        tcb.closeCalled = true;
        new Sending(tcb, turn).whatTheWindowTakes(); // LAST-ACK is entered when the FIN goes out
      }
      case CLOSING, LAST_ACK, TIME_WAIT -> turn.signal(CLOSING);
    }
  }

  /** Section 3.10.5, ABORT. */
  void abort() {
    switch (tcb.state()) {
      case CLOSED -> turn.signal(NO_CONNECTION);
      case LISTEN, SYN_SENT -> turn.enter(CLOSED);
      case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT -> {
        turn.send(Segment.of(tcb.sndNxt, null, 0, RST));
        turn.enter(CLOSED);
      }
      case CLOSING, LAST_ACK, TIME_WAIT -> turn.enter(CLOSED);
    }
  }
}
