package lockstep.views.terminal;

import static lockstep.comparison.Verdict.AGREES;
import static lockstep.comparison.Verdict.EXPLAINED;
import static lockstep.comparison.Verdict.UNEXPLAINED;
import static lockstep.comparison.Verdict.UNSEEN;
import static lockstep.tcp.Actor.CLIENT;
import static lockstep.tcp.Actor.SERVER;
import static lockstep.tcp.ControlBit.FIN;
import static lockstep.tcp.ControlBit.PSH;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lockstep.comparison.Moment;
import lockstep.comparison.Summary;
import lockstep.comparison.Verdict;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Segment;
import lockstep.tcp.SegmentField;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.tcp.World;
import org.junit.jupiter.api.Test;

/** Whole runs in the lanes, and what holds for each of their lines. */
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
  void theSummarySaysWhatOfTheSegmentsWasComparedToo() {
    Lanes lanes = new Lanes(PLAIN, true);
    Map<Verdict, Integer> verdicts = summary(1, 0, 0, 0).verdicts();
    List<World> worlds = List.of(World.MODEL, World.WIRE);
    assertThat(
            lanes.summary(new Summary(verdicts, worlds, Map.of(SegmentField.WINDOW, 1)), 1).get(1))
        .isEqualTo("    Compared on the wire too: the window of 1 segment (shut or open).");
    Map<SegmentField, Integer> both = Map.of(SegmentField.WINDOW, 37, SegmentField.OPTIONS, 2);
    assertThat(String.join(" ", lanes.summary(new Summary(verdicts, worlds, both), 1)))
        .contains("the window of 37 segments (shut or open), the")
        .endsWith("options of 2 segments (MSS).");
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
