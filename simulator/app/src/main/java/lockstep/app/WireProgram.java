package lockstep.app;

import lockstep.model.ModelFarEnd;
import lockstep.probe.wire.WireChild;

/**
 * What runs in the wire's private network where the model stands at its far end: the probe's child
 * process, and the model that the probe itself does not know.
 */
public final class WireProgram {
  private WireProgram() {}

  /**
   * Runs.
   *
   * @param args as {@link WireChild#run} takes them
   */
  public static void main(String[] args) throws InterruptedException {
    WireChild.run(args, ModelFarEnd::new);
  }
}
