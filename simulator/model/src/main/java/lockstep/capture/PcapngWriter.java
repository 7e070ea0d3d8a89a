package lockstep.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes pcapng (draft-ietf-opsawg-pcapng): one section, big-endian, packets of IP without a link's
 * header, times in nanoseconds. Whoever opened the stream closes it.
 */
public final class PcapngWriter {
  /** LINKTYPE_RAW: a packet begins with its IP header. */
  static final int RAW = 101;

  private static final int OPTION_DESCRIPTION = 3;
  private static final int OPTION_APPLICATION = 4;
  private static final int NANOSECONDS = 9;

  /** An option's length has 16 bits; this leaves room for what makes the text end whole. */
  private static final int LONGEST_TEXT = 60_000;

  private final OutputStream out;
  private int interfaces;

  /**
   * Begins a file.
   *
   * @param application who writes it
   * @param comment what is to be known of the whole file
   */
  public PcapngWriter(OutputStream out, String application, String comment) throws IOException {
    this.out = out;
    Block head = new Block();
    head.number(PcapngReader.BYTE_ORDER, 4);
    head.number(1, 2);
    head.number(0, 2);
    // The section's length is not given: its end is the file's.
    head.number(-1, 8);
    head.option(PcapngReader.OPTION_COMMENT, comment);
    head.option(OPTION_APPLICATION, application);
    head.write(PcapngReader.SECTION, out);
  }

  /**
   * Adds an interface.
   *
   * @return its number, for {@link #packet}
   */
  public int addInterface(String name, String description) throws IOException {
    Block block = new Block();
    block.number(RAW, 2);
    block.number(0, 2);
    // Nothing is cut.
    block.number(0, 4);
    block.option(PcapngReader.OPTION_NAME, name);
    block.option(OPTION_DESCRIPTION, description);
    block.option(PcapngReader.OPTION_RESOLUTION, new byte[] {NANOSECONDS});
    block.write(PcapngReader.INTERFACE, out);
    return interfaces++;
  }

  /**
   * Writes a packet.
   *
   * @param at the number of an interface
   * @param nanos since 1970-01-01 00:00 UTC
   * @param octets the whole packet, from its IP header on
   * @param comments what is to be known of it
   */
  public void packet(int at, long nanos, byte[] octets, Direction direction, List<String> comments)
      throws IOException {
    if (at < 0 || at >= interfaces)
      throw new IllegalArgumentException("interface " + at + " of " + interfaces);
    Block block = new Block();
    block.number(at, 4);
    block.number(nanos, 8);
    block.number(octets.length, 4);
    block.number(octets.length, 4);
    block.octets(octets);
    for (String comment : comments) block.option(PcapngReader.OPTION_COMMENT, comment);
    if (direction != Direction.UNKNOWN) {
      byte flags = (byte) (direction == Direction.INBOUND ? 1 : 2);
      block.option(PcapngReader.OPTION_FLAGS, new byte[] {0, 0, 0, flags});
    }
    block.write(PcapngReader.ENHANCED_PACKET, out);
  }

  /** A block that is being put together. */
  private static final class Block {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean options;

    void number(long value, int octets) {
      for (int i = octets - 1; i >= 0; i--) body.write((int) (value >> 8 * i));
    }

    void octets(byte[] octets) {
      body.writeBytes(octets);
      while (body.size() % 4 != 0) body.write(0);
    }

    void option(int code, String text) {
      if (text.isEmpty()) return;
      byte[] octets = text.getBytes(StandardCharsets.UTF_8);
      int length = Math.min(octets.length, LONGEST_TEXT);
      // Not within a character: its further octets begin with the bits 10.
      while (length < octets.length && (octets[length] & 0xC0) == 0x80) length--;
      option(code, Arrays.copyOf(octets, length));
    }

    void option(int code, byte[] value) {
      options = true;
      number(code, 2);
      number(value.length, 2);
      octets(value);
    }

    void write(int type, OutputStream out) throws IOException {
      // An end of options stands only where there are some.
      if (options) number(0, 4);
      int length = body.size() + 12;
      ByteBuffer around = ByteBuffer.allocate(12).order(ByteOrder.BIG_ENDIAN);
      around.putInt(type).putInt(length).putInt(length);
      out.write(around.array(), 0, 8);
      body.writeTo(out);
      out.write(around.array(), 8, 4);
    }
  }
}
