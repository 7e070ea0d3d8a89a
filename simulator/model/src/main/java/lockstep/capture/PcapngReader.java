package lockstep.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads pcapng block by block; what it does not know it passes over. */
final class PcapngReader extends CaptureReader {
  /** The type of a section's head, the same in both byte orders. */
  static final int SECTION = 0x0A0D0D0A;

  static final int BYTE_ORDER = 0x1A2B3C4D;
  static final int INTERFACE = 1;
  static final int OLD_PACKET = 2;
  static final int SIMPLE_PACKET = 3;
  static final int ENHANCED_PACKET = 6;

  static final int OPTION_COMMENT = 1;
  static final int OPTION_NAME = 2;
  static final int OPTION_FLAGS = 2;
  static final int OPTION_RESOLUTION = 9;
  static final int OPTION_OFFSET = 14;

  /** A block's type, and its length before and after what is in it. */
  private static final int AROUND = 12;

  /** An interface of the present section, and how its times are counted. */
  private record Place(CaptureInterface at, TimeUnits units) {}

  private final List<Place> section = new ArrayList<>();
  private boolean typeRead = true;
  private boolean over;

  /**
   * @param in behind the type of the first section's head
   */
  PcapngReader(CaptureInput in) {
    super(in);
  }

  @Override
  public String format() {
    return "pcapng";
  }

  @Override
  public CapturedPacket next() throws IOException {
    while (!over) {
      CapturedPacket packet = block();
      if (packet != null) return packet;
    }
    return null;
  }

  /** Reads the next block; gives its packet, or null where it has none. */
  private CapturedPacket block() throws IOException {
    long start = in.offset();
    int type = SECTION;
    if (typeRead) {
      start -= 4;
      typeRead = false;
    } else {
      ByteBuffer read = in.read(4);
      if (read.remaining() == 0) return end();
      if (read.remaining() < 4)
        return broken(start, "the file ends within a block's type: " + read.remaining() + " of 4");
      type = read.getInt(0);
    }
    ByteBuffer read = in.read(type == SECTION ? 8 : 4);
    if (read.remaining() < (type == SECTION ? 8 : 4))
      return broken(start, "the file ends within the head of a block");
    if (type == SECTION && !begins(read, start)) return null;
    read.order(in.order());
    long length = read.getInt(0) & 0xFFFFFFFFL;
    int least = type == SECTION ? AROUND + 16 : AROUND;
    if (length < least || length % 4 != 0)
      return broken(
          start,
          "a block says that it has %d octets: expected %d or more, a multiple of 4"
              .formatted(length, least));
    long rest = length - AROUND - (type == SECTION ? 4 : 0);
    boolean wanted =
        type == INTERFACE || type == OLD_PACKET || type == SIMPLE_PACKET || type == ENHANCED_PACKET;
    if (!wanted || rest > LONGEST) {
      if (wanted)
        damage(start, "a block of " + length + " octets is passed over: more than 16 MiB");
      return in.skip(rest) && tail(length) ? null : cut(start, length);
    }
    ByteBuffer body = in.read((int) rest);
    if (body.remaining() < rest || !tail(length)) return cut(start, length);
    try {
      if (type == INTERFACE) {
        place(body);
        return null;
      }
      return switch (type) {
        case SIMPLE_PACKET -> simple(body);
        case OLD_PACKET -> packet(body, body.getShort() & 0xFFFF, 2);
        default -> packet(body, body.getInt() & 0xFFFFFFFFL, 0);
      };
    } catch (Unfit e) {
      damage(start, e.getMessage());
    } catch (java.nio.BufferUnderflowException e) {
      damage(start, "a block of " + length + " octets is too short for what its type has in it");
    }
    return null;
  }

