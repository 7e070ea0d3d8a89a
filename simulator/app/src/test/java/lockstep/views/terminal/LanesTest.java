package lockstep.views.terminal;

import static lockstep.comparison.Verdict.AGREES;
import static lockstep.comparison.Verdict.EXPLAINED;
import static lockstep.comparison.Verdict.UNEXPLAINED;
import static lockstep.comparison.Verdict.UNSEEN;
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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lockstep.comparison.Moment;
import lockstep.comparison.Summary;
import lockstep.comparison.Verdict;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static final Look PLAIN = new Look(false, false);
  private static final Look COLOUR = new Look(true, false);
  private static final Look ASCII = new Look(false, true);

  /** An ordinary end of a connection, each moment built by hand. */
  private static List<Moment> teardown() {
    return List.of(
        moment(1).turn(SERVER, CLOSED, LISTEN).call("listen").verdict(AGREES).build(),
        moment(2)
            .turn(CLIENT, CLOSED, SYN_SENT)
            .stands(SERVER, LISTEN)
            .call("connect")
            .verdict(UNSEEN, "the kernel left SYN-SENT after 9 µs, between two readings")
            .build(),
        moment(3)
            .turn(SERVER, LISTEN, SYN_RECEIVED)
            .stands(CLIENT, SYN_SENT)
            .gets(segment(0, -1, 0, SYN))
            .verdict(EXPLAINED, "the listener stays, a new row comes")
            .difference("linux-listener-stays")
            .build(),
        moment(4)
            .turn(CLIENT, SYN_SENT, ESTABLISHED)
            .stands(SERVER, SYN_RECEIVED)
            .gets(segment(0, 1, 0, SYN))
            .verdict(AGREES)
            .build(),
        moment(5)
            .turn(SERVER, SYN_RECEIVED, ESTABLISHED)
            .stands(CLIENT, ESTABLISHED)
            .gets(segment(1, 1, 0))
            .verdict(AGREES)
            .build(),
        moment(6)
            .turn(CLIENT, ESTABLISHED)
            .stands(SERVER, ESTABLISHED)
            .call("send 5")
            .verdict(AGREES)
            .build(),
        moment(7)
            .turn(SERVER, ESTABLISHED)
            .stands(CLIENT, ESTABLISHED)
            .gets(segment(1, 1, 5))
            .verdict(AGREES)
            .build(),
        moment(8)
            .turn(CLIENT, ESTABLISHED)
            .stands(SERVER, ESTABLISHED)
            .gets(segment(1, 6, 0))
            .verdict(AGREES)
            .build(),
        moment(9)
            .turn(CLIENT, ESTABLISHED, FIN_WAIT_1)
            .stands(SERVER, ESTABLISHED)
            .call("close")
            .verdict(UNSEEN, "the kernel left FIN-WAIT-1 after 8 µs, between two readings")
            .build(),
        moment(10)
            .turn(SERVER, ESTABLISHED, CLOSE_WAIT)
            .stands(CLIENT, FIN_WAIT_1)
            .gets(segment(6, 1, 0, FIN))
            .verdict(AGREES)
            .build(),
        moment(11)
            .turn(CLIENT, FIN_WAIT_1, FIN_WAIT_2)
            .stands(SERVER, CLOSE_WAIT)
            .gets(segment(1, 7, 0))
            .verdict(AGREES)
            .build(),
        moment(12)
            .turn(SERVER, CLOSE_WAIT, LAST_ACK)
            .stands(CLIENT, FIN_WAIT_2)
            .call("close")
            .verdict(AGREES)
            .build(),
        moment(13)
            .turn(CLIENT, FIN_WAIT_2, TIME_WAIT)
            .stands(SERVER, LAST_ACK)
            .gets(segment(1, 7, 0, FIN))
            .verdict(AGREES)
            .build(),
        moment(14)
            .turn(SERVER, LAST_ACK, CLOSED)
            .stands(CLIENT, TIME_WAIT)
            .gets(segment(7, 2, 0))
            .verdict(AGREES)
            .build(),
        moment(15)
            .turn(CLIENT, TIME_WAIT, CLOSED)
            .stands(SERVER, CLOSED)
            .timeout(Timer.TIME_WAIT, "wait 2MSL")
            .verdict(EXPLAINED, "this kernel waits 60 s, 59.9 s to go: linux-time-wait-60s")
            .difference("linux-time-wait-60s")
            .build());
  }

  @Test
  void aWholeRunReadsLikeTheMock() {
    Lanes lanes = new Lanes(PLAIN, true);
    List<String> lines = new ArrayList<>(lanes.title("teardown", "The client closes first"));
    lines.addAll(
        lanes.heads("RFC 9293 beside Linux 6.18, 127.0.0.1:52114 to 127.0.0.1:38443, seed 1"));
    teardown().forEach(m -> lines.addAll(lanes.moment(m)));
    lines.add("");
    lines.addAll(lanes.summary(summary(11, 2, 2, 0), 15));
    lines.addAll(lanes.inLockstep());
    assertThat(String.join("\n", lines))
        .isEqualTo(
            """
            teardown: The client closes first
            RFC 9293 beside Linux 6.18, 127.0.0.1:52114 to 127.0.0.1:38443, seed 1

                CLIENT         SEGMENT OR CALL                SERVER         VERDICT
              1  CLOSED                               listen  [LISTEN]       = AGREES
              2 [SYN-SENT]     connect                         LISTEN        ~ UNSEEN
                               the kernel left SYN-SENT after 9 µs, between two readings
              3  SYN-SENT      SYN seq 0 ──────────────────→  [SYN-RECEIVED] § EXPLAINED
                               the listener stays, a new row comes: linux-listener-stays
              4 [ESTABLISHED]  ←──────── SYN,ACK seq 0 ack 1   SYN-RECEIVED  = AGREES
              5  ESTABLISHED   ACK seq 1 ack 1 ────────────→  [ESTABLISHED]  = AGREES
              6  ESTABLISHED   send 5                          ESTABLISHED   = AGREES
              7  ESTABLISHED   ACK seq 1, 5 octets ────────→   ESTABLISHED   = AGREES
              8  ESTABLISHED   ←────────────────── ACK ack 6   ESTABLISHED   = AGREES
              9 [FIN-WAIT-1]   close                           ESTABLISHED   ~ UNSEEN
                               the kernel left FIN-WAIT-1 after 8 µs, between two readings
             10  FIN-WAIT-1    FIN,ACK seq 6 ack 1 ────────→  [CLOSE-WAIT]   = AGREES
             11 [FIN-WAIT-2]   ←────────────────── ACK ack 7   CLOSE-WAIT    = AGREES
             12  FIN-WAIT-2                            close  [LAST-ACK]     = AGREES
             13 [TIME-WAIT]    ←──────── FIN,ACK seq 1 ack 7   LAST-ACK      = AGREES
             14  TIME-WAIT     ACK ack 2 ──────────────────→  [CLOSED]       = AGREES
             15 [CLOSED]       wait 2MSL                       CLOSED        § EXPLAINED
                               this kernel waits 60 s, 59.9 s to go: linux-time-wait-60s

                Of 15 steps 11 agree, 2 unseen, 2 explained, 0 unexplained.
                Model and kernel went in lockstep.""");
  }

  @Test
  void theSummarySaysOfHowManyStepsItCountsAndHowManyHadNothingBeside() {
    Lanes lanes = new Lanes(PLAIN, true);
    assertThat(lanes.summary(summary(1, 0, 0, 0), 1))
        .containsExactly("    Of 1 step 1 agree, 0 unseen, 0 explained, 0 unexplained.");
    assertThat(lanes.summary(summary(3, 1, 0, 0), 6))
        .containsExactly(
            "    Of 6 steps 3 agree, 1 unseen, 0 explained, 0 unexplained, 2 not compared.");
  }

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
  void withoutSignsOutsideAsciiItReadsTheSame() {
    Lanes lanes = new Lanes(ASCII, true);
    List<String> lines = new ArrayList<>();
    teardown().subList(1, 4).forEach(m -> lines.addAll(lanes.moment(m)));
    assertThat(String.join("\n", lines) + "\n")
        .isEqualTo(
            """
              2 [SYN-SENT]     connect                         LISTEN        ~ UNSEEN
                               the kernel left SYN-SENT after 9 us, between two readings
              3  SYN-SENT      SYN seq 0 ------------------>  [SYN-RECEIVED] ? EXPLAINED
                               the listener stays, a new row comes: linux-listener-stays
              4 [ESTABLISHED]  <-------- SYN,ACK seq 0 ack 1   SYN-RECEIVED  = AGREES
            """);
  }

  @Test
  void colourMarksTheStateJustEnteredAndLeavesEveryWordInItsColumn() {
    Lanes lanes = new Lanes(COLOUR, true);
    assertThat(lanes.moment(teardown().get(1)))
        .containsExactly(
            "\033[2m  2\033[0m \033[1;38;5;16;48;5;74m SYN-SENT \033[0m     "
                + "\033[33mconnect\033[0m                         "
                + "LISTEN        \033[4m~ UNSEEN\033[0m",
            "                   \033[2mthe kernel left SYN-SENT after 9 µs, between two readings"
                + "\033[0m");
    assertThat(lanes.moment(teardown().get(9)).get(0))
        .contains("\033[1;38;5;16;48;5;214m CLOSE-WAIT \033[0m")
        .endsWith("\033[32m= AGREES\033[0m");
    for (Moment moment : teardown()) {
      List<String> plain = new Lanes(PLAIN, true).moment(moment);
      List<String> coloured = lanes.moment(moment).stream().map(LanesTest::stripped).toList();
      assertThat(coloured)
          .isEqualTo(plain.stream().map(l -> l.replace('[', ' ').replace(']', ' ')).toList());
    }
  }

  @Test
  void unexplainedStandsOutAndSaysWhy() {
    Moment moment =
        moment(7)
            .turn(SERVER, ESTABLISHED, CLOSE_WAIT)
            .stands(CLIENT, FIN_WAIT_1)
            .gets(segment(6, 1, 0, FIN))
            .verdict(UNEXPLAINED, "the kernel went to CLOSED")
            .build();
    assertThat(new Lanes(PLAIN, true).moment(moment))
        .containsExactly(
            "  7  FIN-WAIT-1    FIN,ACK seq 6 ack 1 ────────→  [CLOSE-WAIT]   ! UNEXPLAINED",
            "                   the kernel went to CLOSED");
    assertThat(new Lanes(COLOUR, true).moment(moment).get(0))
        .endsWith("\033[1;38;5;16;48;5;166m! UNEXPLAINED\033[0m");
  }

  @Test
  void theModelAloneHasNoVerdicts() {
    Lanes lanes = new Lanes(PLAIN, false);
    assertThat(lanes.heads("RFC 9293, seed 1"))
        .endsWith("    CLIENT         SEGMENT OR CALL                SERVER");
    assertThat(lanes.moment(moment(1).turn(SERVER, CLOSED, LISTEN).call("listen").build()))
        .containsExactly("  1  CLOSED                               listen  [LISTEN]");
    assertThat(lanes.summary(summary(0, 0, 0, 0), 15))
        .containsExactly("    15 steps, nothing beside to compare.");
    assertThat(lanes.inLockstep()).isEmpty();
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
            "  1  CLOSED        FIN,ACK seq 1 ack 1 ───→ late   CLOSED");
    assertThat(
            Arrays.stream(Event.Deed.values())
                .map(d -> onWire(lanes, SERVER, d, segment(1, 1, 0, ACK))))
        .containsExactly(
            "  1  CLOSED                 x───────── ACK ack 1   CLOSED",
            "  1  CLOSED              held |─────── ACK ack 1   CLOSED",
            "  1  CLOSED        twice ←──────────── ACK ack 1   CLOSED",
            "  1  CLOSED        late ←───────────── ACK ack 1   CLOSED");
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

  @Test
  void noLineIsWiderThanEightyColumns() {
    List<Actor> actors =
        List.of(
            CLIENT,
            SERVER,
            Actor.of(Side.CLIENT, 20),
            Actor.of(Side.SERVER, 20),
            Actor.of(Side.SERVER, 20).asListener());
    List<Segment> segments =
        List.of(
            segment(0, -1, 0),
            segment(1, 1, 1, PSH),
            segment(4294967295L, 4294967295L, 65535, ControlBit.values()));
    int lines = 0;
    for (Look look : List.of(PLAIN, COLOUR, ASCII)) {
      Lanes lanes = new Lanes(look, true);
      for (Actor actor : actors) {
        for (TcpState state : TcpState.values()) {
          for (Segment segment : segments) {
            Moment moment =
                moment(12345)
                    .turn(actor, SYN_RECEIVED, state)
                    .stands(Actor.of(actor.side().other(), 20), SYN_RECEIVED)
                    .gets(segment)
                    .verdict(UNEXPLAINED, "x".repeat(200), "many words ".repeat(30))
                    .difference("linux-" + "long-".repeat(20))
                    .build();
            for (String line : lanes.moment(moment)) {
              assertThat(Text.width(stripped(line))).as(line).isLessThanOrEqualTo(Lanes.WIDTH);
              lines++;
            }
          }
        }
      }
      assertThat(lanes.title("n".repeat(90), "t ".repeat(90)))
          .allMatch(l -> stripped(l).length() <= Lanes.WIDTH);
      assertThat(lanes.heads("place ".repeat(40)))
          .allMatch(l -> stripped(l).length() <= Lanes.WIDTH);
      assertThat(lanes.note("words ".repeat(40)))
          .allMatch(l -> stripped(l).length() <= Lanes.WIDTH);
    }
    assertThat(lines).isGreaterThan(1000);
  }

  private static String stripped(String line) {
    return line.replaceAll("\033\\[[0-9;]*m", "").stripTrailing();
  }

  private static Summary summary(int agree, int unseen, int explained, int unexplained) {
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    verdicts.put(AGREES, agree);
    verdicts.put(UNSEEN, unseen);
    verdicts.put(EXPLAINED, explained);
    verdicts.put(UNEXPLAINED, unexplained);
    return new Summary(verdicts, List.of(World.MODEL, World.LOOPBACK));
  }
}
