package lockstep.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Reads pcap: a head of 24 octets, then packets with 16 octets before each. */
final class PcapReader extends CaptureReader {
  static final int MICROS = 0xA1B2C3D4;
  static final int NANOS = 0xA1B23C4D;
  private static final int HEAD = 24;
  private static final int BEFORE_PACKET = 16;

  /** The link type's part of its field; above it stand facts about check sequences. */
  private static final int LINK_TYPE = 0xFFFF;

  private final int nanosOfUnit;
  private boolean over;

  private PcapReader(CaptureInput in, int nanosOfUnit) {
    super(in);
    this.nanosOfUnit = nanosOfUnit;
  }

  static PcapReader begin(CaptureInput in, ByteOrder order, boolean nanos) throws IOException {
    in.order(order);
    ByteBuffer head = in.read(HEAD - 4);
    if (head.remaining() < HEAD - 4)
      throw new NotACaptureException(
          "a head of pcap that is cut after " + in.offset() + " of 24 octets");
    PcapReader reader = new PcapReader(in, nanos ? 1 : 1000);
    reader.interfaces.add(
        new CaptureInterface(0, "", head.getInt(16) & LINK_TYPE, head.getInt(12) & 0xFFFFFFFFL));
    return reader;
  }

  @Override
  public String format() {
    return "pcap";
  }

  @Override
  public CapturedPacket next() throws IOException {
    if (over) return null;
    long start = in.offset();
    ByteBuffer head = in.read(BEFORE_PACKET);
    if (head.remaining() == 0) return end();
    if (head.remaining() < BEFORE_PACKET)
      return broken(
          start, "the file ends within a packet's head: expected 16, found " + head.remaining());
    long kept = head.getInt(8) & 0xFFFFFFFFL;
    if (kept > LONGEST)
      return broken(start, "a packet says that " + kept + " octets of it follow: more than 16 MiB");
    ByteBuffer octets = in.read((int) kept);
    if (octets.remaining() < kept)
      return broken(
          start,
          "the file ends within a packet: expected "
              + kept
              + " octets, found "
              + octets.remaining());
    long seconds = head.getInt(0) & 0xFFFFFFFFL;
    long fraction = head.getInt(4) & 0xFFFFFFFFL;
    return new CapturedPacket(
        nextNumber(),
        seconds * 1_000_000_000 + fraction * nanosOfUnit,
        interfaces.get(0),
        Direction.UNKNOWN,
        octets.array(),
        Math.max(kept, head.getInt(12) & 0xFFFFFFFFL),
        List.of());
  }

  private CapturedPacket broken(long offset, String what) {
    damage(offset, what);
    return end();
  }

  private CapturedPacket end() {
    over = true;
    return null;
  }
}
