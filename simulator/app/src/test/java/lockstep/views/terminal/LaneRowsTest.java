package lockstep.views.terminal;

import static lockstep.comparison.Verdict.AGREES;
import static lockstep.comparison.Verdict.EXPLAINED;
import static lockstep.tcp.Actor.CLIENT;
import static lockstep.tcp.Actor.SERVER;
import static lockstep.tcp.ControlBit.ACK;
import static lockstep.tcp.ControlBit.FIN;
import static lockstep.tcp.ControlBit.PSH;
import static lockstep.tcp.ControlBit.RST;
import static lockstep.tcp.ControlBit.SYN;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_1;
import static lockstep.tcp.TcpState.FIN_WAIT_2;
import static lockstep.tcp.TcpState.LAST_ACK;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;
import static lockstep.tcp.TcpState.TIME_WAIT;
import static lockstep.views.terminal.MomentBuilder.moment;
import static lockstep.views.terminal.MomentBuilder.segment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import lockstep.comparison.Moment;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.Side;
import lockstep.tcp.Timer;
import lockstep.trace.Sighting;
import org.junit.jupiter.api.Test;

/** One moment in the lanes: who stands where, and what passes between them. */
class LaneRowsTest {
  private static final Look PLAIN = new Look(false, false);
  private static final Look ASCII = new Look(false, true);

  @Test
  void aStateFromWhichTheKernelStandsApartIsMarkedInEveryStep() {
    Moment call =
        moment(21)
            .turn(CLIENT, FIN_WAIT_2)
            .apart(SERVER, CLOSE_WAIT, LAST_ACK)
            .call("receive all")
            .verdict(AGREES)
            .build();
    assertThat(new Lanes(PLAIN, true).moment(call))
        .containsExactly(
            " 21  FIN-WAIT-2    receive all                     CLOSE-WAIT \u2260  = AGREES");
    assertThat(new Lanes(ASCII, true).moment(call).get(0)).contains("CLOSE-WAIT != = AGREES");
  }

  @Test
  void whatStandsApartIsNotDrawnAsIfTheModelHadMoved() {
    Moment stands =
        moment(20)
            .turn(SERVER, LAST_ACK)
            .apart(SERVER, CLOSE_WAIT, LAST_ACK)
            .stands(CLIENT, FIN_WAIT_2)
            .event(new Event.Stands())
            .verdict(EXPLAINED)
            .build();
    assertThat(new Lanes(PLAIN, true).moment(stands))
        .containsExactly(
            " 20  FIN-WAIT-2                           stands   CLOSE-WAIT \u2260  \u00a7 EXPLAINED",
            "                   the kernel stands in LAST-ACK; waits for the ACK of its FIN");
  }

  @Test
  void aDroppedSynIsItsSendersAndSaysSo() {
    Actor third = Actor.of(Side.CLIENT, 3);
    Moment dropped =
        moment(13)
            .turn(SERVER, ESTABLISHED)
            .stands(CLIENT, ESTABLISHED)
            .stands(third, SYN_SENT)
            .gets(segment(0, -1, 0, SYN))
            .peer(third)
            .decided(RfcRef.BACKLOG, "the accept queue is full")
            .verdict(AGREES)
            .build();
    assertThat(new Lanes(PLAIN, true).moment(dropped))
        .containsExactly(
            " 13  SYN-SENT      client3 SYN seq 0 \u2500x dropped    ESTABLISHED   = AGREES",
            "                   the accept queue is full");
    assertThat(new Lanes(PLAIN, true).why(dropped))
        .containsExactly("                   sockets layer backlog");
  }

