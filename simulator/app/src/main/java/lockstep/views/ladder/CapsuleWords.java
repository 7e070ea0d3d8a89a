package lockstep.views.ladder;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import lockstep.views.words.Spans;
import lockstep.views.words.Words;

/** The lines under the control bits of a segment that is held. */
final class CapsuleWords {
  private static final Duration LEAST = Duration.ofMillis(100);

  private CapsuleWords() {}

  static List<String> of(Arrow arrow, int moment, long nowMicros, boolean absolute) {
    SegmentWay way = arrow.way();
    List<String> lines = new ArrayList<>();
    lines.add(SegmentWords.numbersOf(way, absolute));
    Duration held = Duration.of(nowMicros - way.heldAtMicros(), ChronoUnit.MICROS);
    String since =
        held.compareTo(LEAST) < 0
            ? Words.of("ladder.held")
            : Words.of("ladder.held.for", Spans.of(held));
    if (way.isDoubled(moment)) since = Words.of("ladder.held.doubled", since);
    lines.add(since);
    return lines;
  }
}
