package lockstep.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lockstep.model.ModelStage;
import lockstep.probe.lab.LabOptions;
import lockstep.probe.lab.LabOptions.Family;
import lockstep.probe.wire.WireStage;
import lockstep.scenario.ScenarioLibrary;
import lockstep.tcp.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Model and wire, side by side, segment by segment: nothing is unexplained. */
class ModelAndWireTest {
  static Stream<Arguments> scenarios() {
    return Stream.of(
            "teardown",
            "simultaneous-open",
            "simultaneous-close",
            "challenge-ack",
            "lost-syn",
            "lost-syn-ack",
            "lost-handshake-ack",
            "lost-text",
            "lost-fin",
            "lost-last-ack",
            "duplicated-text",
            "reordering",
            "time-wait-assassination")
        .map(name -> Arguments.of(name, name.length() % 2 == 0 ? Family.IPV4 : Family.IPV6));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void modelAndWireAgree(String name, Family family) throws Exception {
    try (SideBySide run =
        new SideBySide(
            ScenarioLibrary.load(name).orElseThrow(),
            List.of(new ModelStage(), new WireStage(LabOptions.DEFAULT.with(family))))) {
      assumeThat(run.stages().stream().map(stage -> stage.world()))
          .as("this machine can lay no wire: " + run.remarks())
          .contains(World.WIRE);
      List<String> unexplained = new ArrayList<>();
      while (run.hasNext())
        for (Moment moment : run.next().moments())
          if (moment.verdict() == Verdict.UNEXPLAINED || moment.verdict() == Verdict.UNSEEN)
            unexplained.add(moment.verdict() + " " + moment.step() + " " + moment.reasons());
      assertThat(unexplained).isEmpty();
    }
  }
}
