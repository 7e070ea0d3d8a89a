package lockstep.packet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import lockstep.table.NumericAddress;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;

/**
 * A TCP segment in its IP packet, octet by octet (RFC 791, RFC 8200, RFC 9293 section 3.1).
 *
 * @param octets the whole packet
 * @param sender the pair of the socket that sent it: its own address first
 * @param segment with the numbers of the header
 */
public record TcpPacket(byte[] octets, SocketPair sender, Segment segment) {
  private static final int TCP = 6;
  private static final int SHORTEST_TCP = 20;
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;

  /** The hop limit that RFC 1700 recommends and most systems begin with. */
  private static final int HOPS = 64;

  /** Option kinds of RFC 9293 section 3.2. */
  private static final int END = 0;

  private static final int NO_OPERATION = 1;
  private static final int MSS = 2;

  /**
   * Reads a packet.
   *
   * @return empty for one that is not TCP
   * @throws MalformedPacketException for one that is cut or wrong in itself, also by its checksum
   */
  public static Optional<TcpPacket> of(byte[] octets) throws MalformedPacketException {
    check(octets.length >= 1, "an empty packet");
    int version = (octets[0] & 0xFF) >> 4;
    if (version == 4) return ofIpv4(octets);
    check(version == 6, "a packet of IP version " + version);
    return ofIpv6(octets);
  }

  /**
   * Writes a packet with both checksums: no options of IP, and of TCP the Maximum Segment Size
   * where the segment has one.
   *
   * @param sender the sender's address first; both of one family
   * @param segment with the numbers that are to stand in the header; its text is at most 65,000
   *     octets
   */
  public static TcpPacket to(SocketPair sender, Segment segment) {
    byte[] from = NumericAddress.octets(sender.local().host());
    byte[] to = NumericAddress.octets(sender.foreign().host());
    int header = SHORTEST_TCP + (segment.mss() > 0 ? 4 : 0);
    int length = header + segment.text().length();
    int at = from.length == 4 ? IPV4_HEADER : IPV6_HEADER;
    byte[] octets = new byte[at + length];
    ByteBuffer bytes = ByteBuffer.wrap(octets);
    if (from.length == 4) {
      bytes.put((byte) (4 << 4 | IPV4_HEADER / 4)).put((byte) 0).putShort((short) octets.length);
      // One that may not be cut needs no identification (RFC 6864).
      bytes.putShort((short) 0).putShort((short) 0x4000);
      bytes.put((byte) HOPS).put((byte) TCP).putShort((short) 0).put(from).put(to);
      bytes.putShort(10, (short) ~sum(octets, 0, IPV4_HEADER, 0));
    } else {
      bytes.putInt(6 << 28).putShort((short) length).put((byte) TCP).put((byte) HOPS);
      bytes.put(from).put(to);
    }
    bytes.putShort((short) sender.local().port()).putShort((short) sender.foreign().port());
    bytes.putInt(segment.seq().bits());
    bytes.putInt(segment.ack() == null ? 0 : segment.ack().bits());
    int control = 0;
    for (ControlBit bit : ControlBit.values()) if (segment.has(bit)) control |= bit.mask();
    bytes.put((byte) (header / 4 << 4)).put((byte) control).putShort((short) segment.window());
    bytes.putShort((short) 0).putShort((short) segment.urgentPointer());
    if (segment.mss() > 0) bytes.put((byte) MSS).put((byte) 4).putShort((short) segment.mss());
    bytes.put(segment.text().toArray());
    int pseudo = sum(octets, at - 2 * from.length, 2 * from.length, TCP + length);
    bytes.putShort(at + 16, (short) ~sum(octets, at, length, pseudo));
    return new TcpPacket(octets, sender, segment);
  }

  private static Optional<TcpPacket> ofIpv4(byte[] octets) throws MalformedPacketException {
    ByteBuffer bytes = ByteBuffer.wrap(octets);
    check(octets.length >= 20, "an IPv4 packet of " + octets.length + " octets");
    int header = (octets[0] & 0xF) * 4;
    int total = bytes.getShort(2) & 0xFFFF;
    check(header >= 20 && header <= total, "an IPv4 header of " + header + " octets");
    check(total == octets.length, "a length of " + total + " in " + octets.length + " octets");
    if (octets[9] != TCP) return Optional.empty();
    boolean fragment = (bytes.getShort(6) & 0x3FFF) != 0;
    check(!fragment, "a fragment");
    check(sum(octets, 0, header, 0) == 0xFFFF, "a wrong checksum of the IPv4 header");
    return Optional.of(
        tcp(octets, header, 12, 4, NumericAddress.ipv4(bytes, 12), NumericAddress.ipv4(bytes, 16)));
  }

