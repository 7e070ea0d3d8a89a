package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the arrows that cross a stretch of the ladder. A segment may be held for thousands of rows,
 * so where it begins does not tell where it is in sight.
 */
final class ArrowIndex {
  private static final double STRETCH = 512;

  private final Map<Integer, Set<Arrow>> stretches = new HashMap<>();

  void add(Arrow arrow, double from, double to) {
    for (int i = stretch(from); i <= stretch(to); i++)
      stretches.computeIfAbsent(i, k -> new LinkedHashSet<>()).add(arrow);
  }

  List<Arrow> between(double top, double bottom) {
    Set<Arrow> found = new LinkedHashSet<>();
    for (int i = stretch(top); i <= stretch(bottom); i++)
      found.addAll(stretches.getOrDefault(i, Set.of()));
    return new ArrayList<>(found);
  }

  private static int stretch(double y) {
    return (int) Math.floor(y / STRETCH);
  }
}
