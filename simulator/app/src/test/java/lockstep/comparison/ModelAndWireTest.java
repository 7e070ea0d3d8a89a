package lockstep.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.model.ModelStage;
import lockstep.probe.lab.LabOptions;
import lockstep.probe.lab.LabOptions.Family;
import lockstep.probe.wire.WireStage;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.Stage;
import lockstep.tcp.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Model and wire, side by side, segment by segment: nothing is unexplained, in every scenario that
 * comes with Lockstep and that a wire can play.
 */
class ModelAndWireTest {
  private static final int ROUNDS = 10;

  /** Those that a kernel cannot play; each says why before its first step. */
  private static final Set<String> LEFT_OUT =
      Set.of("passive-turned-active", "half-open-reconnect", "keepalive-dead-peer");

  /** Played in every build: each verb of the wire, and each difference that a wire alone shows. */
  private static final Set<String> OFTEN =
      Set.of(
          "teardown",
          "simultaneous-open",
          "simultaneous-close",
          "close-in-syn-received",
          "fin-with-text",
          "reset-by-client",
          "challenge-ack",
          "lost-text",
          "lost-fin",
          "duplicated-text",
          "reordering",
          "half-open-send",
          "zero-window",
          "time-wait-assassination");

  static Stream<Arguments> all() {
    return ScenarioLibrary.names().stream()
        .filter(name -> !LEFT_OUT.contains(name))
        .map(name -> Arguments.of(name, name.length() % 2 == 0 ? Family.IPV4 : Family.IPV6));
  }

  static Stream<Arguments> often() {
    return all().filter(arguments -> OFTEN.contains(arguments.get()[0]));
  }

  /** Played in every build with each segment stopped: what a free run does not come upon. */
  private static final Set<String> BY_SEGMENT =
      Set.of(
          "simultaneous-open",
          "close-in-syn-received",
          "fin-with-text",
          "half-close-with-data-back",
          "hold-listen");

  static Stream<Arguments> bySegment() {
    return all().filter(arguments -> BY_SEGMENT.contains(arguments.get()[0]));
  }

  static Stream<String> leftOut() {
    return LEFT_OUT.stream().sorted();
  }

  private static SideBySide run(String name, Family family) {
    return new SideBySide(
        ScenarioLibrary.load(name).orElseThrow(),
        List.of(new ModelStage(), new WireStage(LabOptions.DEFAULT.with(family))));
  }

  @ParameterizedTest
  @MethodSource("often")
  void modelAndWireAgree(String name, Family family) throws Exception {
    play(name, family, false);
  }

  @ParameterizedTest
  @MethodSource("bySegment")
  void modelAndWireAgreeSegmentBySegment(String name, Family family) throws Exception {
    play(name, family, true);
  }

  @Tag("soak")
  @ParameterizedTest
  @MethodSource("all")
  void modelAndWireAgreeSegmentBySegmentInEveryScenario(String name, Family family)
      throws Exception {
    play(name, family, true);
  }

  @Tag("soak")
  @ParameterizedTest
  @MethodSource("all")
  void modelAndWireAgreeTenTimes(String name, Family family) throws Exception {
    Family other = family == Family.IPV4 ? Family.IPV6 : Family.IPV4;
    for (int round = 0; round < ROUNDS; round++) play(name, round % 2 == 0 ? family : other, false);
  }

  private static void play(String name, Family family, boolean bySegment) throws Exception {
    try (SideBySide run = run(name, family)) {
      if (bySegment) run.stages().forEach(Stage::expectHand);
      run.bySegment(bySegment);
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

  @ParameterizedTest
  @MethodSource("leftOut")
  void whatIsLeftOutIsLeftOutForAReasonOfItsOwn(String name) {
    try (SideBySide run = run(name, Family.IPV4)) {
      assertThat(run.stages().stream().map(stage -> stage.world())).containsExactly(World.MODEL);
      assertThat(run.remarks())
          .anySatisfy(
              remark -> assertThat(remark).startsWith("wire is left out: ").contains(".scenario:"));
    }
  }
}
