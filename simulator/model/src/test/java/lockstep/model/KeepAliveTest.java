package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;
import static lockstep.model.Story.given;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_2;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;
import static lockstep.tcp.TcpState.TIME_WAIT;
import static lockstep.tcp.Timer.KEEP_ALIVE;

import java.time.Duration;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 9293 section 3.8.4. */
class KeepAliveTest {
  private static final long SECOND = 1_000_000;
  private static final long IDLE = 7200 * SECOND;
  private static final long INTERVAL = 75 * SECOND;
  private static final TcbSettings ALIVE =
      Story.PROMPT.withKeepAlive(
          new TcbSettings.KeepAlive(Duration.ofHours(2), Duration.ofSeconds(75), 9));

  /** MUST-25. */
  @Test
  void unlessAskedForThereIsNone() {
    given(ESTABLISHED)
        .thenDoesNotRun(KEEP_ALIVE)
        .whenArrives(segment().ack().text("a"))
        .thenDoesNotRun(KEEP_ALIVE);
  }

  @Test
  void anIdleConnectionIsProbedAndGivenUpAfterAllProbes() {
    given(ESTABLISHED, ALIVE)
        .thenRuns(KEEP_ALIVE, IDLE)
        .whenReceives(5)
        .whenTimeRuns(IDLE)
        .thenSends(segment().ack().seq(0).acking(1))
        .thenDecidedBy("3.8.4")
        .thenSaysWhy("the connection was idle")
        .thenRuns(KEEP_ALIVE, INTERVAL)
        .thenNothingElse()
        .whenTimeRuns(9 * INTERVAL - 1)
        .thenSentAt(
            INTERVAL,
            2 * INTERVAL,
            3 * INTERVAL,
            4 * INTERVAL,
            5 * INTERVAL,
            6 * INTERVAL,
            7 * INTERVAL,
            8 * INTERVAL)
        .whateverWasSent()
        .thenNothingElse()
        .whenTimeRuns(1)
        .thenEnters(CLOSED)
        .thenSaysWhy("9 keep-alive probes had no answer")
        .thenSignals("RECEIVE: error: connection timed out")
        .thenSignals("error: connection timed out")
        .thenNothingElse();
  }

  @Test
  void anAnswerBeginsTheTimeAnew() {
    given(ESTABLISHED, ALIVE)
        .whenTimeRuns(IDLE + 8 * INTERVAL)
        .whenArrives(segment().ack())
        .thenNothingElse()
        .thenRuns(KEEP_ALIVE, IDLE)
        .thenHas("unanswered probes", 0, tcb -> tcb.keepAliveProbes)
        .whenTimeRuns(IDLE + 8 * INTERVAL)
        .thenStays();
  }

  /** MUST-26: any segment counts, whatever comes of it. */
  @Test
  void everySegmentOfThePeerBeginsTheTimeAnew() {
    given(ESTABLISHED, ALIVE)
        .whenTimeRuns(100 * SECOND)
        .thenRuns(KEEP_ALIVE, IDLE - 100 * SECOND)
        .whenArrives(segment().ack().seq(0))
        .thenRuns(KEEP_ALIVE, IDLE);
  }

  /** MUST-26: while text is outstanding its retransmission asks the same. */
  @Test
  void noProbeGoesWhileTextIsOutstanding() {
    given(ESTABLISHED, ALIVE.withRetransmission(false))
        .whenSends("a")
        .whenRunsOut(KEEP_ALIVE)
        .thenNothingElse()
        .thenSaysWhy("retransmission asks")
        .thenRuns(KEEP_ALIVE, IDLE)
        .thenHas("unanswered probes", 0, tcb -> tcb.keepAliveProbes);
  }

  @ParameterizedTest
  @EnumSource(names = {"ESTABLISHED", "FIN_WAIT_2", "CLOSE_WAIT"})
  void aConnectionThatStandsCanBeIdle(TcpState state) {
    given(state, ALIVE).whenTimeRuns(IDLE).thenSends(segment().ack()).thenNothingElse().thenStays();
  }

  @Test
  void beforeAndAfterThereIsNothingToProbe() {
    given(SYN_SENT, ALIVE).thenDoesNotRun(KEEP_ALIVE);
    given(SYN_RECEIVED, ALIVE)
        .whenArrives(segment().ack().seq(200_000))
        .thenDoesNotRun(KEEP_ALIVE)
        .whenRunsOut(KEEP_ALIVE)
        .thenNothingElse();
    given(FIN_WAIT_2, ALIVE)
        .whenArrives(segment().fin().ack())
        .thenEnters(TIME_WAIT)
        .thenDoesNotRun(KEEP_ALIVE)
        .whenRunsOut(KEEP_ALIVE)
        .thenNothingElse();
  }

  /** A timer that is fired although keep-alive is off probes once. */
  @Test
  void firedWithoutTheOptionItProbesOnce() {
    given(ESTABLISHED)
        .whenRunsOut(KEEP_ALIVE)
        .thenSends(segment().ack().seq(0).acking(1))
        .thenDoesNotRun(KEEP_ALIVE)
        .whenSends("a")
        .whenRunsOut(KEEP_ALIVE)
        .thenDoesNotRun(KEEP_ALIVE)
        .thenNothingElse();
  }

  /** The other end's view: the probe lies before the window, so it is answered. */
  @Test
  void theProbeIsAnswered() {
    given(ESTABLISHED)
        .whenArrives(segment().ack().seq(0))
        .thenSends(segment().ack().seq(1).acking(1))
        .thenNothingElse();
  }
}
