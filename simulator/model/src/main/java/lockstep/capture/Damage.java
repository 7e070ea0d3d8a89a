package lockstep.capture;

/**
 * Where a capture file is not what it should be.
 *
 * @param offset the octet at which it begins, counted from 0
 * @param what a clause: what was found there, and what was expected
 */
public record Damage(long offset, String what) {
  /** {@code octet 132: a block says that it has 7 octets, and the shortest has 12}. */
  @Override
  public String toString() {
    return "octet " + offset + ": " + what;
  }
}
