package lockstep.comparison;

import java.util.List;
import lockstep.scenario.Action;

/**
 * One action, played in all worlds of a run.
 *
 * @param action the scenario's action
 * @param steps the trace steps of all worlds, the model's first
 * @param moments what a view draws for it, in order; may be empty (an option, a question)
 */
public record Played(Action action, List<Judged> steps, List<Moment> moments) {
  public Played {
    steps = List.copyOf(steps);
    moments = List.copyOf(moments);
  }
}
