package lockstep.app.desktop.run;

import java.util.List;
import java.util.Optional;
import lockstep.app.session.Script;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.StageFailure;

/** Makes the runs that the window plays; whoever opens the window hands one in. */
public interface RunFactory {
  /** A scenario that can be chosen. */
  record Choice(String name, String title) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The scenarios, in the order in which they are offered. */
  List<Choice> scenarios();

  /**
   * Prepares a run; nothing is played yet. Called on the thread that plays.
   *
   * @param withLoopback whether this computer's own sockets play beside the model
   * @throws StageFailure when it cannot be prepared; the message is for the user
   */
  Run start(String scenario, boolean withLoopback) throws StageFailure, InterruptedException;

  /** The text of a scenario that can be chosen, for a file; empty where there is none. */
  default Optional<Script> script(String scenario) {
    return ScenarioLibrary.text(scenario)
        .map(text -> Script.of(scenario, scenario + ".scenario", text));
  }
}
