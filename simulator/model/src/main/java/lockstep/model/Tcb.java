package lockstep.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * The transmission control block of one connection, by the names of RFC 9293 section 3.3.1. It is
 * mutable and never leaves this package; what others see of it {@link TcbViews} makes.
 *
 * <p>The state CLOSED stands for having no TCB: a block in it holds nothing but its settings.
 */
final class Tcb {
  /** The largest window that a header without the window scale option can tell. */
  static final int LARGEST_WINDOW = 0xFFFF;

  /** The retransmission timeout before any round trip was measured (RFC 6298 section 2.1). */
  static final long FIRST_RTO_MICROS = 1_000_000;

  /** A deadline that does not run. */
  static final long NEVER = Long.MAX_VALUE;

  /** What a peer takes that sends no MSS option (MUST-15, IPv4). */
  static final int DEFAULT_SEND_MSS = 536;

  /** The clock of section 3.4.1 ticks every four microseconds. */
  private static final int ISN_TICK_MICROS = 4;

  final TcbSettings settings;

  private TcpState state = TcpState.CLOSED;

  /**
   * How many connections this block has begun: the first takes the chosen ISS, the others later.
   */
  private int incarnations;

  /**
   * Whether the connection began with a passive OPEN: SYN-RECEIVED remembers where it came from
   * (MUST-11).
   */
  boolean passiveOpen;

  SeqNumber iss;
  SeqNumber sndUna;
  SeqNumber sndNxt;
  int sndWnd;

  /** Null when nothing urgent was sent. */
  SeqNumber sndUp;

  SeqNumber sndWl1;

  /** Null as long as no segment with an acknowledgment has told a window. */
  SeqNumber sndWl2;

  /** MAX.SND.WND of RFC 5961 section 5: the largest window the peer ever gave. */
  int maxSndWnd;

  SeqNumber irs;
  SeqNumber rcvNxt;
  int rcvWnd;

  /** Null when nothing urgent was received. */
  SeqNumber rcvUp;

  /**
   * The largest text of a segment that the peer takes, from its MSS option; 536 without one
   * (MUST-15).
   */
  int sendMss;

  /** Text that the user sent and that has not gone out yet. */
  Octets unsent;

  /** Whether the user has called CLOSE. */
  boolean closeCalled;

  /** The sequence number of our FIN, null as long as none was sent. */
  SeqNumber finSeq;

  /** What was sent and not yet entirely acknowledged, oldest first. */
  final Deque<Segment> retransmissionQueue = new ArrayDeque<>();

  /** Text that arrived in order and that the user has not read. */
  Octets unread;

  /** How many octets a RECEIVE waits for that could not be answered at once; 0 without one. */
  int receiveWanted;

  /** Whether the peer's FIN has arrived in order. */
  boolean finReceived;

  /** Whether nobody reads any more: the user closed both directions (section 3.6.1, MAY-1). */
  boolean nobodyReads;

  /** What arrived ahead of a gap. */
  final OutOfOrder outOfOrder = new OutOfOrder();

  /** Octets of text received since the last acknowledgment went out. */
  int unacknowledgedText;

  /** SRTT and RTTVAR of RFC 6298, in microseconds; negative before the first measurement. */
  long srttMicros;

  long rttvarMicros;
  long rtoMicros;

  /** The acknowledgment that ends the round trip being measured; null when none is. */
  SeqNumber timedUpTo;

  /** When the segment left whose round trip is measured. */
  long timedSince;

  /** How often the front of the retransmission queue was sent again, probes included. */
  int retransmissions;

  /** Whether the SYN had to be sent again (RFC 6298 section 5.7, RFC 5681 section 3.1). */
  boolean synRetransmitted;

  /** Since when the peer has let our sending go without an answer, in microseconds. */
  long unansweredSince;

  /** The congestion window and the slow start threshold of RFC 5681, in octets. */
  int cwnd;

  int ssthresh;

  /** How long the next probe of a shut window waits, in microseconds; 0 before the first. */
  long probeIntervalMicros;

  /** Whether a probe of a shut window is out: a number beyond what the peer takes. */
  boolean probeIsOut;

  /** Keep-alive probes since the last segment of the peer. */
  int keepAliveProbes;

