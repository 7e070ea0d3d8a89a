package lockstep.capture;

/**
 * How an interface counts time.
 *
 * @param resolution as the option if_tsresol has it: 10 to the minus of it seconds a tick, or with
 *     the highest bit 2 to the minus of the rest
 * @param offset seconds to be added
 */
record TimeUnits(int resolution, long offset) {
  private static final long SECOND = 1_000_000_000;

  /** Nanoseconds since 1970; what lies beyond a long's range stays at its end. */
  long nanos(long ticks) {
    long nanos = (resolution & 0x80) == 0 ? decimal(ticks) : binary(ticks, resolution & 0x7F);
    return clamped(added(nanos, times(offset, SECOND)));
  }

  private long decimal(long ticks) {
    if (ticks < 0 && resolution < 9) return Long.MAX_VALUE;
    long nanos = ticks;
    for (int i = resolution; i < 9; i++) nanos = times(nanos, 10);
    for (int i = 9; i < Math.min(resolution, 9 + 20); i++) nanos = Long.divideUnsigned(nanos, 10);
    return nanos < 0 ? Long.MAX_VALUE : nanos;
  }

  private static long binary(long ticks, int bits) {
    if (bits == 0) return ticks < 0 ? Long.MAX_VALUE : times(ticks, SECOND);
    if (bits >= 64) return 0;
    double part = (ticks & (1L << bits) - 1) / Math.pow(2, bits);
    return added(times(ticks >>> bits, SECOND), (long) (part * SECOND));
  }

  private static long times(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if (high == 0 && low >= 0 || high == -1 && low < 0) return low;
    return high < 0 ? Long.MIN_VALUE + 1 : Long.MAX_VALUE;
  }

  private static long added(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) >= 0) return sum;
    return a < 0 ? Long.MIN_VALUE + 1 : Long.MAX_VALUE;
  }

  /** The least long says that there is no time. */
  private static long clamped(long nanos) {
    return Math.max(nanos, Long.MIN_VALUE + 1);
  }
}
