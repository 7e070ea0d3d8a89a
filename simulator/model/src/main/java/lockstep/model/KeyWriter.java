package lockstep.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import lockstep.tcp.Octets;
import lockstep.tcp.SeqNumber;

/** Writes what makes a state up into a run of octets that can be compared and looked up. */
final class KeyWriter {
  private byte[] octets = new byte[128];
  private int length;

  void octet(int value) {
    if (length == octets.length) octets = Arrays.copyOf(octets, 2 * length);
    octets[length++] = (byte) value;
  }

  void flag(boolean value) {
    octet(value ? 1 : 0);
  }

  void number(int value) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) octet(value >> shift);
  }

  void number(SeqNumber value) {
    flag(value != null);
    if (value != null) number(value.bits());
  }

  void text(Octets text) {
    octets(text.toArray());
  }

  void words(String words) {
    octets(words.getBytes(StandardCharsets.UTF_8));
  }

  private void octets(byte[] value) {
    number(value.length);
    for (byte octet : value) octet(octet);
  }

  ByteBuffer key() {
    return ByteBuffer.wrap(Arrays.copyOf(octets, length));
  }
}
