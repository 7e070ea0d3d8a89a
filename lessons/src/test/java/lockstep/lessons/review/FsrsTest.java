package lockstep.lessons.review;

import static lockstep.lessons.review.Rating.AGAIN;
import static lockstep.lessons.review.Rating.EASY;
import static lockstep.lessons.review.Rating.GOOD;
import static lockstep.lessons.review.Rating.HARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FsrsTest {
  private static final Instant BEGIN = Instant.parse("2022-11-29T12:30:00Z");
  private static final List<Rating> RUN =
      List.of(GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, AGAIN, AGAIN, GOOD, GOOD, GOOD, GOOD, GOOD);

  /** The weights and the intervals that java-fsrs publishes with its tests. */
  @Test
  void javaVectorOfIntervals() {
    Fsrs fsrs =
        new Fsrs(
            0.2172, 1.1771, 3.2602, 16.1507, 7.0114, 0.57, 2.0966, 0.0069, 1.5261, 0.112, 1.0178,
            1.849, 0.1133, 0.3127, 2.2934, 0.2191, 3.0004, 0.7536, 0.3332, 0.1437, 0.2);
    assertThat(intervals(fsrs, RUN))
        .containsExactly(0L, 4L, 14L, 45L, 135L, 372L, 0L, 0L, 2L, 5L, 10L, 20L, 40L);
  }

  /** What py-fsrs, ts-fsrs and go-fsrs publish for the weights that FSRS-6 ships. */
  @Test
  void standardVectorOfIntervals() {
    assertThat(intervals(Fsrs.STANDARD, RUN))
        .containsExactly(0L, 2L, 11L, 46L, 163L, 498L, 0L, 0L, 2L, 4L, 7L, 12L, 21L);
  }

  /** The memory that py-fsrs publishes for reviews after 0, 0, 1, 3, 8 and 21 days. */
  @Test
  void standardVectorOfStabilityAndDifficulty() {
    Instant now = BEGIN;
    Memory memory = Fsrs.STANDARD.first(AGAIN, now);
    for (int days : new int[] {0, 1, 3, 8, 21}) {
      now = now.plus(Duration.ofDays(days));
      memory = Fsrs.STANDARD.next(memory, GOOD, now);
    }
    assertThat(memory.stability()).isCloseTo(53.62691, within(1e-4));
    assertThat(memory.difficulty()).isCloseTo(6.3574867, within(1e-4));
  }

  @Test
  void stepsOfLearningAreOneAndTenMinutes() {
    assertThat(wait(Fsrs.STANDARD.first(AGAIN, BEGIN))).isEqualTo(Duration.ofMinutes(1));
    assertThat(wait(Fsrs.STANDARD.first(HARD, BEGIN))).isEqualTo(Duration.ofSeconds(330));
    Memory good = Fsrs.STANDARD.first(GOOD, BEGIN);
    assertThat(wait(good)).isEqualTo(Duration.ofMinutes(10));
    assertThat(good.step()).isEqualTo(1);
    assertThat(Fsrs.STANDARD.first(EASY, BEGIN).state()).isEqualTo(Memory.State.REVIEW);
    Memory known = Fsrs.STANDARD.next(good, GOOD, good.due());
    Memory forgotten = Fsrs.STANDARD.next(known, AGAIN, known.due());
    assertThat(forgotten.state()).isEqualTo(Memory.State.RELEARNING);
    assertThat(wait(forgotten)).isEqualTo(Duration.ofMinutes(10));
    assertThat(wait(Fsrs.STANDARD.next(forgotten, HARD, forgotten.due())))
        .isEqualTo(Duration.ofMinutes(15));
  }

  /** 400 learners by chance; the seed is in the message. */
  @Test
  void memoryStaysInItsBoundsWhateverIsAnswered() {
    for (int seed = 0; seed < 400; seed++) {
      Random chance = new Random(seed);
      Instant now = BEGIN;
      Memory memory = Fsrs.STANDARD.first(any(chance), now);
      for (int i = 0; i < 40; i++) {
        now = now.plus(Duration.ofMinutes((long) Math.pow(10, chance.nextDouble() * 7)));
        Rating rating = any(chance);
        Memory next = Fsrs.STANDARD.next(memory, rating, now);
        String story = "seed " + seed + ", answer " + i + ", " + rating + " after " + memory;
        assertThat(next.stability()).as(story).isBetween(0.001, 36_500.0);
        assertThat(next.difficulty()).as(story).isBetween(1.0, 10.0);
        assertThat(next.due()).as(story).isAfter(now);
        assertThat(wait(next)).as(story).isLessThanOrEqualTo(Duration.ofDays(36_500));
        if (rating == AGAIN)
          assertThat(next.stability())
              .as(story)
              .isLessThanOrEqualTo(Math.max(0.001, memory.stability()));
        if (rating == GOOD || rating == EASY)
          assertThat(next.stability()).as(story).isGreaterThanOrEqualTo(memory.stability());
        memory = next;
      }
    }
  }

  @Test
  void runOfGoodNeverShortensTheInterval() {
    List<Rating> goods = java.util.Collections.nCopies(40, GOOD);
    assertThat(intervals(Fsrs.STANDARD, goods)).isSorted().endsWith(36_500L);
  }

  @Test
  void retrievabilityFallsFromOneAndIsNineInTenWhenDue() {
    Memory memory = Fsrs.STANDARD.first(EASY, BEGIN);
    double before = 1;
    for (int day = 0; day < 500; day++) {
      double now = Fsrs.STANDARD.retrievability(memory, BEGIN.plus(Duration.ofDays(day)));
      assertThat(now).isPositive().isLessThanOrEqualTo(before);
      before = now;
    }
    assertThat(Fsrs.STANDARD.retrievability(memory, BEGIN)).isEqualTo(1);
    assertThat(Fsrs.STANDARD.retrievability(memory, memory.due())).isCloseTo(0.9, within(0.01));
  }

  @Test
  void anAnswerFromThePastCountsAsGivenAtTheLastReview() {
    Memory memory = Fsrs.STANDARD.first(GOOD, BEGIN);
    assertThat(Fsrs.STANDARD.next(memory, GOOD, BEGIN.minusSeconds(90)))
        .isEqualTo(Fsrs.STANDARD.next(memory, GOOD, BEGIN));
  }

  @Test
  void wrongWeightsAreRefusedInWords() {
    assertThatThrownBy(() -> new Fsrs(1, 2, 3)).hasMessage("expected 21 weights, found 3");
    double[] zeros = new double[21];
    assertThatThrownBy(() -> new Fsrs(zeros))
        .hasMessage("weight w0: expected a number above 0, found 0.0");
  }

  private static Rating any(Random chance) {
    return Rating.values()[chance.nextInt(4)];
  }

  private static Duration wait(Memory memory) {
    return Duration.between(memory.reviewed(), memory.due());
  }

  /** The whole days until the next review, each review at the moment it is due. */
  private static List<Long> intervals(Fsrs fsrs, List<Rating> ratings) {
    List<Long> days = new ArrayList<>();
    Memory memory = fsrs.first(ratings.get(0), BEGIN);
    days.add(wait(memory).toDays());
    for (Rating rating : ratings.subList(1, ratings.size())) {
      memory = fsrs.next(memory, rating, memory.due());
      days.add(wait(memory).toDays());
    }
    return days;
  }
}