  private final Deadlines deadlines = new Deadlines();

  Tcb(TcbSettings settings) {
    this.settings = settings;
    forget();
  }

  /** A block that stands where this one stands and goes its own way from here. */
  Tcb copy() {
    Tcb copy = new Tcb(settings);
    copy.state = state;
    copy.incarnations = incarnations;
    copy.passiveOpen = passiveOpen;
    copy.iss = iss;
    copy.sndUna = sndUna;
    copy.sndNxt = sndNxt;
    copy.sndWnd = sndWnd;
    copy.sndUp = sndUp;
    copy.sndWl1 = sndWl1;
    copy.sndWl2 = sndWl2;
    copy.maxSndWnd = maxSndWnd;
    copy.irs = irs;
    copy.rcvNxt = rcvNxt;
    copy.rcvWnd = rcvWnd;
    copy.rcvUp = rcvUp;
    copy.sendMss = sendMss;
    copy.unsent = unsent;
    copy.closeCalled = closeCalled;
    copy.finSeq = finSeq;
    copy.retransmissionQueue.addAll(retransmissionQueue);
    copy.unread = unread;
    copy.receiveWanted = receiveWanted;
    copy.finReceived = finReceived;
    copy.nobodyReads = nobodyReads;
    copy.outOfOrder.takeAllOf(outOfOrder);
    copy.unacknowledgedText = unacknowledgedText;
    copy.srttMicros = srttMicros;
    copy.rttvarMicros = rttvarMicros;
    copy.rtoMicros = rtoMicros;
    copy.timedUpTo = timedUpTo;
    copy.timedSince = timedSince;
    copy.retransmissions = retransmissions;
    copy.synRetransmitted = synRetransmitted;
    copy.unansweredSince = unansweredSince;
    copy.cwnd = cwnd;
    copy.ssthresh = ssthresh;
    copy.probeIntervalMicros = probeIntervalMicros;
    copy.probeIsOut = probeIsOut;
    copy.keepAliveProbes = keepAliveProbes;
    copy.deadlines.takeAllOf(deadlines);
    return copy;
  }

  /**
   * Forgets the connection: what "delete TCB" means for a block that stays as a place for the next
   * OPEN.
   */
  void forget() {
    iss = null;
    sndUna = null;
    sndNxt = null;
    sndWnd = 0;
    sndUp = null;
    sndWl1 = null;
    sndWl2 = null;
    maxSndWnd = 0;
    irs = null;
    rcvNxt = null;
    rcvWnd = Math.min(settings.receiveBuffer(), LARGEST_WINDOW);
    rcvUp = null;
    sendMss = DEFAULT_SEND_MSS;
    unsent = Octets.NONE;
    closeCalled = false;
    finSeq = null;
    retransmissionQueue.clear();
    unread = Octets.NONE;
    receiveWanted = 0;
    finReceived = false;
    nobodyReads = false;
    outOfOrder.clear();
    unacknowledgedText = 0;
    srttMicros = -1;
    rttvarMicros = 0;
    rtoMicros = FIRST_RTO_MICROS;
    timedUpTo = null;
    timedSince = 0;
    retransmissions = 0;
    synRetransmitted = false;
    unansweredSince = 0;
    cwnd = 0;
    ssthresh = Integer.MAX_VALUE;
    probeIntervalMicros = 0;
    probeIsOut = false;
    keepAliveProbes = 0;
    stopAllTimers();
  }

  TcpState state() {
    return state;
  }

  /** For {@link Turn#enter} alone, the one door through which a state changes. */
  void changeState(TcpState next) {
    state = next;
  }

  /**
   * Chooses the initial sequence number and sets the send variables to it. The first connection of
   * a block begins at the number that was set; later ones are as far on as the clock of section
   * 3.4.1 is by then, so that old segments are told from new ones.
   */
  void chooseIss(long now) {
    iss = incarnations == 0 ? settings.iss() : settings.iss().plus(now / ISN_TICK_MICROS);
    incarnations++;
    sndUna = iss;
    sndNxt = iss;
  }

  /** Whether both ends' initial sequence numbers are acknowledged: ESTABLISHED and all after it. */
  boolean isSynchronized() {
    return switch (state) {
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED -> false;
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> true;
    };
  }

