package lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Event;
import lockstep.tcp.Figure5;
import lockstep.tcp.World;
import lockstep.trace.Trace;
import lockstep.trace.TraceFormatException;
import lockstep.trace.TraceStep;
import lockstep.trace.TraceText;
import org.junit.jupiter.api.Test;
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
    long seed = ScenarioLibrary.load(name).orElseThrow().seed();
    return TraceText.write(new Trace(name, World.MODEL, seed, steps(name)));
  }

  private static List<TraceStep> steps(String name) throws StageFailure {
    Scenario scenario = ScenarioLibrary.load(name).orElseThrow();
    List<TraceStep> steps = new ArrayList<>();
    try (ModelStage stage = new ModelStage()) {
      assertThat(stage.lacks(scenario)).isEmpty();
      stage.begin(scenario);
      for (Action action : scenario.actions()) stage.play(action, Map.of(), steps::add);
    }
    return steps;
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

  @Test
  void togetherTheyTakeEveryEdgeOfFigure5() throws StageFailure {
    Set<String> taken = new TreeSet<>();
    for (String name : names()) {
      for (TraceStep step : steps(name)) {
        for (int i = 1; i < step.path().size(); i++)
          Figure5.edge(step.path().get(i - 1), step.path().get(i))
              .ifPresent(edge -> taken.add(edge.id()));
      }
    }
    assertThat(taken)
        .isEqualTo(
            Figure5.EDGES.stream()
                .map(Figure5.Edge::id)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachStepOfTheMachineTellsWhatDecidedIt(String name) throws StageFailure {
    for (TraceStep step : steps(name)) {
      if (!(step.event() instanceof Event.OnWire || step.event() instanceof Event.Stands))
        assertThat(step.decided()).as(step.toString()).isNotNull();
    }
  }

  private static String golden(String name) throws IOException {
    return Files.readString(file(name));
  }

  private static Path file(String name) {
    return Path.of("src/main/resources/lockstep/scenarios", name + ".trace");
  }
}
