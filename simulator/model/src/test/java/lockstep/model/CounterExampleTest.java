package lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioParser;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Segment;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;

/** A counterexample is short, readable, and plays to the end that it tells of. */
final class CounterExampleTest {
  /** As if the other side of a connection had to be told of nothing: its RST never goes out. */
  private static final ExploredMachine ABORTS_WITHOUT_A_RST =
      (endpoint, event, now) -> {
        if (event.kind() != SideEvent.Kind.ABORT)
          return ExploredMachine.REAL.run(endpoint, event, now);
        return endpoint.crash(now);
      };

  @Test
  void theShortestWayToAHalfOpenConnectionIsTold() {
    ExploreReport.Broken broken =
        new Explorer(
                ExploreBounds.USUAL.with(ExploreBound.ACCIDENTS, 1).with(ExploreBound.SENDS, 0),
                ABORTS_WITHOUT_A_RST)
            .run()
            .broken();
    assertThat(broken.sentence()).isEqualTo(RestReasons.SENTENCE);
    assertThat(broken.events()).isEqualTo(6);
    assertThat(broken.scenario().lines())
        .startsWith("title: Broken: " + RestReasons.SENTENCE)
        .contains("hold", "set server receive-buffer 4")
        .anyMatch(line -> line.endsWith(" abort"))
        .anyMatch(line -> line.startsWith("deliver ") && line.contains("<CTL=SYN,ACK>"))
        .anyMatch(line -> line.startsWith("expect ") && line.contains("ESTABLISHED"));
  }

  /**
   * Found on the machine as it is, failing where it does nothing wrong: so the model's stage plays
   * it.
   */
  @Test
  void itPlaysOnTheModelToTheEndThatItExpects() throws Exception {
    ExploredMachine strict =
        (endpoint, event, now) -> {
          Turn turn = ExploredMachine.REAL.run(endpoint, event, now);
          boolean late =
              event.kind() == SideEvent.Kind.ARRIVAL
                  && event.brings(ControlBit.FIN)
                  && turn.why() != null
                  && turn.why().contains("out of order");
          if (late) turn.send(beyond(endpoint.tcb()));
          return turn;
        };
    ExploreReport.Broken broken =
        new Explorer(ExploreBounds.USUAL.with(ExploreBound.LOSSES, 0), strict).run().broken();
    assertThat(broken).isNotNull();
    List<TraceStep> steps = play(broken.scenario());
    assertThat(steps).isNotEmpty();
    assertThat(broken.scenario()).contains("# stays behind");
    assertThat(steps).anySatisfy(step -> assertThat(step.toString()).contains("out of order"));
  }

  private static Segment beyond(Tcb tcb) {
    return Segment.of(tcb.sndNxt.plus(9), tcb.rcvNxt, 0, ControlBit.ACK);
  }

  private static List<TraceStep> play(String text) throws Exception {
    Scenario scenario = ScenarioParser.parse("broken", "broken.scenario", text);
    List<TraceStep> steps = new ArrayList<>();
    try (ModelStage stage = new ModelStage()) {
      assertThat(stage.lacks(scenario)).isEmpty();
      stage.begin(scenario);
      for (Action action : scenario.actions()) stage.play(action, Map.of(), steps::add);
    }
    return steps;
  }
}
