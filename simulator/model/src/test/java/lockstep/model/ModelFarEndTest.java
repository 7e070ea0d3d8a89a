package lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import lockstep.scenario.Action;
import lockstep.scenario.FarEnd;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;

/** The model's endpoint, given segments and the time by somebody else. */
class ModelFarEndTest {
  private static final SeqNumber THEIRS = SeqNumber.of(4_000_000_000L);

  private final ModelFarEnd server = new ModelFarEnd(Actor.SERVER, false);
  private final List<TraceStep> steps = new ArrayList<>();
  private final List<Segment> sends = new ArrayList<>();
  private Octets given = Octets.NONE;

  private static Action action(String line) throws Exception {
    return ScenarioParser.action("lines.scenario", 7, line);
  }

  private void call(String line, long micros) throws Exception {
    keep(server.call((Action.Call) action(line), micros));
  }

  private void receive(int octets, long micros) throws Exception {
    keep(server.receive((Action.Call) action("server receive " + octets), octets, micros));
  }

  private void arrives(Segment segment, long micros) {
    keep(server.arrives(segment, micros));
  }

  private void keep(FarEnd.Did did) {
    steps.addAll(did.steps());
    sends.addAll(did.sends());
    given = given.then(did.given());
  }

  private static Segment segment(int plus, long ack, ControlBit... bits) {
    return Segment.of(THEIRS.plus(plus), SeqNumber.of(ack), 65_535, bits);
  }

  private void handshake() throws Exception {
    call("server listen", 10);
    arrives(Segment.of(THEIRS, null, 65_535, ControlBit.SYN).withMss(1460), 20);
    arrives(segment(1, 1), 30);
    call("server accept", 40);
  }

  @Test
  void itAnswersWithTheNumbersOfTheHeaderAndTellsRelativeOnes() throws Exception {
    handshake();
    assertThat(sends).hasSize(1);
    assertThat(sends.get(0)).hasToString("<SEQ=0><ACK=4000000001><CTL=SYN,ACK>");
    assertThat(sends.get(0).mss()).isEqualTo(1460);
    assertThat(steps.get(1).event()).hasToString("gets <SEQ=0><CTL=SYN>");
    assertThat(steps.get(1).sends()).hasToString("[<SEQ=0><ACK=1><CTL=SYN,ACK>]");
    assertThat(steps.get(1).tcb().rcvNxt()).hasToString("1");
    assertThat(steps.get(1).decided()).hasToString("3.10.7.2 third");
    assertThat(server.state()).isEqualTo(TcpState.ESTABLISHED);
  }

  @Test
  void itsTimersRunByTheTimeThatIsHandedIn() throws Exception {
    handshake();
    arrives(segment(1, 1).withText(Octets.of("abc")), 1_000_000);
    assertThat(server.nextDeadline())
        .isEqualTo(server.deadline(Timer.DELAYED_ACK))
        .isEqualTo(1_000_000 + Receiving.ACK_DELAY_MICROS);
    sends.clear();
    keep(server.runsOut(1_000_001));
    assertThat(sends).isEmpty();
    keep(server.runsOut(1_000_000 + Receiving.ACK_DELAY_MICROS + 77));
    assertThat(sends).hasToString("[<SEQ=1><ACK=4000000004><CTL=ACK>]");

    call("server send 5", 2_000_000);
    sends.clear();
    // Late, so that a timer of before it is looked at first.
    arrives(segment(4, 1).withText(Octets.of("d")), 3_500_000);
    assertThat(sends.get(0)).hasToString("<SEQ=1><ACK=4000000004><LEN=5><CTL=PSH,ACK>");
  }

  @Test
  void aReceiveWaitsForWhatItWantsAndAStreamThatHasEndedGivesNothing() throws Exception {
    handshake();
    assertThat(server.receivable(3)).isEmpty();
    arrives(segment(1, 1).withText(Octets.of("ab")), 100);
    assertThat(server.receivable(3)).isEmpty();
    arrives(segment(3, 1, ControlBit.FIN), 200);
    assertThat(server.receivable(3)).isEqualTo(OptionalInt.of(2));
    receive(2, 300);
    assertThat(given).isEqualTo(Octets.of("ab"));
    assertThat(server.receivable(3)).isEqualTo(OptionalInt.of(0));
  }

  @Test
  void aSegmentOfAnotherConnectionIsDroppedWithAReason() throws Exception {
    handshake();
    sends.clear();
    keep(server.passesBy(Segment.of(SeqNumber.of(9), null, 1000, ControlBit.SYN), 900));
    assertThat(sends).isEmpty();
    assertThat(steps.get(steps.size() - 1).why()).contains("one connection at a time");
    assertThat(server.state()).isEqualTo(TcpState.ESTABLISHED);
  }

  @Test
  void twoMslAreShortUnlessSomebodyIsPatient() throws Exception {
    for (boolean patient : new boolean[] {false, true}) {
      ModelFarEnd client = new ModelFarEnd(Actor.CLIENT, patient);
      client.call((Action.Call) action("client connect"), 0);
      Segment synAck = Segment.of(THEIRS, SeqNumber.of(1), 65_535, ControlBit.SYN).withMss(1460);
      client.arrives(synAck, 1);
      client.call((Action.Call) action("client close"), 2);
      client.arrives(segment(1, 2, ControlBit.FIN), 3);
      assertThat(client.state()).isEqualTo(TcpState.TIME_WAIT);
      long twoMsl = patient ? 240_000_000 : 4_000_000;
      assertThat(client.deadline(Timer.TIME_WAIT)).isEqualTo(3 + twoMsl);
      client.runsOut(3 + twoMsl);
      assertThat(client.state()).isEqualTo(TcpState.CLOSED);
    }
  }

  @Test
  void aCallThatNoProgramCouldMakeIsRefusedWithItsLine() throws Exception {
    call("server listen", 0);
    arrives(Segment.of(THEIRS, null, 65_535, ControlBit.SYN), 20);
    assertThatThrownBy(() -> call("server send 5", 30))
        .isInstanceOf(StageFailure.class)
        .hasMessageStartingWith("7: expected accept before this call");
  }
}
