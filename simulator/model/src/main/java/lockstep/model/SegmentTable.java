package lockstep.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.tcp.Segment;

/** All the different segments that were ever sent, numbered. */
final class SegmentTable {
  private final Map<Segment, Integer> numbers = new HashMap<>();
  private final List<Segment> segments = new ArrayList<>();

  int numberOf(Segment segment) {
    Integer known = numbers.putIfAbsent(segment, segments.size());
    if (known != null) return known;
    segments.add(segment);
    return segments.size() - 1;
  }

  Segment segment(int number) {
    return segments.get(number);
  }

  int size() {
    return segments.size();
  }
}
