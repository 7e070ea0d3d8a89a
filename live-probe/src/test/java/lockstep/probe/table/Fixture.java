package lockstep.probe.table;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Octets written field by field as a system's header lays them out, each with its name there, in
 * the order of little-endian machines.
 */
public final class Fixture {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

  /** A field of one octet. */
  public Fixture u8(String field, int value) {
    octets.write(value);
    return this;
  }

  /** A field of two octets. */
  public Fixture u16(String field, int value) {
    return u8(field, value).u8(field, value >> 8);
  }

  /** A field of four octets. */
  public Fixture u32(String field, long value) {
    return u16(field, (int) value).u16(field, (int) (value >> 16));
  }

  /** A field of eight octets. */
  public Fixture u64(String field, long value) {
    return u32(field, value).u32(field, value >> 32);
  }

  /** A field with these octets. */
  public Fixture raw(String field, int... values) {
    for (int value : values) octets.write(value);
    return this;
  }

  /** A field of so many octets, the first of which are these. */
  public Fixture padded(String field, int length, int... values) {
    return raw(field, values).skip(field, length - values.length);
  }

  /** A field of so many octets that nobody reads, filled so that reading it would be seen. */
  public Fixture unread(String field, int length) {
    for (int i = 0; i < length; i++) octets.write(0xA5);
    return this;
  }

  /** A field of so many zeros. */
  public Fixture skip(String field, int length) {
    for (int i = 0; i < length; i++) octets.write(0);
    return this;
  }

  /** Text in UTF-16 in a field of so many characters. */
  public Fixture wide(String field, int characters, String text) {
    for (int i = 0; i < characters; i++) u16(field, i < text.length() ? text.charAt(i) : 0);
    return this;
  }

  /** Text in ASCII in a field of so many octets. */
  public Fixture text(String field, int length, String text) {
    for (int i = 0; i < length; i++) octets.write(i < text.length() ? text.charAt(i) : 0);
    return this;
  }

  /** Another one behind this. */
  public Fixture then(Fixture other) {
    octets.writeBytes(other.octets.toByteArray());
    return this;
  }

  /** Zeros up to this offset, with which the next field begins. */
  public Fixture upTo(int offset) {
    return skip("", offset - size());
  }

  public int size() {
    return octets.size();
  }

  public byte[] bytes() {
    return octets.toByteArray();
  }

  public Octets octets() {
    return of(bytes());
  }

  /** The first so many of them. */
  public Octets cut(int length) {
    return of(Arrays.copyOf(bytes(), length));
  }

  private static Octets of(byte[] bytes) {
    return Octets.of("fixture", ByteBuffer.wrap(bytes), ByteOrder.LITTLE_ENDIAN);
  }
}
