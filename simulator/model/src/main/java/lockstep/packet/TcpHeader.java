package lockstep.packet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.tcp.Octets;

/**
 * The header of a segment as its octets say it, field by field (RFC 9293 section 3.1). Nothing is
 * relative here, and nothing scaled.
 *
 * @param sourcePort 0 to 65535
 * @param destinationPort 0 to 65535
 * @param seq SEG.SEQ, 0 to 2^32 - 1
 * @param ack the acknowledgment field, also where the ACK bit is off
 * @param dataOffset the header's length in words of 32 bits, 5 to 15
 * @param reserved the four bits that nobody uses yet
 * @param control the octet of the control bits, CWR the highest, FIN the lowest
 * @param window SEG.WND as it stands there
 * @param checksum as its sender wrote it
 * @param urgentPointer 0 to 65535
 * @param options in their order, those that only fill up too
 * @param optionOctets the same octet by octet; as long as the header says
 * @param text the segment's text
 */
public record TcpHeader(
    int sourcePort,
    int destinationPort,
    long seq,
    long ack,
    int dataOffset,
    int reserved,
    int control,
    int window,
    int checksum,
    int urgentPointer,
    List<TcpOption> options,
    Octets optionOctets,
    Octets text) {
  private static final int WITHOUT_OPTIONS = 20;
  private static final int IPV6_HEADER = 40;

  public TcpHeader {
    options = List.copyOf(options);
  }

  /**
   * Reads the header of a segment in an IP packet.
   *
   * @param packet the whole packet
   * @return empty for one that is not TCP
   * @throws MalformedPacketException for one that is cut or wrong in itself, also by its checksum
   */
  public static Optional<TcpHeader> of(Octets packet) throws MalformedPacketException {
    byte[] octets = packet.toArray();
    if (TcpPacket.of(octets).isEmpty()) return Optional.empty();
    int at = (octets[0] & 0xFF) >> 4 == 4 ? (octets[0] & 0xF) * 4 : IPV6_HEADER;
    return Optional.of(read(octets, at, octets.length));
  }

  /**
   * Reads a header of which somebody captured the octets: its checksum is not looked at, and of its
   * text there is as much as was kept.
   *
   * @param at where it begins
   * @param end where its text ends, or would end
   * @return empty where not all of the header was kept, or its options are wrong in themselves
   */
  public static Optional<TcpHeader> captured(byte[] octets, int at, int end) {
    try {
      if (octets.length < at + WITHOUT_OPTIONS || octets.length < textAt(octets, at))
        return Optional.empty();
      return Optional.of(read(octets, at, Math.min(end, octets.length)));
    } catch (MalformedPacketException e) {
      // Whoever wrote it, nobody can say more of it than its plain fields do.
      return Optional.empty();
    }
  }

  private static int textAt(byte[] octets, int at) {
    return at + ((octets[at + 12] & 0xFF) >> 4) * 4;
  }

  private static TcpHeader read(byte[] octets, int at, int end) throws MalformedPacketException {
    ByteBuffer bytes = ByteBuffer.wrap(octets, at, octets.length - at).slice();
    int text = textAt(octets, at);
    return new TcpHeader(
        bytes.getShort(0) & 0xFFFF,
        bytes.getShort(2) & 0xFFFF,
        bytes.getInt(4) & 0xFFFFFFFFL,
        bytes.getInt(8) & 0xFFFFFFFFL,
        (text - at) / 4,
        bytes.get(12) & 0xF,
        bytes.get(13) & 0xFF,
        bytes.getShort(14) & 0xFFFF,
        bytes.getShort(16) & 0xFFFF,
        bytes.getShort(18) & 0xFFFF,
        TcpOption.read(octets, at + WITHOUT_OPTIONS, text),
        Octets.of(Arrays.copyOfRange(octets, at + WITHOUT_OPTIONS, text)),
        Octets.of(Arrays.copyOfRange(octets, text, end)));
  }

  /** The first option of this kind; empty where there is none. */
  public Optional<TcpOption> option(TcpOption.Kind kind) {
    return options.stream().filter(one -> one.kind() == kind).findFirst();
  }
}
