package lockstep.model;

import static lockstep.tcp.ControlBit.ACK;
import static lockstep.tcp.ControlBit.FIN;
import static lockstep.tcp.ControlBit.PSH;
import static lockstep.tcp.ControlBit.SYN;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;
import static lockstep.tcp.TcpState.TIME_WAIT;

import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/** Puts a fresh block where preconditions say, as if the events before had brought it there. */
record Placement(Preconditions at, Tcb tcb, Turn turn) {
  /** A segment size that never cuts what a case sends. */
  private static final int MSS = Tcb.LARGEST_WINDOW;

  /** More text under way than this is no case but a slip. */
  private static final int MOST_UNDER_WAY = 1 << 24;

  /**
   * An endpoint that stands there. Segment size, congestion window, Nagle and silly window
   * avoidance hold nothing back, and each acknowledgment goes at once.
   *
   * @throws IllegalArgumentException when the preconditions contradict each other
   */
  static Endpoint of(Preconditions at) {
    int unread = unread(at);
    int room = at.rcvWnd() == null ? Tcb.LARGEST_WINDOW : at.rcvWnd();
    TcbSettings settings =
        TcbSettings.USUAL
            .withIss(iss(at))
            .withReceiveBuffer(Math.max(1, room + unread))
            .withMss(MSS)
            .withNagle(false)
            .withSillyWindowAvoidance(false)
            .withCongestionControl(false)
            .withDelayedAck(false);
    Endpoint endpoint = new Endpoint(settings);
    Tcb tcb = endpoint.tcb();
    new Placement(at, tcb, new Turn(tcb, 0, "")).place(unread, room);
    return endpoint;
  }

  private static SeqNumber iss(Preconditions at) {
    return at.iss() == null ? SeqNumber.ZERO : at.iss();
  }

  private static SeqNumber irs(Preconditions at) {
    return at.irs() == null ? SeqNumber.ZERO : at.irs();
  }

  /**
   * A shut window means that the buffer is full, so all text since the peer's SYN is unread, as far
   * as a window can have let it come. With an open window all was read.
   */
  private static int unread(Preconditions at) {
    if (at.rcvWnd() == null || at.rcvWnd() > 0 || !keepsText(at.state())) return 0;
    long text = rcvNxt(at).plus(-1 - irs(at).toLong()).toLong();
    if (finTaken(at.state())) text--;
    return (int) Math.max(0, Math.min(text, Tcb.LARGEST_WINDOW));
  }

  private static boolean keepsText(TcpState state) {
    return switch (state) {
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT -> true;
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, CLOSING, LAST_ACK, TIME_WAIT -> false;
    };
  }

  private static SeqNumber rcvNxt(Preconditions at) {
    if (at.rcvNxt() != null) return at.rcvNxt();
    return irs(at).plus(finTaken(at.state()) ? 2 : 1);
  }

  /** Whether the peer's FIN has been taken in this state. */
  private static boolean finTaken(TcpState state) {
    return switch (state) {
      case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> true;
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> false;
    };
  }

  /** Whether the user has called CLOSE in this state. */
  private static boolean closed(TcpState state) {
    return switch (state) {
      case FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT -> true;
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT -> false;
    };
  }

  private void place(int unread, int room) {
    TcpState state = at.state();
    if (state == CLOSED) return;
    turn.enter(state); // the door that all go through
    tcb.passiveOpen =
        at.passive() != null ? at.passive() : state == LISTEN || state == SYN_RECEIVED;
    tcb.rcvWnd = room;
    tcb.sendMss = MSS;
    if (state == LISTEN) return;
    tcb.unsent = Octets.filler(at.unsent());
    placeSending(state);
    if (state != SYN_SENT) placeReceiving(state, unread);
    placeFin(state);
    queueWhatIsUnderWay(state);
    startTimers(state);
  }

  private void placeSending(TcpState state) {
    tcb.chooseIss(0);
    boolean synAcknowledged = state != SYN_SENT && state != SYN_RECEIVED;
    boolean finAcknowledged = state == TcpState.FIN_WAIT_2 || state == TIME_WAIT;
    SeqNumber una = tcb.iss.plus(finAcknowledged ? 2 : synAcknowledged ? 1 : 0);
    boolean under = !synAcknowledged || finWent(state) && !finAcknowledged;
    tcb.sndUna = at.sndUna() != null ? at.sndUna() : una;
    tcb.sndNxt = at.sndNxt() != null ? at.sndNxt() : tcb.sndUna.plus(under ? 1 : 0);
    int octets = tcb.sndNxt.minus(tcb.sndUna);
    if (octets < 0)
      throw new IllegalArgumentException(
          "SND.NXT " + tcb.sndNxt + " lies before SND.UNA " + tcb.sndUna);
    if (octets > MOST_UNDER_WAY)
      throw new IllegalArgumentException(
          octets + " numbers from SND.UNA to SND.NXT are more than " + MOST_UNDER_WAY);
    int usual = state == SYN_SENT ? 0 : Tcb.LARGEST_WINDOW; // no peer has told one yet
    tcb.sndWnd = at.sndWnd() != null ? at.sndWnd() : usual;
    tcb.maxSndWnd = at.maxSndWnd() != null ? at.maxSndWnd() : tcb.sndWnd;
  }

