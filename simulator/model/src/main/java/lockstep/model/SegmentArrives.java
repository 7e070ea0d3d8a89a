package lockstep.model;

import static lockstep.tcp.ControlBit.ACK;
import static lockstep.tcp.ControlBit.FIN;
import static lockstep.tcp.ControlBit.RST;
import static lockstep.tcp.ControlBit.SYN;
import static lockstep.tcp.ControlBit.URG;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.CLOSING;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_2;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.TIME_WAIT;

import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * RFC 9293 section 3.10.7, SEGMENT ARRIVES: the RFC's order, the RFC's words.
 *
 * <p>Each check answers whether the RFC goes on to the next one; where the RFC says "return" it
 * answers false.
 */
record SegmentArrives(Tcb tcb, Segment seg, Turn turn) {

  /** The section that describes a segment's arrival in this state. */
  static String section(TcpState state) {
    return switch (state) {
      case CLOSED -> "3.10.7.1";
      case LISTEN -> "3.10.7.2";
      case SYN_SENT -> "3.10.7.3";
      case SYN_RECEIVED,
          ESTABLISHED,
          FIN_WAIT_1,
          FIN_WAIT_2,
          CLOSE_WAIT,
          CLOSING,
          LAST_ACK,
          TIME_WAIT ->
          "3.10.7.4";
    };
  }

  void run() {
    switch (tcb.state()) {
      case CLOSED -> inClosed();
      case LISTEN -> inListen();
      case SYN_SENT -> inSynSent();
      case SYN_RECEIVED,
          ESTABLISHED,
          FIN_WAIT_1,
          FIN_WAIT_2,
          CLOSE_WAIT,
          CLOSING,
          LAST_ACK,
          TIME_WAIT ->
          inOtherStates(Check.FIRST_SEQUENCE_NUMBER);
    }
  }

  // 3.10.7.1

  private void inClosed() {
    if (seg.has(RST)) return;
    reset();
  }

  /**
   * A reset that makes the segment's sender stop: it takes its number from the segment, not from a
   * TCB.
   */
  private void reset() {
    if (seg.has(ACK)) turn.send(Segment.of(seg.ack(), null, 0, RST));
    else turn.send(Segment.of(SeqNumber.ZERO, seg.end(), 0, RST, ACK));
  }

  // 3.10.7.2

  private void inListen() {
    turn.reached("first");
    if (seg.has(RST)) return;
    turn.reached("second");
    if (seg.has(ACK)) {
      turn.send(Segment.of(seg.ack(), null, 0, RST));
      return;
    }
    turn.reached("third");
    if (seg.has(SYN)) {
      takeSyn();
      tcb.chooseIss();
      sendSynAck();
      tcb.passiveOpen = true;
      turn.enter(SYN_RECEIVED);
      queueRestOfSyn();
      return;
    }
    turn.reached("fourth");
  }

  private void takeSyn() {
    tcb.rcvNxt = seg.seq().plus(1);
    tcb.irs = seg.seq();
    if (seg.mss() > 0) tcb.sendMss = seg.mss();
    tcb.updateSendWindow(seg);
  }

  /** {@code <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>}. */
  private void sendSynAck() {
    Segment synAck =
        Segment.of(tcb.iss, tcb.rcvNxt, tcb.rcvWnd, SYN, ACK).withMss(tcb.settings.mss());
    tcb.retransmissionQueue.clear(); // in a simultaneous open our SYN goes again as this segment
    tcb.retransmissionQueue.add(synAck);
    tcb.sndNxt = tcb.iss.plus(1);
    turn.send(synAck);
  }

  private void queueRestOfSyn() {
    if (!seg.text().isEmpty() || seg.has(FIN))
      throw new NotModelledYet(
          "text or FIN on a SYN, queued until ESTABLISHED", "RFC 9293 section 3.10.7.2");
  }

  // 3.10.7.3

