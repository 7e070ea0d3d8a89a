package lockstep.tcp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An unchanging run of octets: the text of a segment, or what a user sends and receives. */
public final class Octets {
  /** No octets. */
  public static final Octets NONE = new Octets(new byte[0]);

  /**
   * Where octets lie that may be shared by many runs of them. What was written is never written
   * again; behind it there may be room for what comes next, so that text which grows piece by piece
   * is not copied each time.
   */
  private static final class Store {
    private final byte[] bytes;
    private int used;

    private Store(byte[] bytes, int used) {
      this.bytes = bytes;
      this.used = used;
    }

    /** Writes behind the octets that end here; not if others were, or if there is no room. */
    private synchronized boolean append(int end, Octets more) {
      if (end != used || bytes.length - used < more.length) return false;
      System.arraycopy(more.bytes, more.from, bytes, used, more.length);
      used += more.length;
      return true;
    }
  }

  /** One for all: a scenario may send much, and often. */
  private static final Octets FILLER = madeFiller(0x10000);

  private final Store store;
  private final byte[] bytes;
  private final int from;
  private final int length;

  private Octets(byte[] bytes) {
    this(new Store(bytes, bytes.length), 0, bytes.length);
  }

  private Octets(Store store, int from, int length) {
    this.store = store;
    this.bytes = store.bytes;
    this.from = from;
    this.length = length;
  }

  /** A copy of these bytes. */
  public static Octets of(byte... bytes) {
    return bytes.length == 0 ? NONE : new Octets(bytes.clone());
  }

  /** The UTF-8 form of this text. */
  public static Octets of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code count} octets that say nothing but their place: abc...z, over and over. */
  public static Octets filler(int count) {
    return count <= FILLER.length ? FILLER.slice(0, count) : madeFiller(count);
  }

  private static Octets madeFiller(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) bytes[i] = (byte) ('a' + i % 26);
    return new Octets(bytes);
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
    return begin == end ? NONE : new Octets(store, from + begin, end - begin);
  }

  /** These octets, then those. */
  public Octets then(Octets more) {
    if (isEmpty()) return more;
    if (more.isEmpty()) return this;
    if (store.append(from + length, more)) return new Octets(store, from, length + more.length);
    int joined = length + more.length;
    byte[] copy = new byte[joined + joined / 2];
    System.arraycopy(bytes, from, copy, 0, length);
    System.arraycopy(more.bytes, more.from, copy, length, more.length);
    return new Octets(new Store(copy, joined), 0, joined);
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
