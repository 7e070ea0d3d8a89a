package lockstep.comparison;

import java.util.List;
import java.util.Map;
import lockstep.tcp.SegmentField;
import lockstep.tcp.World;

/**
 * What a run came to so far.
 *
 * @param verdicts how often each verdict was given on a moment; every verdict has an entry
 * @param worlds the worlds that played
 * @param compared of how many segments on the wire each further field was compared, as far as the
 *     scenario asks for it
 */
public record Summary(
    Map<Verdict, Integer> verdicts, List<World> worlds, Map<SegmentField, Integer> compared) {
  public Summary {
    worlds = List.copyOf(worlds);
    compared = Map.copyOf(compared);
  }

  /** One of a run whose scenario asks for no further field of the segments. */
  public Summary(Map<Verdict, Integer> verdicts, List<World> worlds) {
    this(verdicts, worlds, Map.of());
  }

  /** 1 when something is UNEXPLAINED, else 0. */
  public int exit() {
    return verdicts.get(Verdict.UNEXPLAINED) > 0 ? 1 : 0;
  }
}
