package lockstep.app.desktop.run;

import java.util.List;
import lockstep.comparison.Moment;

/**
 * Stands before each step that is to be shown for the first time. The step was played and recorded
 * already, and nothing of it is told as long as it is held back.
 */
public interface Gate {
  /**
   * Whether a step may be shown. One that may not is held back until {@link
   * RunController#letThrough()}, and asked for again when the user comes to it another time.
   *
   * @param before the steps before it
   */
  boolean passes(List<Moment> before, Moment next);
}
