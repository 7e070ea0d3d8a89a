package lockstep.model;

import static lockstep.tcp.ControlBit.SYN;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.FIN_WAIT_1;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_SENT;
import static lockstep.tcp.TcpState.TIME_WAIT;

import lockstep.tcp.Octets;
import lockstep.tcp.Segment;

/**
 * RFC 9293 sections 3.10.1 to 3.10.6: the user's calls, state by state, with the RFC's results.
 * What the RFC answers with an error becomes a signal of the turn.
 */
record UserCalls(Tcb tcb, Turn turn) {
  static final String NO_CONNECTION = "error: connection does not exist";
  static final String EXISTS = "error: connection already exists";
  static final String CLOSING = "error: connection closing";
  static final String NO_ROOM = "error: insufficient resources";
  static final String NO_REMOTE = "error: remote socket unspecified";

  /** Section 3.10.1, OPEN, passive. */
  void openPassive() {
    switch (tcb.state()) {
      case CLOSED -> {
        tcb.passiveOpen = true;
        turn.enter(LISTEN);
        turn.because("a passive OPEN sends nothing and waits for a SYN");
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

  /**
   * Section 3.10.1, OPEN, active.
   *
   * @param remoteKnown whether the user says to whom
   */
  void openActive(boolean remoteKnown) {
    switch (tcb.state()) {
      case CLOSED, LISTEN -> {
        if (remoteKnown) sendSyn();
        else turn.signal(NO_REMOTE);
      }
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
    tcb.chooseIss(turn.now());
    Segment syn = Segment.of(tcb.iss, null, tcb.windowToTell(), SYN).withMss(tcb.settings.mss());
    new Retransmission(tcb, turn).send(syn);
    turn.enter(SYN_SENT);
    turn.because("an active OPEN sends a SYN with a number of its own");
  }

  /**
   * Section 3.10.2, SEND.
   *
   * @param urgent whether the URGENT flag is set
   * @param remoteKnown whether the user says to whom, where no connection does
   */
  void send(Octets octets, boolean urgent, boolean remoteKnown) {
    switch (tcb.state()) {
      case CLOSED -> turn.signal(NO_CONNECTION);
      case LISTEN -> {
        if (!remoteKnown) {
          turn.signal(NO_REMOTE);
        } else if (octets.length() > tcb.sendRoom()) {
          turn.signal(NO_ROOM);
        } else {
          sendSyn();
          queue(octets, urgent);
        }
      }
      case SYN_SENT, SYN_RECEIVED -> queueUnlessClosed(octets, urgent);
      case ESTABLISHED, CLOSE_WAIT -> {
        queueUnlessClosed(octets, urgent);
        new Sending(tcb, turn).whatMayGo();
        turn.otherwise("the text goes out in segments");
      }
      case FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT -> turn.signal(CLOSING);
    }
  }

  private void queueUnlessClosed(Octets octets, boolean urgent) {
    if (tcb.closeCalled) turn.signal(CLOSING);
    else if (octets.length() > tcb.sendRoom()) turn.signal(NO_ROOM);
    else queue(octets, urgent);
  }

  private void queue(Octets octets, boolean urgent) {
    tcb.unsent = tcb.unsent.then(octets);
    if (urgent) tcb.sndUp = tcb.sndNxt.plus(tcb.unsent.length());
  }

  /**
   * Section 3.10.3, RECEIVE, into a buffer of this many octets. All that arrives counts as pushed,
   * so what is there is given at once and a RECEIVE is queued only when nothing is.
   */
  void receive(int count) {
    switch (tcb.state()) {
      case CLOSED -> turn.signal(NO_CONNECTION);
      case LISTEN, SYN_SENT, SYN_RECEIVED -> queueReceive(count);
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> {
        if (tcb.unread.isEmpty()) queueReceive(count);
        else new Receiving(tcb, turn).give(count);
      }
      case CLOSE_WAIT -> {
        if (tcb.unread.isEmpty()) turn.signal(CLOSING);
        else new Receiving(tcb, turn).give(count);
      }
      case CLOSING, LAST_ACK, TIME_WAIT -> {
        // Reading: a FIN implies PUSH, so what came before it is the user's already.
        if (tcb.unread.isEmpty()) turn.signal(CLOSING);
        else new Receiving(tcb, turn).give(count);
      }
    }
  }

  private void queueReceive(int count) {
    tcb.receiveWanted += count;
    if (count > 0) turn.because("nothing has arrived: the RECEIVE is queued");
  }

  /** Section 3.10.4, CLOSE: no more to send. */
  void close() {
    switch (tcb.state()) {
      case CLOSED -> turn.signal(NO_CONNECTION);
      case LISTEN, SYN_SENT -> {
        new Outstanding(tcb, turn).answer("error: closing");
        deleteSilently();
      }
      case SYN_RECEIVED -> {
        tcb.closeCalled = true;
        if (tcb.unsent.isEmpty()) {
          new Sending(tcb, turn).whatMayGo();
          turn.enter(FIN_WAIT_1);
          finMayWait();
        } else {
          turn.because("text is queued before it: CLOSE waits until the connection stands");
        }
      }
      case ESTABLISHED -> {
        tcb.closeCalled = true;
        new Sending(tcb, turn).whatMayGo();
        turn.enter(FIN_WAIT_1); // "in any case", also while the FIN waits behind text
        finMayWait();
      }
      case FIN_WAIT_1, FIN_WAIT_2 ->
          turn.signal(CLOSING); // "ok" would be right too, a second FIN never
      case CLOSE_WAIT -> {
        if (tcb.closeCalled) turn.signal(CLOSING);
        tcb.closeCalled = true;
        new Sending(tcb, turn).whatMayGo(); // LAST-ACK is entered when the FIN goes out
        finMayWait();
      }
      case CLOSING, LAST_ACK, TIME_WAIT -> turn.signal(CLOSING);
    }
  }

  private void deleteSilently() {
    turn.enter(CLOSED);
    turn.because("no connection stands yet: the TCB is deleted without a word");
  }

  private void finMayWait() {
    if (tcb.finSent()) turn.because("CLOSE means: no more to send. The FIN says so");
    else turn.because("the FIN waits until the text before it has gone");
  }

  /**
   * Section 3.6.1, the half-duplex close (MAY-1): no more to send, and nobody reads any more. Text
   * that is unread is lost, and a reset shows it to the peer (SHLD-3).
   */
  void closeBothWays() {
    if (tcb.isSynchronized() && tcb.state() != TIME_WAIT && !tcb.unread.isEmpty()) {
      turn.send(tcb.resetSegment());
      turn.because("text is unread: the peer is shown that it was lost (section 3.6.1, SHLD-3)");
      turn.enter(CLOSED);
      return;
    }
    if (!tcb.closeCalled) close();
    if (tcb.state() != CLOSED) tcb.nobodyReads = true;
  }

  /** Section 3.10.5, ABORT. */
  void abort() {
    switch (tcb.state()) {
      case CLOSED -> turn.signal(NO_CONNECTION);
      case LISTEN -> {
        new Outstanding(tcb, turn).answer("error: connection reset");
        deleteSilently();
      }
      case SYN_SENT -> {
        new Outstanding(tcb, turn).answer("connection reset");
        deleteSilently();
      }
      case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT -> {
        turn.send(tcb.resetSegment());
        new Outstanding(tcb, turn).answer("connection reset");
        turn.enter(CLOSED);
        turn.because("ABORT waits for nothing: a RST, and the TCB is deleted");
      }
      case CLOSING, LAST_ACK, TIME_WAIT -> turn.enter(CLOSED);
    }
  }

  /** Section 3.10.6, STATUS. */
  void status() {
    switch (tcb.state()) {
      case CLOSED -> turn.signal(NO_CONNECTION);
      case LISTEN,
          SYN_SENT,
          SYN_RECEIVED,
          ESTABLISHED,
          FIN_WAIT_1,
          FIN_WAIT_2,
          CLOSE_WAIT,
          CLOSING,
          LAST_ACK,
          TIME_WAIT ->
          turn.signal("state = " + tcb.state().rfcName());
    }
  }
}
