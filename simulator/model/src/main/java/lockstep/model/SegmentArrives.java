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

import lockstep.tcp.Octets;
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
    if (seg.has(RST)) {
      turn.because("there is no TCB, and a RST is never answered with a RST");
      return;
    }
    reset();
    turn.because("there is no TCB for this segment: its sender is told with a RST");
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
    if (seg.has(RST)) {
      turn.because("a listener has sent nothing that a RST could answer: ignored");
      return;
    }
    turn.reached("second");
    if (seg.has(ACK)) {
      turn.send(Segment.of(seg.ack(), null, 0, RST));
      turn.because("a listener has sent nothing that could be acknowledged");
      return;
    }
    turn.reached("third");
    if (seg.has(SYN)) {
      takeSyn();
      tcb.chooseIss(turn.now());
      new Retransmission(tcb, turn).send(synAck());
      tcb.passiveOpen = true;
      turn.enter(SYN_RECEIVED);
      turn.because("a SYN reaches a listener: it answers with a SYN of its own and an ACK");
      queueRestOfSyn();
      return;
    }
    turn.because("neither SYN nor ACK nor RST: dropped");
    turn.reached("fourth");
  }

  private void takeSyn() {
    tcb.rcvNxt = seg.seq().plus(1);
    tcb.irs = seg.seq();
    if (seg.mss() > 0) tcb.sendMss = seg.mss();
    tcb.updateSendWindow(seg);
  }

  /** {@code <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>}. */
  private Segment synAck() {
    return Segment.of(tcb.iss, tcb.rcvNxt, tcb.windowToTell(), SYN, ACK)
        .withMss(tcb.settings.mss());
  }

  /** Text and FIN on a SYN wait until the connection stands. */
  private void queueRestOfSyn() {
    if (seg.text().isEmpty() && !seg.has(FIN)) return;
    keep();
    turn.because("what came with the SYN is queued until the connection stands");
  }

  // 3.10.7.3

  private void inSynSent() {
    turn.reached("first");
    if (seg.has(ACK) && !tcb.isNewAck(seg.ack())) {
      turn.because("SEG.ACK acknowledges nothing that was sent");
      if (!seg.has(RST)) turn.send(Segment.of(seg.ack(), null, 0, RST));
      return;
    }
    turn.reached("second");
    if (seg.has(RST)) {
      if (seg.has(ACK)) {
        abandon("error: connection reset");
        turn.because("the RST acknowledges our SYN: it is believed, and nobody is there");
      } else
        turn.because("a RST without an acknowledgment of our SYN may come from anyone: dropped");
      return;
    }
    // Third, security and compartment: not modelled, none on loopback.
    turn.reached("fourth");
    if (seg.has(SYN)) {
      takeSyn();
      if (seg.has(ACK)) new Retransmission(tcb, turn).acknowledged(seg.ack());
      if (tcb.sndUna.isAfter(tcb.iss)) {
        turn.enter(ESTABLISHED);
        turn.because("our SYN is acknowledged and the peer's SYN is here: the connection stands");
        turn.oweAck();
        if (!seg.text().isEmpty() || seg.has(FIN) || seg.has(URG))
          inOtherStates(Check.SIXTH_URG_BIT);
      } else {
        new Retransmission(tcb, turn).sendInPlaceOfSyn(synAck());
        turn.enter(SYN_RECEIVED);
        turn.because("both ends sent a SYN: a simultaneous open");
        queueRestOfSyn();
      }
      return;
    }
    turn.reached("fifth");
    turn.because("neither SYN nor RST: dropped");
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
    if (tcb.isAcceptable(seg)) return true;
    // With a shut window no text is acceptable, yet a valid ACK, URG or RST is looked at (MUST-66).
    boolean meetsShutWindow = tcb.rcvWnd == 0 && seg.seq().equals(tcb.rcvNxt) && !seg.has(SYN);
    if (seg.has(RST)) {
      if (meetsShutWindow) return true;
      turn.because("the RST lies outside the receive window: dropped");
      return drop();
    }
    if (meetsShutWindow) {
      turn.oweAck();
      turn.because("the receive window is shut: text and FIN are refused, ACK and URG looked at");
      return true;
    }
    // Reading: a peer that repeats its FIN has not got our ACK, so 2MSL begins again although its
    // FIN is outside the window.
    if (tcb.state() == TIME_WAIT && seg.has(FIN)) {
      restartTimeWait();
      turn.because("the peer repeats its FIN: our ACK was lost, and 2MSL begins again");
    }
    return dropWithAck("the segment lies outside the receive window");
  }

  private boolean checkRst() {
    if (!seg.has(RST)) return true;
    if (!seg.seq().equals(tcb.rcvNxt)) { // RFC 5961 section 3
      if (tcb.inWindow(seg.seq()))
        return dropWithAck("a RST that is not exactly at RCV.NXT may be forged: challenge ACK");
      turn.because("the RST lies outside the receive window: dropped");
      return drop();
    }
    switch (tcb.state()) {
      case SYN_RECEIVED -> {
        if (tcb.passiveOpen) returnToListen();
        else abandon("connection refused");
      }
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT -> abandon("connection reset");
      case CLOSING, LAST_ACK, TIME_WAIT -> turn.enter(CLOSED);
      case CLOSED, LISTEN, SYN_SENT -> throw notAnOtherState();
    }
    turn.because("the RST has exactly the number that is awaited: it is believed");
    return drop();
  }

  private boolean checkSyn() {
    if (!seg.has(SYN)) return true;
    if (tcb.state() != SYN_RECEIVED || !tcb.passiveOpen) // RFC 5961 section 4
    return dropWithAck("a SYN on a connection that stands may be forged: challenge ACK");
    if (!tcb.inWindow(seg.seq())) return true; // the peer's own SYN again, before what is new
    returnToListen();
    turn.because("another SYN: the connection that was about to be is given up");
    return drop();
  }

  private boolean checkAck() {
    if (!seg.has(ACK)) {
      turn.because("the ACK bit is off: dropped");
      return drop();
    }
    SeqNumber segAck = seg.ack();
    if (tcb.state() == SYN_RECEIVED) {
      if (!tcb.isNewAck(segAck)) {
        turn.send(Segment.of(segAck, null, 0, RST));
        turn.because("SEG.ACK does not acknowledge our SYN");
        return drop();
      }
      turn.enter(ESTABLISHED); // "and continue processing"
      turn.because("our SYN is acknowledged: the connection stands");
      tcb.updateSendWindow(seg);
    }
    // MAY-12, RFC 5961 section 5.
    if (segAck.isBefore(tcb.sndUna.plus(-tcb.maxSndWnd)))
      return dropWithAck("SEG.ACK lies further back than any window: it may be forged");
    if (segAck.isAfter(tcb.sndNxt))
      return dropWithAck("SEG.ACK acknowledges what was not yet sent");
    boolean wasShut = tcb.sndWnd == 0;
    boolean isNew = segAck.isAfter(tcb.sndUna);
    if (isNew) {
      new Retransmission(tcb, turn).acknowledged(segAck);
      turn.decides();
      turn.otherwise("what was sent is acknowledged up to SEG.ACK");
    }
    if (segAck.isAtOrAfter(tcb.sndUna) && isNoOlderThanLastWindow()) updateSendWindow();
    if (!isNew && tcb.sndWnd == 0) new Retransmission(tcb, turn).answeredByShutWindow();
    if (wasShut && tcb.sndWnd > 0) new Probing(tcb, turn).windowOpened();
    if (seg.length() == 0) {
      turn.decides();
      turn.otherwise("nothing new is acknowledged");
    }
    return switch (tcb.state()) {
      case FIN_WAIT_1 -> {
        if (tcb.finIsAcknowledged()) {
          turn.enter(FIN_WAIT_2); // "and continue processing in that state"
          turn.because("our FIN is acknowledged");
        }
        yield true;
      }
      case CLOSING -> {
        if (tcb.finIsAcknowledged()) {
          enterTimeWait();
          turn.because("our FIN is acknowledged");
        }
        yield true;
      }
      case LAST_ACK -> {
        if (!tcb.finIsAcknowledged()) yield true;
        turn.enter(CLOSED);
        turn.because("our FIN is acknowledged, and nothing is left to do: the TCB is deleted");
        yield drop();
      }
      case ESTABLISHED, FIN_WAIT_2, CLOSE_WAIT, TIME_WAIT -> true;
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED -> throw notAnOtherState();
    };
  }

  private void updateSendWindow() {
    if (seg.window() != tcb.sndWnd) {
      turn.decides();
      turn.otherwise("the peer's window is another now");
    }
    tcb.updateSendWindow(seg);
  }

  private boolean isNoOlderThanLastWindow() {
    return tcb.sndWl1.isBefore(seg.seq())
        || tcb.sndWl1.equals(seg.seq())
            && (tcb.sndWl2 == null || tcb.sndWl2.isAtOrBefore(seg.ack()));
  }

  private boolean checkUrg() {
    if (!seg.has(URG)) return true;
    switch (tcb.state()) {
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> {
        SeqNumber segUp = seg.seq().plus(seg.urgentPointer());
        boolean wasUrgent = tcb.rcvUp != null && tcb.rcvUp.isAfter(tcb.rcvNxt);
        if (tcb.rcvUp == null || segUp.isAfter(tcb.rcvUp)) tcb.rcvUp = segUp;
        if (!wasUrgent && tcb.rcvUp.isAfter(tcb.rcvNxt)) turn.signal("urgent data");
      }
      case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> {} // "should not occur": ignore the URG
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED -> throw notAnOtherState();
    }
    return true;
  }

  private boolean takeText() {
    boolean carries = !seg.text().isEmpty() || seg.has(FIN);
    boolean ahead = carries && textStart().isAfter(tcb.rcvNxt);
    if (seg.text().isEmpty() && !ahead && tcb.outOfOrder.isEmpty()) return true;
    return switch (tcb.state()) {
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> {
        if (tcb.nobodyReads && !seg.text().isEmpty() && textEnd().isAfter(tcb.rcvNxt))
          yield resetForLostText();
        if (ahead) keepForLater();
        takeInOrder(ahead ? Octets.NONE : seg.text());
        yield true;
      }
      case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> true; // "should not occur": ignore the text
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED -> throw notAnOtherState();
    };
  }

  /** SHLD-31: text and FIN beyond a gap are kept, and the peer hears at once what is missing. */
  private void keepForLater() {
    keep();
    turn.oweAck();
    turn.because("out of order: kept until the gap before it is filled (SHLD-31)");
  }

  /** Takes this text, and what was kept and follows it. */
  private void takeInOrder(Octets text) {
    boolean gap = !tcb.outOfOrder.isEmpty();
    Receiving receiving = new Receiving(tcb, turn);
    int taken = receiving.take(textStart(), text);
    if (taken > 0) turn.because("text in order goes to the user's buffer");
    if (taken > 0 && gap) turn.oweAck(); // a gap, or a part of it, is filled: RFC 5681 section 4.2
    if (!text.isEmpty()) receiving.acknowledgeSoon(taken);
    new Outstanding(tcb, turn).fill();
  }

  private void keep() {
    int fits = tcb.rcvNxt.plus(tcb.rcvWnd).minus(textStart());
    int taken = Math.min(seg.text().length(), Math.max(0, fits));
    if (taken > 0) tcb.outOfOrder.keep(textStart(), seg.text().slice(0, taken));
    if (seg.has(FIN) && tcb.inWindow(textEnd())) tcb.outOfOrder.keepFin(textEnd());
  }

  /**
   * Section 3.6.1, SHLD-3: text for a user who has closed both directions is lost, and it shows.
   */
  private boolean resetForLostText() {
    turn.send(tcb.resetSegment());
    turn.because("nobody reads any more: the peer is shown that its text was lost (SHLD-3)");
    turn.enter(CLOSED);
    return drop();
  }

  /** The number of the first octet of text, and of the one after the last. */
  private SeqNumber textStart() {
    return seg.has(SYN) ? seg.seq().plus(1) : seg.seq();
  }

  private SeqNumber textEnd() {
    return textStart().plus(seg.text().length());
  }

  private boolean checkFin() {
    boolean here = seg.has(FIN) && textEnd().equals(tcb.rcvNxt) && tcb.inWindow(tcb.rcvNxt);
    if (!here && !tcb.outOfOrder.finIsAt(tcb.rcvNxt)) return true;
    if (tcb.finReceived) return true; // a FIN after the FIN changes nothing
    new Outstanding(tcb, turn).receive("connection closing");
    turn.signal("connection closing");
    turn.because("the peer's FIN is here: it sends no more, and hears that we know");
    tcb.finReceived = true;
    tcb.outOfOrder.clear();
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
    tcb.stopAllTimers(); // "turn off the other timers"
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
    int wanted = tcb.receiveWanted; // a RECEIVE stays queued for the next connection
    tcb.forget();
    tcb.receiveWanted = wanted;
    turn.enter(LISTEN);
    turn.because("it came from LISTEN and goes back there; the user need not be told");
  }

  private void abandon(String signal) {
    new Outstanding(tcb, turn).answer("reset");
    turn.signal(signal);
    turn.enter(CLOSED);
  }

  private boolean drop() {
    return false;
  }

  /** {@code <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>}, and the segment is dropped. */
  private boolean dropWithAck(String why) {
    turn.oweAck();
    turn.because(why);
    return drop();
  }

  private AssertionError notAnOtherState() {
    return new AssertionError(tcb.state() + " is not one of the states of section 3.10.7.4");
  }
}
