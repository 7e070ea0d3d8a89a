package lockstep.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.trace.TcbView;

/**
 * The transmission control block of one connection, by the names of RFC 9293 section 3.3.1. It is
 * mutable and never leaves this package; what others see is a {@link TcbView}.
 *
 * <p>The state CLOSED stands for having no TCB: a block in it holds nothing but its settings.
 */
final class Tcb {
  /** The largest window that a header without the window scale option can tell. */
  static final int LARGEST_WINDOW = 0xFFFF;

  /** What a peer takes that sends no MSS option (MUST-15, IPv4). */
  private static final int DEFAULT_SEND_MSS = 536;

  final TcbSettings settings;

  private TcpState state = TcpState.CLOSED;

  /**
   * Whether the connection began with a passive OPEN: SYN-RECEIVED remembers where it came from
   * (MUST-11).
   */
  boolean passiveOpen;

  SeqNumber iss;
  SeqNumber sndUna;
  SeqNumber sndNxt;
  int sndWnd;
  SeqNumber sndWl1;

  /** Null as long as no segment with an acknowledgment has told a window. */
  SeqNumber sndWl2;

  /** MAX.SND.WND of RFC 5961 section 5: the largest window the peer ever gave. */
  int maxSndWnd;

  SeqNumber irs;
  SeqNumber rcvNxt;
  int rcvWnd;

  /**
   * The largest text of a segment that the peer takes, from its MSS option; 536 without one
   * (MUST-15).
   */
  int sendMss = DEFAULT_SEND_MSS;

  /** Text that the user sent and that has not gone out yet. */
  Octets unsent = Octets.NONE;

  /** Whether the user has called CLOSE. */
  boolean closeCalled;

  /** The sequence number of our FIN, null as long as none was sent. */
  SeqNumber finSeq;

  /** What was sent and not yet entirely acknowledged, oldest first. */
  final Deque<Segment> retransmissionQueue = new ArrayDeque<>();

  /** Text that arrived in order and that the user has not read. */
  Octets unread = Octets.NONE;

  /** Whether the peer's FIN has arrived in order. */
  boolean finReceived;

  /** When each running timer runs out, in microseconds of virtual time. */
  final Map<Timer, Long> deadlines = new EnumMap<>(Timer.class);

  Tcb(TcbSettings settings) {
    this.settings = settings;
    this.rcvWnd = Math.min(settings.receiveBuffer(), LARGEST_WINDOW);
  }

  TcpState state() {
    return state;
  }

  /** For {@link Turn#enter} alone, the one door through which a state changes. */
  void changeState(TcpState next) {
    state = next;
  }

  /** Chooses the initial sequence number and sets the send variables to it. */
  void chooseIss() {
    iss = settings.iss();
    sndUna = iss;
    sndNxt = iss;
  }

  boolean finSent() {
    return finSeq != null;
  }

  boolean finIsAcknowledged() {
    return finSent() && sndUna.isAfter(finSeq);
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
    return number.isAtOrAfter(rcvNxt) && number.isBefore(rcvNxt.plus(rcvWnd));
  }

  /** How many octets may still go out before the peer's window is full; 0 or more. */
  int usableWindow() {
    return Math.max(0, sndUna.plus(sndWnd).minus(sndNxt));
  }

  void updateSendWindow(Segment seg) {
    sndWnd = seg.window();
    sndWl1 = seg.seq();
    sndWl2 = seg.ack();
    maxSndWnd = Math.max(maxSndWnd, sndWnd);
  }

  /**
   * SND.UNA goes to SEG.ACK, and what is thereby entirely acknowledged leaves the retransmission
   * queue.
   */
  void acknowledgeUpTo(SeqNumber segAck) {
    sndUna = segAck;
    while (!retransmissionQueue.isEmpty() && retransmissionQueue.peek().end().isAtOrBefore(segAck))
      retransmissionQueue.remove();
  }

  /** {@code <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>}. */
  Segment ackSegment() {
    return Segment.of(sndNxt, rcvNxt, rcvWnd, ControlBit.ACK);
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
    sndWl1 = null;
    sndWl2 = null;
    maxSndWnd = 0;
    irs = null;
    rcvNxt = null;
    rcvWnd = Math.min(settings.receiveBuffer(), LARGEST_WINDOW);
    sendMss = DEFAULT_SEND_MSS;
    unsent = Octets.NONE;
    unread = Octets.NONE;
    closeCalled = false;
    finSeq = null;
    finReceived = false;
    retransmissionQueue.clear();
    deadlines.clear();
  }

  /**
   * The variables as a view, relative to the two initial sequence numbers; null when there is no
   * TCB.
   */
  TcbView view(SeqNumber peerIss) {
    if (state == TcpState.CLOSED) return null;
    SeqNumber own = settings.iss();
    return new TcbView(
        relative(iss, own),
        relative(sndUna, own),
        relative(sndNxt, own),
        sndWnd,
        relative(sndWl1, peerIss),
        relative(sndWl2, own),
        relative(irs, peerIss),
        relative(rcvNxt, peerIss),
        rcvWnd);
  }

  private static SeqNumber relative(SeqNumber number, SeqNumber zero) {
    return number == null ? null : number.plus(-zero.toLong());
  }
}
