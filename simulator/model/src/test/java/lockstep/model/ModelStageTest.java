package lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.Stage.Lack;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Event;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;

/**
 * What the stage around the machine does: the sockets layer, options, and what it says it lacks.
 */
class ModelStageTest {
  private static final String OPEN = "title: T\nserver listen\nclient connect\nserver accept\n";

  private static Scenario scenario(String text) throws ScenarioErrors {
    return ScenarioParser.parse("t", "t.scenario", text);
  }

  private static List<TraceStep> played(String text) throws ScenarioErrors, StageFailure {
    List<TraceStep> steps = new ArrayList<>();
    Scenario scenario = scenario(text);
    try (ModelStage stage = new ModelStage()) {
      stage.begin(scenario);
      for (Action action : scenario.actions()) stage.play(action, Map.of(), steps::add);
    }
    return steps;
  }

  @Test
  void aConnectionIsAcceptedOnce() {
    assertThatThrownBy(() -> played(OPEN + "server accept\n"))
        .isInstanceOf(StageFailure.class)
        .hasMessageContaining("t.scenario:5: expected a connection that waits for accept");
  }

  @Test
  void nothingCanBeCalledOnAConnectionThatIsNotAccepted() {
    assertThatThrownBy(() -> played("title: T\nserver listen\nclient connect\nserver send 1\n"))
        .isInstanceOf(StageFailure.class)
        .hasMessageContaining("expected accept before this call");
  }

  @Test
  void closingAfterAResetOnlyLetsGo() throws Exception {
    List<TraceStep> steps = played(OPEN + "client send 3\nclient abort\nserver close\n");
    assertThat(steps.get(steps.size() - 1).decided()).hasToString("sockets layer close");
  }

  @Test
  void anotherInitialSequenceNumberChangesNoRelativeOne() throws Exception {
    String plain = OPEN + "client send 3\nserver receive 3\nclient close\nserver close\n";
    String shifted =
        plain.replace(
            "server listen", "set client iss 4294967295\nset server iss 77\nserver listen");
    assertThat(played(shifted))
        .extracting(TraceStep::sends)
        .isEqualTo(played(plain).stream().map(TraceStep::sends).toList());
    assertThat(played(shifted))
        .extracting(TraceStep::tcb)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ownZero", "peersZero")
        .isEqualTo(played(plain).stream().map(TraceStep::tcb).toList());
    assertThat(played(shifted).get(1).tcb().iss()).isEqualTo(SeqNumber.ZERO);
    assertThat(played(shifted).get(1).tcb().absolute().iss().toLong()).isEqualTo(4294967295L);
  }

  @Test
  void aWindowThatShutsOpensAgainWhenTheUserReads() throws Exception {
    String text = "title: T\nset server receive-buffer 4\n" + OPEN.substring("title: T\n".length());
    List<TraceStep> steps =
        played(
            text
                + "client send 6\nserver receive all\nserver receive all\nexpect server receives \"ef\"\n");
    assertThat(steps).isNotEmpty();
  }

  @Test
  void whatItLacksIsSaidBeforeTheFirstStep() throws Exception {
    List<Lack> lacks =
        new ModelStage()
            .lacks(
                scenario(
                    "title: T\nserver listen defer-accept 1s\ntogether\nclient connect\nend\n"
                        + "set client nagle off\nset client linger 0\nset wire loss 5\n"));
    assertThat(lacks)
        .containsExactly(
            new Lack(6, "an option after the first call of its actor has no effect", false));
  }

  @Test
  void whatStandsIsAStepOfItsOwnAndTakesNoTime() throws Exception {
    List<TraceStep> steps =
        played(OPEN + "client shutdown\nstand client FIN-WAIT-2, server CLOSE-WAIT\n");
    List<TraceStep> standing = steps.subList(steps.size() - 2, steps.size());
    assertThat(standing).extracting(TraceStep::event).containsOnly(new Event.Stands());
    assertThat(standing)
        .extracting(TraceStep::path)
        .containsExactly(List.of(TcpState.FIN_WAIT_2), List.of(TcpState.CLOSE_WAIT));
    assertThat(standing)
        .extracting(TraceStep::atMicros)
        .containsOnly(steps.get(steps.size() - 3).atMicros());
  }

  @Test
  void whatDoesNotStandSoIsTheScenariosFault() {
    assertThatThrownBy(() -> played(OPEN + "stand server LISTEN\n"))
        .isInstanceOf(StageFailure.class)
        .hasMessageContaining("t.scenario:5: expected server in LISTEN")
        .hasMessageContaining("ESTABLISHED");
  }

  @Test
  void whatStandsInAnotherWorldOnlyIsPassedOver() throws Exception {
    assertThat(played(OPEN + "stand server LISTEN on loopback\nstand server listener LISTEN\n"))
        .hasSameSizeAs(played(OPEN));
  }
}
