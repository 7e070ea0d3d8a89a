package lockstep.views.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.trace.TraceStep;

/**
 * Says how often segments were sent again while they stood still on the wire: one sentence for each
 * of them, however often that was.
 */
public final class Repeats {
  /** A segment by its numbers: its text and its window may be others when it is sent again. */
  private record Held(Actor from, String segment) {
    static Held of(Actor from, Segment segment) {
      return new Held(from, segment.toString());
    }
  }

  private Repeats() {}

  /**
   * The sentences for one action.
   *
   * @param steps all of its steps, in their order
   */
  public static List<String> words(List<TraceStep> steps) {
    Map<Held, Integer> times = new LinkedHashMap<>();
    List<String> words = new ArrayList<>();
    for (TraceStep step : steps)
      if (step.event() instanceof Event.OnWire onWire && onWire.deed() == Event.Deed.REPEATS)
        times.merge(Held.of(step.actor(), onWire.segment()), 1, Integer::sum);
    times.forEach(
        (held, count) ->
            words.add(
                "wire: %s of %s repeated %s while it is held"
                    .formatted(
                        held.segment(),
                        held.from().inWords(),
                        count == 1 ? "once" : count + " times")));
    return words;
  }
}
