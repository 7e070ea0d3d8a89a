package lockstep.lessons.review;

import java.time.Instant;
import java.util.Objects;

/**
 * What FSRS knows of one skill after its last review.
 *
 * @param step which of the steps of minutes comes next, from 0; 0 in {@link State#REVIEW}
 * @param stability days until the chance of recall has fallen to 0.9; above 0
 * @param difficulty from 1, easy, to 10, hard
 * @param due when it is to be asked again
 * @param reviewed when it was last asked
 */
public record Memory(
    State state, int step, double stability, double difficulty, Instant due, Instant reviewed) {

  /** Where a skill stands between new and known. */
  public enum State {
    /** In the steps of minutes at the beginning. */
    LEARNING,
    /** Asked again after days. */
    REVIEW,
    /** Forgotten once, in the steps of minutes again. */
    RELEARNING
  }

  /**
   * @throws IllegalArgumentException when a number is outside what is stated above
   */
  public Memory {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(reviewed, "reviewed");
    if (step < 0) throw new IllegalArgumentException("expected a step of 0 or more, found " + step);
    if (!(stability > 0 && Double.isFinite(stability)))
      throw new IllegalArgumentException("expected a stability above 0 days, found " + stability);
    if (!(difficulty >= 1 && difficulty <= 10))
      throw new IllegalArgumentException("expected a difficulty of 1 to 10, found " + difficulty);
  }
}
