package lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.StageFailure;
import lockstep.tcp.World;
import lockstep.trace.Trace;
import lockstep.trace.TraceFormatException;
import lockstep.trace.TraceStep;
import lockstep.trace.TraceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each shipped scenario is a story of two files: what shall happen, and beside it the trace of what
 * does. With {@code -Dlockstep.golden=write} the traces are written anew, to be read and committed.
 */
class StoriesTest {
  static List<String> names() {
    return ScenarioLibrary.names();
  }

  static String played(String name) throws StageFailure {
    Scenario scenario = ScenarioLibrary.load(name).orElseThrow();
    List<TraceStep> steps = new ArrayList<>();
    try (ModelStage stage = new ModelStage()) {
      assertThat(stage.lacks(scenario)).isEmpty();
      stage.begin(scenario);
      for (Action action : scenario.actions()) stage.play(action, Map.of(), steps::add);
    }
    return TraceText.write(new Trace(name, World.MODEL, scenario.seed(), steps));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theScenarioGivesItsGoldenTrace(String name) throws StageFailure, IOException {
    String found = played(name);
    if ("write".equals(System.getProperty("lockstep.golden"))) {
      Files.writeString(file(name), found);
    }
    assertThat(found).isEqualTo(golden(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theGoldenTraceReadsBack(String name) throws IOException, TraceFormatException {
    assertThat(TraceText.write(TraceText.read(golden(name)))).isEqualTo(golden(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theSameScenarioGivesTheSameOctetsAgain(String name) throws StageFailure {
    assertThat(played(name)).isEqualTo(played(name));
  }

  private static String golden(String name) throws IOException {
    return Files.readString(file(name));
  }

  private static Path file(String name) {
    return Path.of("src/main/resources/lockstep/scenarios", name + ".trace");
  }
}
