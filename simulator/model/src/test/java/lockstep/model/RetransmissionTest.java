package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;
import static lockstep.model.Story.given;
import static lockstep.model.Story.givenSynReceivedAfterActiveOpen;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_1;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;
import static lockstep.tcp.Timer.RETRANSMISSION;
import static lockstep.tcp.Timer.USER;

import org.junit.jupiter.api.Test;

/** RFC 9293 sections 3.8.1 and 3.8.3, RFC 6298: figures worked out by hand. */
class RetransmissionTest {
  private static final long SECOND = 1_000_000;
  private static final String R1 = "no acknowledgment after 3 retransmissions";
  private static final String TIMED_OUT = "error: connection timed out";

  /** ESTABLISHED, the SYN of which took so long there and back. */
  private static Story establishedAfter(long roundTripMicros) {
    return given(SYN_RECEIVED)
        .whenTimePasses(roundTripMicros)
        .whenArrives(segment().ack())
        .thenEnters(ESTABLISHED);
  }

  @Test
  void beforeAnyRoundTripTheTimeoutIsOneSecond() {
    given(SYN_SENT).thenRuns(RETRANSMISSION, SECOND).thenHas("SRTT", -1L, tcb -> tcb.srttMicros);
    given(SYN_RECEIVED).thenRuns(RETRANSMISSION, SECOND);
  }

  /** RFC 6298 section 2.2. */
  @Test
  void theFirstRoundTripGivesItselfAndHalfOfItself() {
    establishedAfter(2 * SECOND)
        .thenHas("SRTT", 2 * SECOND, tcb -> tcb.srttMicros)
        .thenHas("RTTVAR", SECOND, tcb -> tcb.rttvarMicros)
        .thenHas("RTO", 6 * SECOND, tcb -> tcb.rtoMicros);
  }

  /** RFC 6298 section 2.3: alpha 1/8, beta 1/4, and RTTVAR is taken with the old SRTT. */
  @Test
  void furtherRoundTripsMoveTheMeanAndTheDeviation() {
    establishedAfter(2 * SECOND)
        .whenSends("a")
        .thenRuns(RETRANSMISSION, 6 * SECOND)
        .whenTimePasses(SECOND)
        .whenArrives(segment().ack())
        .thenHas("RTTVAR", 1_000_000L, tcb -> tcb.rttvarMicros)
        .thenHas("SRTT", 1_875_000L, tcb -> tcb.srttMicros)
        .thenHas("RTO", 5_875_000L, tcb -> tcb.rtoMicros)
        .whenSends("b")
        .whenTimePasses(3 * SECOND)
        .whenArrives(segment().ack())
        .thenHas("RTTVAR", 1_031_250L, tcb -> tcb.rttvarMicros)
        .thenHas("SRTT", 2_015_625L, tcb -> tcb.srttMicros)
        .thenHas("RTO", 6_140_625L, tcb -> tcb.rtoMicros);
  }

  /** RFC 6298 section 2.4. */
  @Test
  void theTimeoutIsNeverLessThanASecond() {
    establishedAfter(100_000)
        .thenHas("SRTT", 100_000L, tcb -> tcb.srttMicros)
        .thenHas("RTTVAR", 50_000L, tcb -> tcb.rttvarMicros)
        .thenHas("RTO", SECOND, tcb -> tcb.rtoMicros);
  }

  /** RFC 6298 section 2.5. */
  @Test
  void theTimeoutIsNeverMoreThanSixtySeconds() {
    establishedAfter(30 * SECOND).thenHas("RTO", 60 * SECOND, tcb -> tcb.rtoMicros);
  }

  /** RFC 6298 section 2.3: a deviation of nothing still leaves the clock's granularity. */
  @Test
  void evenRoundTripsLeaveTheGranularityOfTheClock() {
    Story story = establishedAfter(2 * SECOND);
    for (int i = 0; i < 100; i++)
      story.whenSends("a").whenTimePasses(2 * SECOND).whenArrives(segment().ack());
    story
        .thenHas("RTTVAR", 0L, tcb -> tcb.rttvarMicros)
        .thenHas("RTO", 2 * SECOND + 1, tcb -> tcb.rtoMicros);
  }

  /** One round trip is measured at a time: that of the first segment that left unmeasured. */
  @Test
  void theRoundTripIsThatOfTheSegmentThatIsTimed() {
    given(ESTABLISHED, Story.PROMPT.withNagle(false))
        .whenSends("a")
        .whenTimePasses(500_000)
        .whenSends("b")
        .whenTimePasses(300_000)
        .whenArrives(segment().acking(2))
        .thenHas("SRTT", 100_000L, tcb -> tcb.srttMicros)
        .whenTimePasses(100_000)
        .whenArrives(segment().acking(3))
        .thenHas("SRTT", 100_000L, tcb -> tcb.srttMicros);
  }

