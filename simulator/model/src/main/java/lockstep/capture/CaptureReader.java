package lockstep.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a capture packet by packet, never more of it into memory than one of them: pcapng
 * (draft-ietf-opsawg-pcapng) and the older pcap (draft-ietf-opsawg-pcap), in both byte orders.
 *
 * <p>A file that is damaged or cut gives what can be read; then {@link #damages()} says where it
 * broke and how.
 */
public abstract class CaptureReader {
  /** No packet and no block is longer: what claims to be is damage. */
  static final int LONGEST = 16 * 1024 * 1024;

  /** So many damages are told one by one; a file may have one in each block. */
  private static final int TOLD = 10;

  final CaptureInput in;
  final List<CaptureInterface> interfaces = new ArrayList<>();
  private final List<Damage> damages = new ArrayList<>();
  private long damaged;
  private long packets;

  CaptureReader(CaptureInput in) {
    this.in = in;
  }

  /**
   * Begins to read a file; whoever opened it closes it.
   *
   * @throws NotACaptureException when it does not begin as a capture
   */
  public static CaptureReader open(InputStream file) throws IOException {
    CaptureInput in = new CaptureInput(file);
    ByteBuffer first = in.read(4);
    if (first.remaining() == 0) throw new NotACaptureException("an empty file");
    if (first.remaining() < 4)
      throw new NotACaptureException("a file of " + first.remaining() + " octets");
    int magic = first.getInt(0);
    switch (magic) {
      case PcapngReader.SECTION:
        return new PcapngReader(in);
      case PcapReader.MICROS:
      case PcapReader.NANOS:
        return PcapReader.begin(in, ByteOrder.BIG_ENDIAN, magic == PcapReader.NANOS);
      default:
        break;
    }
    int turned = Integer.reverseBytes(magic);
    if (turned == PcapReader.MICROS || turned == PcapReader.NANOS)
      return PcapReader.begin(in, ByteOrder.LITTLE_ENDIAN, turned == PcapReader.NANOS);
    if (magic >>> 16 == 0x1F8B)
      throw new NotACaptureException("a file that gzip made; gunzip it first");
    throw new NotACaptureException(
        "a file that begins with the octets %02x %02x %02x %02x"
            .formatted(magic >>> 24, magic >>> 16 & 0xFF, magic >>> 8 & 0xFF, magic & 0xFF));
  }

  /** The form of the file: {@code pcapng} or {@code pcap}. */
  public abstract String format();

  /** The next packet; null at the end of what can be read. */
  public abstract CapturedPacket next() throws IOException;

  /** The interfaces that the file has named by now. */
  public List<CaptureInterface> interfaces() {
    return List.copyOf(interfaces);
  }

  /** Where the file was found broken by now; the first ten places of them. */
  public List<Damage> damages() {
    return List.copyOf(damages);
  }

  /** In how many places the file was found broken by now. */
  public long damaged() {
    return damaged;
  }

  void damage(long offset, String what) {
    damaged++;
    if (damages.size() < TOLD) damages.add(new Damage(offset, what));
  }

  long nextNumber() {
    return ++packets;
  }
}
