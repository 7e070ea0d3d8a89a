package lockstep.tcp;

/**
 * A sequence number: 32 bits, counted modulo 2^32 (RFC 9293 section 3.4, MUST-1).
 *
 * <p>"Before" and "after" mean the shorter way round, so they hold for numbers less than 2^31
 * apart, as the RFC's windows are.
 */
public record SeqNumber(int bits) {
  /** Zero, the relative number of every initial sequence number. */
  public static final SeqNumber ZERO = new SeqNumber(0);

  /** The number with these low 32 bits: {@code of(-1)} is 4294967295. */
  public static SeqNumber of(long number) {
    return number == 0 ? ZERO : new SeqNumber((int) number);
  }

  /** This number and {@code octets} more, round the corner where need be. */
  public SeqNumber plus(long octets) {
    return of(bits + octets);
  }

  /** How far this number lies after {@code other}: -2^31 to 2^31-1. */
  public int minus(SeqNumber other) {
    return bits - other.bits;
  }

  public boolean isBefore(SeqNumber other) {
    return minus(other) < 0;
  }

  public boolean isAfter(SeqNumber other) {
    return minus(other) > 0;
  }

  public boolean isAtOrBefore(SeqNumber other) {
    return minus(other) <= 0;
  }

  public boolean isAtOrAfter(SeqNumber other) {
    return minus(other) >= 0;
  }

  /** The unsigned value, 0 to 4294967295. */
  public long toLong() {
    return Integer.toUnsignedLong(bits);
  }

  @Override
  public String toString() {
    return Integer.toUnsignedString(bits);
  }
}
