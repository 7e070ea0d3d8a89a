package lockstep.app.conform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 text line by line; of a line that is longer than any case it keeps the number. */
final class LineReader {
  /** A line holds at most so many octets. */
  static final int MOST_OCTETS = 1 << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final InputStream in;
  private final byte[] chunk = new byte[1 << 16];
  private int at;
  private int end;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private int number;
  private boolean tooLong;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    line.reset();
    tooLong = false;
    if (!fill()) return false;
    number++;
    do {
      int start = at;
      while (at < end && chunk[at] != '\n') at++;
      keep(start, at - start);
      if (at < end) {
        at++;
        return true;
      }
    } while (fill());
    return true;
  }

  /** Makes sure that an octet is at hand; false at the end. */
  private boolean fill() throws IOException {
    if (at < end) return true;
    at = 0;
    end = Math.max(0, in.read(chunk)); // never 0 but at the end, as the chunk has room
    return end > 0;
  }

  private void keep(int start, int octets) {
    int fits = Math.min(octets, MOST_OCTETS - line.size());
    line.write(chunk, start, fits);
    if (fits < octets) tooLong = true;
  }

  /** The number of this line, from 1. */
  int number() {
    return number;
  }

  /**
   * This line, without its end.
   *
   * @throws Malformed when it is too long, or no text
   */
  String text() throws Malformed {
    if (tooLong)
      throw Malformed.expected("at most " + MOST_OCTETS + " octets in a line", "a longer one");
    try {
      String text = utf8.decode(ByteBuffer.wrap(line.toByteArray())).toString();
      return number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw Malformed.expected("UTF-8 text", "other octets");
    }
  }
}
