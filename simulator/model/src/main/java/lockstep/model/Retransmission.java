package lockstep.model;

import static lockstep.tcp.ControlBit.SYN;

import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * What is sent is kept until it is acknowledged, and is sent again when that takes too long: RFC
 * 9293 sections 3.8.1 to 3.8.3, the timeout by RFC 6298, the congestion window by RFC 5681 (slow
 * start and congestion avoidance alone).
 */
record Retransmission(Tcb tcb, Turn turn) {
  /** RFC 6298 section 2.4: never less than a second. */
  private static final long LEAST_RTO_MICROS = 1_000_000;

  /** RFC 6298 section 2.5 allows a bound of 60 seconds or more. */
  static final long MOST_RTO_MICROS = 60_000_000;

  /** RFC 6298 section 5.7: where the timer ran out on a SYN, text begins with this timeout. */
  private static final long RTO_AFTER_LOST_SYN_MICROS = 3_000_000;

  /** G of RFC 6298: the clock of the model counts microseconds. */
  private static final long GRANULARITY_MICROS = 1;

  /** R1: after so many retransmissions the user is told (SHLD-9, SHLD-10). */
  static final int R1_RETRANSMISSIONS = 3;

  /** R2: after so long without an answer the connection is given up (SHLD-11). */
  static final long R2_MICROS = 100_000_000;

  /** R2 of a SYN (MUST-23). */
  static final long R2_OF_SYN_MICROS = 180_000_000;

  static final String GIVEN_UP = "error: connection timed out";

  /**
   * Sends our SYN again as a SYN with an acknowledgment, in a simultaneous open (section 3.10.7.3).
   */
  void sendInPlaceOfSyn(Segment synAck) {
    tcb.timedUpTo = null; // our SYN is out twice now (Karn's algorithm)
    tcb.retransmissionQueue.clear();
    tcb.retransmissionQueue.add(synAck);
    turn.send(synAck);
  }

  /** Sends a segment that occupies sequence numbers, for the first time. */
  void send(Segment segment) {
    if (!tcb.hasUnacknowledged()) {
      tcb.unansweredSince = turn.now();
      turn.startTimer(Timer.USER, tcb.settings.userTimeoutMicros());
    }
    tcb.sndNxt = segment.end();
    tcb.retransmissionQueue.add(segment);
    if (tcb.timedUpTo == null) {
      tcb.timedUpTo = segment.end();
      tcb.timedSince = turn.now();
    }
    if (!tcb.isRunning(Timer.RETRANSMISSION)) startTimer();
    turn.send(segment);
  }

  /** RFC 6298 sections 5.1 and 5.3. */
  void startTimer() {
    if (tcb.settings.retransmission() && !tcb.retransmissionQueue.isEmpty())
      turn.startTimer(Timer.RETRANSMISSION, tcb.rtoMicros);
  }

  /**
   * SND.UNA goes to SEG.ACK; what is thereby entirely acknowledged leaves the queue, and of what is
   * partly acknowledged the rest stays.
   */
  void acknowledged(SeqNumber segAck) {
    int octets = segAck.minus(tcb.sndUna);
    boolean synWasOut = tcb.sndUna.equals(tcb.iss);
    tcb.sndUna = segAck;
    while (!tcb.retransmissionQueue.isEmpty()) {
      Segment front = tcb.retransmissionQueue.peek();
      if (front.seq().isAtOrAfter(segAck)) break;
      tcb.retransmissionQueue.remove();
      if (front.end().isAfter(segAck)) {
        tcb.retransmissionQueue.addFirst(front.from(segAck));
        break;
      }
    }
    if (tcb.timedUpTo != null && segAck.isAtOrAfter(tcb.timedUpTo)) {
      measured(turn.now() - tcb.timedSince);
      tcb.timedUpTo = null;
    }
    if (synWasOut) beginText();
    else grow(octets);
    tcb.probeIsOut = false;
    tcb.retransmissions = 0;
    tcb.unansweredSince = turn.now();
    tcb.stop(Timer.RETRANSMISSION);
    startTimer();
    if (tcb.hasUnacknowledged()) turn.startTimer(Timer.USER, tcb.settings.userTimeoutMicros());
    else tcb.stop(Timer.USER);
  }

  /**
   * An acknowledgment came that acknowledges nothing new. While the window is shut that is all a
   * peer can say, and as long as it says so the connection stays (MUST-37).
   */
  void answeredByShutWindow() {
    tcb.retransmissions = 0;
    tcb.unansweredSince = turn.now();
    tcb.stop(Timer.USER); // until the next probe
  }

