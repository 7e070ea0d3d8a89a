package lockstep.model;

import static lockstep.model.Runs.OPEN;
import static lockstep.model.Runs.played;
import static lockstep.model.Runs.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import lockstep.scenario.Action;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verbs of the wire: what is held, and what a hand does with it. */
class WireVerbsTest {
  private static final String HELD = OPEN + "hold client->server\nclient send 3\n";
  private static final String TEXT = "<SEQ=1><ACK=1><LEN=3><CTL=PSH,ACK>";

  @Test
  void whatIsHeldIsToldAndStandsStill() throws Exception {
    assertThat(story(OPEN + "hold client->server\n", "client send 3\n"))
        .containsExactly(
            "client ESTABLISHED | call send 3 | sends " + TEXT + " | 3.10.2",
            "client ESTABLISHED | wire holds " + TEXT);
  }

  @Test
  void theOtherDirectionGoesOn() throws Exception {
    assertThat(story(HELD, "server send 2\n"))
        .anyMatch(s -> s.startsWith("client ESTABLISHED | gets <SEQ=1><ACK=1><LEN=2>"));
  }

  @Test
  void deliverBringsOneAndHoldsOn() throws Exception {
    assertThat(story(HELD, "deliver\n"))
        .containsExactly("server ESTABLISHED | gets " + TEXT + " | 3.10.7.4 seventh");
    assertThat(story(HELD + "deliver\n", "client shutdown\n").get(1)).contains("wire holds");
  }

  @Test
  void dropLosesIt() throws Exception {
    assertThat(story(HELD, "drop text\n"))
        .containsExactly("client ESTABLISHED | wire loses " + TEXT);
    assertThatThrownBy(() -> played(HELD + "drop\ndeliver\n")).hasMessageEndingWith("none held");
  }

  @Test
  void duplicateMakesATwinThatIsHeldToo() throws Exception {
    assertThat(story(HELD + "duplicate\n", "deliver\ndeliver\n"))
        .containsExactly(
            "server ESTABLISHED | gets " + TEXT + " | 3.10.7.4 seventh",
            "server ESTABLISHED | gets "
                + TEXT
                + " | sends <SEQ=1><ACK=4><CTL=ACK> | 3.10.7.4 first",
            "client ESTABLISHED | gets <SEQ=1><ACK=4><CTL=ACK> | 3.10.7.4 fifth");
  }

  @Test
  void delayBringsItLaterSoThatItMayBeSentAgainBefore() throws Exception {
    List<TraceStep> steps = played(HELD + "delay text 1500ms\n");
    assertThat(steps)
        .filteredOn(s -> s.line() == 7)
        .extracting(s -> s.event().toString().replaceAll(" <.*", ""), TraceStep::atMicros)
        .startsWith(
            tuple("wire delays", 300L),
            tuple("timeout RETRANSMISSION", 1_000_300L),
            tuple("wire holds", 1_000_300L),
            tuple("gets", 1_500_400L));
  }

  @Test
  void reorderBringsTheSecondFirst() throws Exception {
    String two = "set client nagle off\n" + OPEN + "hold text\nclient send 1\nclient send 2\n";
    assertThat(story(two, "reorder\n").subList(0, 2))
        .containsExactly(
            "server ESTABLISHED | gets <SEQ=2><ACK=1><LEN=2><CTL=PSH,ACK>"
                + " | sends <SEQ=1><ACK=1><CTL=ACK> | 3.10.7.4 seventh",
            "server ESTABLISHED | gets <SEQ=1><ACK=1><LEN=1><CTL=PSH,ACK>"
                + " | sends <SEQ=1><ACK=4><CTL=ACK> | 3.10.7.4 seventh");
  }

  @Test
  void releaseBringsAllInOrderAndStopsHolding() throws Exception {
    String two = "set client nagle off\n" + OPEN + "hold\nclient send 1\nclient send 2\n";
    List<String> released = story(two, "release\nclient shutdown\n");
    assertThat(released.get(0)).contains("gets <SEQ=1>");
    assertThat(released.get(1)).contains("gets <SEQ=2>");
    assertThat(released).noneMatch(s -> s.contains("wire holds"));
  }

