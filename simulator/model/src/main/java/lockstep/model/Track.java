package lockstep.model;

import java.util.List;
import lockstep.scenario.Action;
import lockstep.scenario.StageFailure;
import lockstep.trace.TraceStep;

/** A run that plays one action after the other, and can be copied between any two steps. */
final class Track {
  private final List<Action> actions;
  private final Playing playing;
  private int next;
  private boolean inAction;

  /** A run of these actions that begins where a world stands. */
  Track(List<Action> actions, Playing playing) {
    this.actions = List.copyOf(actions);
    this.playing = playing;
  }

  /** Stands where this one stands and goes its own way from here. */
  Track copy() {
    Track copy = new Track(actions, playing.copy());
    copy.next = next;
    copy.inAction = inAction;
    return copy;
  }

  /** Begins other actions where this one stands; what is left of the present action is not done. */
  Track aside(List<Action> others) {
    return new Track(others, playing.copy());
  }

  ModelWorld world() {
    return playing.world();
  }

  /**
   * Plays one more step.
   *
   * @return the step; null when all actions are over
   * @throws StageFailure when the run cannot go on; nothing has changed then
   */
  TraceStep step() throws StageFailure {
    while (next < actions.size()) {
      if (!inAction) playing.begin(actions.get(next));
      inAction = true;
      TraceStep step = playing.step();
      if (step != null) return step;
      inAction = false;
      next++;
    }
    return null;
  }
}