  @Test
  void acrossFromAnActorStandsItsPeerAndNotItsNamesake() {
    Actor client2 = Actor.of(Side.CLIENT, 2);
    Actor client3 = Actor.of(Side.CLIENT, 3);
    Actor server2 = Actor.of(Side.SERVER, 2);
    Moment moment =
        moment(9)
            .turn(server2, SYN_RECEIVED, ESTABLISHED)
            .stands(client2, CLOSED)
            .stands(client3, ESTABLISHED)
            .gets(segment(1, 1, 0))
            .peer(client3)
            .signal("hello")
            .build();
    assertThat(new Lanes(PLAIN, false).moment(moment))
        .containsExactly(
            "  9  ESTABLISHED   client3 ACK ack 1 \u2500\u2500\u2192 server2  [ESTABLISHED]",
            "                   the user of server2 is told \"hello\"");
  }

  @Test
  void noWordOfATimerIsCutAndACallThatIsCutFollowsWhole() {
    Actor client2 = Actor.of(Side.CLIENT, 2);
    Actor server2 = Actor.of(Side.SERVER, 2);
    Moment timeout =
        moment(1)
            .turn(client2, SYN_SENT)
            .peer(server2)
            .timeout(Timer.RETRANSMISSION, "server accept")
            .build();
    assertThat(new Lanes(PLAIN, false).moment(timeout).get(0)).contains(" timeout RTO ");
    Moment call =
        moment(2)
            .turn(server2, CLOSED, LISTEN)
            .stands(CLIENT, CLOSED)
            .call("listen port 8081 reuse-address")
            .build();
    assertThat(new Lanes(PLAIN, false).moment(call))
        .containsExactly(
            "  2  CLOSED        listen port 8081 reu\u2026 server2  [LISTEN]",
            "                   listen port 8081 reuse-address");
  }

  @Test
  void aTurnWithTwoEdgesNamesTheStateItPassed() {
    Moment moment =
        moment(3)
            .turn(CLIENT, FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT)
            .stands(SERVER, LAST_ACK)
            .gets(segment(1, 2, 0, FIN))
            .signal("connection closing")
            .build();
    assertThat(new Lanes(PLAIN, false).moment(moment))
        .containsExactly(
            "  3 [TIME-WAIT]    ←──────── FIN,ACK seq 1 ack 2   LAST-ACK",
            "                   by way of FIN-WAIT-2",
            "                   the user of the client is told \"connection closing\"");
  }

  @Test
  void actorsAfterTheFirstGoByTheirNames() {
    Actor client2 = Actor.of(Side.CLIENT, 2);
    Actor server2 = Actor.of(Side.SERVER, 2);
    Lanes lanes = new Lanes(PLAIN, false);
    assertThat(
            lanes.moment(
                moment(4)
                    .turn(client2, CLOSED, SYN_SENT)
                    .stands(SERVER, LISTEN)
                    .call("connect")
                    .build()))
        .containsExactly("  4 [SYN-SENT]     client2 connect                 LISTEN");
    assertThat(
            lanes.moment(
                moment(5)
                    .turn(client2, SYN_SENT, ESTABLISHED)
                    .stands(SERVER, LISTEN)
                    .gets(segment(0, 1, 0, SYN))
                    .build()))
        .containsExactly("  5 [ESTABLISHED]  client2 ← SYN,ACK seq 0 ack 1   LISTEN");
    assertThat(
            lanes.moment(
                moment(6)
                    .turn(server2, SYN_RECEIVED, ESTABLISHED)
                    .stands(client2, ESTABLISHED)
                    .stands(CLIENT, ESTABLISHED)
                    .gets(segment(1, 1, 0))
                    .build()))
        .containsExactly("  6  ESTABLISHED   client2 ACK ack 1 ──→ server2  [ESTABLISHED]");
    assertThat(
            lanes.moment(
                moment(7)
                    .turn(SERVER.asListener(), LISTEN)
                    .stands(CLIENT, SYN_SENT)
                    .gets(segment(0, -1, 0, SYN))
                    .build()))
        .containsExactly("  7  SYN-SENT      SYN seq 0 ─────────→ listener   LISTEN");
  }

