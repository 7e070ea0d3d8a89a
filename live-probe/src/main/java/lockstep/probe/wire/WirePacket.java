package lockstep.probe.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import lockstep.probe.table.NumericAddress;
import lockstep.probe.table.SocketPair;
import lockstep.table.SocketAddress;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;

/**
 * A TCP segment as it came out of the device, with its IP header (RFC 791, RFC 8200, RFC 9293
 * section 3.1).
 *
 * @param octets the whole packet
 * @param sender the pair of the socket that sent it: its own address first
 * @param segment with the numbers of the header
 */
record WirePacket(byte[] octets, SocketPair sender, Segment segment) {
  private static final int TCP = 6;
  private static final int SHORTEST_TCP = 20;

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
  static Optional<WirePacket> of(byte[] octets) throws MalformedPacketException {
    check(octets.length >= 1, "an empty packet");
    int version = (octets[0] & 0xFF) >> 4;
    if (version == 4) return ofIpv4(octets);
    check(version == 6, "a packet of IP version " + version);
    return ofIpv6(octets);
  }

  private static Optional<WirePacket> ofIpv4(byte[] octets) throws MalformedPacketException {
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

  private static Optional<WirePacket> ofIpv6(byte[] octets) throws MalformedPacketException {
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
  private static WirePacket tcp(
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
    return new WirePacket(octets, new SocketPair(from, to), segment);
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
  byte[] swapped() {
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