  /** RFC 6298 sections 2.2 and 2.3. */
  private void measured(long roundTripMicros) {
    if (tcb.srttMicros < 0) {
      tcb.srttMicros = roundTripMicros;
      tcb.rttvarMicros = roundTripMicros / 2;
    } else {
      long deviation = Math.abs(tcb.srttMicros - roundTripMicros);
      tcb.rttvarMicros = (3 * tcb.rttvarMicros + deviation) / 4;
      tcb.srttMicros = (7 * tcb.srttMicros + roundTripMicros) / 8;
    }
    long rto = tcb.srttMicros + Math.max(GRANULARITY_MICROS, 4 * tcb.rttvarMicros);
    tcb.rtoMicros = Math.min(MOST_RTO_MICROS, Math.max(LEAST_RTO_MICROS, rto));
  }

  /** Our SYN is acknowledged: the first congestion window (RFC 5681 section 3.1). */
  private void beginText() {
    if (tcb.synRetransmitted) tcb.rtoMicros = RTO_AFTER_LOST_SYN_MICROS;
    int mss = tcb.sendMss;
    int segments = tcb.synRetransmitted ? 1 : mss > 2190 ? 2 : mss > 1095 ? 3 : 4;
    tcb.cwnd = segments * mss;
  }

  /** Slow start below the threshold, congestion avoidance above it (RFC 5681 section 3.1). */
  private void grow(int octets) {
    int mss = tcb.sendMss;
    int more =
        tcb.cwnd < tcb.ssthresh
            ? Math.min(octets, mss)
            : Math.max(1, (int) ((long) mss * mss / Math.max(1, tcb.cwnd)));
    tcb.cwnd = (int) Math.min(Integer.MAX_VALUE, (long) tcb.cwnd + more);
  }

  /** Section 3.10.8, RETRANSMISSION TIMEOUT. */
  void runsOut() {
    if (tcb.retransmissionQueue.isEmpty() || giveUp()) return;
    boolean first = tcb.retransmissions == 0;
    again();
    tcb.rtoMicros = Math.min(MOST_RTO_MICROS, 2 * tcb.rtoMicros);
    if (tcb.sndUna.equals(tcb.iss)) {
      tcb.synRetransmitted = true;
    } else {
      if (first) tcb.ssthresh = Math.max(tcb.sndNxt.minus(tcb.sndUna) / 2, 2 * tcb.sendMss);
      tcb.cwnd = tcb.sendMss;
    }
    turn.because(
        "no acknowledgment came in time: sent again, and the timeout backs off (60 s at most)");
    startTimer();
  }

  /**
   * Sends the front of the queue again with the acknowledgment and window of now. No round trip is
   * measured over it (Karn's algorithm, MUST-18). At R1 the user is told (SHLD-9).
   */
  void again() {
    Segment front = tcb.retransmissionQueue.peek();
    tcb.timedUpTo = null;
    tcb.retransmissions++;
    turn.send(front.again(tcb.rcvNxt, tcb.windowToTell()));
    if (!tcb.isRunning(Timer.USER)) turn.startTimer(Timer.USER, tcb.settings.userTimeoutMicros());
    if (tcb.retransmissions == R1_RETRANSMISSIONS)
      turn.signal("no acknowledgment after " + R1_RETRANSMISSIONS + " retransmissions");
  }

  /**
   * Gives the connection up when the peer has been silent for R2 (MUST-20), which is never before
   * R1: where the timeout was long already, so many retransmissions take longer than R2.
   */
  boolean giveUp() {
    if (tcb.retransmissions < R1_RETRANSMISSIONS) return false;
    boolean ofSyn = !tcb.retransmissionQueue.isEmpty() && tcb.retransmissionQueue.peek().has(SYN);
    long silence = turn.now() - tcb.unansweredSince;
    if (silence < r2Micros(ofSyn)) return false;
    turn.because("nothing new was acknowledged for longer than R2 (section 3.8.3)");
    new Outstanding(tcb, turn).answer(GIVEN_UP);
    turn.signal(GIVEN_UP);
    turn.enter(TcpState.CLOSED);
    return true;
  }

  /** A user who sets a timeout sets R2 with it (MUST-21). */
  private long r2Micros(boolean ofSyn) {
    if (tcb.settings.userTimeout() != null) return tcb.settings.userTimeoutMicros();
    return ofSyn ? R2_OF_SYN_MICROS : R2_MICROS;
  }
}
