package lockstep.probe.wire;

import java.util.Base64;
import lockstep.packet.MalformedPacketException;
import lockstep.packet.TcpPacket;
import lockstep.packet.WirePacket;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;

/** A packet that passed the child's wire as one line of words: number, nanoseconds, octets. */
final class PacketLine {
  private static final int FIELDS = 3;

  private PacketLine() {}

  static String write(WirePacket packet) {
    return packet.number()
        + " "
        + packet.nanos()
        + " "
        + Base64.getEncoder().encodeToString(packet.octets().toArray());
  }

  /**
   * Reads what {@link #write} writes.
   *
   * @throws IllegalArgumentException for anything else, also for a packet that is cut or wrong in
   *     itself
   */
  static WirePacket read(String line) {
    String[] f = line.split(" ", -1);
    if (f.length != FIELDS)
      throw new IllegalArgumentException("expected a packet of 3 words, found \"" + line + '"');
    try {
      byte[] octets = Base64.getDecoder().decode(f[2]);
      if (TcpPacket.of(octets).isEmpty())
        throw new IllegalArgumentException("it is a packet of another protocol than TCP");
      WirePacket packet =
          new WirePacket(Long.parseLong(f[0]), Long.parseLong(f[1]), Octets.of(octets));
      if (!packet.isSeen()) throw new IllegalArgumentException("its number is 0");
      return packet;
    } catch (MalformedPacketException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected a packet, found \"" + line + "\": " + e.getMessage(), e);
    }
  }

  /**
   * Makes sure that a packet carries a segment.
   *
   * @param segment with relative numbers
   * @throws IllegalArgumentException when it carries another one
   */
  static void check(WirePacket packet, Segment segment) {
    try {
      Segment carried = TcpPacket.of(packet.octets().toArray()).orElseThrow().segment();
      if (carried.control().equals(segment.control())
          && carried.text().length() == segment.text().length()) return;
      throw new IllegalArgumentException(
          "expected a packet with " + segment + ", found one with " + carried);
    } catch (MalformedPacketException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
