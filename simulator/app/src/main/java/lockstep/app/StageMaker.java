package lockstep.app;

import lockstep.scenario.Stage;
import lockstep.tcp.World;

/** Makes the stages of runs. */
public interface StageMaker {
  /**
   * A new stage of this world, for one run.
   *
   * @throws StageMissing when there is none here
   */
  Stage make(World world, StageOptions options) throws StageMissing;
}
