package lockstep.model;

import java.util.List;
import java.util.function.Predicate;
import lockstep.tcp.TcpState;

/**
 * Why one side may stand ESTABLISHED while nothing is under way, no timer runs, and the other side
 * is not ESTABLISHED. What is on no such list would be a connection that hangs for no reason.
 */
final class RestReasons {
  static final String SENTENCE =
      "With nothing under way and no timer, a peer of ESTABLISHED is ESTABLISHED, or a reason is"
          + " named.";

  /** A reason, seen from the side that stands ESTABLISHED as the client. */
  static final class Reason {
    private final String words;
    private final Predicate<PairSeen> holds;
    private long times;

    Reason(String words, Predicate<PairSeen> holds) {
      this.words = words;
      this.holds = holds;
    }

    String words() {
      return words;
    }

    /** How many pairs had it. */
    long times() {
      return times;
    }
  }

  private final List<Reason> reasons =
      List.of(
          new Reason(
              "the other side aborted, and its RST was lost (half-open, section 3.5.1)",
              seen -> seen.server().end() == SideEnd.ABORTED && seen.somethingWasLost()),
          new Reason(
              "the other side reset because nobody read any more, and its RST was lost"
                  + " (section 3.6.1)",
              seen -> seen.server().end() == SideEnd.TEXT_LOST && seen.somethingWasLost()),
          new Reason(
              "the other side ran into its user timeout, which sends no RST (section 3.10.8)",
              seen -> seen.server().end() == SideEnd.TIMED_OUT),
          new Reason(
              "the other side crashed (half-open, section 3.5.1)",
              seen -> seen.server().end() == SideEnd.CRASHED),
          new Reason(
              "the other side was opened anew and knows nothing of this connection (half-open,"
                  + " section 3.5.1)",
              seen -> wasOpenedAnew(seen.server())));

  List<Reason> all() {
    return reasons;
  }

  String check(PairSeen seen) {
    if (seen.client().state() != TcpState.ESTABLISHED) return null;
    if (seen.server().state() == TcpState.ESTABLISHED) return null;
    for (Reason reason : reasons) {
      if (!reason.holds.test(seen)) continue;
      reason.times++;
      return null;
    }
    return "one side ESTABLISHED, the other not, and no reason for it";
  }

  /** It has begun a connection before, and is where none has begun. */
  private static boolean wasOpenedAnew(ExploredSide side) {
    boolean waits = side.state() == TcpState.LISTEN || side.end() == SideEnd.BEFORE_SYNCHRONIZED;
    return waits && side.tcb().incarnations() > 0;
  }
}