  /**
   * Karn's algorithm, MUST-18; the timeout stays as it was backed off to until a new round trip.
   */
  @Test
  void whatWasSentAgainIsNotMeasured() {
    given(ESTABLISHED)
        .whenSends("a")
        .whenTimeRuns(SECOND)
        .thenSends(segment().ack().seq(1).text("a"))
        .whenTimePasses(400_000)
        .whenArrives(segment().acking(2))
        .thenHas("SRTT", 0L, tcb -> tcb.srttMicros)
        .thenHas("RTO", 2 * SECOND, tcb -> tcb.rtoMicros)
        .whenSends("b")
        .thenRuns(RETRANSMISSION, 2 * SECOND)
        .whenTimePasses(80_000)
        .whenArrives(segment().acking(3))
        .thenHas("SRTT", 10_000L, tcb -> tcb.srttMicros)
        .thenHas("RTO", SECOND, tcb -> tcb.rtoMicros);
  }

  /** A simultaneous open sends the SYN twice, the second time with an acknowledgment. */
  @Test
  void theSynOfASimultaneousOpenIsNotMeasured() {
    given(SYN_SENT)
        .whenTimePasses(500_000)
        .whenArrives(segment().syn().seq(0))
        .thenEnters(SYN_RECEIVED)
        .whenTimePasses(100_000)
        .whenArrives(segment().ack())
        .thenEnters(ESTABLISHED)
        .thenHas("SRTT", -1L, tcb -> tcb.srttMicros);
  }

  @Test
  void aSimultaneousOpenSendsItsSynAckAgain() {
    givenSynReceivedAfterActiveOpen()
        .whenTimeRuns(SECOND)
        .thenSends(segment().syn().seq(0).acking(1))
        .thenNothingElse();
  }

  /** RFC 6298 section 5.5, and R1 and R2 of RFC 9293 section 3.8.3. */
  @Test
  void textIsSentAgainWithDoubledWaitsUntilR2() {
    given(ESTABLISHED)
        .whenSends("a")
        .whenTimeRuns(7 * SECOND - 1)
        .thenSentAt(SECOND, 3 * SECOND)
        .whateverWasSent()
        .thenNothingElse();
    given(ESTABLISHED)
        .whenSends("a")
        .whenTimeRuns(7 * SECOND)
        .thenSentAt(SECOND, 3 * SECOND, 7 * SECOND)
        .thenSignals(R1)
        .whateverWasSent()
        .thenNothingElse()
        .thenDecidedBy("3.10.8")
        .thenSaysWhy("no acknowledgment came in time")
        .whenTimeRuns(116 * SECOND - 1)
        .thenSentAt(8 * SECOND, 24 * SECOND, 56 * SECOND)
        .thenHas("RTO", 60 * SECOND, tcb -> tcb.rtoMicros)
        .thenStays()
        .whenTimeRuns(1)
        .thenEnters(CLOSED)
        .thenSignals(TIMED_OUT)
        .thenSaysWhy("R2")
        .thenNothingElse();
  }

  /** MUST-23: a SYN is sent again for three minutes at least. */
  @Test
  void aSynIsSentAgainForThreeMinutes() {
    given(SYN_SENT)
        .whenTimeRuns(183 * SECOND - 1)
        .thenSentAt(
            SECOND, 3 * SECOND, 7 * SECOND, 15 * SECOND, 31 * SECOND, 63 * SECOND, 123 * SECOND)
        .thenSignals(R1)
        .whenTimeRuns(1)
        .thenEnters(CLOSED)
        .thenSignals(TIMED_OUT)
        .thenNothingElse();
  }

  /** Section 3.8.3 wants R2 greater than R1, also where each wait is a minute from the start. */
  @Test
  void nobodyGivesUpBeforeR1() {
    given(ESTABLISHED)
        .whenSends("a")
        .whenTimeRuns(63 * SECOND)
        .whenArrives(segment().ack())
        .whenSends("b")
        .thenRuns(RETRANSMISSION, 60 * SECOND)
        .whenTimeRuns(239 * SECOND)
        .thenSentAt(60 * SECOND, 120 * SECOND, 180 * SECOND)
        .thenSignals(R1)
        .whenTimeRuns(SECOND)
        .thenEnters(CLOSED)
        .thenSignals(TIMED_OUT)
        .thenNothingElse();
  }

  /** The waits of R1 and R2 begin anew with what is new, not with what was silent before. */
  @Test
  void r2CountsFromTheLastProgress() {
    given(ESTABLISHED, Story.PROMPT.withNagle(false))
        .whenSends("a")
        .whenSends("b")
        .whenTimeRuns(63 * SECOND)
        .whenArrives(segment().acking(2))
        .whenTimeRuns(60 * SECOND)
        .thenStays()
        .thenSends(segment().ack().seq(2).text("b"))
        .thenHas("retransmissions", 1, tcb -> tcb.retransmissions);
  }