  @Test
  void theLiveWorldAloneSaysHowAStateIsKnown() {
    Moment moment =
        moment(2)
            .turn(SERVER, ESTABLISHED, CLOSE_WAIT)
            .stands(CLIENT, FIN_WAIT_2)
            .live(new Sighting(Sighting.How.OBSERVED, 12, null, null))
            .build();
    assertThat(new Lanes(PLAIN, false).moment(moment))
        .containsExactly("  2  FIN-WAIT-2                         observed  [CLOSE-WAIT]");
  }

  @Test
  void aTimeoutIsNamedUnlessTheScenarioWaitedForIt() {
    Lanes lanes = new Lanes(PLAIN, false);
    assertThat(
            lanes.moment(
                moment(9).turn(CLIENT, SYN_SENT).timeout(Timer.RETRANSMISSION, "wait 5s").build()))
        .containsExactly("  9  SYN-SENT      timeout RETRANSMISSION          CLOSED");
    assertThat(
            lanes.moment(
                moment(9).turn(CLIENT, SYN_SENT).timeout(Timer.RETRANSMISSION, "wait RTO").build()))
        .containsExactly("  9  SYN-SENT      wait RTO                        CLOSED");
  }

  @Test
  void aSegmentThatTheWireChangesShowsHowFarItComes() {
    Lanes lanes = new Lanes(PLAIN, false);
    assertThat(
            Arrays.stream(Event.Deed.values())
                .map(d -> onWire(lanes, CLIENT, d, segment(1, 1, 0, FIN, ACK))))
        .containsExactly(
            "  1  CLOSED        FIN,ACK seq 1 ack 1 ────x       CLOSED",
            "  1  CLOSED        FIN,ACK seq 1 ack 1 ──| held    CLOSED",
            "  1  CLOSED        FIN,ACK seq 1 ack 1 ──→ twice   CLOSED",
            "  1  CLOSED        FIN,ACK seq 1 ack 1 ───→ late   CLOSED",
            "  1  CLOSED        FIN,ACK seq 1 ack 1 ─| again    CLOSED");
    assertThat(
            Arrays.stream(Event.Deed.values())
                .map(d -> onWire(lanes, SERVER, d, segment(1, 1, 0, ACK))))
        .containsExactly(
            "  1  CLOSED                 x───────── ACK ack 1   CLOSED",
            "  1  CLOSED              held |─────── ACK ack 1   CLOSED",
            "  1  CLOSED        twice ←──────────── ACK ack 1   CLOSED",
            "  1  CLOSED        late ←───────────── ACK ack 1   CLOSED",
            "  1  CLOSED              again |────── ACK ack 1   CLOSED");
  }

  private static String onWire(Lanes lanes, Actor actor, Event.Deed deed, Segment segment) {
    return lanes.moment(moment(1).turn(actor, CLOSED).onWire(deed, segment).build()).get(0);
  }

  @Test
  void longNumbersTakeFewerWordsAndLongCallsAreCut() {
    Lanes lanes = new Lanes(PLAIN, false);
    assertThat(row(lanes, segment(123456, 1, 1460, PSH, ACK)))
        .contains(" PSH,ACK seq 123456 len 1460 → ");
    assertThat(row(lanes, segment(4294967295L, 4294967295L, 65535, PSH, ACK)))
        .contains(" PSH,ACK len 65535 ──────────→ ");
    assertThat(row(lanes, segment(4294967295L, 4294967295L, 0, RST, ACK)))
        .contains(" RST,ACK ack 4294967295 ─────→ ");
    assertThat(
            lanes.moment(
                moment(1).turn(CLIENT, ESTABLISHED).call("send \"" + "word ".repeat(20)).build()))
        .containsExactly("  1  ESTABLISHED   send \"word word word word wo…   CLOSED");
  }

  private static String row(Lanes lanes, Segment segment) {
    return lanes
        .moment(
            moment(1).turn(SERVER, ESTABLISHED).stands(CLIENT, ESTABLISHED).gets(segment).build())
        .get(0);
  }
}
