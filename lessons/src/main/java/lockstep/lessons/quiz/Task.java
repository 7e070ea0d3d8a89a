package lockstep.lessons.quiz;

import java.util.Optional;

/**
 * What is to be answered, and which answers are right. An answer is one line of text in every kind,
 * so that the terminal, a file of answers and the window all give the same; a window composes the
 * line from what was clicked.
 */
public sealed interface Task
    permits Choice,
        ClickState,
        Description,
        Essay,
        Matching,
        Numeric,
        Order,
        Parts,
        PredictStates,
        ShortText,
        TrueFalse {
  /** What kind of question this makes. */
  Kind kind();

  /**
   * What an answer is worth.
   *
   * @throws NotUnderstood when the line is no answer to this question: it is asked again, and
   *     nothing is counted
   */
  Grade grade(String answer) throws NotUnderstood;

  /** A line that is wholly right; empty where nothing is graded. */
  String key();

  /** A line that is understood and wrong; empty where there is none to be named. */
  Optional<String> wrong();

  /** What a line may hold, as half a sentence: {@code a letter from A to D}. */
  String form();
}
