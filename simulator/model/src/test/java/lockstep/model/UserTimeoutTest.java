package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;
import static lockstep.model.Story.given;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_1;
import static lockstep.tcp.TcpState.SYN_SENT;
import static lockstep.tcp.Timer.USER;

import java.time.Duration;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 9293 sections 3.9.1.1 and 3.10.8: what was sent has so long to arrive. */
class UserTimeoutTest {
  private static final long SECOND = 1_000_000;
  private static final String ABORTED = "error: connection aborted due to user timeout";
  private static final TcbSettings TEN_SECONDS =
      Story.PROMPT.withUserTimeout(Duration.ofSeconds(10));

  @Test
  void unlessSetItIsFiveMinutes() {
    given(SYN_SENT).thenRuns(USER, 300 * SECOND);
    given(ESTABLISHED).thenDoesNotRun(USER).whenSends("a").thenRuns(USER, 300 * SECOND);
  }

  /** "For any state": every queue is flushed, the user is told, and no reset is sent. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLOSED")
  void itEndsTheConnectionInAnyState(TcpState state) {
    given(state)
        .whenRunsOut(USER)
        .thenEnters(CLOSED)
        .thenSignals(ABORTED)
        .thenDecidedBy("3.10.8")
        .thenNothingElse();
  }

  @Test
  void itComesBeforeR2WhenTheUserWantsItSo() {
    given(SYN_SENT, TEN_SECONDS)
        .whenTimeRuns(10 * SECOND - 1)
        .thenSentAt(SECOND, 3 * SECOND, 7 * SECOND)
        .thenStays()
        .whenTimeRuns(1)
        .thenEnters(CLOSED)
        .thenSignals(ABORTED)
        .thenNothingElse();
  }

  /** MUST-21: a user may want to wait longer than R2. */
  @Test
  void aLongOnePutsR2Off() {
    given(ESTABLISHED, Story.PROMPT.withUserTimeout(Duration.ofMinutes(10)))
        .whenSends("a")
        .whenTimeRuns(599 * SECOND)
        .thenStays()
        .whenTimeRuns(SECOND)
        .thenEnters(CLOSED)
        .thenSignals(ABORTED);
  }

  @Test
  void progressGivesItTimeAgain() {
    given(ESTABLISHED, TEN_SECONDS.withNagle(false))
        .whenSends("a")
        .whenTimePasses(4 * SECOND)
        .whenSends("b")
        .thenRuns(USER, 6 * SECOND)
        .whenTimePasses(SECOND)
        .whenArrives(segment().acking(2))
        .thenRuns(USER, 10 * SECOND)
        .whenArrives(segment().acking(3))
        .thenDoesNotRun(USER);
  }

  @Test
  void itRunsForAFinToo() {
    given(FIN_WAIT_1, TEN_SECONDS)
        .thenRuns(USER, 10 * SECOND)
        .whenTimeRuns(10 * SECOND)
        .thenEnters(CLOSED)
        .thenSignals("no acknowledgment after 3 retransmissions")
        .thenSignals(ABORTED);
  }

  /** MUST-37: a peer that says that its window is shut is not silent. */
  @Test
  void aPeerThatAnswersProbesKeepsItOff() {
    Story story =
        given(ESTABLISHED, TEN_SECONDS)
            .whenSends("a")
            .whenArrives(segment().acking(1).window(0))
            .thenDoesNotRun(USER);
    for (int i = 0; i < 20; i++)
      story.whenTimeRuns(9 * SECOND).thenStays().whenArrives(segment().acking(1).window(0));
    story.thenDoesNotRun(USER).whenTimeRuns(70 * SECOND).thenEnters(CLOSED);
  }

  /** The interval between probes may be longer than what the user wants to wait for an answer. */
  @Test
  void aProbeThatIsAnsweredInTimeKeepsItOffHoweverLongTheNextOneWaits() {
    Story story =
        given(ESTABLISHED, Story.PROMPT.withUserTimeout(Duration.ofSeconds(3)))
            .whenSends("a")
            .whenArrives(segment().acking(1).window(0));
    for (int wait : new int[] {1, 2, 4, 8, 16, 32, 60, 60})
      story.whenTimeRuns(wait * SECOND).thenStays().whenArrives(segment().acking(1).window(0));
  }
}
