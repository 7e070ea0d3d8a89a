package lockstep.model;

import lockstep.tcp.Side;

/**
 * How one pair leads to the next, as one int: what kind of thing happens, and to which segment or
 * by which of a side's own steps.
 */
final class PairWay {
  /** What kind of thing happens. */
  enum Kind {
    /** A call or a timeout of a side. */
    OWN_STEP,
    /** The first of the row arrives. */
    DELIVERY,
    /** One that left the row arrives. */
    LATE_DELIVERY,
    /** The first of the row is lost. */
    LOSS,
    /** The first of the row leaves it and will be overtaken. */
    OVERTAKING,
    /** The first of the row will come a second time. */
    DUPLICATION
  }

  private static final int PAYLOAD_BITS = 24;
  private static final Kind[] KINDS = Kind.values();

  private PairWay() {}

  /**
   * @param side whose step it is, or who has sent the segment
   * @param which the place among the side's own steps, or the segment's number
   */
  static int of(Kind kind, Side side, int which) {
    if (which >> PAYLOAD_BITS != 0) throw new IllegalStateException("too many: " + which);
    return (2 * kind.ordinal() + side.ordinal()) << PAYLOAD_BITS | which;
  }

  static Kind kind(int way) {
    return KINDS[(way >> PAYLOAD_BITS) / 2];
  }

  static Side side(int way) {
    return (way >> PAYLOAD_BITS) % 2 == 0 ? Side.CLIENT : Side.SERVER;
  }

  static int which(int way) {
    return way & (1 << PAYLOAD_BITS) - 1;
  }
}
