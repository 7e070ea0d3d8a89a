package lockstep.capture;

import java.nio.ByteBuffer;
import lockstep.tcp.ControlBit;
import lockstep.tcp.SeqNumber;

/**
 * Takes segments out of captured packets (RFC 791, RFC 8200, RFC 9293 section 3.1). It is generous:
 * checksums are not looked at, and of a packet that was cut the headers are enough.
 */
public final class SegmentDecoder {
  /** No segment carries more, not even one that a network card has yet to cut. */
  static final int MOST_TEXT = 1 << 20;

  private static final int TCP = 6;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;

  private SegmentDecoder() {}

  /** The segment in a packet, or why there is none. */
  public static Content decode(CapturedPacket packet) {
    byte[] octets = packet.octets();
    LinkLayer.Found found = LinkLayer.find(packet.at().linkType(), octets);
    if (found.why() != null) return found.why();
    int at = found.at();
    long place = found.place() < 0 ? packet.at().number() : found.place() << 32;
    if (octets.length <= at) return PassedOver.CUT;
    return switch ((octets[at] & 0xFF) >> 4) {
      case 4 -> ipv4(packet, at, place);
      case 6 -> ipv6(packet, at, place);
      default -> PassedOver.WRONG;
    };
  }

  private static Content ipv4(CapturedPacket packet, int at, long place) {
    ByteBuffer bytes = ByteBuffer.wrap(packet.octets());
    if (bytes.limit() < at + 20) return PassedOver.CUT;
    int header = (bytes.get(at) & 0xF) * 4;
    // A card that cuts segments itself is given packets longer than the field can say.
    long total = bytes.getShort(at + 2) & 0xFFFF;
    if (total == 0) total = packet.length() - at;
    if (header < 20 || header > total) return PassedOver.WRONG;
    if ((bytes.getShort(at + 6) & 0x3FFF) != 0) return PassedOver.FRAGMENT;
    if (bytes.get(at + 9) != TCP) return PassedOver.NOT_TCP;
    long from = bytes.getInt(at + 12) & 0xFFFFFFFFL;
    long to = bytes.getInt(at + 16) & 0xFFFFFFFFL;
    return tcp(packet, at + header, total - header, place, false, new long[] {0, from, 0, to});
  }

  private static Content ipv6(CapturedPacket packet, int at, long place) {
    ByteBuffer bytes = ByteBuffer.wrap(packet.octets());
    if (bytes.limit() < at + 40) return PassedOver.CUT;
    long payload = bytes.getShort(at + 4) & 0xFFFF;
    if (payload == 0) payload = packet.length() - at - 40;
    long end = at + 40 + payload;
    int next = bytes.get(at + 6) & 0xFF;
    int header = at + 40;
    while (next != TCP) {
      if (!isExtension(next)) return PassedOver.NOT_TCP;
      if (bytes.limit() < header + 8) return PassedOver.CUT;
      int length =
          switch (next) {
            case FRAGMENT -> 8;
            case AUTHENTICATION -> ((bytes.get(header + 1) & 0xFF) + 2) * 4;
            default -> ((bytes.get(header + 1) & 0xFF) + 1) * 8;
          };
      if (next == FRAGMENT && (bytes.getShort(header + 2) & 0xFFF9) != 0)
        return PassedOver.FRAGMENT;
      next = bytes.get(header) & 0xFF;
      header += length;
      if (header > end) return PassedOver.WRONG;
    }
    long[] addresses = {
      bytes.getLong(at + 8), bytes.getLong(at + 16), bytes.getLong(at + 24), bytes.getLong(at + 32)
    };
    return tcp(packet, header, end - header, place, true, addresses);
  }

  /** Headers that may stand before TCP's (IANA's list of IPv6 extension header types). */
  private static boolean isExtension(int next) {
    return switch (next) {
      case 0, 43, FRAGMENT, AUTHENTICATION, 60, 135, 139, 140, 253, 254 -> true;
      default -> false;
    };
  }

  /**
   * @param at where the TCP header begins
   * @param length how long the segment is with it, by the IP header
   * @param addresses the source's two halves and the destination's
   */
  private static Content tcp(
      CapturedPacket packet, int at, long length, long place, boolean six, long[] addresses) {
    byte[] octets = packet.octets();
    if (length < 20) return PassedOver.WRONG;
    if (octets.length < at + 20) return PassedOver.CUT;
    ByteBuffer bytes = ByteBuffer.wrap(octets);
    int header = ((octets[at + 12] & 0xFF) >> 4) * 4;
    if (header < 20 || header > length) return PassedOver.WRONG;
    long text = length - header;
    if (text > MOST_TEXT) return PassedOver.WRONG;
    int control = octets[at + 13] & 0xFF;
    boolean acks = (control & ControlBit.ACK.mask()) != 0;
    return new CapturedSegment(
        packet,
        new IpEndpoint(six, addresses[0], addresses[1], bytes.getShort(at) & 0xFFFF),
        new IpEndpoint(six, addresses[2], addresses[3], bytes.getShort(at + 2) & 0xFFFF),
        place,
        SeqNumber.of(bytes.getInt(at + 4) & 0xFFFFFFFFL),
        acks ? SeqNumber.of(bytes.getInt(at + 8) & 0xFFFFFFFFL) : null,
        control,
        bytes.getShort(at + 14) & 0xFFFF,
        at,
        at + header,
        (int) text,
        mss(octets, at + 20, Math.min(octets.length, at + header)),
        bytes.getShort(at + 18) & 0xFFFF);
  }

  /** The Maximum Segment Size option's value; 0 where there is none among what was kept. */
  private static int mss(byte[] octets, int from, int end) {
    int at = from;
    while (at < end && octets[at] != 0) {
      if (octets[at] == 1) {
        at++;
        continue;
      }
      int length = at + 1 < end ? octets[at + 1] & 0xFF : 0;
      if (length < 2 || at + length > end) return 0;
      if (octets[at] == 2 && length == 4)
        return (octets[at + 2] & 0xFF) << 8 | octets[at + 3] & 0xFF;
      at += length;
    }
    return 0;
  }
}
