package lockstep.lessons.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How one skill was practised.
 *
 * @param right how many first tries were right, since the beginning
 * @param wrong how many were wrong
 * @param last the last {@value #KEPT} of them, the oldest first
 */
public record Practice(Memory memory, int right, int wrong, List<Outcome> last) {
  /** How many answers are kept with each skill. */
  public static final int KEPT = 20;

  /**
   * One first try.
   *
   * @param sure whether the learner said to be sure
   */
  public record Outcome(Instant at, boolean right, boolean sure) {}

  public Practice {
    if (right < 0 || wrong < 0)
      throw new IllegalArgumentException(
          "expected counts of 0 or more, found " + right + " right and " + wrong + " wrong");
    last = List.copyOf(last.subList(Math.max(0, last.size() - KEPT), last.size()));
  }

  static Practice first(Fsrs fsrs, Outcome outcome) {
    Memory memory = fsrs.first(Rating.of(outcome.right()), outcome.at());
    return new Practice(memory, 0, 0, List.of()).counting(outcome);
  }

  Practice and(Fsrs fsrs, Outcome outcome) {
    Memory next = fsrs.next(memory, Rating.of(outcome.right()), outcome.at());
    return new Practice(next, right, wrong, last).counting(outcome);
  }

  private Practice counting(Outcome outcome) {
    List<Outcome> more = new ArrayList<>(last);
    more.add(outcome);
    return new Practice(
        memory, right + (outcome.right() ? 1 : 0), wrong + (outcome.right() ? 0 : 1), more);
  }

  /** Whether the last answer was wrong although the learner was sure: it comes back first. */
  public boolean surelyWrong() {
    if (last.isEmpty()) return false;
    Outcome latest = last.get(last.size() - 1);
    return !latest.right() && latest.sure();
  }
}
