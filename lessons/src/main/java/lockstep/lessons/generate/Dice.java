package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that a seed decides, the same on every JDK. */
final class Dice {
  private final SplittableRandom random;

  /** Two templates with one seed throw differently, so that a quiz of one seed is varied. */
  Dice(String template, long seed) {
    random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L ^ template.hashCode());
  }

  /** 0 to one less than the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** From the first to the last, both among them. */
  int between(int first, int last) {
    return first + random.nextInt(last - first + 1);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  <T> List<T> shuffled(List<T> all) {
    List<T> list = new ArrayList<>(all);
    for (int i = list.size() - 1; i > 0; i--) {
      int k = random.nextInt(i + 1);
      T one = list.get(i);
      list.set(i, list.get(k));
      list.set(k, one);
    }
    return list;
  }

  /** So many of them, in an order of chance. */
  <T> List<T> some(List<T> all, int most) {
    return List.copyOf(shuffled(all).subList(0, Math.min(most, all.size())));
  }
}
