package lockstep.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import lockstep.comparison.Judged;
import lockstep.comparison.SideBySide;
import lockstep.model.ModelStage;
import lockstep.scenario.ScenarioLibrary;
import lockstep.tcp.Event;
import lockstep.tcp.World;
import lockstep.trace.TraceStep;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is inferred from a capture of the model's run is what the model said of itself. The
 * simultaneous open is not among them: a crossing SYN+ACK is inferred to establish, as in figure 8
 * of the RFC and in Linux; the model waits for the ACK behind it, as section 3.10.7.4 says.
 */
class AgainstTheModelTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "handshake",
        "data",
        "teardown",
        "teardown-server-first",
        "half-close",
        "half-close-with-data-back",
        "fin-with-text",
        "simultaneous-close",
        "refused",
        "reset-by-client",
        "reset-by-server",
        "reset-unread-data",
        "challenge-ack",
        "lost-syn",
        "lost-syn-ack",
        "lost-handshake-ack",
        "lost-text",
        "lost-fin",
        "lost-last-ack",
        "duplicated-text",
        "reordering",
        "sequence-wrap",
        "zero-window",
        "keepalive",
        "delayed-ack",
        "many-clients-one-port",
      })
  void eachStateIsTheModelsOwn(String scenario) throws Exception {
    TraceCapture capture = new TraceCapture(World.MODEL, scenario, 0, true);
    List<String> said = new ArrayList<>();
    try (SideBySide run =
        new SideBySide(ScenarioLibrary.load(scenario).orElseThrow(), List.of(new ModelStage()))) {
      while (run.hasNext())
        for (Judged judged : run.next().steps()) {
          TraceStep step = judged.step();
          capture.add(step);
          if (step.event() instanceof Event.Arrives) said.add(step.state().rfcName());
          for (int i = 0; i < step.sends().size(); i++) said.add(step.state().rfcName());
        }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    capture.write(file, "a test");
    List<String> inferred = new ArrayList<>(said);
    inferred.replaceAll(state -> "no step");
    for (List<SegmentStep> steps : Story.told(file.toByteArray()).steps())
      for (SegmentStep step : steps) {
        boolean ofClient = step.fromClient() == step.leaves();
        var state = ofClient ? step.client() : step.server();
        int packet = (int) step.captured().packet().number() - 1;
        inferred.set(packet, state == null ? "not seen" : state.rfcName());
      }
    assertThat(inferred).isEqualTo(said);
  }
}
