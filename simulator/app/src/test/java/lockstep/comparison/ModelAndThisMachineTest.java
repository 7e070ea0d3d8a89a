package lockstep.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.model.ModelStage;
import lockstep.probe.lab.LabOptions;
import lockstep.probe.lab.LabOptions.Family;
import lockstep.probe.lab.LoopbackStage;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.StageFailure;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Model and this machine's kernel, side by side: nothing is unexplained, and what was seen cannot
 * be falsified unnoticed.
 */
class ModelAndThisMachineTest {
  /** One action as both worlds played it. */
  private record Pair(Action action, List<TraceStep> model, List<TraceStep> live) {}

  /** The comparison of all actions before one, made once for all that is tried in that one. */
  private static final class Past {
    private List<Pair> pairs = List.of();
    private Comparison before = new Comparison();
    private int index;

    Comparison of(List<Pair> wanted, int until) {
      if (pairs != wanted || until < index) {
        pairs = wanted;
        before = new Comparison();
        index = 0;
      }
      for (; index < until; index++) {
        Pair pair = pairs.get(index);
        before.judge(pair.action(), pair.model(), pair.live());
      }
      return new Comparison(before);
    }
  }

  private final Past past = new Past();

  static List<Arguments> scenariosOnBothFamilies() {
    List<Arguments> all = new ArrayList<>();
    for (String name : scenarios()) {
      for (Family family : Family.values()) all.add(Arguments.of(name, family));
    }
    return all;
  }

  /** Those that loopback can show: the others need segments that are held or lost. */
  static List<String> scenarios() {
    try (LoopbackStage loopback = new LoopbackStage(LabOptions.DEFAULT)) {
      return ScenarioLibrary.names().stream()
          .filter(
              name ->
                  loopback.lacks(ScenarioLibrary.load(name).orElseThrow()).stream()
                      .noneMatch(lack -> lack.line() > 0 && lack.leavesOut() || isOfWire(name)))
          .toList();
    }
  }

  private static boolean isOfWire(String name) {
    return ScenarioLibrary.load(name).orElseThrow().needs() == World.WIRE;
  }

  @Test
  void loopbackShowsThoseThatNeedNoWire() {
    assertThat(scenarios())
        .contains("handshake", "teardown", "refused", "reset-unread-data", "zero-window")
        .doesNotContain("lost-syn", "rto-back-off");
  }

