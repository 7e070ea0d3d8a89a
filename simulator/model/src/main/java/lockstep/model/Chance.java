package lockstep.model;

/**
 * Chance that can be repeated and copied: the generator SplitMix64 (Steele, Lea and Flood, "Fast
 * splittable pseudorandom number generators", 2014), whose whole state is one number.
 */
final class Chance {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  Chance(long seed) {
    state = seed;
  }

  /** Chance that goes on as this one would. */
  Chance copy() {
    return new Chance(state);
  }

  private long next() {
    state += GOLDEN_GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A share from 0 to below 1, all alike likely. */
  double share() {
    return (next() >>> 11) * UNIT;
  }
}
