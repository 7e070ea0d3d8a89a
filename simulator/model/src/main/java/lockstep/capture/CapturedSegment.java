package lockstep.capture;

import java.util.Arrays;
import java.util.Optional;
import lockstep.packet.TcpHeader;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;

/**
 * A TCP segment as it was captured. Its checksum is not looked at: a computer captures what it
 * sends before its network card writes the checksum.
 *
 * @param packet the packet that it was in
 * @param from whose address the packet names as its source
 * @param to whose as its destination
 * @param place the number of the interface; where one interface stands for several ("any"), that of
 *     the one among them
 * @param seq SEG.SEQ as it stands in the header
 * @param ack SEG.ACK, null without the ACK bit
 * @param control the octet of the control bits
 * @param window SEG.WND as it stands in the header, not scaled
 * @param headerAt where in the packet's octets the header begins
 * @param textAt where in the packet's octets its text begins
 * @param textLength how much text it carries by the length that its IP header says
 * @param mss the value of its Maximum Segment Size option, 0 without one
 * @param urgentPointer 0 to 65535
 */
public record CapturedSegment(
    CapturedPacket packet,
    IpEndpoint from,
    IpEndpoint to,
    long place,
    SeqNumber seq,
    SeqNumber ack,
    int control,
    int window,
    int headerAt,
    int textAt,
    int textLength,
    int mss,
    int urgentPointer)
    implements Content {
  public boolean has(ControlBit bit) {
    return (control & bit.mask()) != 0;
  }

  /** Whether it asks for a new connection: SYN without ACK. */
  public boolean isFirstSyn() {
    return has(ControlBit.SYN) && ack == null;
  }

  /** SEG.LEN: text, SYN and FIN. */
  public int length() {
    return textLength + (has(ControlBit.SYN) ? 1 : 0) + (has(ControlBit.FIN) ? 1 : 0);
  }

  /** SEG.SEQ + SEG.LEN. */
  public SeqNumber end() {
    return seq.plus(length());
  }

  /** Whether not all of its text was kept. */
  public boolean isCut() {
    return packet.octets().length - textAt < textLength;
  }

  /** Its text; where not all of it was kept, as many octets that are 0. */
  public Octets text() {
    if (textLength == 0) return Octets.NONE;
    if (isCut()) return Nothing.KEPT.slice(0, textLength);
    return Octets.of(Arrays.copyOfRange(packet.octets(), textAt, textAt + textLength));
  }

  /** One for all: a file may claim much text in few octets. */
  private static final class Nothing {
    private static final Octets KEPT = Octets.of(new byte[SegmentDecoder.MOST_TEXT]);
  }

  /** Its header with all options; empty where those were not kept, or are damaged. */
  public Optional<TcpHeader> header() {
    return TcpHeader.captured(packet.octets(), headerAt, textAt + textLength);
  }

  /** The same with other numbers: relative ones, to be shown. */
  public Segment relative(SeqNumber seq, SeqNumber ack) {
    ControlBits bits = ControlBits.NONE;
    for (ControlBit bit : ControlBit.values()) if (has(bit)) bits = bits.with(bit);
    return new Segment(seq, ack, bits, window, text(), mss, urgentPointer);
  }
}
