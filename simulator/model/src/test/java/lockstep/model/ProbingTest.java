package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;
import static lockstep.model.Story.given;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_1;
import static lockstep.tcp.TcpState.FIN_WAIT_2;
import static lockstep.tcp.TcpState.LAST_ACK;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.TIME_WAIT;
import static lockstep.tcp.Timer.PERSIST;
import static lockstep.tcp.Timer.RETRANSMISSION;
import static lockstep.tcp.Timer.USER;

import org.junit.jupiter.api.Test;

/** RFC 9293 section 3.8.6.1: a window that is shut is asked about. */
class ProbingTest {
  private static final long SECOND = 1_000_000;
  private static final TcbSettings NO_NAGLE = Story.PROMPT.withNagle(false);

  /** ESTABLISHED with a peer whose window is shut from the start. */
  private static Story shut(TcbSettings settings) {
    return given(SYN_RECEIVED, settings)
        .whenArrives(segment().ack().window(0))
        .thenEnters(ESTABLISHED);
  }

  /** SHLD-29, SHLD-30; and who does not answer at all is given up. */
  @Test
  void theFirstProbeGoesAfterTheTimeoutAndEachFurtherOneWaitsTwiceAsLong() {
    shut(Story.PROMPT)
        .whenSends("abc")
        .thenNothingElse()
        .thenRuns(PERSIST, SECOND)
        .thenDoesNotRun(RETRANSMISSION)
        .whenTimeRuns(SECOND)
        .thenSends(segment().ack().seq(1).text("a"))
        .thenDecidedBy("3.8.6.1")
        .thenSaysWhy("the window is shut: it is probed with what comes next")
        .thenRuns(PERSIST, 2 * SECOND)
        .thenDoesNotRun(RETRANSMISSION)
        .thenNothingElse()
        .whenTimeRuns(122 * SECOND - 1)
        .thenSentAt(2 * SECOND, 6 * SECOND, 14 * SECOND, 30 * SECOND, 62 * SECOND)
        .thenSends(segment().ack().seq(1).text("a"))
        .whateverWasSent()
        .thenSignals("no acknowledgment after 3 retransmissions")
        .thenNothingElse()
        .whenTimeRuns(1)
        .thenEnters(CLOSED)
        .thenSignals("SEND: error: connection timed out")
        .thenSignals("error: connection timed out")
        .thenNothingElse();
  }

  @Test
  void theProbeThatFollowsARoundTripWaitsForItsTimeout() {
    given(SYN_RECEIVED)
        .whenTimePasses(2 * SECOND)
        .whenArrives(segment().ack().window(0))
        .whenSends("abc")
        .thenRuns(PERSIST, 6 * SECOND)
        .whenTimeRuns(6 * SECOND)
        .thenRuns(PERSIST, 12 * SECOND);
  }

  /** MUST-37. */
  @Test
  void aPeerThatAnswersKeepsTheConnectionForEver() {
    Story story = shut(Story.PROMPT).whenSends("abc").whenTimeRuns(SECOND);
    for (int i = 0; i < 200; i++)
      story
          .whenArrives(segment().acking(1).window(0))
          .thenStays()
          .thenNothingElse()
          .thenDoesNotRun(USER)
          .whenTimeRuns(60 * SECOND)
          .thenHas("a clock for the probe", true, tcb -> tcb.isRunning(USER));
    story
        .thenHas("probes without an answer", 1, tcb -> tcb.retransmissions)
        .thenHas("interval", 60 * SECOND, tcb -> tcb.probeIntervalMicros);
  }

  @Test
  void whenTheWindowOpensWhatWasRefusedGoesAgainAtOnce() {
    shut(NO_NAGLE)
        .whenSends("abc")
        .whenTimeRuns(SECOND)
        .whenArrives(segment().acking(1).window(0))
        .whenArrives(segment().acking(1).window(100))
        .thenSends(segment().ack().seq(1).text("a"))
        .thenSends(segment().ack().seq(2).text("bc"))
        .thenSaysWhy("the window has opened: what was refused goes again")
        .thenNothingElse()
        .thenDoesNotRun(PERSIST)
        .thenRuns(RETRANSMISSION, SECOND)
        .thenHas("interval", 0L, tcb -> tcb.probeIntervalMicros)
        .thenHas("retransmissions", 0, tcb -> tcb.retransmissions);
  }

  @Test
  void whenTheWindowOpensBeforeAProbeTheTextGoes() {
    shut(Story.PROMPT)
        .whenSends("abc")
        .whenTimeRuns(500_000)
        .whenArrives(segment().acking(1).window(100))
        .thenSends(segment().ack().seq(1).text("abc"))
        .thenNothingElse()
        .thenDoesNotRun(PERSIST)
        .thenRuns(RETRANSMISSION, SECOND);
  }

  @Test
  void aProbeThatIsTakenIsFollowedByTheNextOctet() {
    shut(Story.PROMPT)
        .whenSends("abc")
        .whenTimeRuns(SECOND)
        .whenArrives(segment().acking(2).window(0))
        .thenNothingElse()
        .thenRuns(PERSIST, 2 * SECOND)
        .thenDoesNotRun(RETRANSMISSION)
        .whenTimeRuns(2 * SECOND)
        .thenSends(segment().ack().seq(2).text("b"))
        .thenNothingElse();
  }

  /** How long a probe waits says nothing about the way there and back. */
  @Test
  void aProbeIsNotMeasured() {
    shut(Story.PROMPT)
        .whenSends("abc")
        .whenTimeRuns(SECOND)
        .whenTimePasses(500_000)
        .whenArrives(segment().acking(2).window(0))
        .thenHas("SRTT", 0L, tcb -> tcb.srttMicros);
  }

