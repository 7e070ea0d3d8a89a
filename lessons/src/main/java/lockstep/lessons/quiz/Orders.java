package lockstep.lessons.quiz;

import java.util.List;

/** How much of an order was kept. */
final class Orders {
  private Orders() {}

  /**
   * The longest run of things that stand in the right order, others between them or not, as a part
   * of all; 1 for the right order alone.
   */
  static double kept(List<String> given, List<String> right) {
    int[] longest = new int[given.size()];
    int most = 0;
    for (int i = 0; i < longest.length; i++) {
      longest[i] = 1;
      for (int k = 0; k < i; k++)
        if (right.indexOf(given.get(k)) < right.indexOf(given.get(i)))
          longest[i] = Math.max(longest[i], longest[k] + 1);
      most = Math.max(most, longest[i]);
    }
    // One thing alone is always in order: that is worth nothing.
    return given.size() < 2 ? 1 : (most - 1.0) / (given.size() - 1);
  }
}
