package lockstep.app.doctor;

import java.io.IOException;
import java.util.function.UnaryOperator;
import lockstep.app.StageMaker;
import lockstep.views.terminal.Checkup;

/**
 * Looks at this machine and says what it can do. Nothing is changed by it: sockets are bound to
 * loopback for a moment, and a process enters a network of its own and ends.
 *
 * @param baseWorks whether the model works, on which all else stands
 * @param checkup what was found
 */
public record Doctor(boolean baseWorks, Checkup checkup) {
  /**
   * Looks now.
   *
   * @param env the environment variable of a name, or null
   * @throws InterruptedException when interrupted meanwhile
   */
  public static Doctor look(StageMaker stages, UnaryOperator<String> env)
      throws IOException, InterruptedException {
    Diagnosis diagnosis = new Diagnosis(new MachineProbe(stages, env).look());
    return new Doctor(diagnosis.baseWorks(), diagnosis.checkup());
  }
}
