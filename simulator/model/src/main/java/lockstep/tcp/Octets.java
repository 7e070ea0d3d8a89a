package lockstep.tcp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An unchanging run of octets: the text of a segment, or what a user sends and receives. */
public final class Octets {
  /** No octets. */
  public static final Octets NONE = new Octets(new byte[0], 0, 0);

  private final byte[] bytes;
  private final int from;
  private final int length;

  private Octets(byte[] bytes, int from, int length) {
    this.bytes = bytes;
    this.from = from;
    this.length = length;
  }

  /** A copy of these bytes. */
  public static Octets of(byte... bytes) {
    return bytes.length == 0 ? NONE : new Octets(bytes.clone(), 0, bytes.length);
  }

  /** The UTF-8 form of this text. */
  public static Octets of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code count} octets that say nothing but their place: abc...z, over and over. */
  public static Octets filler(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) bytes[i] = (byte) ('a' + i % 26);
    return new Octets(bytes, 0, count);
  }

  /** The number of octets. */
  public int length() {
    return length;
  }

  public boolean isEmpty() {
    return length == 0;
  }

  /**
   * The octets {@code begin} to {@code end - 1}, without copying; both within 0 to {@link
   * #length()}.
   */
  public Octets slice(int begin, int end) {
    if (begin < 0 || end < begin || end > length)
      throw new IndexOutOfBoundsException(begin + " to " + end + " of " + length + " octets");
    return begin == end ? NONE : new Octets(bytes, from + begin, end - begin);
  }

  /** These octets, then those. */
  public Octets then(Octets more) {
    if (isEmpty()) return more;
    if (more.isEmpty()) return this;
    byte[] joined = Arrays.copyOfRange(bytes, from, from + length + more.length);
    System.arraycopy(more.bytes, more.from, joined, length, more.length);
    return new Octets(joined, 0, joined.length);
  }

  /** A copy as an array. */
  public byte[] toArray() {
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  /** The octets read as UTF-8. */
  public String asText() {
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets o
        && Arrays.equals(bytes, from, from + length, o.bytes, o.from, o.from + o.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = from; i < from + length; i++) hash = 31 * hash + bytes[i];
    return hash;
  }

  @Override
  public String toString() {
    return length + " octets";
  }
}
