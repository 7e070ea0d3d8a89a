package lockstep.capture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A file octet by octet, in one of the two byte orders, and how far it was read. */
final class CaptureInput {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private long offset;
  private ByteOrder order = ByteOrder.BIG_ENDIAN;

  CaptureInput(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER);
  }

  /** How many octets were read or skipped. */
  long offset() {
    return offset;
  }

  /** From now on numbers are read so. */
  void order(ByteOrder next) {
    order = next;
  }

  ByteOrder order() {
    return order;
  }

  /**
   * The next octets; fewer where the file ends before. No more memory is taken than the file has
   * octets, whatever is asked for.
   */
  ByteBuffer read(int count) throws IOException {
    byte[] octets = in.readNBytes(count);
    offset += octets.length;
    return ByteBuffer.wrap(octets).order(order);
  }

  /** Passes over so many octets; false where the file ends before. */
  boolean skip(long count) throws IOException {
    long left = count;
    while (left > 0) {
      long skipped = in.skip(left);
      if (skipped <= 0) {
        if (in.read() < 0) return false;
        skipped = 1;
      }
      left -= skipped;
      offset += skipped;
    }
    return true;
  }
}
