package lockstep.views.ladder;

import lockstep.packet.TcpHeader;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;

/**
 * The header of a segment as it passed a wire of this computer, or as somebody captured it.
 *
 * @param header its fields; null where the segment was not seen
 * @param shift by how many bits the window is to be shifted, 0 to 14 (RFC 7323, section 2.2)
 * @param captured whether it was captured, so that nobody looked at its checksum, and not all of
 *     its text may have been kept
 */
record PassedHeader(TcpHeader header, int shift, boolean captured) {
  /** The kernel sent no such segment, or not by then; or too little of it was captured. */
  static final PassedHeader UNSEEN = new PassedHeader(null, 0, false);

  boolean isSeen() {
    return header != null;
  }

  /** The segment with the numbers that stand in the header. */
  Segment asItStands(Segment relative) {
    return relative.withNumbers(
        SeqNumber.of(header.seq()), relative.ack() == null ? null : SeqNumber.of(header.ack()));
  }
}
