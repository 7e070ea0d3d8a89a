package lockstep.views.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import lockstep.scenario.ScenarioLibrary;
import lockstep.views.fixtures.Moments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run as text for Mermaid. */
class MermaidLadderTest {
  /** Every line that we write, by the grammar of Mermaid's sequence diagrams. */
  private static final Pattern LINE =
      Pattern.compile(
          " {4}(participant (client|server)\\d*"
              + "|Note (left|right) of (client|server)\\d*: [^#;]*(#\\d+;[^#;]*)*"
              + "|Note over (client|server)\\d*(,(client|server)\\d*)?: [^#;]*(#\\d+;[^#;]*)*"
              + "|(client|server)\\d*(->>|-x|--\\))(client|server)\\d*: [^#;]*(#\\d+;[^#;]*)*)");

  static List<String> scenarios() {
    return ScenarioLibrary.names();
  }

  @Test
  void aHandshakeIsWrittenLineByLine() throws Exception {
    assertThat(MermaidLadder.of(PlayedScenario.shipped("handshake").moments()))
        .startsWith(
            """
            sequenceDiagram
                participant client
                participant server
                Note right of server: call listen
                Note over server: LISTEN
                Note left of client: call connect
                Note over client: SYN-SENT
                client->>server: SYN seq 0
                Note over server: SYN-RECEIVED
                server->>client: SYN,ACK seq 0 ack 1
                Note over client: ESTABLISHED
                client->>server: ACK seq 1 ack 1
                Note over server: ESTABLISHED
            """);
  }

  @Test
  void aLostSegmentHasACrossAndItsRepeatSaysSo() throws Exception {
    assertThat(MermaidLadder.of(PlayedScenario.shipped("lost-fin").moments()))
        .contains("    client-xserver: FIN,ACK seq 1 ack 1, lost\n")
        .contains("    client->>server: FIN,ACK seq 1 ack 1, again, 2nd\n");
  }

  @Test
  void whatIsStillOnItsWayIsAnOpenArrowAtTheEnd() {
    String text = MermaidLadder.of(Moments.teardown().subList(0, 2));
    assertThat(text).endsWith("    client--)server: SYN seq 0, on its way\n");
  }

  @Test
  void whereTheKernelWasNotSeenOrElsewhereIsSaid() {
    assertThat(MermaidLadder.of(Moments.teardown()))
        .contains("Note over client: SYN-SENT<br/>kernel not seen\n")
        .contains("CLOSED<br/>kernel in TIME-WAIT\n");
  }

  @Test
  void signsOfMermaidItselfAreWrittenByTheirNumbers() throws Exception {
    assertThat(MermaidLadder.escaped("a;b#c<d>\n\"e\"%%"))
        .isEqualTo("a#59;b#35;c#60;d#62; #34;e#34;#37;#37;");
    PlayedScenario said =
        PlayedScenario.of("title: T\nserver listen\nclient connect\nclient send \"end;%%<b>#1\"\n");
    assertThat(MermaidLadder.of(said.moments()))
        .contains("call send #34;end#59;#37;#37;#60;b#62;#35;1#34;");
  }

  @Test
  void withoutAStepItHasItsTwoEnds() {
    assertThat(MermaidLadder.of(List.of()))
        .isEqualTo("sequenceDiagram\n    participant client\n    participant server\n");
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyLineOfEveryScenarioIsMermaids(String name) throws Exception {
    List<String> lines = MermaidLadder.of(PlayedScenario.shipped(name).moments()).lines().toList();
    assertThat(lines.get(0)).isEqualTo("sequenceDiagram");
    assertThat(lines.subList(1, lines.size()))
        .allSatisfy(line -> assertThat(line.replace("<br/>", " ")).matches(LINE));
  }
}