  private void inSynSent() {
    turn.reached("first");
    if (seg.has(ACK) && !tcb.isNewAck(seg.ack())) {
      if (!seg.has(RST)) turn.send(Segment.of(seg.ack(), null, 0, RST));
      return;
    }
    turn.reached("second");
    if (seg.has(RST)) {
      if (seg.has(ACK)) abandon("connection reset");
      return;
    }
    // Third, security and compartment: not modelled, none on loopback.
    turn.reached("fourth");
    if (seg.has(SYN)) {
      takeSyn();
      if (seg.has(ACK)) tcb.acknowledgeUpTo(seg.ack());
      if (tcb.sndUna.isAfter(tcb.iss)) {
        turn.enter(ESTABLISHED);
        turn.oweAck();
        if (!seg.text().isEmpty() || seg.has(FIN) || seg.has(URG))
          inOtherStates(Check.SIXTH_URG_BIT);
      } else {
        sendSynAck();
        turn.enter(SYN_RECEIVED);
        queueRestOfSyn();
      }
      return;
    }
    turn.reached("fifth");
  }

  // 3.10.7.4

  private void inOtherStates(Check from) {
    for (Check check : Check.values()) {
      if (check.compareTo(from) < 0) continue;
      turn.reached(check);
      boolean goesOn =
          switch (check) {
            case FIRST_SEQUENCE_NUMBER -> checkSequenceNumber();
            case SECOND_RST_BIT -> checkRst();
            case THIRD_SECURITY -> true; // not modelled: no compartments on loopback
            case FOURTH_SYN_BIT -> checkSyn();
            case FIFTH_ACK_FIELD -> checkAck();
            case SIXTH_URG_BIT -> checkUrg();
            case SEVENTH_SEGMENT_TEXT -> takeText();
            case EIGHTH_FIN_BIT -> checkFin();
          };
      if (!goesOn) return;
    }
  }

  private boolean checkSequenceNumber() {
    if (!tcb.isAcceptable(seg)) {
      // With a shut window no text is acceptable, yet a valid ACK, URG or RST is looked at
      // (MUST-66).
      if (tcb.rcvWnd == 0 && seg.seq().equals(tcb.rcvNxt) && !seg.has(SYN))
        throw new NotModelledYet(
            "text that meets a shut window", "RFC 9293 section 3.10.7.4, MUST-66");
      if (seg.has(RST)) return drop();
      // Reading: a peer that repeats its FIN has not got our ACK, so 2MSL begins again although its
      // FIN is outside the window.
      if (tcb.state() == TIME_WAIT && seg.has(FIN)) restartTimeWait();
      return dropWithAck();
    }
    if (seg.seq().isAfter(tcb.rcvNxt) && seg.length() > 0 && !seg.has(RST) && !seg.has(SYN))
      throw new NotModelledYet(
          "a segment that comes out of order, to be kept", "RFC 9293 section 3.10.7.4, SHLD-31");
    return true;
  }

  private boolean checkRst() {
    if (!seg.has(RST)) return true;
    if (!seg.seq().equals(tcb.rcvNxt)) return dropWithAck(); // challenge ACK, RFC 5961 section 3
    switch (tcb.state()) {
      case SYN_RECEIVED -> {
        if (tcb.passiveOpen) returnToListen();
        else abandon("connection refused");
      }
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT -> abandon("connection reset");
      case CLOSING, LAST_ACK, TIME_WAIT -> turn.enter(CLOSED);
      case CLOSED, LISTEN, SYN_SENT -> throw notAnOtherState();
    }
    return drop();
  }

  private boolean checkSyn() {
    if (!seg.has(SYN)) return true;
    if (tcb.state() != SYN_RECEIVED || !tcb.passiveOpen)
      return dropWithAck(); // challenge ACK, RFC 5961 section 4
    returnToListen();
    return drop();
  }

