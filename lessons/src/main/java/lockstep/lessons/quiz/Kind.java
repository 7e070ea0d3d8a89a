package lockstep.lessons.quiz;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a question asks its learner to do. */
public enum Kind {
  MULTIPLE_CHOICE,
  MULTIPLE_RESPONSE,
  TRUE_FALSE,
  NUMERIC,
  SHORT_TEXT,
  MATCHING,
  /** Put things into an order; segments are judged by replay in the model. */
  ORDER,
  PREDICT_STATES,
  CLICK_STATE,
  FILL_LADDER,
  READ_ROW,
  DIAGNOSE_TABLE,
  /** A text of one's own, which no program grades. */
  ESSAY,
  /** A text without a question. */
  DESCRIPTION;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in files and tags: {@code multiple-choice}. */
  public String word() {
    return word;
  }

  /** The kind of this name, as {@link #word()} writes it. */
  public static Optional<Kind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** Whether an answer to it can be right or wrong. */
  public boolean isGraded() {
    return this != ESSAY && this != DESCRIPTION;
  }
}
