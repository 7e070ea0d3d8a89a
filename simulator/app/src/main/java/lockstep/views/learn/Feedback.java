package lockstep.views.learn;

import java.util.List;
import lockstep.lessons.quiz.Misconception;

/**
 * What is said to an answer.
 *
 * @param sort what the verdict is; each has a shape and a word of its own
 * @param understood the answer as it was read, in full words; empty where there was none
 * @param remarks what is to be said about just this answer
 * @param answer the right answer where it is to be told; empty else
 * @param why the reason of the right answer; empty as long as another try may follow
 * @param cards the misconceptions that the answers show
 * @param more whether another try may follow
 */
public record Feedback(
    Sort sort,
    String understood,
    List<String> remarks,
    String answer,
    String why,
    List<Misconception> cards,
    boolean more) {
  /** What a verdict says. */
  public enum Sort {
    RIGHT,
    PART,
    WRONG,
    /** There was no answer: the learner was not sure. */
    UNSURE,
    /** Nobody grades it. */
    STANDS
  }

  public Feedback {
    remarks = List.copyOf(remarks);
    cards = List.copyOf(cards);
  }
}