  private boolean checkAck() {
    if (!seg.has(ACK)) return drop();
    SeqNumber segAck = seg.ack();
    if (tcb.state() == SYN_RECEIVED) {
      if (!tcb.isNewAck(segAck)) {
        turn.send(Segment.of(segAck, null, 0, RST));
        return drop();
      }
      turn.enter(ESTABLISHED); // "and continue processing"
      tcb.updateSendWindow(seg);
    }
    if (segAck.isBefore(tcb.sndUna.plus(-tcb.maxSndWnd)))
      return dropWithAck(); // MAY-12, RFC 5961 section 5
    if (segAck.isAfter(tcb.sndNxt)) return dropWithAck(); // it acknowledges what was not yet sent
    if (segAck.isAfter(tcb.sndUna)) {
      tcb.acknowledgeUpTo(segAck);
      turn.decides();
    }
    if (segAck.isAtOrAfter(tcb.sndUna) && isNoOlderThanLastWindow()) tcb.updateSendWindow(seg);
    return switch (tcb.state()) {
      case FIN_WAIT_1 -> {
        if (tcb.finIsAcknowledged())
          turn.enter(FIN_WAIT_2); // "and continue processing in that state"
        yield true;
      }
      case CLOSING -> {
        if (tcb.finIsAcknowledged()) enterTimeWait();
        yield true;
      }
      case LAST_ACK -> {
        if (!tcb.finIsAcknowledged()) yield true;
        turn.enter(CLOSED);
        yield drop();
      }
      case ESTABLISHED, FIN_WAIT_2, CLOSE_WAIT, TIME_WAIT -> true;
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED -> throw notAnOtherState();
    };
  }

  private boolean isNoOlderThanLastWindow() {
    return tcb.sndWl1.isBefore(seg.seq())
        || tcb.sndWl1.equals(seg.seq())
            && (tcb.sndWl2 == null || tcb.sndWl2.isAtOrBefore(seg.ack()));
  }

  private boolean checkUrg() {
    if (seg.has(URG)) throw new NotModelledYet("urgent text", "RFC 9293 section 3.8.5");
    return true;
  }

  private boolean takeText() {
    if (seg.text().isEmpty()) return true;
    switch (tcb.state()) {
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> {
        int known = Math.max(0, tcb.rcvNxt.minus(seg.seq()));
        int end = Math.min(seg.text().length(), known + tcb.rcvWnd);
        if (known < end) {
          tcb.unread = tcb.unread.then(seg.text().slice(known, end));
          tcb.rcvNxt = tcb.rcvNxt.plus(end - known);
          tcb.rcvWnd -= end - known;
        }
        turn.oweAck();
      }
      case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> {} // "should not occur": ignore the text
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED -> throw notAnOtherState();
    }
    return true;
  }

  private boolean checkFin() {
    if (!seg.has(FIN)) return true;
    if (tcb.finReceived) return true; // a FIN after the FIN changes nothing
    if (!seg.end().equals(tcb.rcvNxt.plus(1)))
      return true; // its text was cut at the window, and the FIN with it
    turn.signal("connection closing");
    tcb.finReceived = true;
    tcb.rcvNxt = tcb.rcvNxt.plus(1);
    turn.oweAck();
    switch (tcb.state()) {
      case SYN_RECEIVED, ESTABLISHED -> turn.enter(CLOSE_WAIT);
      case FIN_WAIT_1 ->
          turn.enter(CLOSING); // our FIN is not acknowledged, or we were in FIN-WAIT-2 by now
      case FIN_WAIT_2 -> enterTimeWait();
      case CLOSE_WAIT, CLOSING, LAST_ACK -> {} // "remain"
      case TIME_WAIT -> restartTimeWait();
      case CLOSED, LISTEN, SYN_SENT -> throw notAnOtherState();
    }
    return true;
  }

  private void enterTimeWait() {
    turn.enter(TIME_WAIT);
    tcb.deadlines.clear(); // "turn off the other timers"
    restartTimeWait();
  }

  private void restartTimeWait() {
    turn.startTimer(Timer.TIME_WAIT, tcb.settings.twoMslMicros());
  }

  /**
   * A passive connection that is reset before it stood goes back to where it came from; the user
   * need not be told.
   */
  private void returnToListen() {
    tcb.forget();
    turn.enter(LISTEN);
  }

  private void abandon(String signal) {
    turn.signal(signal);
    turn.enter(CLOSED);
  }

  private boolean drop() {
    return false;
  }

  /** {@code <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>}, and the segment is dropped. */
  private boolean dropWithAck() {
    turn.oweAck();
    return drop();
  }

  private AssertionError notAnOtherState() {
    return new AssertionError(tcb.state() + " is not one of the states of section 3.10.7.4");
  }
}