  /** MUST-35: a window that shrank to nothing is probed with what lies beyond it. */
  @Test
  void aWindowThatShrinksToNothingIsProbed() {
    given(ESTABLISHED)
        .whenSends("abc")
        .thenRuns(RETRANSMISSION, SECOND)
        .whenTimePasses(300_000)
        .whenArrives(segment().acking(1).window(0))
        .thenNothingElse()
        .thenDoesNotRun(RETRANSMISSION)
        .thenRuns(PERSIST, SECOND)
        .whenTimeRuns(SECOND)
        .thenSends(segment().ack().seq(1).text("abc"))
        .thenRuns(PERSIST, 2 * SECOND)
        .thenNothingElse();
  }

  @Test
  void theFinIsAProbeToo() {
    shut(Story.PROMPT)
        .whenCloses()
        .thenEnters(FIN_WAIT_1)
        .thenSaysWhy("the FIN waits")
        .thenNothingElse()
        .whenTimeRuns(SECOND)
        .thenSends(segment().fin().ack().seq(1))
        .thenNothingElse()
        .whenTimeRuns(2 * SECOND)
        .thenSends(segment().fin().ack().seq(1))
        .thenNothingElse()
        .whenArrives(segment().acking(2).window(0))
        .thenEnters(FIN_WAIT_2)
        .thenDoesNotRun(PERSIST)
        .thenNothingElse();
  }

  @Test
  void aFinThatProbesEntersLastAck() {
    shut(Story.PROMPT)
        .whenArrives(segment().fin().ack().window(0))
        .thenEnters(CLOSE_WAIT)
        .whenCloses()
        .thenStays()
        .whenTimeRuns(SECOND)
        .thenEnters(LAST_ACK)
        .thenSends(segment().fin().ack().seq(1))
        .thenNothingElse();
  }

  /** The FIN takes a number of its own: a probe of the last octet does not carry it. */
  @Test
  void theLastOctetProbesWithoutTheFin() {
    shut(Story.PROMPT)
        .whenSends("a")
        .whenCloses()
        .whenTimeRuns(SECOND)
        .thenSends(segment().ack().seq(1).text("a"))
        .whenArrives(segment().acking(2).window(1))
        .thenSends(segment().fin().ack().seq(2))
        .thenNothingElse();
  }

  /**
   * Appendix A.2: the peer that refuses a probe would refuse SND.NXT too, and two ends that probe
   * each other would answer each other without end.
   */
  @Test
  void whileAProbeIsOutAcknowledgmentsBeginWhereThePeerStands() {
    shut(Story.PROMPT)
        .whenSends("abc")
        .whenTimeRuns(SECOND)
        .whenArrives(segment().acking(1).window(0).text("x"))
        .thenSends(segment().ack().seq(1).acking(2))
        .thenNothingElse()
        .whenTimeRuns(2 * SECOND)
        .thenSends(segment().ack().seq(1).text("a"))
        .whenArrives(segment().seq(0).acking(1))
        .thenSends(segment().ack().seq(1).acking(2))
        .thenNothingElse();
  }

  @Test
  void withoutProbesAShutWindowStaysUnasked() {
    shut(Story.PROMPT.withWindowProbes(false))
        .whenSends("abc")
        .thenDoesNotRun(PERSIST)
        .whenTimeRuns(1000 * SECOND)
        .thenNothingElse();
  }

  /** A timer that is fired although nothing waits for the window. */
  @Test
  void askedForNothingItTakesANumberThatIsTaken() {
    given(ESTABLISHED)
        .whenRunsOut(PERSIST)
        .thenSends(segment().ack().seq(0).acking(1))
        .thenDoesNotRun(PERSIST)
        .thenNothingElse();
    given(SYN_RECEIVED).whenRunsOut(PERSIST).thenStays().thenNothingElse();
    given(TIME_WAIT).whenRunsOut(PERSIST).thenStays().thenNothingElse();
  }

  /** Section 3.8.6.2.1: the override timeout is the persist timer, a second at most. */
  @Test
  void theOverrideTimeoutIsASecondAtMost() {
    given(LISTEN)
        .whenArrives(segment().syn().seq(0).window(100))
        .whenTimePasses(2 * SECOND)
        .whenArrives(segment().ack().window(100))
        .whenSends(150)
        .thenSends(segment().ack().seq(1).octets(100))
        .whenArrives(segment().acking(101).window(10))
        .thenNothingElse()
        .thenRuns(PERSIST, SECOND)
        .whenTimeRuns(SECOND)
        .thenSends(segment().ack().seq(101))
        .thenSaysWhy("rule 4")
        .thenHas("SND.NXT", 111L, tcb -> tcb.sndNxt.toLong())
        .thenNothingElse();
  }

  /** Rule 3: half of the largest window is worth a segment. */
  @Test
  void halfOfTheLargestWindowIsWorthASegment() {
    given(LISTEN)
        .whenArrives(segment().syn().seq(0).window(100))
        .whenArrives(segment().ack().window(100))
        .whenSends(150)
        .whenArrives(segment().acking(101).window(49))
        .thenNothingElse()
        .whenArrives(segment().acking(101).window(50))
        .thenSends(segment().ack().seq(101))
        .thenNothingElse()
        .thenDoesNotRun(PERSIST);
  }

  @Test
  void withoutAvoidanceEachPieceOfAWindowIsUsed() {
    given(LISTEN, Story.PROMPT.withSillyWindowAvoidance(false))
        .whenArrives(segment().syn().seq(0).window(100))
        .whenArrives(segment().ack().window(100))
        .whenSends(150)
        .whenArrives(segment().acking(101).window(3))
        .thenSends(segment().ack().seq(101))
        .thenHas("SND.NXT", 104L, tcb -> tcb.sndNxt.toLong());
  }
}