  @BeforeEach
  void thisMachineMustHaveATableThatIsRead() {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"),
        "the live lab reads socket tables on Linux only, so far; this is "
            + System.getProperty("os.name"));
  }

  @ParameterizedTest
  @MethodSource("scenariosOnBothFamilies")
  void modelAndThisMachineAgree(String name, Family family) throws Exception {
    assertThat(unexplained(name, family)).isEmpty();
  }

  @Tag("soak")
  @RepeatedTest(10)
  void theyAgreeTenTimesOver(RepetitionInfo round) throws Exception {
    allAgree(round);
  }

  @Tag("soak")
  @RepeatedTest(10)
  void theyAgreeTenTimesOverBesideTwoBusyProcesses(RepetitionInfo round) throws Exception {
    List<Process> busy = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++)
        busy.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
      allAgree(round);
      assertThat(busy).allMatch(Process::isAlive);
    } finally {
      busy.forEach(Process::destroyForcibly);
    }
  }

  private static void allAgree(RepetitionInfo round) throws Exception {
    Family family = Family.values()[round.getCurrentRepetition() % Family.values().length];
    for (String name : scenarios()) assertThat(unexplained(name, family)).as(name).isEmpty();
  }

  /** What is said of each moment that is unexplained. */
  private static List<String> unexplained(String name, Family family)
      throws StageFailure, InterruptedException {
    Scenario scenario = ScenarioLibrary.load(name).orElseThrow();
    List<Moment> moments = new ArrayList<>();
    try (SideBySide run =
        new SideBySide(
            scenario,
            List.of(new ModelStage(), new LoopbackStage(LabOptions.DEFAULT.with(family))))) {
      assertThat(run.stages()).as(run.remarks().toString()).hasSize(2);
      while (run.hasNext()) moments.addAll(run.next().moments());
    }
    assertThat(moments).isNotEmpty().allMatch(m -> m.verdict() != null);
    return moments.stream()
        .filter(m -> m.verdict() == Verdict.UNEXPLAINED)
        .map(m -> m.number() + " " + m.action() + ": " + m.reasons())
        .toList();
  }

  @Test
  void whatStandsInTheModelAloneIsNotComparedAndARefusedListenChangesNothing() throws Exception {
    String text =
        """
        title: Two things that are not compared
        server listen port 8080
        client connect
        server accept
        stand client ESTABLISHED on model
        stand client ESTABLISHED on loopback
        server close
        client close
        server close
        server listen port 8080
        expect server signal "address already in use"
        wait 10ms
        """;
    Scenario scenario = ScenarioParser.parse("two", "two.scenario", text);
    try (SideBySide run =
        new SideBySide(
            scenario, List.of(new ModelStage(), new LoopbackStage(LabOptions.DEFAULT)))) {
      while (run.hasNext()) {
        Played played = run.next();
        assertThat(played.moments())
            .as(played.action().text())
            .noneMatch(moment -> moment.verdict() == Verdict.UNEXPLAINED);
      }
      assertThat(run.summary().exit()).isZero();
    }
  }

  @Test
  void whatTheScenarioExpectsInVainFailsTheRunAlsoWithoutTheModel() throws Exception {
    String text =
        """
        title: In vain
        server listen
        client connect
        server accept
        wait until client TIME-WAIT within 20ms
        expect server CLOSE-WAIT on loopback within 20ms
        """;
    Scenario scenario = ScenarioParser.parse("in-vain", "in-vain.scenario", text);
    List<String> reasons = new ArrayList<>();
    try (SideBySide run =
        new SideBySide(scenario, List.of(new LoopbackStage(LabOptions.DEFAULT)))) {
      while (run.hasNext()) run.next().moments().forEach(m -> reasons.addAll(m.reasons()));
      assertThat(run.summary().exit()).isEqualTo(1);
    }
    assertThat(reasons)
        .containsExactly(
            "expected client TIME-WAIT within 20 ms, seen ESTABLISHED",
            "expected server CLOSE-WAIT within 20 ms, seen ESTABLISHED");
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void whatWasSeenCannotBeFalsifiedUnnoticed(String name) throws Exception {
    List<Pair> pairs = recorded(name);
    int tried = 0;
    for (int i = 0; i < pairs.size(); i++) {
      assertThat(worst(pairs, i, pairs.get(i).live()))
          .as(pairs.get(i).action().text())
          .isLessThan(Verdict.UNEXPLAINED);
      for (TraceStep step : pairs.get(i).live()) {
        if (!isLastOfItsActor(step, pairs.get(i).live())) continue;
        List<TraceStep> without = new ArrayList<>(pairs.get(i).live());
        without.removeIf(s -> s.actor().equals(step.actor()));
        if (pairs.get(i).action().acts()) assertUnexplained(pairs, i, without, "dropped " + step);
        for (TcpState wrong : TcpState.values()) {
          if (wrong == step.state() || wrong == modelState(pairs, i, step.actor())) continue;
          List<TraceStep> replaced = new ArrayList<>(pairs.get(i).live());
          replaced.set(replaced.indexOf(step), inState(step, wrong));
          assertUnexplained(pairs, i, replaced, wrong + " for " + step);
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(8);
  }

  private void assertUnexplained(List<Pair> pairs, int index, List<TraceStep> live, String what) {
    assertThat(worst(pairs, index, live))
        .as(pairs.get(index).action().text() + ": " + what)
        .isEqualTo(Verdict.UNEXPLAINED);
  }

  private static List<Pair> recorded(String name) throws StageFailure, InterruptedException {
    Scenario scenario = ScenarioLibrary.load(name).orElseThrow();
    List<Pair> pairs = new ArrayList<>();
    Comparison comparison = new Comparison();
    try (ModelStage model = new ModelStage();
        LoopbackStage loopback = new LoopbackStage(LabOptions.DEFAULT)) {
      model.begin(scenario);
      loopback.begin(scenario);
      for (Action action : scenario.actions()) {
        List<TraceStep> modelSteps = new ArrayList<>();
        List<TraceStep> live = new ArrayList<>();
        model.play(action, Map.of(), modelSteps::add);
        Map<Actor, TcpState> awaited = model.standing();
        awaited.keySet().removeIf(comparison::standsApart);
        loopback.play(action, awaited, live::add);
        comparison.judge(action, modelSteps, live);
        pairs.add(new Pair(action, modelSteps, live));
      }
    }
    return pairs;
  }

  private Verdict worst(List<Pair> pairs, int index, List<TraceStep> live) {
    Pair pair = pairs.get(index);
    return past.of(pairs, index).judge(pair.action(), pair.model(), live).stream()
        .map(ActorVerdict::verdict)
        .reduce(Verdict.AGREES, Verdict::worse);
  }

  private static TcpState modelState(List<Pair> pairs, int index, Actor actor) {
    TcpState state = TcpState.CLOSED;
    for (int i = 0; i <= index; i++) {
      for (TraceStep step : pairs.get(i).model())
        if (step.actor().equals(actor)) state = step.state();
    }
    return state;
  }

  private static boolean isLastOfItsActor(TraceStep step, List<TraceStep> live) {
    return live.stream()
            .filter(s -> s.actor().equals(step.actor()))
            .reduce((a, b) -> b)
            .orElseThrow()
        == step;
  }

  /** The same reading, but of another state. */
  private static TraceStep inState(TraceStep s, TcpState state) {
    List<TcpState> path = new ArrayList<>(s.path());
    path.set(path.size() - 1, state);
    SocketRow row = state == TcpState.CLOSED ? null : s.seen().row();
    Sighting seen = new Sighting(s.seen().how(), s.seen().gapMicros(), s.seen().os(), row);
    return new TraceStep(
        s.number(),
        s.line(),
        s.action(),
        s.world(),
        s.atMicros(),
        s.actor(),
        path,
        s.event(),
        s.sends(),
        s.decided(),
        s.before(),
        s.tcb(),
        s.signal(),
        seen);
  }
}