  private static Optional<TcpPacket> ofIpv6(byte[] octets) throws MalformedPacketException {
    ByteBuffer bytes = ByteBuffer.wrap(octets);
    check(octets.length >= 40, "an IPv6 packet of " + octets.length + " octets");
    int payload = bytes.getShort(4) & 0xFFFF;
    check(
        payload == octets.length - 40,
        "a payload of " + payload + " in " + (octets.length - 40) + " octets");
    // Before TCP this kernel writes no extension headers that nobody asked for.
    if (octets[6] != TCP) return Optional.empty();
    return Optional.of(
        tcp(octets, 40, 8, 16, NumericAddress.ipv6(bytes, 8), NumericAddress.ipv6(bytes, 24)));
  }

  /**
   * @param at where the TCP header begins
   * @param addresses where the source address begins; the other follows it
   * @param each how long an address is
   */
  private static TcpPacket tcp(
      byte[] octets, int at, int addresses, int each, String source, String destination)
      throws MalformedPacketException {
    ByteBuffer bytes = ByteBuffer.wrap(octets);
    int length = octets.length - at;
    check(length >= SHORTEST_TCP, "a TCP segment of " + length + " octets");
    int header = ((octets[at + 12] & 0xFF) >> 4) * 4;
    check(header >= SHORTEST_TCP && header <= length, "a TCP header of " + header + " octets");
    int pseudo = sum(octets, addresses, 2 * each, TCP + length);
    check(sum(octets, at, length, pseudo) == 0xFFFF, "a wrong checksum of the TCP segment");
    ControlBits control = ControlBits.NONE;
    for (ControlBit bit : ControlBit.values())
      if ((octets[at + 13] & bit.mask()) != 0) control = control.with(bit);
    Segment segment =
        new Segment(
            SeqNumber.of(bytes.getInt(at + 4) & 0xFFFFFFFFL),
            control.has(ControlBit.ACK) ? SeqNumber.of(bytes.getInt(at + 8) & 0xFFFFFFFFL) : null,
            control,
            bytes.getShort(at + 14) & 0xFFFF,
            Octets.of(Arrays.copyOfRange(octets, at + header, octets.length)),
            mss(octets, at + SHORTEST_TCP, at + header),
            bytes.getShort(at + 18) & 0xFFFF);
    SocketAddress from = new SocketAddress(source, bytes.getShort(at) & 0xFFFF);
    SocketAddress to = new SocketAddress(destination, bytes.getShort(at + 2) & 0xFFFF);
    return new TcpPacket(octets, new SocketPair(from, to), segment);
  }

  private static int mss(byte[] octets, int from, int end) throws MalformedPacketException {
    int at = from;
    while (at < end && octets[at] != END) {
      if (octets[at] == NO_OPERATION) {
        at++;
        continue;
      }
      check(at + 1 < end, "an option that is cut");
      int length = octets[at + 1] & 0xFF;
      check(length >= 2 && at + length <= end, "an option of " + length + " octets");
      if (octets[at] == MSS && length == 4)
        return (octets[at + 2] & 0xFF) << 8 | octets[at + 3] & 0xFF;
      at += length;
    }
    return 0;
  }

  /** The sum of RFC 1071 over these octets, folded to 16 bits. */
  private static int sum(byte[] octets, int from, int length, int start) {
    long sum = start;
    for (int i = 0; i < length; i++)
      sum += (long) (octets[from + i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
    while (sum > 0xFFFF) sum = (sum & 0xFFFF) + (sum >> 16);
    return (int) sum;
  }

  /**
   * The same packet with its two addresses swapped, the ports as they are. No checksum changes by
   * that: the order of what is added does not matter.
   */
  public byte[] swapped() {
    boolean four = (octets[0] & 0xFF) >> 4 == 4;
    int at = four ? 12 : 8;
    int each = four ? 4 : 16;
    byte[] swapped = octets.clone();
    System.arraycopy(octets, at, swapped, at + each, each);
    System.arraycopy(octets, at + each, swapped, at, each);
    return swapped;
  }

  private static void check(boolean holds, String found) throws MalformedPacketException {
    if (!holds) throw new MalformedPacketException(found);
  }
}
