package lockstep.model;

import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;

/**
 * A segment in a story: what is not said is exact and in the window when it arrives, and does not
 * matter when it is expected.
 */
final class SegmentBuilder {
  private ControlBits bits = ControlBits.NONE;
  private Octets text = Octets.NONE;
  private Long seq;
  private Long ack;
  private Integer window;
  private int mss;
  private int urgentPointer;

  static SegmentBuilder segment() {
    return new SegmentBuilder();
  }

  private SegmentBuilder with(ControlBit bit) {
    bits = bits.with(bit);
    return this;
  }

  SegmentBuilder syn() {
    return with(ControlBit.SYN);
  }

  SegmentBuilder fin() {
    return with(ControlBit.FIN);
  }

  SegmentBuilder rst() {
    return with(ControlBit.RST);
  }

  SegmentBuilder ack() {
    return with(ControlBit.ACK);
  }

  SegmentBuilder acking(long number) {
    ack = number;
    return with(ControlBit.ACK);
  }

  SegmentBuilder seq(long number) {
    seq = number;
    return this;
  }

  SegmentBuilder window(int octets) {
    window = octets;
    return this;
  }

  SegmentBuilder text(String words) {
    text = Octets.of(words);
    return this;
  }

  /** Text of so many octets that say nothing but their place. */
  SegmentBuilder octets(int count) {
    text = Octets.filler(count);
    return this;
  }

  SegmentBuilder mss(int octets) {
    mss = octets;
    return this;
  }

  /**
   * URG, and the urgent pointer: how far from SEG.SEQ the octet lies that follows the urgent ones.
   */
  SegmentBuilder urgent(int pointer) {
    urgentPointer = pointer;
    return with(ControlBit.URG);
  }

  /** The segment as it arrives at this block: at RCV.NXT, and acknowledging all that was sent. */
  Segment arrivingAt(Tcb tcb) {
    SeqNumber number =
        seq != null ? SeqNumber.of(seq) : tcb.rcvNxt == null ? SeqNumber.ZERO : tcb.rcvNxt;
    SeqNumber acknowledged = null;
    if (bits.has(ControlBit.ACK))
      acknowledged =
          ack != null ? SeqNumber.of(ack) : tcb.sndNxt == null ? SeqNumber.ZERO : tcb.sndNxt;
    int offered = window == null ? 65_535 : window;
    return new Segment(number, acknowledged, bits, offered, text, mss, urgentPointer);
  }

  /**
   * Whether a segment that was sent is the expected one in all that was said. PSH is nobody's
   * business.
   */
  boolean matches(Segment sent) {
    return sent.control().without(ControlBit.PSH) == bits
        && (seq == null || sent.seq().toLong() == seq)
        && (ack == null || sent.ack().toLong() == ack)
        && (window == null || sent.window() == window)
        && (mss == 0 || sent.mss() == mss)
        && (urgentPointer == 0 || sent.urgentPointer() == urgentPointer)
        && (text.isEmpty() || sent.text().equals(text));
  }

  @Override
  public String toString() {
    return "<SEQ="
        + (seq == null ? "any" : seq)
        + ">"
        + (bits.has(ControlBit.ACK) ? "<ACK=" + (ack == null ? "any" : ack) + ">" : "")
        + (text.isEmpty() ? "" : "<LEN=" + text.length() + ">")
        + "<CTL="
        + bits
        + ">";
  }
}
