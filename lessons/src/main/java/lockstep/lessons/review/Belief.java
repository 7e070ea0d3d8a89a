package lockstep.lessons.review;

import java.time.Instant;
import java.util.Objects;

/**
 * A misconception that answers have shown.
 *
 * @param count how many answers, 1 or more
 * @param last the latest of them
 */
public record Belief(int count, Instant last) {
  /**
   * @throws IllegalArgumentException when the count is below 1
   */
  public Belief {
    if (count < 1)
      throw new IllegalArgumentException("expected a count of 1 or more, found " + count);
    Objects.requireNonNull(last, "last");
  }

  Belief again(Instant at) {
    return new Belief(count + 1, at.isAfter(last) ? at : last);
  }
}
