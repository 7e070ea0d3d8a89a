package lockstep.model;

import lockstep.tcp.Timer;

/**
 * What does not happen in an undisturbed connection. How often each may happen is bounded for both
 * sides together, and so is how often any of them may.
 */
enum Accident {
  LOSS(ExploreBound.LOSSES),
  DUPLICATE(ExploreBound.DUPLICATES),
  REORDERING(ExploreBound.REORDERINGS),
  RETRANSMISSION(ExploreBound.RETRANSMISSIONS),
  ABORT(ExploreBound.ABORTS),
  CRASH(ExploreBound.CRASHES),
  USER_TIMEOUT(ExploreBound.USER_TIMEOUTS);

  private static final Accident[] ALL = values();
  private static final int BITS = 3;
  private static final int MASK = (1 << BITS) - 1;

  /** Behind the counts: whether a segment was lost, for a side may hang for that alone. */
  private static final int SOMETHING_LOST = 1 << (ALL.length + 1) * BITS;

  private final ExploreBound bound;

  Accident(ExploreBound bound) {
    this.bound = bound;
  }

  /** The accident that an event of a side is; null for one that belongs to every connection. */
  static Accident of(SideEvent event) {
    return switch (event.kind()) {
      case ABORT -> ABORT;
      case CRASH -> CRASH;
      case TIMEOUT -> of(event.timer());
      case PASSIVE_OPEN, ACTIVE_OPEN, SEND, RECEIVE, CLOSE, CLOSE_BOTH_WAYS, ARRIVAL -> null;
    };
  }

  private static Accident of(Timer timer) {
    return switch (timer) {
      case RETRANSMISSION, PERSIST -> RETRANSMISSION;
      case USER -> USER_TIMEOUT;
      case TIME_WAIT, DELAYED_ACK -> null;
      case KEEP_ALIVE -> throw new AssertionError("keep-alive is off in an exploration");
    };
  }

  /** What may happen at the start, as a code. */
  static int all(ExploreBounds bounds) {
    int code = bounds.of(ExploreBound.ACCIDENTS);
    for (Accident accident : ALL) code |= bounds.of(accident.bound) << accident.shift();
    return code;
  }

  boolean isAllowed(int code) {
    return (code & MASK) > 0 && (code >> shift() & MASK) > 0;
  }

  /** What may happen after this one more; of none is more left than of all together. */
  int less(int code) {
    int together = (code & MASK) - 1;
    int left = together | code & SOMETHING_LOST | (this == LOSS ? SOMETHING_LOST : 0);
    for (Accident accident : ALL) {
      int own = (code >> accident.shift() & MASK) - (accident == this ? 1 : 0);
      left |= Math.min(own, together) << accident.shift();
    }
    return left;
  }

  static boolean somethingWasLost(int code) {
    return (code & SOMETHING_LOST) != 0;
  }

  private int shift() {
    return BITS * (1 + ordinal());
  }
}