  /** How many connections this block has begun. */
  int incarnations() {
    return incarnations;
  }

  boolean finSent() {
    return finSeq != null;
  }

  boolean finIsAcknowledged() {
    return finSent() && sndUna.isAfter(finSeq);
  }

  /** Whether something that was sent is not acknowledged. */
  boolean hasUnacknowledged() {
    return sndNxt.isAfter(sndUna);
  }

  /** Whether text of the user, or the FIN behind it, has not gone out. */
  boolean hasUnsent() {
    return !unsent.isEmpty() || closeCalled && !finSent();
  }

  /** How many octets the user may still give to send. */
  int sendRoom() {
    boolean onlySynIsOut = sndNxt == null || sndUna.equals(iss); // no text goes out before its ACK
    int underWay = onlySynIsOut ? 0 : sndNxt.minus(sndUna);
    return settings.sendBuffer() - unsent.length() - underWay;
  }

  /** SND.UNA &lt; SEG.ACK =&lt; SND.NXT (section 3.4). */
  boolean isNewAck(SeqNumber segAck) {
    return segAck.isAfter(sndUna) && segAck.isAtOrBefore(sndNxt);
  }

  /** Table 6: the four cases of the acceptability test. */
  boolean isAcceptable(Segment seg) {
    if (seg.length() == 0) return rcvWnd == 0 ? seg.seq().equals(rcvNxt) : inWindow(seg.seq());
    return rcvWnd > 0 && (inWindow(seg.seq()) || inWindow(seg.end().plus(-1)));
  }

  boolean inWindow(SeqNumber number) {
    return number.isAtOrAfter(rcvNxt) && number.minus(rcvNxt) < rcvWnd;
  }

  /**
   * The usable window of section 3.8.6.2.1, which is less than zero when the peer shrank its window
   * (MUST-34), and never more than the congestion window leaves.
   */
  int usableWindow() {
    int offered = settings.congestionControl() ? Math.min(sndWnd, cwnd) : sndWnd;
    return sndUna.plus(offered).minus(sndNxt);
  }

  /**
   * Whether the peer's window takes a FIN behind this much text; the congestion window counts text.
   */
  boolean windowTakesFinAfter(int octets) {
    return sndUna.plus(sndWnd).minus(sndNxt) > octets;
  }

  void updateSendWindow(Segment seg) {
    sndWnd = seg.window();
    sndWl1 = seg.seq();
    sndWl2 = seg.ack();
    maxSndWnd = Math.max(maxSndWnd, sndWnd);
  }

  /** RCV.WND as a header without the window scale option can tell it. */
  int windowToTell() {
    return Math.min(rcvWnd, LARGEST_WINDOW);
  }

  /**
   * {@code <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>}. While a probe is out the peer's window ends before
   * SND.NXT: it would refuse that number too, and two ends that probe each other would answer each
   * other without end (Appendix A.2). SND.UNA is what it takes.
   */
  Segment ackSegment() {
    SeqNumber seq = probeIsOut ? sndUna : sndNxt;
    return Segment.of(seq, rcvNxt, windowToTell(), ControlBit.ACK);
  }

  /** {@code <SEQ=SND.NXT><CTL=RST>} (section 3.10.5). */
  Segment resetSegment() {
    return Segment.of(sndNxt, null, 0, ControlBit.RST);
  }

  /** When this timer runs out; {@link #NEVER} when it is off. */
  long deadline(Timer timer) {
    return deadlines.of(timer);
  }

  boolean isRunning(Timer timer) {
    return deadlines.isRunning(timer);
  }

  /** For {@link Turn#startTimer}. */
  void setDeadline(Timer timer, long at) {
    deadlines.set(timer, at);
  }

  void stop(Timer timer) {
    deadlines.stop(timer);
  }

  void stopAllTimers() {
    deadlines.stopAll();
  }

  /** The timer that runs out first; null when none runs. */
  Timer nextTimer() {
    return deadlines.next();
  }

  /** The timers that run, each with when it runs out. */
  Map<Timer, Long> runningTimers() {
    return deadlines.running();
  }
}
