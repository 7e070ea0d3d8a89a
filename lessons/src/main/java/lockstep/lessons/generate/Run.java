package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lockstep.model.History;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.StageFailure;
import lockstep.trace.TraceStep;

/**
 * A scenario and all the turns of the model in it. Runs are played when they are first asked for,
 * and kept.
 *
 * @param name of a scenario of the library, or {@code walk-7}
 * @param text the scenario
 * @param steps its turns, the i-th has the number i + 1
 */
record Run(String name, String text, List<TraceStep> steps) {
  /** How many walks there are beside the library. */
  static final int WALKS = 64;

  private static final String WALK = "walk-";
  private static final Map<String, Run> PLAYED = new ConcurrentHashMap<>();

  Run {
    steps = List.copyOf(steps);
  }

  /** The run of this name. */
  static Run named(String name) {
    return PLAYED.computeIfAbsent(name, Run::play);
  }

  /** The names of all runs, in a fixed order. */
  static List<String> names() {
    List<String> names = new ArrayList<>(ScenarioLibrary.names());
    for (int i = 0; i < WALKS; i++) names.add(WALK + i);
    return names;
  }

  private static Run play(String name) {
    String text =
        name.startsWith(WALK)
            ? new Walk(Integer.parseInt(name.substring(WALK.length()))).text()
            : ScenarioLibrary.text(name).orElseThrow();
    return new Run(name, text, steps(name, text));
  }

  /** All turns of a scenario of our own. */
  static List<TraceStep> steps(String name, String text) {
    List<TraceStep> steps = new ArrayList<>();
    try {
      Scenario scenario = ScenarioParser.parse(name, name + ".scenario", text);
      History history = History.of(scenario);
      for (Optional<TraceStep> step = history.step(); step.isPresent(); step = history.step())
        steps.add(step.get());
    } catch (ScenarioErrors | StageFailure e) {
      throw new IllegalStateException("the run " + name + ": " + e.getMessage(), e);
    }
    return steps;
  }
}
