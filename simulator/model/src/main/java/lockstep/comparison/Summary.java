package lockstep.comparison;

import java.util.List;
import java.util.Map;
import lockstep.tcp.World;

/**
 * What a run came to so far.
 *
 * @param verdicts how often each verdict was given on a moment; every verdict has an entry
 * @param worlds the worlds that played
 */
public record Summary(Map<Verdict, Integer> verdicts, List<World> worlds) {
  public Summary {
    worlds = List.copyOf(worlds);
  }

  /** 1 when something is UNEXPLAINED, else 0. */
  public int exit() {
    return verdicts.get(Verdict.UNEXPLAINED) > 0 ? 1 : 0;
  }
}
