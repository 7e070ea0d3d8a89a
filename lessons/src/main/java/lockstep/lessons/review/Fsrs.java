package lockstep.lessons.review;

import static lockstep.lessons.review.Memory.State.LEARNING;
import static lockstep.lessons.review.Memory.State.RELEARNING;
import static lockstep.lessons.review.Memory.State.REVIEW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * FSRS-6, the free spaced repetition scheduler: when to ask a skill again, so that it is recalled
 * with a chance of nine in ten.
 *
 * <p>Learning steps of 1 and 10 minutes, a relearning step of 10 minutes, no chance in the
 * intervals. Time is handed in; elapsed time counts in whole days, as in the reference
 * implementations (py-fsrs, java-fsrs, ts-fsrs of open-spaced-repetition), whose published vectors
 * the tests hold.
 */
public final class Fsrs {
  /** The chance of recall at which a skill falls due. */
  public static final double RETENTION = 0.9;

  /** The longest interval, in days. */
  public static final int LONGEST_DAYS = 36_500;

  private static final List<Duration> LEARNING_STEPS =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(10));
  private static final List<Duration> RELEARNING_STEPS = List.of(Duration.ofMinutes(10));
  private static final double LEAST_STABILITY = 0.001;
  private static final int WEIGHTS = 21;

  /** With the weights that FSRS-6 ships, fitted on reviews of many learners. */
  public static final Fsrs STANDARD =
      new Fsrs(
          0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
          1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542);

  private final double[] w;
  private final double decay;
  private final double factor;

  /**
   * @param weights the 21 weights w0 to w20 of FSRS-6
   * @throws IllegalArgumentException when there are not 21, one is not finite, one of w0 to w3 is
   *     not above 0, or w20 is not above 0
   */
  public Fsrs(double... weights) {
    if (weights.length != WEIGHTS)
      throw new IllegalArgumentException("expected 21 weights, found " + weights.length);
    for (int i = 0; i < WEIGHTS; i++) {
      boolean positive = i < 4 || i == 20;
      if (!Double.isFinite(weights[i]) || positive && weights[i] <= 0)
        throw new IllegalArgumentException(
            "weight w"
                + i
                + ": expected a "
                + (positive ? "number above 0" : "finite number")
                + ", found "
                + weights[i]);
    }
    w = weights.clone();
    decay = -w[20];
    factor = Math.pow(0.9, 1 / decay) - 1;
  }

  /** What is remembered after the first time a skill is asked. */
  public Memory first(Rating rating, Instant now) {
    return schedule(LEARNING, 0, w[rating.grade() - 1], firstDifficulty(rating), rating, now);
  }

  /**
   * What is remembered after a further answer.
   *
   * @param now when it was given; before the last review it counts as given at that moment
   */
  public Memory next(Memory memory, Rating rating, Instant now) {
    // Answers of two programs may come in any order; memory never runs backwards.
    Instant at = now.isBefore(memory.reviewed()) ? memory.reviewed() : now;
    double stability;
    if (wholeDays(memory, at) < 1) stability = sameDay(memory.stability(), rating);
    else if (rating == Rating.AGAIN) stability = forgotten(memory, retrievability(memory, at));
    else stability = recalled(memory, retrievability(memory, at), rating);
    return schedule(
        memory.state(),
        memory.step(),
        bounded(stability),
        nextDifficulty(memory.difficulty(), rating),
        rating,
        at);
  }

  /**
   * The chance, 0 to 1, that the skill is recalled at a time; falls with each whole day since the
   * last review.
   */
  public double retrievability(Memory memory, Instant now) {
    return Math.pow(1 + factor * wholeDays(memory, now) / memory.stability(), decay);
  }

  private static long wholeDays(Memory memory, Instant now) {
    return Math.max(0, Duration.between(memory.reviewed(), now).toDays());
  }

  private Memory schedule(
      Memory.State state,
      int step,
      double stability,
      double difficulty,
      Rating rating,
      Instant now) {
    if (state == REVIEW && rating == Rating.AGAIN)
      return new Memory(
          RELEARNING, 0, stability, difficulty, now.plus(RELEARNING_STEPS.get(0)), now);
    List<Duration> steps =
        state == LEARNING ? LEARNING_STEPS : state == RELEARNING ? RELEARNING_STEPS : List.of();
    int nextStep =
        switch (rating) {
          case AGAIN -> 0;
          case HARD -> step;
          case GOOD -> step + 1;
          case EASY -> steps.size();
        };
    if (nextStep >= steps.size())
      return new Memory(
          REVIEW, 0, stability, difficulty, now.plus(Duration.ofDays(days(stability))), now);
    Duration wait = rating == Rating.HARD ? hardWait(steps, step) : steps.get(nextStep);
    return new Memory(state, nextStep, stability, difficulty, now.plus(wait), now);
  }

  /** HARD stays on its step; on the first it waits between the first two, or half longer. */
  private static Duration hardWait(List<Duration> steps, int step) {
    if (step > 0) return steps.get(step);
    return steps.size() == 1
        ? steps.get(0).multipliedBy(3).dividedBy(2)
        : steps.get(0).plus(steps.get(1)).dividedBy(2);
  }

  private long days(double stability) {
    double days = stability / factor * (Math.pow(RETENTION, 1 / decay) - 1);
    return Math.max(1, Math.min(LONGEST_DAYS, Math.round(days)));
  }

  private double firstDifficulty(Rating rating) {
    return difficultyBounded(unboundedFirstDifficulty(rating));
  }

  private double unboundedFirstDifficulty(Rating rating) {
    return w[4] - Math.exp(w[5] * (rating.grade() - 1)) + 1;
  }

  private double nextDifficulty(double difficulty, Rating rating) {
    double change = -w[6] * (rating.grade() - 3);
    double damped = difficulty + (10 - difficulty) * change / 9;
    return difficultyBounded(w[7] * unboundedFirstDifficulty(Rating.EASY) + (1 - w[7]) * damped);
  }

  private double recalled(Memory memory, double retrievability, Rating rating) {
    double hard = rating == Rating.HARD ? w[15] : 1;
    double easy = rating == Rating.EASY ? w[16] : 1;
    return memory.stability()
        * (1
            + Math.exp(w[8])
                * (11 - memory.difficulty())
                * Math.pow(memory.stability(), -w[9])
                * Math.expm1(w[10] * (1 - retrievability))
                * hard
                * easy);
  }

  private double forgotten(Memory memory, double retrievability) {
    double after =
        w[11]
            * Math.pow(memory.difficulty(), -w[12])
            * (Math.pow(memory.stability() + 1, w[13]) - 1)
            * Math.exp(w[14] * (1 - retrievability));
    return Math.min(after, memory.stability() / Math.exp(w[17] * w[18]));
  }

  private double sameDay(double stability, Rating rating) {
    double growth = Math.exp(w[17] * (rating.grade() - 3 + w[18])) * Math.pow(stability, -w[19]);
    boolean passed = rating == Rating.GOOD || rating == Rating.EASY;
    return stability * (passed ? Math.max(1, growth) : growth);
  }

  /** Above by the longest interval too: what lies beyond changes no interval. */
  private static double bounded(double stability) {
    return Math.max(LEAST_STABILITY, Math.min(LONGEST_DAYS, stability));
  }

  private static double difficultyBounded(double difficulty) {
    return Math.max(1, Math.min(10, difficulty));
  }
}
