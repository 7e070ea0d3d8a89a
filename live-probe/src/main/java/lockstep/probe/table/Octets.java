package lockstep.probe.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import lockstep.table.NumericAddress;

/**
 * Octets that a system wrote, read by offset. Whatever lies outside is a {@link
 * MalformedTableException} with the structure's name and the offset, so a wrong count or length
 * never reads what is not there.
 */
public final class Octets {
  private final String name;
  private final ByteBuffer bytes;
  private final int from;

  private Octets(String name, ByteBuffer bytes, int from) {
    this.name = name;
    this.bytes = bytes;
    this.from = from;
  }

  /**
   * Reads a buffer from its begin to its limit, whatever its position.
   *
   * @param name what it is, for messages
   * @param order the order of the machine that wrote it
   */
  public static Octets of(String name, ByteBuffer bytes, ByteOrder order) {
    ByteBuffer view = bytes.duplicate();
    view.position(0);
    return new Octets(name, view.slice().order(order), 0);
  }

  /** How many there are. */
  public int size() {
    return bytes.limit();
  }

  /**
   * A part of them with offsets of its own; messages keep those of the whole.
   *
   * @param what the part's name
   */
  public Octets part(String what, long at, long length) throws MalformedTableException {
    check(at, length);
    ByteOrder order = bytes.order();
    return new Octets(what, bytes.slice((int) at, (int) length).order(order), from + (int) at);
  }

  /** An octet, 0 to 255. */
  public int u8(long at) throws MalformedTableException {
    check(at, 1);
    return bytes.get((int) at) & 0xFF;
  }

  /** Two octets in the machine's order, 0 to 65535. */
  public int u16(long at) throws MalformedTableException {
    check(at, 2);
    return bytes.getShort((int) at) & 0xFFFF;
  }

  /** Two octets in network order, 0 to 65535. */
  public int port(long at) throws MalformedTableException {
    return u8(at) << 8 | u8(at + 1);
  }

  /** Four octets in the machine's order, as a signed number. */
  public int i32(long at) throws MalformedTableException {
    check(at, 4);
    return bytes.getInt((int) at);
  }

  /** Four octets in the machine's order, 0 to 4294967295. */
  public long u32(long at) throws MalformedTableException {
    return Integer.toUnsignedLong(i32(at));
  }

  /** Eight octets in the machine's order; a counter so large that it is negative does not occur. */
  public long i64(long at) throws MalformedTableException {
    check(at, 8);
    return bytes.getLong((int) at);
  }

  /** An IPv4 address, dotted. */
  public String ipv4(long at) throws MalformedTableException {
    check(at, 4);
    return NumericAddress.ipv4(bytes, (int) at);
  }

  /** An IPv6 address in its short form. */
  public String ipv6(long at) throws MalformedTableException {
    check(at, 16);
    return NumericAddress.ipv6(bytes, (int) at);
  }

  /** A hardware address, {@code 02:fc:00:00:00:01}; empty text for length 0. */
  public String mac(long at, int length) throws MalformedTableException {
    check(at, length);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      if (i > 0) text.append(':');
      text.append(String.format("%02x", bytes.get((int) at + i)));
    }
    return text.toString();
  }

  /** Text in UTF-8, up to a zero octet or so many octets. */
  public String text(long at, int length) throws MalformedTableException {
    byte[] text = octets(at, length);
    int end = 0;
    while (end < length && text[end] != 0) end++;
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }

  /** Text in UTF-16 in the machine's order, up to a zero character or so many characters. */
  public String wideText(long at, int characters) throws MalformedTableException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < characters; i++) {
      int character = u16(at + 2L * i);
      if (character == 0) break;
      text.append((char) character);
    }
    return text.toString();
  }

  /** A copy of some of them. */
  public byte[] octets(long at, int length) throws MalformedTableException {
    check(at, length);
    byte[] octets = new byte[length];
    bytes.get((int) at, octets);
    return octets;
  }

  /** The error that something at this offset is not as expected. */
  public MalformedTableException wrong(long at, String why) {
    return new MalformedTableException(name, from + at, why);
  }

  private void check(long at, long length) throws MalformedTableException {
    if (at < 0 || length < 0 || at > bytes.limit() || length > bytes.limit() - at)
      throw wrong(
          at, "expected " + length + " octets, there are " + Math.max(0, bytes.limit() - at));
  }
}
