package lockstep.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lockstep.model.ModelStage;
import lockstep.scenario.Action.WireVerb;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each segment stops, and a hand does with it what it likes. */
class BySegmentTest {
  private static final String HANDSHAKE = "server listen\nclient connect\nserver accept\n";

  static List<String> names() {
    return ScenarioLibrary.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyScenarioEndsWhereItEndsWhenItsSegmentsFlow(String name) throws Exception {
    Scenario scenario = ScenarioLibrary.load(name).orElseThrow();
    Stage flowing = new ModelStage();
    Stage stepped = new ModelStage();
    try (SideBySide one = new SideBySide(scenario, List.of(flowing));
        SideBySide other = new SideBySide(scenario, List.of(stepped))) {
      other.bySegment(true);
      rest(one);
      rest(other);
    }

    assertThat(stepped.standing()).isEqualTo(flowing.standing());
  }

  @Test
  void aSegmentStandsBetweenTwoSteps() throws Exception {
    try (SideBySide run = run(HANDSHAKE)) {
      run.bySegment(true);

      assertThat(actions(run, 3)).containsExactly("hold", "server listen", "client connect");
      assertThat(run.hand()).hasToString("[client <SEQ=0><CTL=SYN>]");
      assertThat(actions(run, 1)).containsExactly("deliver client->server SYN");
      assertThat(run.hand()).hasToString("[server <SEQ=0><ACK=1><CTL=SYN,ACK>]");
      assertThat(rest(run))
          .containsExactly(
              "deliver server->client SYN+ACK", "deliver client->server ACK", "server accept");
      assertThat(run.hand()).isEmpty();
    }
  }

  @Test
  void aDroppedOneIsWaitedForAgain() throws Exception {
    try (SideBySide run = run(HANDSHAKE)) {
      run.bySegment(true);
      actions(run, 3);
      run.wish(run.hand().get(0).action(WireVerb.DROP, null));

      assertThat(rest(run))
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
  void aDoubledOneIsDeliveredTwice() throws Exception {
    try (SideBySide run = run(HANDSHAKE)) {
      run.bySegment(true);
      actions(run, 3);
      run.wish(run.hand().get(0).action(WireVerb.DUPLICATE, null));

      assertThat(actions(run, 1)).containsExactly("duplicate client->server SYN");
      assertThat(run.hand()).extracting(HeldSegment::nth).containsExactly(1, 2);
      run.wish(run.hand().get(1).action(WireVerb.DELIVER, null));
      assertThat(actions(run, 1)).containsExactly("deliver client->server SYN 2");
    }
  }

  @Test
  void aDelayedOneComesWhenItsTimeIsOver() throws Exception {
    try (SideBySide run = run(HANDSHAKE)) {
      run.bySegment(true);
      actions(run, 3);
      run.wish(run.hand().get(0).action(WireVerb.DELAY, Duration.ofMillis(300)));

      assertThat(actions(run, 1)).containsExactly("delay client->server SYN 300ms");
      assertThat(run.hand()).hasToString("[server <SEQ=0><ACK=1><CTL=SYN,ACK>]");
    }
  }

  @Test
  void whatTheScenarioHoldsStandsTillItLetsGo() throws Exception {
    try (SideBySide run =
        run(HANDSHAKE + "hold client->server FIN\nclient close\nserver close\nrelease\n")) {
      run.bySegment(true);

      assertThat(rest(run))
          .endsWith(
              "hold client->server FIN",
              "client close",
              "server close",
              "deliver server->client FIN",
              "deliver client->server ACK",
              "deliver client->server FIN",
              "deliver server->client ACK");
    }
  }

  @Test
  void whatAHandDidAlreadyTheScenarioDoesNotDoAgain() throws Exception {
    try (SideBySide run =
        run(HANDSHAKE + "hold client->server FIN\nclient close\ndeliver client->server FIN\n")) {
      run.bySegment(true);
      actions(run, 9);
      run.wish(run.hand().get(0).action(WireVerb.DELIVER, null));

      assertThat(rest(run))
          .containsExactly("deliver client->server FIN", "deliver server->client ACK");
    }
  }

  @Test
  void turnedOffInTheMidstItLetsAllGo() throws Exception {
    try (SideBySide run = run(HANDSHAKE)) {
      run.bySegment(true);
      actions(run, 3);
      run.bySegment(false);

      assertThat(rest(run)).containsExactly("release", "server accept");
      assertThat(run.hand()).isEmpty();
    }
  }

  @Test
  void playedAnewItGivesTheSameSteps() throws Exception {
    Scenario again;
    List<String> told = new ArrayList<>();
    try (SideBySide run = run(HANDSHAKE + "client close\n")) {
      run.bySegment(true);
      while (run.hasNext()) run.next().steps().forEach(step -> told.add(step.toString()));
      again = run.asPlayed();
    }
    List<String> anew = new ArrayList<>();
    try (SideBySide run = new SideBySide(again, List.of(new ModelStage()))) {
      while (run.hasNext()) run.next().steps().forEach(step -> anew.add(step.toString()));
    }

    assertThat(anew).isEqualTo(told);
  }

  @Test
  void withoutAModelNobodyKnowsWhatStands() throws Exception {
    try (SideBySide run =
        new SideBySide(ScenarioParser.parse("one", "one.scenario", text(HANDSHAKE)), List.of())) {
      assertThatThrownBy(() -> run.bySegment(true)).isInstanceOf(IllegalStateException.class);
    }
  }

  private static String text(String actions) {
    return "title: One\nabout: One.\nneeds: wire\n" + actions;
  }

  private static SideBySide run(String actions) throws Exception {
    return new SideBySide(
        ScenarioParser.parse("one", "one.scenario", text(actions)), List.of(new ModelStage()));
  }

  private static List<String> actions(SideBySide run, int count) throws Exception {
    List<String> played = new ArrayList<>();
    for (int i = 0; i < count; i++) played.add(run.next().action().text());
    return played;
  }

  private static List<String> rest(SideBySide run) throws Exception {
    List<String> played = new ArrayList<>();
    while (run.hasNext()) played.add(run.next().action().text());
    return played;
  }
}
