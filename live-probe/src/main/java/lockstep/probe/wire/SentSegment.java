package lockstep.probe.wire;

import lockstep.packet.TcpPacket;
import lockstep.packet.WirePacket;
import lockstep.table.SocketPair;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Segment;

/**
 * A segment on its way.
 *
 * @param segment with relative numbers
 * @param kept its octets as it left; null where nobody keeps them
 */
record SentSegment(TcpPacket packet, SocketPair receiver, Segment segment, WirePacket kept) {
  SocketPair sender() {
    return packet.sender();
  }

  /** Whether it carries the same as another one of the same sender. */
  boolean isCopyOf(SentSegment other) {
    return sender().equals(other.sender())
        && segment.seq().equals(other.segment.seq())
        && segment.length() == other.segment.length()
        && segment.has(ControlBit.SYN) == other.segment.has(ControlBit.SYN)
        && segment.has(ControlBit.FIN) == other.segment.has(ControlBit.FIN)
        && segment.length() > 0;
  }
}
