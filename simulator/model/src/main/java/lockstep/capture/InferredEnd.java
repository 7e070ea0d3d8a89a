package lockstep.capture;

import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/**
 * What a capture has told of one end of a connection by some segment. The state follows from these
 * facts alone (RFC 9293 section 3.3.2), whichever way they came.
 */
final class InferredEnd {
  /** So many ranges of text are remembered that came, or left, ahead of a gap. */
  private static final int MOST_RANGES = 64;

  /** Its address, as the packets have it. */
  final IpEndpoint at;

  /** Its initial sequence number; null where no SYN told it. */
  SeqNumber iss;

  /** What its relative numbers count from; the number before the first one seen, without a SYN. */
  SeqNumber zero;

  boolean listens;
  boolean synSent;
  boolean synReceived;
  boolean synAcknowledged;

  /** Whether it sent a SYN with an ACK. */
  boolean answered;

  /** Whether the capture has a SYN, text or a FIN of it: then it had sent no FIN before. */
  boolean spoke;

  /** The number of its FIN, null as long as it sent none. */
  SeqNumber fin;

  boolean finAcknowledged;
  boolean finReceived;

  /** Whether its FIN left before the other's came. */
  boolean finFirst;

  /** It has no TCB, or none any more. */
  boolean closed;

  /** Whether it closed by a RST, of its own or the other's. */
  boolean reset;

  /** The first number that it has not sent, null before it has sent anything. */
  SeqNumber sendNext;

  /** The first number that it has not got; null where that is not known. */
  SeqNumber receiveNext;

  /** What it advertised last, as it stands in the header. */
  int window;

  /** Octets of text that it sent, without what it sent again. */
  long octets;

  /** Numbers that it passed over; what fills them comes late, and is not sent again. */
  private final List<SeqNumber[]> holes = new ArrayList<>(0);

  /** Numbers that it got ahead of a gap. */
  private final List<SeqNumber[]> early = new ArrayList<>(0);

  InferredEnd(IpEndpoint at) {
    this.at = at;
  }

  /**
   * The state in which it stands by what is known; null where that is not known.
   *
   * @param other the other end
   */
  TcpState state(InferredEnd other) {
    if (closed) return TcpState.CLOSED;
    boolean begun = synSent || synReceived;
    if (!begun && listens) return TcpState.LISTEN;
    if (!begun && !(spoke && other.spoke)) return null;
    if (fin == null && !finReceived && begun) {
      if (!synReceived) return TcpState.SYN_SENT;
      if (!synAcknowledged) return TcpState.SYN_RECEIVED;
    }
    if (fin == null) return finReceived ? TcpState.CLOSE_WAIT : TcpState.ESTABLISHED;
    if (!finReceived) return finAcknowledged ? TcpState.FIN_WAIT_2 : TcpState.FIN_WAIT_1;
    if (finFirst) return finAcknowledged ? TcpState.TIME_WAIT : TcpState.CLOSING;
    return finAcknowledged ? TcpState.CLOSED : TcpState.LAST_ACK;
  }

  /** How what it sends lies to what it has sent. */
  enum Order {
    /** It begins where the last one ended. */
    NEXT,
    /** It was sent before. */
    AGAIN,
    /** It fills a gap that a later one left. */
    LATE,
    /** Something before it is missing. */
    AHEAD
  }

  /** Notes that it sends these numbers, of which there is at least one. */
  Order sends(SeqNumber from, SeqNumber end) {
    if (sendNext == null || from.equals(sendNext)) {
      sendNext = end;
      return Order.NEXT;
    }
    if (from.isAfter(sendNext)) {
      if (holes.size() < MOST_RANGES) holes.add(new SeqNumber[] {sendNext, from});
      sendNext = end;
      return Order.AHEAD;
    }
    if (end.isAfter(sendNext)) sendNext = end;
    return fill(from, end) ? Order.LATE : Order.AGAIN;
  }

  private boolean fill(SeqNumber from, SeqNumber end) {
    for (int i = 0; i < holes.size(); i++) {
      SeqNumber[] hole = holes.get(i);
      if (!from.isBefore(hole[1]) || !end.isAfter(hole[0])) continue;
      holes.remove(i);
      if (hole[0].isBefore(from)) holes.add(new SeqNumber[] {hole[0], from});
      if (end.isBefore(hole[1]) && holes.size() < MOST_RANGES)
        holes.add(new SeqNumber[] {end, hole[1]});
      return true;
    }
    return false;
  }

  /** Notes that these numbers reach it. */
  void gets(SeqNumber from, SeqNumber end) {
    if (receiveNext == null) receiveNext = from;
    if (from.isAfter(receiveNext)) {
      if (early.size() < MOST_RANGES) early.add(new SeqNumber[] {from, end});
      return;
    }
    gotUpTo(end);
  }

  /** All before this number has reached it. */
  void gotUpTo(SeqNumber end) {
    if (receiveNext == null || end.isAfter(receiveNext)) receiveNext = end;
    boolean more = true;
    while (more && !early.isEmpty()) {
      more = false;
      for (int i = early.size() - 1; i >= 0; i--) {
        SeqNumber[] range = early.get(i);
        if (range[0].isAfter(receiveNext)) continue;
        early.remove(i);
        more = true;
        if (range[1].isAfter(receiveNext)) receiveNext = range[1];
      }
    }
  }
}
