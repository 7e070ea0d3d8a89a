package lockstep.lessons.interchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Task;
import lockstep.lessons.quiz.TrueFalse;

/**
 * Which misconceptions wrong answers of a GIFT file show. Its author writes {@code
 * [tag:belief:2:M22]} above the question: who gives the second answer, as they stand in the file,
 * believes M22. Of true or false the wrong answer has the number 1.
 */
final class Beliefs {
  static final String TAG = "belief:";

  private static final Pattern FORM = Pattern.compile("(\\d{1,3}):(M\\d{1,3})");

  private Beliefs() {}

  /**
   * The task with what its wrong answers show.
   *
   * @param tags what follows {@link #TAG} in each
   * @throws IllegalArgumentException when one names no wrong answer
   */
  static Task held(Task task, List<String> tags) {
    Task held = task;
    for (String tag : tags) {
      Matcher form = FORM.matcher(tag);
      if (!form.matches())
        throw new IllegalArgumentException(
            "expected the number of a wrong answer and a misconception as in [tag:belief:2:M22],"
                + " found [tag:belief:"
                + tag
                + "]");
      held = held(held, Integer.parseInt(form.group(1)), form.group(2));
    }
    return held;
  }

  private static Task held(Task task, int number, String idea) {
    if (task instanceof Choice choice) {
      List<Choice.Option> options = new ArrayList<>(choice.options());
      Choice.Option old = wrong(options, number, o -> o.weight() <= 0);
      options.set(number - 1, new Choice.Option(old.text(), old.weight(), old.feedback(), idea));
      return new Choice(options, choice.several());
    }
    if (task instanceof Numeric numeric) {
      List<Numeric.Target> targets = new ArrayList<>(numeric.targets());
      Numeric.Target old = wrong(targets, number, t -> t.weight() <= 0);
      targets.set(
          number - 1,
          new Numeric.Target(old.value(), old.tolerance(), old.weight(), old.feedback(), idea));
      return new Numeric(targets, numeric.port(), numeric.other());
    }
    if (task instanceof TrueFalse so && number == 1)
      return new TrueFalse(so.so(), so.whenRight(), so.whenWrong(), idea);
    throw new IllegalArgumentException(
        "a belief stands behind a wrong answer of a choice, a number, or true or false; found "
            + task.kind().word()
            + " and the number "
            + number);
  }

  private static <T> T wrong(List<T> answers, int number, java.util.function.Predicate<T> isWrong) {
    if (number < 1 || number > answers.size() || !isWrong.test(answers.get(number - 1)))
      throw new IllegalArgumentException(
          "expected the number of a wrong answer, 1 to "
              + answers.size()
              + ", found "
              + number
              + " in [tag:belief:...]");
    return answers.get(number - 1);
  }
}
