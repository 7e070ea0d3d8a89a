package lockstep.lessons.generate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.lessons.quiz.Exhibit;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Question;

/**
 * A question whose answer is a number that can be counted in what it shows.
 *
 * @param wrong numbers that show what somebody believes; one that is right here is left out
 * @param port whether the answer is a port
 * @param proof what a test counts again
 */
record Counted(
    String stem,
    Exhibit exhibit,
    long right,
    List<Believed> wrong,
    boolean port,
    String why,
    String proof) {

  /** Asks about the rows of a service's port. */
  interface Asking {
    Counted ask(Dice dice, int service);
  }

  /** A wrong number, and what who gives it believes. */
  record Believed(long number, String idea, String feedback) {}

  /** One of the kinds, about one of the services. */
  static Question one(String name, Dice dice, List<Asking> kinds) {
    return dice.pick(kinds).ask(dice, dice.pick(PortBook.TCP).port()).question(name);
  }

  private Question question(String name) {
    List<Numeric.Target> targets = new ArrayList<>();
    targets.add(target(right, 1, "", ""));
    for (Believed one : wrong)
      if (one.number() != right) targets.add(target(one.number(), 0, one.feedback(), one.idea()));
    List<String> tags = new ArrayList<>();
    for (Believed one : wrong) tags.add("skill:idea:" + one.idea());
    tags.add("skill:switch:netstat_-t");
    tags.add("proof:" + proof);
    return new Question(
        name,
        stem,
        exhibit,
        new Numeric(targets, port, ""),
        why,
        tags.stream().distinct().toList(),
        Optional.empty());
  }

  private static Numeric.Target target(long number, double weight, String words, String idea) {
    return new Numeric.Target(BigDecimal.valueOf(number), BigDecimal.ZERO, weight, words, idea);
  }
}
