package lockstep.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.model.ModelStage;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;

class ModelInStepTest {
  /** Where the model stands before each segment of the handshake is delivered. */
  @Test
  void itGoesOnASegmentAtATime() throws Exception {
    Scenario scenario = ScenarioLibrary.load("handshake").orElseThrow();
    ModelInStep model = new ModelInStep();
    List<String> seen = new ArrayList<>();
    try (ModelStage stage = new ModelStage()) {
      stage.begin(scenario);
      for (Action action : scenario.actions()) {
        List<TraceStep> turns = new ArrayList<>();
        stage.play(action, Map.of(), turns::add);
        model.actionBegins();
        if (!action.text().equals("client connect")) {
          model.beforeNextSegment(turns);
          continue;
        }
        for (int i = 0; i < 4; i++) seen.add(model.beforeNextSegment(turns).toString());
      }
    }
    assertThat(seen)
        .containsExactly(
            "{client=SYN_SENT, server=LISTEN}",
            "{client=SYN_SENT, server=SYN_RECEIVED}",
            "{client=ESTABLISHED, server=SYN_RECEIVED}",
            "{client=ESTABLISHED, server=ESTABLISHED}");
  }
}
