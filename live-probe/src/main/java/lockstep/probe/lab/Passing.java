package lockstep.probe.lab;

import lockstep.packet.WirePacket;
import lockstep.table.SocketPair;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.Timer;

/**
 * Something that a {@link Medium} saw, or did, of a segment.
 *
 * @param nanos {@link System#nanoTime()} then
 * @param kind what it was
 * @param sender the pair of the socket that sent the segment
 * @param receiver the pair of the one that it is for
 * @param segment with numbers relative to the initial ones
 * @param deed what was done to it, for {@link Kind#BEFELL}; else null
 * @param answer for one that was sent: whether it came out while another was handed over, in answer
 *     to it
 * @param timer for one that was sent: which timer makes a kernel send such a one unasked, {@link
 *     Timer#RETRANSMISSION} for what had been sent before; null where that cannot be told
 * @param after for one that was sent or arrived: the reading after it came out or was handed over;
 *     else null
 * @param packet its octets; null where nobody keeps them
 */
public record Passing(
    long nanos,
    Kind kind,
    SocketPair sender,
    SocketPair receiver,
    Segment segment,
    Event.Deed deed,
    boolean answer,
    Timer timer,
    Reading after,
    WirePacket packet) {
  /** Something was done to a segment now. */
  public static Passing befell(
      SocketPair sender, SocketPair receiver, Segment segment, Event.Deed deed, WirePacket packet) {
    return new Passing(
        System.nanoTime(), Kind.BEFELL, sender, receiver, segment, deed, false, null, null, packet);
  }

  /** A segment was handed over. */
  public static Passing arrived(
      long nanos,
      SocketPair sender,
      SocketPair receiver,
      Segment segment,
      Reading after,
      WirePacket packet) {
    return new Passing(
        nanos, Kind.ARRIVED, sender, receiver, segment, null, false, null, after, packet);
  }

  /** What a medium sees of a segment. */
  public enum Kind {
    /** It left its sender's kernel. */
    SENT,
    /** It was handed to the receiver's kernel. */
    ARRIVED,
    /** Something was done to it on the way. */
    BEFELL
  }

  /** Whose socket it is a thing of: the receiver's when it arrives, else the sender's. */
  SocketPair pair() {
    return kind == Kind.ARRIVED ? receiver : sender;
  }
}
