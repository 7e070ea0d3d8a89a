package lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import lockstep.scenario.Action;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Going back and forth in a run, and aside. */
class HistoryTest {
  private static final String LOSSY =
      "set wire loss 10\nset wire duplication 10\nset wire reordering 20\nserver listen\n"
          + "client[1..2] connect\nserver[1..2] accept\nclient send 20000\nserver receive 20000\n"
          + "hold FIN\nclient2 shutdown\nclient send 900\ndelay FIN 2s\nrelease\nserver2 close\n";

  private static final List<String> OTHERS =
      List.of(
          "client abort",
          "client send 3000",
          "server shutdown",
          "client2 crash",
          "wait 3s",
          "set wire loss 100",
          "hold",
          "release");

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 12);
  }

  /** All steps from here to the end, or to where the run cannot go on. */
  private static List<TraceStep> straight(History history) {
    List<TraceStep> steps = new ArrayList<>();
    while (goesOn(history)) steps.add(history.current().orElseThrow());
    return steps;
  }

  /** One step forward; a scenario that fails stays where it is. */
  private static boolean goesOn(History history) {
    try {
      return history.step().isPresent();
    } catch (StageFailure e) {
      return false;
    }
  }

  private static Action action(String line) {
    try {
      return ScenarioParser.action("more", 99, line);
    } catch (ScenarioErrors e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void itPlaysWhatTheStagePlays() throws Exception {
    History history = History.of(Runs.scenario(LOSSY));
    assertThat(straight(history)).isEqualTo(Runs.played(LOSSY)).hasSizeGreaterThan(History.EVERY);
    assertThat(history.step()).isEmpty();
    assertThat(history.position()).isEqualTo(history.played());
  }

  @Test
  void theBeginningIsBeforeTheFirstStep() throws Exception {
    History history = History.of(Runs.scenario(Runs.OPEN));
    assertThat(history.current()).isEmpty();
    assertThat(history.standing()).isEmpty();
    assertThat(history.back()).isFalse();
    history.step();
    history.step();
    assertThat(history.standing())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Actor.CLIENT, TcpState.SYN_SENT, Actor.SERVER, TcpState.LISTEN));
    assertThat(history.back()).isTrue();
    assertThat(history.standing()).containsOnlyKeys(Actor.SERVER);
    assertThatThrownBy(() -> history.seek(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("step 3 of 2 that were played");
    assertThatThrownBy(() -> history.seek(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** A tree of histories, each beside all its steps as a straight run gives them. */
  @ParameterizedTest
  @MethodSource("seeds")
  void everyWalkMeetsTheStepsOfAStraightRun(int seed) throws Exception {
    Random random = new Random(seed);
    String text = "set wire seed " + seed + "\n" + LOSSY;
    List<TraceStep> whole = straight(History.of(Runs.scenario(text)));
    List<History> histories = new ArrayList<>(List.of(History.of(Runs.scenario(text))));
    Map<History, List<TraceStep>> expected = new HashMap<>(Map.of(histories.get(0), whole));
    for (int move = 0; move < 120; move++) {
      History history = histories.get(random.nextInt(histories.size()));
      switch (random.nextInt(8)) {
        case 0 -> history.back();
        case 1, 2 -> history.seek(random.nextInt(history.played() + 1));
        case 3 -> {
          List<Action> others = new ArrayList<>();
          for (int n = 0; n <= random.nextInt(3); n++)
            others.add(action(OTHERS.get(random.nextInt(OTHERS.size()))));
          List<TraceStep> steps =
              new ArrayList<>(expected.get(history).subList(0, history.position()));
          steps.addAll(straight(history.fork(others)));
          History fork = history.fork(others);
          if (histories.size() < 12) histories.add(fork);
          expected.put(fork, steps);
        }
        default -> {
          for (int n = random.nextInt(90); n > 0; n--) goesOn(history);
        }
      }
      TraceStep at =
          history.position() == 0 ? null : expected.get(history).get(history.position() - 1);
      assertThat(history.current().orElse(null))
          .as("seed %d, move %d, step %d", seed, move, history.position())
          .isEqualTo(at);
    }
    for (History history : histories) {
      history.seek(0);
      assertThat(straight(history)).as("seed %d", seed).isEqualTo(expected.get(history));
    }
  }

  @Test
  void aForkLeavesItsOriginAsItIs() throws Exception {
    History history = History.of(Runs.scenario(Runs.OPEN + "client shutdown\n"));
    for (int n = 0; n < 7; n++) history.step();
    TraceStep at = history.current().orElseThrow();
    assertThat(at.entered()).containsExactly(TcpState.FIN_WAIT_1);
    History fork = history.fork(action("server abort"));
    assertThat(fork.current()).contains(at);
    assertThat(fork.position()).isEqualTo(7);
    assertThat(fork.forkedAt()).isEqualTo(7);
    assertThat(fork.step().orElseThrow().sends()).isNotEmpty();
    straight(fork);
    assertThat(fork.standing()).containsEntry(Actor.SERVER, TcpState.CLOSED);
    straight(history);
    assertThat(history.standing()).containsEntry(Actor.SERVER, TcpState.CLOSE_WAIT);
  }

  @Test
  void whatFailsStaysAndFailsAgain() throws Exception {
    History history = History.of(Runs.scenario(Runs.OPEN + "server receive 5\nclient close\n"));
    for (int n = 0; n < 6; n++) history.step();
    for (int n = 0; n < 3; n++) {
      assertThatThrownBy(history::step)
          .hasMessage("t.scenario:5: expected 5 octets for server, found 0 and none on their way");
      assertThat(history.position()).isEqualTo(6);
    }
    History mended = history.fork(action("client send 5"), action("server receive 5"));
    straight(mended);
    assertThat(mended.current().orElseThrow().event()).hasToString("call receive 5");
  }

  /** After the client's close the ACK of its FIN is under way. */
  private static History atTheAckOfTheFin() throws StageFailure {
    History history = History.of(Runs.scenario(Runs.OPEN + "client close\nserver close\n"));
    while (history.standing().get(Actor.SERVER) != TcpState.CLOSE_WAIT) history.step();
    assertThat(history.underWay())
        .containsExactly(
            new UnderWay(
                Actor.SERVER, Actor.CLIENT, history.current().orElseThrow().sends().get(0)));
    return history;
  }

  private static List<String> wentOn(History fork) {
    return straight(fork).stream().map(step -> Runs.line(step).replaceAll(" \\| 3.*", "")).toList();
  }

  @Test
  void aForkLosesWhatIsUnderWayAndItIsSentAgain() throws Exception {
    History history = atTheAckOfTheFin();
    assertThat(wentOn(history.fork(action("drop ACK"), action("wait RTO"))))
        .containsExactly(
            "server CLOSE-WAIT | wire loses <SEQ=1><ACK=2><CTL=ACK>",
            "client FIN-WAIT-1 | timeout RETRANSMISSION | sends <SEQ=1><ACK=1><CTL=FIN,ACK>",
            "server CLOSE-WAIT | gets <SEQ=1><ACK=1><CTL=FIN,ACK> | sends <SEQ=1><ACK=2><CTL=ACK>",
            "client FIN-WAIT-1 > FIN-WAIT-2 | gets <SEQ=1><ACK=2><CTL=ACK>");
    straight(history);
    assertThat(history.standing()).containsEntry(Actor.CLIENT, TcpState.TIME_WAIT);
  }

  @Test
  void aForkDoublesAndDelaysWhatIsUnderWay() throws Exception {
    History history = atTheAckOfTheFin();
    assertThat(wentOn(history.fork(action("duplicate server->client ACK"))))
        .containsExactly(
            "server CLOSE-WAIT | wire duplicates <SEQ=1><ACK=2><CTL=ACK>",
            "client FIN-WAIT-1 > FIN-WAIT-2 | gets <SEQ=1><ACK=2><CTL=ACK>",
            "client FIN-WAIT-2 | gets <SEQ=1><ACK=2><CTL=ACK>");
    long at = history.current().orElseThrow().atMicros();
    List<TraceStep> late = straight(history.fork(action("delay ACK 30ms")));
    assertThat(late.get(1).atMicros() - at).isEqualTo(30_100);
  }

  @Test
  void aForkLetsTheSecondUnderWayGoBeforeTheFirst() throws Exception {
    History history = History.of(Runs.scenario(Runs.OPEN + "client send 5000\n"));
    while (history.underWay().size() < 2) history.step();
    var first = history.underWay().get(0).segment();
    var second = history.underWay().get(1).segment();
    List<TraceStep> steps = straight(history.fork(action("reorder")));
    assertThat(steps)
        .filteredOn(step -> step.event() instanceof Event.Arrives)
        .extracting(step -> ((Event.Arrives) step.event()).segment())
        .startsWith(second, first);
  }

  @Test
  void aHandReachesNothingThatIsNotOnTheWire() throws Exception {
    History fork = atTheAckOfTheFin().fork(action("drop SYN"));
    assertThatThrownBy(fork::step)
        .isInstanceOf(StageFailure.class)
        .hasMessageContaining("expected a held segment that is SYN, found none held");
  }
}
