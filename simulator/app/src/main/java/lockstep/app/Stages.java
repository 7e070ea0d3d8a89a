package lockstep.app;

import lockstep.model.ModelStage;
import lockstep.probe.lab.LabOptions;
import lockstep.probe.lab.LoopbackStage;
import lockstep.probe.wire.WireStage;
import lockstep.scenario.Stage;
import lockstep.tcp.World;

/** The worlds of this build. */
public final class Stages implements StageMaker {
  @Override
  public Stage make(World world, StageOptions options) throws StageMissing {
    return switch (world) {
      case MODEL -> new ModelStage();
      case LOOPBACK -> loopback(options);
      case WIRE -> wire(options);
      case CAPTURE -> throw new IllegalArgumentException("nothing is played in a capture");
    };
  }

  /** In a method of its own, so that the model alone loads none of the probe's classes. */
  private static Stage loopback(StageOptions options) {
    return new LoopbackStage(
        LabOptions.DEFAULT
            .with(options.ipv6() ? LabOptions.Family.IPV6 : LabOptions.Family.IPV4)
            .withPatience(options.patient())
            .withRealPorts(options.realPorts())
            .withKernelTrace(options.kernelTrace()));
  }

  private static Stage wire(StageOptions options) {
    LabOptions lab =
        LabOptions.DEFAULT
            .with(options.ipv6() ? LabOptions.Family.IPV6 : LabOptions.Family.IPV4)
            .withPatience(options.patient())
            .withKernelTrace(options.kernelTrace());
    return options.modelPlays() == null
        ? new WireStage(lab)
        : new WireStage(lab, options.modelPlays(), WireProgram.class);
  }
}
