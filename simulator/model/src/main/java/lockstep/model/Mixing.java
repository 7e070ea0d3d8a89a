package lockstep.model;

/** Spreads keys that resemble each other over a table. */
final class Mixing {
  private Mixing() {}

  /** A number in which each bit depends on every bit of the key. */
  static long mix(long key) {
    long mixed = (key ^ key >>> 32) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L;
    return mixed ^ mixed >>> 32;
  }
}
