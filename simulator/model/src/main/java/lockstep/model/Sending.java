package lockstep.model;

import static lockstep.tcp.ControlBit.ACK;
import static lockstep.tcp.ControlBit.FIN;
import static lockstep.tcp.ControlBit.PSH;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.FIN_WAIT_1;
import static lockstep.tcp.TcpState.LAST_ACK;

import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;

/**
 * Cutting the user's text into segments, and the FIN behind it (RFC 9293 sections 3.7.4, 3.8.6.2.1
 * and 3.10.4).
 */
record Sending(Tcb tcb, Turn turn) {
  /**
   * Sends what waits and may go now, then the acknowledgment that is owed if nothing carried it.
   */
  void flush() {
    switch (tcb.state()) {
      case ESTABLISHED -> {
        whatMayGo();
        if (tcb.closeCalled) {
          turn.enter(FIN_WAIT_1);
          turn.because("CLOSE was queued until the connection stood");
        }
      }
      case FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK -> whatMayGo();
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, TIME_WAIT -> {} // nothing of ours may go there
    }
    if (turn.ackIsOwed()) turn.send(tcb.ackSegment());
  }

  /**
   * Sends text as far as window, segment size and Nagle allow, and the FIN when all text has gone.
   */
  void whatMayGo() {
    for (int size = mayGo(); size > 0; size = mayGo()) transmit(size);
    if (tcb.unsent.isEmpty() && tcb.hasUnsent() && tcb.windowTakesFinAfter(0)) transmit(0);
    new Probing(tcb, turn).watchTheWindow();
  }

  /**
   * How many octets may go in a segment now, by the rules of section 3.8.6.2.1; 0 when they have to
   * wait. What a user gives is always pushed, and a CLOSE behind it leaves nothing to wait for.
   */
  private int mayGo() {
    int queued = tcb.unsent.length();
    int usable = tcb.usableWindow();
    int most = Math.min(queued, usable);
    if (most <= 0) {
      if (queued > 0) turn.otherwise("the window is full: what is left of the text waits");
      return 0;
    }
    if (most >= tcb.sendMss) return tcb.sendMss;
    boolean nagleWaits = tcb.settings.nagle() && tcb.hasUnacknowledged() && !tcb.closeCalled;
    if (nagleWaits) {
      turn.because("a short segment waits while text is unacknowledged (Nagle, section 3.7.4)");
      return 0;
    }
    if (queued <= usable || !tcb.settings.sillyWindowAvoidance()) return most;
    if (most >= tcb.maxSndWnd / 2) return most;
    turn.otherwise("a small piece of the window is not worth a segment (section 3.8.6.2.1)");
    return 0;
  }

  /**
   * Sends this many octets of what waits, whatever the window says; with the FIN when a CLOSE
   * stands behind them and the window takes it.
   */
  void transmit(int size) {
    Octets text = tcb.unsent.slice(0, size);
    tcb.unsent = tcb.unsent.slice(size, tcb.unsent.length());
    boolean last = tcb.unsent.isEmpty();
    ControlBits bits = ControlBits.of(ACK);
    if (last && size > 0) bits = bits.with(PSH);
    boolean fin = last && tcb.hasUnsent() && (size == 0 || tcb.windowTakesFinAfter(size));
    if (fin) {
      bits = bits.with(FIN);
      tcb.finSeq = tcb.sndNxt.plus(size);
    }
    Segment segment = new Segment(tcb.sndNxt, tcb.rcvNxt, bits, tcb.windowToTell(), text, 0);
    new Retransmission(tcb, turn).send(withUrgency(segment));
    if (fin && tcb.state() == CLOSE_WAIT) turn.enter(LAST_ACK);
  }

  /** Every segment says where urgent text ends, as long as that lies ahead (section 3.8.5). */
  private Segment withUrgency(Segment segment) {
    SeqNumber end = tcb.sndUp;
    if (end == null || end.isAtOrBefore(segment.seq())) return segment;
    return segment.withUrgentPointer(Math.min(end.minus(segment.seq()), Tcb.LARGEST_WINDOW));
  }
}