  @Test
  void bothEndsStandInSynReceivedAndInClosing() throws Exception {
    String opening = "hold SYN\ntogether\nclient connect\nserver connect\nend\nhold\ndeliver SYN\n";
    played(
        opening
            + "deliver server->client SYN\n"
            + "expect client SYN-RECEIVED, server SYN-RECEIVED\nrelease\n"
            + "expect client ESTABLISHED, server ESTABLISHED\n");
    played(
        OPEN
            + "hold FIN\ntogether\nclient close\nserver close\nend\nhold ACK\n"
            + "deliver client->server\ndeliver server->client\n"
            + "expect client CLOSING, server CLOSING\nrelease\n"
            + "expect client TIME-WAIT, server TIME-WAIT\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing held        | release;deliver           | expected a held segment, found none held
          another kind        | deliver FIN               | expected a held segment that is FIN, found held: client <SEQ=1><ACK=1><LEN=3><CTL=PSH,ACK>
          another direction   | drop server->client text  | expected a held segment that is server->client text, found held: client <SEQ=1><ACK=1><LEN=3><CTL=PSH,ACK>
          no second           | deliver 2                 | expected a second held segment, found held: client <SEQ=1><ACK=1><LEN=3><CTL=PSH,ACK>
          no third            | duplicate text 3          | expected 3 held segments that are text, found held: client <SEQ=1><ACK=1><LEN=3><CTL=PSH,ACK>
          nothing to reorder  | reorder                   | expected two segments that the wire holds, found held: client <SEQ=1><ACK=1><LEN=3><CTL=PSH,ACK>
          """)
  void aSegmentThatIsNotHeldIsTheScenariosFault(String name, String lines, String message) {
    int last = 6 + lines.split(";").length;
    assertThatThrownBy(() -> played(HELD + lines.replace(";", "\n") + "\n"))
        .isInstanceOf(StageFailure.class)
        .hasMessage("t.scenario:" + last + ": " + message);
  }

  @ParameterizedTest(name = "{0} means {1} with {2} octets: {3}")
  @CsvSource({
    "SYN, SYN, 0, true",
    "SYN, SYN+ACK, 0, false",
    "SYN+ACK, SYN+ACK, 0, true",
    "SYN+ACK, SYN, 0, false",
    "ACK, ACK, 0, true",
    "ACK, ACK, 5, false",
    "ACK, PSH+ACK, 5, false",
    "ACK, SYN+ACK, 0, false",
    "ACK, FIN+ACK, 0, false",
    "FIN, FIN+ACK, 0, true",
    "FIN, FIN+PSH+ACK, 5, true",
    "FIN+ACK, FIN+ACK, 0, true",
    "RST, RST, 0, true",
    "RST, RST+ACK, 0, true",
    "PSH, PSH+ACK, 5, true",
    "text, PSH+ACK, 5, true",
    "text, ACK, 0, false",
    "text, FIN+PSH+ACK, 5, true",
    "client->server, ACK, 0, true",
    "server->client, ACK, 0, false",
    "'', RST, 0, true",
  })
  void aKindMeansTheseSegments(String kind, String bits, int octets, boolean meant) {
    Action.Wire hold = (Action.Wire) Runs.scenario("hold " + kind + "\n").actions().get(0);
    ControlBits control = ControlBits.NONE;
    for (String bit : bits.split("\\+")) control = control.with(ControlBit.valueOf(bit));
    SeqNumber ack = control.has(ControlBit.ACK) ? SeqNumber.ZERO : null;
    Segment segment = new Segment(SeqNumber.ZERO, ack, control, 0, Octets.filler(octets), 0);
    Wire.Sent sent = new Wire.Sent(Actor.CLIENT, Actor.SERVER, segment);
    assertThat(HandOnWire.matches(hold.selection(), sent)).isEqualTo(meant);
  }

  @Test
  void whatTheWireDoesLeavesTheStateAlone() throws Exception {
    assertThat(played(HELD + "drop\n"))
        .filteredOn(s -> s.event().toString().startsWith("wire"))
        .allSatisfy(
            s -> {
              assertThat(s.path()).containsExactly(TcpState.ESTABLISHED);
              assertThat(s.tcb()).isEqualTo(s.before());
              assertThat(s.decided()).isNull();
            });
  }
}
