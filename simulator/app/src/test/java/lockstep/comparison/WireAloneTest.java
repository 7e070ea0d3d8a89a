package lockstep.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import lockstep.probe.lab.LabOptions;
import lockstep.probe.lab.LoopbackStage;
import lockstep.probe.wire.WireStage;
import lockstep.scenario.Action.WireVerb;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.Stage;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Segment by segment on the wire, without the model beside. */
class WireAloneTest {
  private static final String HANDSHAKE =
      "title: t\nserver listen\nclient connect\nserver accept\n";

  private static SideBySide run(Scenario scenario) {
    Stage wire = new WireStage(LabOptions.DEFAULT);
    wire.expectHand();
    SideBySide run = new SideBySide(scenario, List.of(wire));
    assumeThat(run.stages()).as("%s", run.remarks()).isNotEmpty();
    run.bySegment(true);
    return run;
  }

  private static SideBySide run(String lines) throws Exception {
    return run(ScenarioParser.parse("t", "t.scenario", lines));
  }

  private static List<String> play(SideBySide run, int actions) throws Exception {
    List<String> played = new ArrayList<>();
    for (int i = 0; i < actions && run.hasNext(); i++) played.add(run.next().action().text());
    return played;
  }

  @Test
  void eachSegmentIsDeliveredAloneAndTheTableSaysWhereBothStand() throws Exception {
    try (SideBySide run = run(HANDSHAKE)) {
      assertThat(play(run, 3)).containsExactly("hold", "server listen", "client connect");
      assertThat(run.hand()).hasToString("[client <SEQ=0><CTL=SYN>]");
      assertThat(run.standing())
          .containsEntry(Actor.CLIENT, TcpState.SYN_SENT)
          .doesNotContainEntry(Actor.SERVER, TcpState.SYN_RECEIVED);
      play(run, 1);
      assertThat(run.standing())
          .containsEntry(Actor.CLIENT, TcpState.SYN_SENT)
          .containsEntry(Actor.SERVER, TcpState.SYN_RECEIVED);
      assertThat(run.hand()).hasToString("[server <SEQ=0><ACK=1><CTL=SYN,ACK>]");
      assertThat(play(run, 9))
          .containsExactly(
              "deliver server->client SYN+ACK", "deliver client->server ACK", "server accept");
      assertThat(run.standing())
          .containsEntry(Actor.CLIENT, TcpState.ESTABLISHED)
          .containsEntry(Actor.SERVER, TcpState.ESTABLISHED);
    }
  }

  @Test
  void aDroppedOneIsWaitedForUntilTheKernelSendsItAgain() throws Exception {
    try (SideBySide run = run(HANDSHAKE)) {
      play(run, 3);
      run.wish(run.hand().get(0).action(WireVerb.DROP, null));
      assertThat(play(run, 9))
          .containsExactly(
              "drop client->server SYN",
              "wait RTO",
              "deliver client->server SYN",
              "deliver server->client SYN+ACK",
              "deliver client->server ACK",
              "server accept");
    }
  }

  @Test
  void aDoubledAndADelayedOneArriveAllTheSame() throws Exception {
    try (SideBySide run = run(HANDSHAKE)) {
      play(run, 3);
      run.wish(run.hand().get(0).action(WireVerb.DUPLICATE, null));
      assertThat(play(run, 2))
          .containsExactly("duplicate client->server SYN", "deliver client->server SYN");
      run.wish(run.hand().get(0).action(WireVerb.DELAY, HeldSegment.LATE));
      play(run, 20);
      assertThat(run.hasNext()).isFalse();
      assertThat(run.standing())
          .containsEntry(Actor.CLIENT, TcpState.ESTABLISHED)
          .containsEntry(Actor.SERVER, TcpState.ESTABLISHED);
    }
  }

  /** All of it stays in one state, and is what the scenario is about. */
  @Test
  void whatBecomesOfASegmentIsToldThoughNoStateChanges() throws Exception {
    SideBySide run =
        new SideBySide(
            ScenarioLibrary.load("lost-fin").orElseThrow(),
            List.of(new WireStage(LabOptions.DEFAULT)));
    assumeThat(run.stages()).as("%s", run.remarks()).isNotEmpty();
    List<String> told = new ArrayList<>();
    try (run) {
      while (run.hasNext())
        for (Moment moment : run.next().moments())
          if (moment.step().actor().equals(Actor.CLIENT)
              && moment.step().state() == TcpState.FIN_WAIT_1)
            told.add(moment.step().event().toString());
    }
    String fin = "<SEQ=1><ACK=1><CTL=FIN,ACK>";
    assertThat(told)
        .startsWith(
            "call close", "wire holds " + fin, "wire loses " + fin, "timeout RETRANSMISSION");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"teardown", "lost-fin", "simultaneous-open", "hold-fin-wait-1", "refused"})
  void aScenarioComesToItsEndSegmentBySegment(String name) throws Exception {
    try (SideBySide run = run(ScenarioLibrary.load(name).orElseThrow())) {
      List<String> played = play(run, 500);
      assertThat(run.hasNext()).as("%s", played).isFalse();
      assertThat(run.hand()).isEmpty();
      assertThat(played).anyMatch(action -> action.startsWith("deliver"));
    }
  }

  @Test
  void onLoopbackAloneNoSegmentCanStop() throws Exception {
    Scenario scenario = ScenarioParser.parse("t", "t.scenario", HANDSHAKE);
    try (SideBySide run =
        new SideBySide(scenario, List.of(new LoopbackStage(LabOptions.DEFAULT)))) {
      assertThatThrownBy(() -> run.bySegment(true)).isInstanceOf(IllegalStateException.class);
    }
  }
}
