package lockstep.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.model.ModelStage;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.RfcRef;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The comparison can say yes, and above all it can say no. */
class ComparisonTest {
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

  static List<String> scenarios() {
    return ScenarioLibrary.names();
  }

  private static List<Pair> played(String name) throws StageFailure {
    return played(ScenarioLibrary.load(name).orElseThrow());
  }

  private static List<Pair> played(Scenario scenario) throws StageFailure {
    List<Pair> pairs = new ArrayList<>();
    MadeUpKernel kernel = new MadeUpKernel();
    try (ModelStage model = new ModelStage()) {
      model.begin(scenario);
      for (Action action : scenario.actions()) {
        List<TraceStep> steps = new ArrayList<>();
        model.play(action, Map.of(), steps::add);
        pairs.add(new Pair(action, steps, kernel.plays(action, steps)));
      }
    }
    return pairs;
  }

  /** The verdicts of the action at this index, when what was seen in it is replaced by this. */
  private List<ActorVerdict> judged(List<Pair> pairs, int index, List<TraceStep> live) {
    Pair pair = pairs.get(index);
    return past.of(pairs, index).judge(pair.action(), pair.model(), live);
  }

  private static boolean hasUnexplained(List<ActorVerdict> verdicts) {
    return verdicts.stream().anyMatch(v -> v.verdict() == Verdict.UNEXPLAINED);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aKernelThatDoesWhatIsKnownOfItIsNeverUnexplained(String name) throws StageFailure {
    List<Pair> pairs = played(name);
    for (int i = 0; i < pairs.size(); i++) {
      assertThat(judged(pairs, i, pairs.get(i).live()))
          .as(pairs.get(i).action().text())
          .noneMatch(v -> v.verdict() == Verdict.UNEXPLAINED || v.verdict() == Verdict.UNSEEN);
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aCopyJudgesAsTheOneItWasMadeOf(String name) throws StageFailure {
    List<Pair> pairs = played(name);
    Comparison one = new Comparison();
    for (Pair pair : pairs) {
      Comparison copy = new Comparison(one);
      assertThat(copy.judge(pair.action(), pair.model(), pair.live()))
          .as(pair.action().text())
          .isEqualTo(one.judge(pair.action(), pair.model(), pair.live()));
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aStateReplacedByAnyOtherIsUnexplained(String name) throws StageFailure {
    List<Pair> pairs = played(name);
    int tried = 0;
    for (int i = 0; i < pairs.size(); i++) {
      for (int at = 0; at < pairs.get(i).live().size(); at++) {
        for (TcpState wrong : TcpState.values()) {
          TraceStep truth = pairs.get(i).live().get(at);
          if (wrong == truth.state() || isWhatTheModelSays(pairs, i, truth.actor(), wrong))
            continue;
          List<TraceStep> live = new ArrayList<>(pairs.get(i).live());
          live.set(at, MadeUpKernel.inState(truth, wrong));
          List<ActorVerdict> verdicts = judged(pairs, i, live);
          String what =
              "%s: %s replaced by %s for %s"
                  .formatted(pairs.get(i).action().text(), truth.state(), wrong, truth.actor());
          if (isNeighbour(pairs.get(i).live(), at, wrong)) {
            // The neighbour's state in its place says no more than that the state was missed.
            assertThat(verdicts)
                .as(what)
                .filteredOn(v -> v.actor().equals(truth.actor()))
                .flatMap(ActorVerdict::states)
                .anyMatch(s -> s.state() == truth.state() && s.seenBy() == null);
          } else {
            assertThat(hasUnexplained(verdicts)).as(what).isTrue();
          }
          tried++;
        }
      }
    }
    assertThat(tried).isPositive();
  }

  private static boolean isNeighbour(List<TraceStep> live, int at, TcpState state) {
    TraceStep step = live.get(at);
    List<TraceStep> own = live.stream().filter(s -> s.actor().equals(step.actor())).toList();
    int place = own.indexOf(step);
    boolean leftAgain = place < own.size() - 1;
    return leftAgain && (step.path().get(0) == state || own.get(place + 1).state() == state);
  }

  /**
   * In TIME-WAIT's place CLOSED is what the RFC says itself, and LISTEN in the place of a row that
   * went: no falsehood then.
   */
  private static boolean isWhatTheModelSays(
      List<Pair> pairs, int index, Actor actor, TcpState state) {
    TcpState stands = TcpState.CLOSED;
    boolean left = false;
    for (int i = 0; i <= index; i++) {
      for (TraceStep step : pairs.get(i).model())
        if (step.actor().equals(actor)) stands = step.state();
    }
    // A further server listens in the model alone; a kernel that showed it would do as the RFC.
    boolean listens =
        state == TcpState.LISTEN
            && pairs.get(index).model().stream()
                .anyMatch(
                    step ->
                        step.actor().equals(actor)
                            && RfcRef.socketsLayer("backlog").equals(step.decided()));
    if (listens) return true;
    for (TraceStep step : pairs.get(index).model())
      left |=
          step.actor().equals(actor)
              && (step.path().get(0) == TcpState.TIME_WAIT || step.state() == TcpState.LISTEN);
    return stands == state && (left || !pairs.get(index).action().acts());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theLastStateOfAnActorDroppedIsUnexplained(String name) throws StageFailure {
    List<Pair> pairs = played(name);
    int tried = 0;
    for (int i = 0; i < pairs.size(); i++) {
      if (!pairs.get(i).action().acts()) continue;
      for (TraceStep step : pairs.get(i).live()) {
        List<TraceStep> live = new ArrayList<>(pairs.get(i).live());
        if (live.stream()
                .filter(s -> s.actor().equals(step.actor()))
                .reduce((a, b) -> b)
                .orElseThrow()
            != step) continue;
        live.remove(step);
        assertThat(hasUnexplained(judged(pairs, i, live)))
            .as("%s: %s dropped for %s", pairs.get(i).action().text(), step.state(), step.actor())
            .isTrue();
        tried++;
      }
    }
    assertThat(tried).isPositive();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aStateThatIsLeftAgainMayBeMissedAndIsThenUnseen(String name) throws StageFailure {
    List<Pair> pairs = played(name);
    int tried = 0;
    for (int i = 0; i < pairs.size(); i++) {
      List<TraceStep> live = pairs.get(i).live();
      for (int at = 0; at < live.size(); at++) {
        Actor actor = live.get(at).actor();
        boolean leftAgain =
            live.subList(at + 1, live.size()).stream().anyMatch(s -> s.actor().equals(actor));
        TcpState missed = live.get(at).state();
        if (!leftAgain || isPassedInOneTurn(pairs.get(i).model(), actor, missed)) continue;
        List<TraceStep> without = new ArrayList<>(live);
        TraceStep gone = without.remove(at);
        // The first reading of a server's new row starts from no row, whichever state it shows.
        for (int j = at; j < without.size(); j++) {
          if (without.get(j).actor().equals(actor)) {
            without.set(j, startingFrom(without.get(j), gone.path().get(0)));
            break;
          }
        }
        List<ActorVerdict> verdicts = judged(pairs, i, without);
        assertThat(hasUnexplained(verdicts)).as(pairs.get(i).action().text()).isFalse();
        assertThat(
                verdicts.stream()
                    .filter(v -> v.actor().equals(actor))
                    .flatMap(v -> v.states().stream())
                    .filter(s -> s.state() == missed && s.seenBy() == null))
            .singleElement()
            .satisfies(s -> assertThat(s.gapMicros()).isEqualTo(9))
            .satisfies(
                s ->
                    assertThat(s.reasons())
                        .contains(
                            "the kernel left "
                                + missed.rfcName()
                                + " within 9 µs, between readings"));
        tried++;
      }
    }
    assumeTrue(tried > 0, "no actor of this scenario passes a state within one action");
  }

  /** Such a state has no length at all, so no gap is told for it. */
  private static boolean isPassedInOneTurn(List<TraceStep> model, Actor actor, TcpState state) {
    return model.stream()
        .filter(s -> s.actor().equals(actor) && s.path().size() > 2)
        .anyMatch(s -> s.path().subList(1, s.path().size() - 1).contains(state));
  }

  private static TraceStep startingFrom(TraceStep step, TcpState before) {
    return new TraceStep(
        step.number(),
        step.line(),
        step.action(),
        step.world(),
        step.atMicros(),
        step.actor(),
        List.of(before, step.state()),
        step.event(),
        List.of(),
        null,
        null,
        null,
        null,
        step.seen());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void twoStatesSwappedAreUnexplained(String name) throws StageFailure {
    List<Pair> pairs = played(name);
    int tried = 0;
    for (int i = 0; i < pairs.size(); i++) {
      List<TraceStep> live = pairs.get(i).live();
      for (int at = 0; at < live.size(); at++) {
        for (int next = at + 1; next < live.size(); next++) {
          if (!live.get(at).actor().equals(live.get(next).actor())
              || live.get(at).state() == live.get(next).state()) continue;
          List<TraceStep> swapped = new ArrayList<>(live);
          swapped.set(at, MadeUpKernel.inState(live.get(at), live.get(next).state()));
          swapped.set(next, MadeUpKernel.inState(live.get(next), live.get(at).state()));
          assertThat(hasUnexplained(judged(pairs, i, swapped)))
              .as(pairs.get(i).action().text())
              .isTrue();
          tried++;
        }
      }
    }
    assumeTrue(tried > 0, "no actor of this scenario enters two states in one action");
  }

  @Test
  void timeWaitWithoutItsCountdownIsNotExplained() throws StageFailure {
    List<Pair> pairs = played("teardown");
    int index = 0;
    while (!pairs.get(index).action().text().equals("wait 2MSL")) index++;
    List<TraceStep> live = new ArrayList<>();
    for (TraceStep step : pairs.get(index).live())
      live.add(
          step.actor().equals(Actor.CLIENT)
              ? MadeUpKernel.live(
                  pairs.get(index).action(), step.actor(), step.path(), step.atMicros(), null)
              : step);
    assertThat(hasUnexplained(judged(pairs, index, live))).isTrue();
  }

  @Test
  void theListenerThatStaysMustBeSeen() throws StageFailure {
    List<Pair> pairs = played("handshake");
    int index = 0;
    while (!pairs.get(index).action().text().equals("client connect")) index++;
    List<TraceStep> live =
        pairs.get(index).live().stream().filter(s -> !s.actor().listener()).toList();
    assertThat(hasUnexplained(judged(pairs, index, live))).isTrue();
    assertThat(judged(pairs, index, pairs.get(index).live()))
        .filteredOn(v -> v.verdict() == Verdict.EXPLAINED)
        .allSatisfy(
            v -> assertThat(v.difference()).isSameAs(OpeningDifferences.LINUX_LISTENER_STAYS))
        .isNotEmpty();
  }

  @Test
  void aChangeBetweenTwoActionsThatNobodySawIsUnexplained() throws StageFailure {
    List<Pair> pairs = played("teardown");
    int index = 0;
    while (!pairs.get(index).action().text().equals("client close")) index++;
    List<TraceStep> live = new ArrayList<>(pairs.get(index).live());
    live.replaceAll(s -> s.actor().equals(Actor.SERVER) ? startingFrom(s, TcpState.CLOSE_WAIT) : s);
    assertThat(judged(pairs, index, live))
        .filteredOn(v -> v.actor().equals(Actor.SERVER))
        .singleElement()
        .satisfies(v -> assertThat(v.verdict()).isEqualTo(Verdict.UNEXPLAINED))
        .satisfies(
            v -> assertThat(v.words()).contains("before this it had gone to CLOSE-WAIT unseen"));
  }

  @Test
  void aConnectionRefusedGoesAndComesBackBetweenTwoReadings() throws Exception {
    Scenario scenario =
        ScenarioParser.parse("refused", "refused.scenario", "title: R\nclient connect\n");
    List<TraceStep> model = new ArrayList<>();
    Action connect = scenario.actions().get(0);
    try (ModelStage stage = new ModelStage()) {
      stage.begin(scenario);
      stage.play(connect, Map.of(), model::add);
    }
    TraceStep noRow = MadeUpKernel.live(connect, Actor.CLIENT, List.of(TcpState.CLOSED), 10, null);
    assertThat(new Comparison().judge(connect, model, List.of(noRow)))
        .filteredOn(v -> v.actor().equals(Actor.CLIENT))
        .singleElement()
        .satisfies(v -> assertThat(v.verdict()).isEqualTo(Verdict.UNSEEN))
        .satisfies(
            v ->
                assertThat(v.model())
                    .containsExactly(TcpState.CLOSED, TcpState.SYN_SENT, TcpState.CLOSED));
    assertThat(new Comparison().judge(connect, model, List.of(noRow)))
        .filteredOn(v -> v.actor().equals(Actor.SERVER))
        .as("nobody listens in either world")
        .allMatch(v -> v.verdict() == Verdict.AGREES);
  }

  /** What the wire does is a step of its sender, and no state: it neither agrees nor disagrees. */
  @Test
  void whatTheWireDoesChangesNoVerdict() throws Exception {
    List<Pair> pairs =
        played(
            ScenarioParser.parse(
                "t",
                "t.scenario",
                "title: T\nserver listen\nclient connect\nserver accept\nhold client->server\n"
                    + "client close\ndrop FIN\nwait RTO\nrelease\nserver close\n"));
    assertThat(pairs.stream().flatMap(p -> p.model().stream()))
        .filteredOn(step -> step.event() instanceof Event.OnWire)
        .hasSizeGreaterThan(2);
    for (int i = 0; i < pairs.size(); i++) {
      assertThat(judged(pairs, i, pairs.get(i).live()))
          .as(pairs.get(i).action().text())
          .noneMatch(v -> v.verdict() == Verdict.UNEXPLAINED || v.verdict() == Verdict.UNSEEN);
    }
    int close = 4;
    assertThat(pairs.get(close).action().text()).isEqualTo("client close");
    List<TraceStep> without =
        pairs.get(close).live().stream().filter(s -> s.state() != TcpState.FIN_WAIT_1).toList();
    assertThat(hasUnexplained(judged(pairs, close, without))).isTrue();
    List<TraceStep> steps = pairs.get(close).model();
    assertThat(steps.get(steps.size() - 1).event()).isInstanceOf(Event.OnWire.class);
  }
}
