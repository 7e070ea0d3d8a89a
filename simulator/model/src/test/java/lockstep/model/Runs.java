package lockstep.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/** Plays scenarios that a test writes, and says their steps in one line each. */
final class Runs {
  /** An accepted connection. */
  static final String OPEN = "server listen\nclient connect\nserver accept\n";

  private Runs() {}

  /** The scenario of these lines; a title is put before them, so the first has the number 2. */
  static Scenario scenario(String text) {
    try {
      return ScenarioParser.parse("t", "t.scenario", "title: T\n" + text);
    } catch (ScenarioErrors e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** All steps of a run. */
  static List<TraceStep> played(String text) throws StageFailure {
    List<TraceStep> steps = new ArrayList<>();
    Scenario scenario = scenario(text);
    try (ModelStage stage = new ModelStage()) {
      stage.begin(scenario);
      for (Action action : scenario.actions()) stage.play(action, Map.of(), steps::add);
    }
    return steps;
  }

  /** What was told of the actions from this line of the text on, a line a step. */
  static List<String> story(String before, String text) throws StageFailure {
    int first = 2 + (int) before.chars().filter(c -> c == '\n').count();
    return played(before + text).stream().filter(s -> s.line() >= first).map(Runs::line).toList();
  }

  /** {@code client FIN-WAIT-1 > FIN-WAIT-2 | gets <...> | sends <...> | "signal" | 3.10.7.4}. */
  static String line(TraceStep step) {
    List<String> fields = new ArrayList<>();
    fields.add(
        step.actor()
            + " "
            + step.path().stream().map(TcpState::rfcName).collect(Collectors.joining(" > ")));
    fields.add(step.event().toString());
    if (!step.sends().isEmpty())
      fields.add(
          step.sends().stream()
              .map(Segment::toString)
              .collect(Collectors.joining(" ", "sends ", "")));
    if (step.signal() != null) fields.add('"' + step.signal() + '"');
    if (step.decided() != null) fields.add(step.decided().toString());
    return String.join(" | ", fields);
  }
}