  /** RFC 6298 section 5.7, RFC 5681 section 3.1. */
  @Test
  void afterALostSynTextBeginsWithThreeSecondsAndOneSegment() {
    given(SYN_SENT)
        .whenTimeRuns(SECOND)
        .thenSends(segment().syn().seq(0))
        .whenArrives(segment().syn().acking(1).seq(0).mss(1000))
        .thenEnters(ESTABLISHED)
        .thenHas("RTO", 3 * SECOND, tcb -> tcb.rtoMicros)
        .thenHas("cwnd", 1000, tcb -> tcb.cwnd)
        .whenSends("a")
        .thenRuns(RETRANSMISSION, 3 * SECOND);
    given(SYN_RECEIVED)
        .whenTimeRuns(SECOND)
        .thenSends(segment().syn().seq(0).acking(1))
        .whenArrives(segment().ack())
        .thenHas("RTO", 3 * SECOND, tcb -> tcb.rtoMicros);
  }

  /** RFC 6298 section 5.1: the timer runs for the oldest segment. */
  @Test
  void aSecondSegmentDoesNotRestartTheTimer() {
    given(ESTABLISHED, Story.PROMPT.withNagle(false))
        .whenSends("a")
        .whenTimePasses(400_000)
        .whenSends("b")
        .thenRuns(RETRANSMISSION, 600_000);
  }

  /** RFC 6298 section 5.3. */
  @Test
  void aNewAcknowledgmentRestartsTheTimer() {
    given(ESTABLISHED, Story.PROMPT.withNagle(false))
        .whenSends("a")
        .whenSends("b")
        .whenTimePasses(400_000)
        .whenArrives(segment().acking(2))
        .thenRuns(RETRANSMISSION, SECOND);
  }

  @Test
  void aDuplicateAcknowledgmentDoesNotRestartTheTimer() {
    given(ESTABLISHED)
        .whenSends("a")
        .whenTimePasses(400_000)
        .whenArrives(segment().acking(1))
        .thenRuns(RETRANSMISSION, 600_000)
        .thenRuns(USER, 300 * SECOND - 400_000);
  }

  /** RFC 6298 section 5.2. */
  @Test
  void withNothingOutstandingNoTimerRuns() {
    given(ESTABLISHED)
        .whenSends("a")
        .thenRuns(USER, 300 * SECOND)
        .whenArrives(segment().ack())
        .thenDoesNotRun(RETRANSMISSION)
        .thenDoesNotRun(USER)
        .whenTimeRuns(1000 * SECOND)
        .thenNothingElse();
  }

  @Test
  void whatIsPartlyAcknowledgedKeepsItsRest() {
    given(ESTABLISHED)
        .whenSends("abcdef")
        .whenArrives(segment().acking(3))
        .thenNothingElse()
        .whenTimeRuns(SECOND)
        .thenSends(segment().ack().seq(3).text("cdef"))
        .thenNothingElse();
  }

  @Test
  void anAcknowledgmentOfSeveralSegmentsTakesThemAll() {
    given(ESTABLISHED, Story.PROMPT.withNagle(false))
        .whenSends("abc")
        .whenSends("def")
        .whenSends("ghi")
        .whenArrives(segment().acking(8))
        .thenHas("queue", 1, tcb -> tcb.retransmissionQueue.size())
        .whenTimeRuns(SECOND)
        .thenSends(segment().ack().seq(8).text("hi"))
        .thenNothingElse();
  }

  /** Section 3.10.8: "send the segment at the front of the retransmission queue again". */
  @Test
  void onlyTheFrontIsSentAgainAndSaysWhatIsTrueNow() {
    given(ESTABLISHED, Story.PROMPT.withNagle(false))
        .whenSends("abc")
        .whenSends("def")
        .whenTimePasses(100_000)
        .whenArrives(segment().acking(1).text("hello"))
        .whenTimeRuns(900_000)
        .thenSends(segment().ack().seq(1).acking(6).window(65_530).text("abc"))
        .thenNothingElse();
  }

  @Test
  void aFinIsSentAgain() {
    given(FIN_WAIT_1)
        .whenTimeRuns(3 * SECOND)
        .thenSends(segment().fin().ack().seq(1))
        .thenSends(segment().fin().ack().seq(1))
        .thenSentAt(SECOND, 3 * SECOND)
        .thenNothingElse();
  }

  /** With the queue empty the timer has nothing to do. */
  @Test
  void aTimerThatRunsOutForNothingDoesNothing() {
    given(ESTABLISHED).whenRunsOut(RETRANSMISSION).thenStays().thenNothingElse();
    given(LISTEN).whenRunsOut(RETRANSMISSION).thenStays().thenNothingElse();
    given(CLOSED).whenRunsOut(RETRANSMISSION).thenStays().thenNothingElse();
  }

  @Test
  void withoutRetransmissionNothingIsSentAgain() {
    given(ESTABLISHED, Story.PROMPT.withRetransmission(false))
        .whenSends("a")
        .thenDoesNotRun(RETRANSMISSION)
        .whenTimeRuns(200 * SECOND)
        .thenNothingElse();
  }
}
