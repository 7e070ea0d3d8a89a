package lockstep.app.session;

import java.util.List;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;

/**
 * A scenario as its text.
 *
 * @param name its short name, {@code teardown}
 * @param source where the text came from, as errors name it: {@code teardown.scenario}
 * @param lines the text, line by line
 */
public record Script(String name, String source, List<String> lines) {
  public Script {
    lines = List.copyOf(lines);
  }

  /** A scenario's text in one piece. */
  public static Script of(String name, String source, String text) {
    return new Script(name, source, text.lines().toList());
  }

  /** Reads the text. */
  public Scenario scenario() throws ScenarioErrors {
    return ScenarioParser.parse(name, source, String.join("\n", lines) + "\n");
  }
}
