package lockstep.lessons.review;

/**
 * How well a skill was recalled, in the order of FSRS (1 to 4).
 *
 * <p>The quiz gives {@link #AGAIN} for a wrong answer and {@link #GOOD} for a right one, and
 * nothing else: FSRS takes HARD for a pass, so "wrong but close" must never become HARD.
 */
public enum Rating {
  AGAIN,
  HARD,
  GOOD,
  EASY;

  /** The grade in FSRS's formulas: 1 for AGAIN, 4 for EASY. */
  int grade() {
    return ordinal() + 1;
  }

  /** What the quiz says of an answer. */
  public static Rating of(boolean right) {
    return right ? GOOD : AGAIN;
  }
}
