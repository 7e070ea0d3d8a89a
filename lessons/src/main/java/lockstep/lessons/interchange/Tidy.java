package lockstep.lessons.interchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Exhibit;
import lockstep.lessons.quiz.Matching;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Order;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.ShortText;
import lockstep.lessons.quiz.Task;
import lockstep.lessons.quiz.TrueFalse;

/**
 * Texts as a foreign format can carry them: without outer blanks and without characters that it
 * does not know; where one is then empty, or like another from which it must differ, it is given
 * words.
 */
final class Tidy {
  private static final String NOTHING = "(nothing)";

  private Tidy() {}

  /**
   * @param arrow what is done to the texts of matchings and of short answers, which GIFT cannot
   *     take as they are
   */
  static Question of(Question question, UnaryOperator<String> arrow) {
    Exhibit exhibit = question.exhibit();
    return new Question(
        filled(question.name()),
        text(question.stem()),
        new Exhibit(text(exhibit.caption()), exhibit.lines().stream().map(Safe::text).toList()),
        task(question.task(), arrow),
        text(question.why()),
        question.tags().stream().map(Tidy::text).filter(tag -> !tag.isEmpty()).toList(),
        question.replay());
  }

  private static Task task(Task task, UnaryOperator<String> arrow) {
    if (task instanceof Choice choice)
      return new Choice(
          choice.options().stream()
              .map(
                  o ->
                      new Choice.Option(
                          filled(o.text()), weight(o.weight()), text(o.feedback()), o.idea()))
              .toList(),
          choice.several());
    if (task instanceof TrueFalse t)
      return new TrueFalse(t.so(), text(t.whenRight()), text(t.whenWrong()), t.idea());
    if (task instanceof Numeric numeric)
      return new Numeric(
          numeric.targets().stream()
              .map(
                  t ->
                      new Numeric.Target(
                          t.value(),
                          t.tolerance(),
                          weight(t.weight()),
                          text(t.feedback()),
                          t.idea()))
              .toList(),
          numeric.port(),
          text(numeric.other()));
    if (task instanceof ShortText shortText)
      return new ShortText(
          shortText.accepted().stream()
              .map(
                  a ->
                      new ShortText.Accepted(
                          arrow.apply(filled(a.text())),
                          weight(a.weight()),
                          arrow.apply(text(a.feedback())),
                          a.idea()))
              .toList(),
          shortText.vocabulary());
    if (task instanceof Matching matching) return matching(matching, arrow);
    if (task instanceof Order order) {
      Set<String> seen = new HashSet<>();
      return new Order(
          order.shown().stream().map(thing -> unlike(seen, filled(thing))).toList(),
          order.right(),
          order.judge());
    }
    return task;
  }

  private static Matching matching(Matching matching, UnaryOperator<String> arrow) {
    Set<String> seen = new HashSet<>();
    List<Matching.Pair> pairs = new ArrayList<>();
    for (Matching.Pair pair : matching.pairs())
      pairs.add(
          new Matching.Pair(unlike(seen, arrow.apply(filled(pair.left()))), filled(pair.right())));
    return new Matching(
        pairs, matching.extra().stream().map(Tidy::text).filter(e -> !e.isEmpty()).toList());
  }

  /** A weight of which five digits of its percent leave something. */
  private static double weight(double weight) {
    return weight > 0 ? Math.max(weight, 1e-7) : weight;
  }

  private static String unlike(Set<String> seen, String text) {
    String other = text;
    for (int i = 2; !seen.add(other); i++) other = text + " (" + i + ")";
    return other;
  }

  /** As `trim` does it everywhere: blanks and controls at both ends go, and no others. */
  static String text(String text) {
    return Safe.text(text).trim();
  }

  static String filled(String text) {
    String tidy = text(text);
    return tidy.isEmpty() ? NOTHING : tidy;
  }
}
