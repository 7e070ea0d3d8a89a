package lockstep.trace;

import java.util.List;
import lockstep.tcp.World;

/**
 * What happened in one world when a scenario was played.
 *
 * @param scenario the scenario's name
 * @param world where it was played
 * @param seed the seed of all chance in it
 * @param steps the turns, in the order of their time
 */
public record Trace(String scenario, World world, long seed, List<TraceStep> steps) {
  public Trace {
    steps = List.copyOf(steps);
  }
}