  /** SND.WL1 and SND.WL2 are such that the next segment in order tells the window anew. */
  private void placeReceiving(TcpState state, int unread) {
    tcb.irs = irs(at);
    tcb.rcvNxt = rcvNxt(at);
    tcb.sndWl1 = state == SYN_RECEIVED ? tcb.irs : tcb.rcvNxt;
    tcb.sndWl2 = tcb.sndUna;
    tcb.unread = Octets.filler(unread);
    tcb.finReceived = finTaken(state);
    for (Preconditions.Run run : at.outOfOrder())
      tcb.outOfOrder.keep(run.from(), Octets.filler(run.octets()));
  }

  private boolean finWent(TcpState state) {
    return at.finSent() != null ? at.finSent() : closed(state) && at.unsent() == 0;
  }

  private void placeFin(TcpState state) {
    tcb.closeCalled = closed(state) || finWent(state);
    if (!finWent(state)) return;
    boolean acked = at.finAcked() != null ? at.finAcked() : !tcb.hasUnacknowledged();
    if (acked == tcb.hasUnacknowledged())
      throw new IllegalArgumentException(
          "our FIN is the last number before SND.NXT "
              + tcb.sndNxt
              + " and said to be "
              + (acked ? "" : "not ")
              + "acknowledged, but SND.UNA is "
              + tcb.sndUna);
    tcb.finSeq = tcb.sndNxt.plus(-1);
  }

  /**
   * Text and FIN that are under way are one segment. Before them stands the SYN when it is not
   * acknowledged; it goes alone but for text that was sent on it.
   */
  private void queueWhatIsUnderWay(TcpState state) {
    SeqNumber from = tcb.sndUna;
    boolean fin = tcb.finSent() && tcb.hasUnacknowledged();
    if (from.equals(tcb.iss) && tcb.hasUnacknowledged() && synMayBeUnderWay(state, fin)) {
      SeqNumber end = fin ? from.plus(1) : tcb.sndNxt;
      ControlBits bits = state == SYN_SENT ? ControlBits.of(SYN) : ControlBits.of(SYN, ACK);
      queue(from, bits, Octets.filler(end.minus(from) - 1), state != SYN_SENT);
      from = end;
    }
    if (from.equals(tcb.sndNxt)) return;
    int text = tcb.sndNxt.minus(from) - (fin ? 1 : 0);
    ControlBits bits = ControlBits.of(ACK);
    if (text > 0) bits = bits.with(PSH);
    if (fin) bits = bits.with(FIN);
    queue(from, bits, Octets.filler(text), true);
  }

  /**
   * In FIN-WAIT-1 the FIN may have followed a SYN that is still unanswered; a single number is the
   * FIN. Later numbers come round to ISS again, and then it is text.
   */
  private boolean synMayBeUnderWay(TcpState state, boolean fin) {
    return switch (state) {
      case SYN_SENT, SYN_RECEIVED -> true;
      case FIN_WAIT_1 -> fin && tcb.sndNxt.minus(tcb.sndUna) > 1;
      case CLOSED, LISTEN, ESTABLISHED, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT ->
          false;
    };
  }

  private void queue(SeqNumber seq, ControlBits bits, Octets text, boolean acknowledges) {
    SeqNumber ack = acknowledges ? tcb.rcvNxt : null;
    tcb.retransmissionQueue.add(new Segment(seq, ack, bits, tcb.windowToTell(), text, 0));
  }

  private void startTimers(TcpState state) {
    if (state == TIME_WAIT) {
      turn.startTimer(Timer.TIME_WAIT, tcb.settings.twoMslMicros());
      return;
    }
    new Retransmission(tcb, turn).startTimer();
    if (tcb.hasUnacknowledged()) turn.startTimer(Timer.USER, tcb.settings.userTimeoutMicros());
    if (tcb.isSynchronized()) new Probing(tcb, turn).watchTheWindow();
  }
}
