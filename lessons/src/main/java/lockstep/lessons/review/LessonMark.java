package lockstep.lessons.review;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a lesson was read.
 *
 * @param page the page it was left at, from 1
 * @param begun when it was opened for the first time
 * @param finished when its last page was done for the first time
 * @param seen when it was last open
 */
public record LessonMark(int page, Instant begun, Optional<Instant> finished, Instant seen) {
  /**
   * @throws IllegalArgumentException when the page is below 1
   */
  public LessonMark {
    if (page < 1) throw new IllegalArgumentException("expected a page of 1 or more, found " + page);
    Objects.requireNonNull(begun, "begun");
    Objects.requireNonNull(finished, "finished");
    Objects.requireNonNull(seen, "seen");
  }

  /** The page to go on with, from 1: where it was left, or the first one when it was finished. */
  public int next() {
    return finished.isPresent() ? 1 : page;
  }
}
