package lockstep.lessons.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Questions with their options in another order. Whoever writes questions by hand puts the right
 * option first.
 */
public final class Shuffled {
  private Shuffled() {}

  /** The question with its options in an order that its name and the seed give. */
  public static Question of(Question question, long seed) {
    if (!(question.task() instanceof Choice choice)) return question;
    SplittableRandom chance = new SplittableRandom(seed * 31 + hash(question.name()));
    List<Choice.Option> left = new ArrayList<>(choice.options());
    List<Choice.Option> mixed = new ArrayList<>();
    while (!left.isEmpty()) mixed.add(left.remove(chance.nextInt(left.size())));
    return question.with(new Choice(mixed, choice.several()));
  }

  /** Written down, because it must be the same on every JDK. */
  private static long hash(String name) {
    long hash = 7;
    for (int i = 0; i < name.length(); i++) hash = hash * 1_000_003 + name.charAt(i);
    return hash;
  }
}
