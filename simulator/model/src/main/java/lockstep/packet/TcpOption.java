package lockstep.packet;

import java.util.ArrayList;
import java.util.List;

/**
 * An option of a TCP header.
 *
 * @param kind what it is
 * @param code the octet that says so (IANA's "TCP Option Kind Numbers")
 * @param length how many octets it has, with that one
 * @param values what it says: the segment size; the shift count; of SACK the left and the right
 *     edge of each block; of timestamps the sender's clock and the one that it echoes; else nothing
 */
public record TcpOption(Kind kind, int code, int length, List<Long> values) {
  /** The options that are read here. */
  public enum Kind {
    /** RFC 9293 section 3.2: behind it no option comes. */
    END,
    /** RFC 9293 section 3.2: fills up, so that the next one begins at a multiple of four. */
    NO_OPERATION,
    /** RFC 9293 section 3.7.1. */
    MAXIMUM_SEGMENT_SIZE,
    /** RFC 7323 section 2.2. */
    WINDOW_SCALE,
    /** RFC 2018 section 2. */
    SACK_PERMITTED,
    /** RFC 2018 section 3. */
    SACK,
    /** RFC 7323 section 3.2. */
    TIMESTAMPS,
    /** Any other, or one whose length is not what its kind asks for. */
    OTHER
  }

  public TcpOption {
    values = List.copyOf(values);
  }

  /**
   * Reads the options of a header.
   *
   * @throws MalformedPacketException for one that is cut
   */
  static List<TcpOption> read(byte[] octets, int from, int end) throws MalformedPacketException {
    List<TcpOption> all = new ArrayList<>();
    int at = from;
    while (at < end) {
      int code = octets[at] & 0xFF;
      if (code == 0) {
        all.add(new TcpOption(Kind.END, code, end - at, List.of()));
        break;
      }
      if (code == 1) {
        all.add(new TcpOption(Kind.NO_OPERATION, code, 1, List.of()));
        at++;
        continue;
      }
      int length = at + 1 < end ? octets[at + 1] & 0xFF : 0;
      if (length < 2 || at + length > end)
        throw new MalformedPacketException("an option of " + length + " octets");
      all.add(option(octets, at, code, length));
      at += length;
    }
    return all;
  }

  private static TcpOption option(byte[] octets, int at, int code, int length) {
    boolean blocks = length > 2 && (length - 2) % 8 == 0;
    if (code == 2 && length == 4) return of(Kind.MAXIMUM_SEGMENT_SIZE, octets, at, 2);
    if (code == 3 && length == 3) return of(Kind.WINDOW_SCALE, octets, at, 1);
    if (code == 4 && length == 2) return of(Kind.SACK_PERMITTED, octets, at, 1);
    if (code == 5 && blocks) return of(Kind.SACK, octets, at, 4);
    if (code == 8 && length == 10) return of(Kind.TIMESTAMPS, octets, at, 4);
    return new TcpOption(Kind.OTHER, code, length, List.of());
  }

  /**
   * @param each how many octets a value has
   */
  private static TcpOption of(Kind kind, byte[] octets, int at, int each) {
    int length = octets[at + 1] & 0xFF;
    List<Long> values = new ArrayList<>();
    for (int value = at + 2; value < at + length; value += each) {
      long number = 0;
      for (int i = 0; i < each; i++) number = number << 8 | octets[value + i] & 0xFF;
      values.add(number);
    }
    return new TcpOption(kind, octets[at] & 0xFF, length, values);
  }
}
