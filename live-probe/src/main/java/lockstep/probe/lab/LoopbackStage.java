package lockstep.probe.lab;

import lockstep.probe.table.SocketTables;

/** Plays a scenario with real sockets on this computer's loopback. */
public final class LoopbackStage extends LabStage {
  /** A stage for one run. */
  public LoopbackStage(LabOptions options) {
    this(options, SocketTables::open);
  }

  /** A stage that reads another table than the system's first choice. */
  LoopbackStage(LabOptions options, StateSampler.Opener opener) {
    super(options, new LoopbackGround(options.family()), opener);
  }
}
