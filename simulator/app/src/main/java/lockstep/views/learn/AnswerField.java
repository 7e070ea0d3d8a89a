package lockstep.views.learn;

import javafx.scene.Node;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.ClickState;
import lockstep.lessons.quiz.Matching;
import lockstep.lessons.quiz.Order;
import lockstep.lessons.quiz.Parts;
import lockstep.lessons.quiz.PredictStates;
import lockstep.lessons.quiz.Task;
import lockstep.lessons.quiz.TrueFalse;
import lockstep.tcp.TcpState;
import lockstep.views.words.Words;

/** Controls that make the line of an answer: what is clicked or typed becomes that line. */
abstract class AnswerField {
  /** What holds the controls. */
  abstract Node node();

  /** The answer as a line; empty as long as something is missing. */
  abstract String line();

  /** Gives the keys to the first control. */
  abstract void focus();

  /** Takes no answers any more, and shows the one that was given. */
  void close() {
    node().setDisable(true);
  }

  /**
   * Marks what would have been right among what can be chosen; nothing where the answer is written.
   *
   * @param key a line that is wholly right
   */
  void tell(String key) {}

  /** Takes a state that was clicked in the diagram, where one is asked for. */
  void take(TcpState state) {}

  /** Takes a letter that was typed where no text is written. */
  void typed(char letter) {}

  /** Whether a letter would choose something. */
  boolean knows(char letter) {
    return false;
  }

  /** The state that is meant, to be marked in the diagram; null for none. */
  TcpState meant() {
    return null;
  }

  /**
   * The controls for a task; a line of text where it has none of its own.
   *
   * @param changed runs when the answer becomes another
   */
  static AnswerField of(Task task, Runnable changed) {
    if (task instanceof Choice choice) return ChoiceField.of(choice, changed);
    if (task instanceof TrueFalse)
      return ChoiceField.yesOrNo(Words.of("learn.true"), Words.of("learn.false"), changed);
    if (task instanceof Order order) return new OrderField(order, changed);
    if (task instanceof Matching matching) return new MatchField(matching, changed);
    if (task instanceof Parts parts) return new PartsField(parts, changed);
    if (task instanceof PredictStates states) return new EndsField(states, changed);
    if (task instanceof ClickState) return new StateField(null, "", changed);
    return new WordField(task, changed);
  }
}
