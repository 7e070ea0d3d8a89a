package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.Timer.DELAYED_ACK;

import org.junit.jupiter.api.Test;

/** RFC 9293 section 3.8.6.3, RFC 5681 section 4.2. */
class DelayedAckTest {
  private static final TcbSettings DELAYED = TcbSettings.USUAL;
  private static final int FULL = 1460;

  private static Story established() {
    return Story.given(ESTABLISHED, DELAYED);
  }

  /** SHLD-18; MUST-40: less than half a second. */
  @Test
  void theAcknowledgmentOfTextWaits200Milliseconds() {
    established()
        .whenArrives(segment().ack().text("hello"))
        .thenNothingElse()
        .thenSaysWhy("the acknowledgment may wait")
        .thenRuns(DELAYED_ACK, 200_000)
        .whenTimeRuns(199_999)
        .thenNothingElse()
        .whenTimeRuns(1)
        .thenSends(segment().ack().seq(1).acking(6))
        .thenDecidedBy("3.8.6.3")
        .thenNothingElse()
        .thenDoesNotRun(DELAYED_ACK);
  }

  @Test
  void moreTextDoesNotMakeItWaitLonger() {
    established()
        .whenArrives(segment().ack().text("a"))
        .whenTimePasses(150_000)
        .whenArrives(segment().ack().text("b"))
        .thenNothingElse()
        .thenRuns(DELAYED_ACK, 50_000);
  }

  /** SHLD-19. */
  @Test
  void everySecondFullSegmentIsAcknowledgedAtOnce() {
    established()
        .whenArrives(segment().ack().octets(FULL))
        .thenNothingElse()
        .whenArrives(segment().ack().octets(FULL))
        .thenSends(segment().ack().acking(1 + 2 * FULL))
        .thenNothingElse()
        .thenDoesNotRun(DELAYED_ACK)
        .whenArrives(segment().ack().octets(FULL))
        .thenNothingElse()
        .whenArrives(segment().ack().octets(FULL - 1))
        .thenNothingElse()
        .whenArrives(segment().ack().octets(1))
        .thenSends(segment().ack().acking(1 + 4 * FULL))
        .thenNothingElse();
  }

  /** RMSS is "the default if not specified". */
  @Test
  void withoutAnMssOfItsOwnAFullSegmentHas536Octets() {
    Story.given(ESTABLISHED, DELAYED.withMss(0))
        .whenArrives(segment().ack().octets(1071))
        .thenNothingElse()
        .whenArrives(segment().ack().octets(1))
        .thenSends(segment().ack())
        .thenNothingElse();
  }

  @Test
  void textOfOurOwnCarriesIt() {
    established()
        .whenArrives(segment().ack().text("hello"))
        .whenSends("hi")
        .thenSends(segment().ack().seq(1).acking(6).text("hi"))
        .thenNothingElse()
        .thenDoesNotRun(DELAYED_ACK)
        .thenHas("unacknowledged text", 0, tcb -> tcb.unacknowledgedText);
  }

  @Test
  void textAboveAGapIsAcknowledgedAtOnce() {
    established()
        .whenArrives(segment().ack().seq(4).text("def"))
        .thenSends(segment().ack().seq(1).acking(1))
        .thenNothingElse()
        .thenDoesNotRun(DELAYED_ACK);
  }

  @Test
  void textThatFillsAGapIsAcknowledgedAtOnce() {
    established()
        .whenArrives(segment().ack().seq(4).text("def"))
        .whenArrives(segment().ack().seq(1).text("abc"))
        .thenSends(segment().ack().acking(7))
        .thenNothingElse()
        .thenDoesNotRun(DELAYED_ACK);
  }

  @Test
  void textThatFillsAPartOfAGapIsAcknowledgedAtOnce() {
    established()
        .whenArrives(segment().ack().seq(4).text("def"))
        .whenArrives(segment().ack().seq(1).text("ab"))
        .thenSends(segment().ack().acking(3))
        .thenNothingElse();
  }

  @Test
  void aFinIsAcknowledgedAtOnce() {
    established()
        .whenArrives(segment().ack().text("abc"))
        .whenArrives(segment().fin().ack())
        .thenEnters(CLOSE_WAIT)
        .thenSends(segment().ack().acking(5))
        .thenSignals("connection closing")
        .thenNothingElse()
        .thenDoesNotRun(DELAYED_ACK);
  }

  @Test
  void textThatCameBeforeIsAcknowledgedAtOnce() {
    established()
        .whenArrives(segment().ack().seq(1).text("abc"))
        .whenArrives(segment().ack().seq(1).text("abc"))
        .thenSends(segment().ack().acking(4))
        .thenNothingElse()
        .thenDoesNotRun(DELAYED_ACK);
  }

  @Test
  void textForAShutWindowIsAnsweredAtOnce() {
    Story.given(ESTABLISHED, DELAYED.withReceiveBuffer(3))
        .whenArrives(segment().ack().text("abc"))
        .thenNothingElse()
        .whenArrives(segment().ack().text("d"))
        .thenSends(segment().ack().acking(4).window(0))
        .thenSaysWhy("the receive window is shut")
        .thenNothingElse();
  }

  @Test
  void theTimerIsOfNoUseBeforeTheConnectionStands() {
    Story.given(SYN_RECEIVED, DELAYED).whenRunsOut(DELAYED_ACK).thenNothingElse();
  }

  @Test
  void withoutDelayEachTextIsAcknowledgedAtOnce() {
    Story.given(ESTABLISHED, Story.PROMPT)
        .whenArrives(segment().ack().text("a"))
        .thenSends(segment().ack().acking(2))
        .thenDoesNotRun(DELAYED_ACK)
        .thenNothingElse();
  }
}
