package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;
import static lockstep.model.Story.given;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.Timer.RETRANSMISSION;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9293 section 3.8.2, RFC 5681: slow start, congestion avoidance, and what a timeout does. */
class CongestionTest {
  private static final long SECOND = 1_000_000;

  private static Story established(int mss) {
    return established(mss, Story.PROMPT);
  }

  private static Story established(int mss, TcbSettings settings) {
    return given(LISTEN, settings)
        .whenArrives(segment().syn().seq(0).mss(mss))
        .whenArrives(segment().ack())
        .thenEnters(ESTABLISHED);
  }

  private static int cwnd(Tcb tcb) {
    return tcb.cwnd;
  }

  private static int ssthresh(Tcb tcb) {
    return tcb.ssthresh;
  }

  /** RFC 5681 section 3.1. */
  @ParameterizedTest(name = "MSS {0}: {1} octets")
  @CsvSource({
    "1, 4",
    "536, 2144",
    "1095, 4380",
    "1096, 3288",
    "1460, 4380",
    "2190, 6570",
    "2191, 4382"
  })
  void theInitialWindowIsTwoToFourSegments(int mss, int octets) {
    established(mss).thenHas("cwnd", octets, CongestionTest::cwnd);
  }

  /** MUST-15. */
  @Test
  void withoutTheOptionASegmentHas536Octets() {
    given(ESTABLISHED)
        .thenHas("cwnd", 4 * 536, CongestionTest::cwnd)
        .whenSends(1000)
        .thenSends(segment().ack().octets(536))
        .thenNothingElse();
  }

  @Test
  void noMoreGoesThanTheCongestionWindow() {
    established(1000)
        .whenSends(20_000)
        .thenSends(segment().ack().seq(1))
        .thenSends(segment().ack().seq(1001))
        .thenSends(segment().ack().seq(2001))
        .thenSends(segment().ack().seq(3001))
        .thenNothingElse();
  }

  /** "By at most SMSS bytes for each ACK received that cumulatively acknowledges new data". */
  @Test
  void slowStartOpensItByASegmentForEachAcknowledgment() {
    established(1000)
        .whenSends(20_000)
        .whenArrives(segment().acking(1001))
        .thenHas("cwnd", 5000, CongestionTest::cwnd)
        .thenSends(segment().ack().seq(4001))
        .thenSends(segment().ack().seq(5001))
        .thenNothingElse()
        .whenArrives(segment().acking(4001))
        .thenHas("cwnd", 6000, CongestionTest::cwnd)
        .whenArrives(segment().acking(4301))
        .thenHas("cwnd", 6300, CongestionTest::cwnd)
        .whenArrives(segment().acking(4301))
        .thenHas("cwnd", 6300, CongestionTest::cwnd);
  }

  /** RFC 5681 section 3.1, equation 4, and the loss window of one segment. */
  @Test
  void aTimeoutLeavesHalfAsThresholdAndOneSegmentAsWindow() {
    established(1000)
        .whenSends(20_000)
        .whenArrives(segment().acking(1001))
        .whenArrives(segment().acking(2001))
        .thenHas("in flight", 6000, tcb -> tcb.sndNxt.minus(tcb.sndUna))
        .whenTimeRuns(SECOND)
        .thenSends(segment().ack().seq(2001))
        .thenNothingElse()
        .thenHas("ssthresh", 3000, CongestionTest::ssthresh)
        .thenHas("cwnd", 1000, CongestionTest::cwnd);
  }

  @Test
  void theThresholdIsTwoSegmentsAtLeast() {
    established(1000)
        .whenSends(2000)
        .whenTimeRuns(SECOND)
        .thenHas("ssthresh", 2000, CongestionTest::ssthresh);
  }

  /** The threshold is set once for a segment, not again by each further timeout. */
  @Test
  void aSecondTimeoutLeavesTheThreshold() {
    established(1000)
        .whenSends(20_000)
        .whenArrives(segment().acking(4001))
        .whenArrives(segment().acking(9001))
        .thenHas("cwnd", 6000, CongestionTest::cwnd)
        .whenTimeRuns(SECOND)
        .thenHas("ssthresh", 3000, CongestionTest::ssthresh)
        .whenArrives(segment().acking(14_001))
        .thenHas("cwnd", 2000, CongestionTest::cwnd)
        .thenHas("in flight", 2000, tcb -> tcb.sndNxt.minus(tcb.sndUna))
        .whenTimeRuns(2 * SECOND)
        .thenHas("ssthresh", 2000, CongestionTest::ssthresh)
        .whenTimeRuns(4 * SECOND)
        .thenHas("retransmissions", 2, tcb -> tcb.retransmissions)
        .thenHas("ssthresh", 2000, CongestionTest::ssthresh)
        .thenHas("cwnd", 1000, CongestionTest::cwnd);
  }

  /** From the threshold on SMSS*SMSS/cwnd for each acknowledgment. */
  @Test
  void congestionAvoidanceOpensItSlowly() {
    Story story =
        established(1000)
            .whenSends(40_000)
            .whenTimeRuns(SECOND)
            .thenHas("ssthresh", 2000, CongestionTest::ssthresh);
    story
        .whenArrives(segment().acking(4001))
        .thenHas("cwnd", 2000, CongestionTest::cwnd)
        .whenArrives(segment().acking(6001))
        .thenHas("cwnd", 2500, CongestionTest::cwnd)
        .whenArrives(segment().acking(7001))
        .thenHas("cwnd", 2900, CongestionTest::cwnd);
  }

  @Test
  void aLostSynTouchesNoThreshold() {
    given(LISTEN)
        .whenArrives(segment().syn().seq(0).mss(1000))
        .whenRunsOut(RETRANSMISSION)
        .thenHas("ssthresh", Integer.MAX_VALUE, CongestionTest::ssthresh)
        .whenArrives(segment().ack())
        .thenHas("cwnd", 1000, CongestionTest::cwnd);
  }

  @Test
  void withoutCongestionControlTheWindowIsThePeers() {
    established(1000, Story.PROMPT.withCongestionControl(false))
        .whenSends(70_000)
        .thenHas("in flight", 65_000, tcb -> tcb.sndNxt.minus(tcb.sndUna));
  }

  /** MUST-14, MUST-65: the option stands on the SYN and nowhere else. */
  @Test
  void eachEndTellsItsMssInItsSyn() {
    TcbSettings settings = Story.PROMPT.withMss(900);
    given(LISTEN, settings)
        .whenArrives(segment().syn().seq(0).mss(700))
        .thenSends(segment().syn().seq(0).acking(1).mss(900))
        .whenArrives(segment().ack())
        .whenSends(800)
        .thenSends(segment().ack().octets(700));
    given(lockstep.tcp.TcpState.CLOSED, settings)
        .whenOpensActively()
        .thenSends(segment().syn().mss(900))
        .whenArrives(segment().syn().seq(0).acking(1).mss(700))
        .whenSends(800)
        .thenSends(segment().ack().octets(700));
  }
}
