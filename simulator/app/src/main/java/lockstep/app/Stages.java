package lockstep.app;

import lockstep.model.ModelStage;
import lockstep.scenario.Stage;
import lockstep.tcp.World;

/** The worlds of this build. */
public final class Stages implements StageMaker {
  @Override
  public Stage make(World world, StageOptions options) throws StageMissing {
    return switch (world) {
      case MODEL -> new ModelStage();
      case LOOPBACK -> throw new StageMissing("the loopback stage is not built yet");
      case WIRE -> throw new StageMissing("the wire is not built yet");
    };
  }
}