  /** A block holds something that does not fit into it; the next block may be whole again. */
  private static final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    Unfit(String what) {
      super(what, null, false, false);
    }
  }

  private boolean begins(ByteBuffer read, long start) {
    ByteOrder order = null;
    if (read.order(ByteOrder.BIG_ENDIAN).getInt(4) == BYTE_ORDER) order = ByteOrder.BIG_ENDIAN;
    if (read.order(ByteOrder.LITTLE_ENDIAN).getInt(4) == BYTE_ORDER)
      order = ByteOrder.LITTLE_ENDIAN;
    if (order == null) {
      broken(start, "a section whose byte order cannot be told: expected 1a2b3c4d");
      return false;
    }
    in.order(order);
    section.clear();
    return true;
  }

  /** The length once more, behind a block; false where the file ends before. */
  private boolean tail(long length) throws IOException {
    long at = in.offset();
    ByteBuffer tail = in.read(4);
    if (tail.remaining() < 4) return false;
    long again = tail.getInt(0) & 0xFFFFFFFFL;
    // The next block tells whether the length before it was right.
    if (again != length)
      damage(at, "a block of %d octets ends with the length %d".formatted(length, again));
    return true;
  }

  private void place(ByteBuffer body) {
    int linkType = body.getShort() & 0xFFFF;
    body.getShort();
    long longest = body.getInt() & 0xFFFFFFFFL;
    String name = "";
    int resolution = 6;
    long offset = 0;
    Options options = new Options(body);
    while (options.next()) {
      if (options.code() == OPTION_NAME) name = options.text();
      if (options.code() == OPTION_RESOLUTION && options.length() == 1)
        resolution = options.value().get(0) & 0xFF;
      if (options.code() == OPTION_OFFSET && options.length() == 8)
        offset = options.value().getLong(0);
    }
    CaptureInterface at = new CaptureInterface(interfaces.size(), name, linkType, longest);
    interfaces.add(at);
    section.add(new Place(at, new TimeUnits(resolution, offset)));
  }

  private Place place(long number) throws Unfit {
    if (number < section.size()) return section.get((int) number);
    throw new Unfit(
        "a packet of interface %d, of which %s"
            .formatted(
                number,
                section.isEmpty()
                    ? "the section has none by then"
                    : "the section has 0 to " + (section.size() - 1) + " by then"));
  }

  private CapturedPacket simple(ByteBuffer body) throws Unfit {
    Place place = place(0);
    long length = body.getInt() & 0xFFFFFFFFL;
    long kept = Math.min(length, body.remaining());
    if (place.at().longest() > 0) kept = Math.min(kept, place.at().longest());
    return new CapturedPacket(
        nextNumber(),
        CapturedPacket.NO_TIME,
        place.at(),
        Direction.UNKNOWN,
        octets(body, kept),
        length,
        List.of());
  }

  /**
   * @param drops how many octets there are of dropped packets, which nobody asks for
   */
  private CapturedPacket packet(ByteBuffer body, long of, int drops) throws Unfit {
    Place place = place(of);
    body.position(body.position() + Math.min(drops, body.remaining()));
    long ticks = (body.getInt() & 0xFFFFFFFFL) << 32 | body.getInt() & 0xFFFFFFFFL;
    long kept = body.getInt() & 0xFFFFFFFFL;
    long length = body.getInt() & 0xFFFFFFFFL;
    if (kept > body.remaining())
      throw new Unfit(
          "a packet says that it has "
              + kept
              + " octets, and its block has "
              + body.remaining()
              + " left");
    byte[] octets = octets(body, kept);
    body.position(Math.min(body.limit(), body.position() + (int) (-kept & 3)));
    Direction direction = Direction.UNKNOWN;
    List<String> comments = List.of();
    Options options = new Options(body);
    while (options.next()) {
      if (options.code() == OPTION_FLAGS && options.length() == 4)
        direction =
            switch (options.value().getInt(0) & 3) {
              case 1 -> Direction.INBOUND;
              case 2 -> Direction.OUTBOUND;
              default -> Direction.UNKNOWN;
            };
      if (options.code() == OPTION_COMMENT) {
        comments = new ArrayList<>(comments);
        comments.add(options.text());
      }
    }
    return new CapturedPacket(
        nextNumber(),
        place.units().nanos(ticks),
        place.at(),
        direction,
        octets,
        Math.max(kept, length),
        comments);
  }

  private static byte[] octets(ByteBuffer body, long count) {
    byte[] octets = new byte[(int) count];
    body.get(octets);
    return octets;
  }

  private CapturedPacket cut(long start, long length) {
    return broken(
        start,
        "the file ends within a block: expected "
            + length
            + " octets, found "
            + (in.offset() - start));
  }

  private CapturedPacket broken(long offset, String what) {
    damage(offset, what);
    return end();
  }

  private CapturedPacket end() {
    over = true;
    return null;
  }

  /** The options at the end of a block; one that is cut ends them. */
  private static final class Options {
    private final ByteBuffer rest;
    private int code;
    private ByteBuffer value;

    Options(ByteBuffer rest) {
      this.rest = rest;
    }

    boolean next() {
      if (rest.remaining() < 4) return false;
      code = rest.getShort() & 0xFFFF;
      int length = rest.getShort() & 0xFFFF;
      if (code == 0 || length > rest.remaining()) return false;
      value = rest.slice(rest.position(), length).order(rest.order());
      rest.position(rest.position() + Math.min(rest.remaining(), length + (-length & 3)));
      return true;
    }

    int code() {
      return code;
    }

    int length() {
      return value.remaining();
    }

    ByteBuffer value() {
      return value;
    }

    String text() {
      return StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }
  }
}
