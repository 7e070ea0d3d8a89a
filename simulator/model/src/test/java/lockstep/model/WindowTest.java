package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;
import static lockstep.model.Story.given;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_2;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;

import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 9293 sections 3.8.6 and 3.10.7.4: both windows. */
class WindowTest {
  private static int sndWnd(Tcb tcb) {
    return tcb.sndWnd;
  }

  private static int rcvWnd(Tcb tcb) {
    return tcb.rcvWnd;
  }

  /** The window is taken from a segment no older than the last that told it: SND.WL1, SND.WL2. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "newer text,                                  5, 3, 500",
    "same text and newer acknowledgment,          4, 4, 500",
    "same text and same acknowledgment: a shrink, 4, 3, 500",
    "same text and older acknowledgment,          4, 2, 100",
    "older text and newer acknowledgment,         3, 4, 100"
  })
  void theWindowIsThatOfTheNewestSegment(String name, long seq, long ack, int window) {
    given(ESTABLISHED)
        .whenSends("abcdef")
        .whenArrives(segment().acking(3).seq(1).text("xyz").window(100))
        .thenHas("SND.WND", 100, WindowTest::sndWnd)
        .thenHas("SND.WL1", 1L, tcb -> tcb.sndWl1.toLong())
        .thenHas("SND.WL2", 3L, tcb -> tcb.sndWl2.toLong())
        .whenArrives(segment().acking(3).window(100))
        .thenHas("SND.WL1", 4L, tcb -> tcb.sndWl1.toLong())
        .whenArrives(segment().acking(ack).seq(seq).text("uvw").window(500))
        .thenHas("SND.WND", window, WindowTest::sndWnd);
  }

  /** In SYN-SENT a SYN alone tells a window without an acknowledgment. */
  @Test
  void theWindowOfASynHoldsUntilAnAcknowledgmentTellsAnother() {
    given(SYN_SENT)
        .whenArrives(segment().syn().seq(0).window(10))
        .thenEnters(SYN_RECEIVED)
        .thenHas("SND.WND", 10, WindowTest::sndWnd)
        .thenHas("SND.WL2", null, tcb -> tcb.sndWl2)
        .whenArrives(segment().ack().window(20))
        .thenEnters(ESTABLISHED)
        .thenHas("SND.WND", 20, WindowTest::sndWnd);
  }

  /** MUST-34, SHLD-15, SHLD-16: nothing new goes, what is out goes again. */
  @Test
  void aShrunkenWindowHoldsBackWhatIsNew() {
    given(ESTABLISHED, Story.PROMPT.withNagle(false))
        .whenSends("abcdef")
        .whenArrives(segment().acking(1).window(2))
        .whenSends("ghi")
        .thenNothingElse()
        .thenHas("usable window", -4, Tcb::usableWindow)
        .whenTimeRuns(1_000_000)
        .thenSends(segment().ack().seq(1).text("abcdef"))
        .thenNothingElse()
        .whenArrives(segment().acking(7).window(2))
        .thenNothingElse()
        .whenArrives(segment().acking(7).window(3))
        .thenSends(segment().ack().seq(7).text("ghi"))
        .thenNothingElse();
  }

  /** A FIN takes a number, so it waits for the window like an octet. */
  @Test
  void theFinWaitsForTheWindow() {
    given(SYN_RECEIVED)
        .whenArrives(segment().ack().window(3))
        .whenSends("abc")
        .whenCloses()
        .thenNothingElse()
        .whenArrives(segment().acking(1).window(4))
        .thenSends(segment().fin().ack().seq(4))
        .thenNothingElse();
  }

  @Test
  void theFinRidesOnTheTextOnlyWhereTheWindowTakesBoth() {
    given(SYN_RECEIVED)
        .whenSends("abc")
        .whenCloses()
        .whenArrives(segment().ack().window(3))
        .thenSends(segment().ack().seq(1).text("abc"))
        .thenNothingElse()
        .whenArrives(segment().acking(4).window(1))
        .thenSends(segment().fin().ack().seq(4))
        .thenNothingElse();
  }

  @Test
  void textFillsTheReceiveWindowAndReadingOpensItAgain() {
    given(ESTABLISHED, Story.PROMPT.withReceiveBuffer(10))
        .whenArrives(segment().ack().text("abcd"))
        .thenSends(segment().ack().acking(5).window(6))
        .whenArrives(segment().ack().text("efghijklm"))
        .thenSends(segment().ack().acking(11).window(0))
        .whenReceives(10)
        .thenGives("abcdefghij")
        .thenSends(segment().ack().acking(11).window(10))
        .thenSaysWhy("the user has read: the window opens")
        .thenNothingElse();
  }

  /** MUST-39: the right edge moves by half the buffer or a segment, not by less. */
  @Test
  void smallReadsDoNotOpenTheWindow() {
    given(ESTABLISHED, Story.PROMPT.withReceiveBuffer(10))
        .whenArrives(segment().ack().text("abcdefghij"))
        .whenReceives(4)
        .thenNothingElse()
        .thenHas("RCV.WND", 0, WindowTest::rcvWnd)
        .whenReceives(1)
        .thenSends(segment().ack().acking(11).window(5))
        .thenNothingElse()
        .whenReceives(4)
        .thenNothingElse()
        .thenHas("RCV.WND", 5, WindowTest::rcvWnd)
        .whenReceives(1)
        .thenHas("RCV.WND", 10, WindowTest::rcvWnd)
        .thenNothingElse();
  }

  /** The step is no larger than a segment; 536 octets here. */
  @Test
  void aSegmentIsAlwaysAUsefulStep() {
    given(ESTABLISHED, Story.PROMPT.withReceiveBuffer(4000))
        .whenArrives(segment().ack().octets(4000))
        .whenReceives(535)
        .thenNothingElse()
        .whenReceives(1)
        .thenSends(segment().ack().window(536))
        .thenNothingElse();
  }

  /** Where the peer has window enough the update rides on what goes anyway. */
  @Test
  void thePeerIsNotToldWhileItHasWindowEnough() {
    given(ESTABLISHED, Story.PROMPT.withReceiveBuffer(4000))
        .whenArrives(segment().ack().octets(1000))
        .thenSends(segment().ack().window(3000))
        .whenReceives(1000)
        .thenNothingElse()
        .thenHas("RCV.WND", 4000, WindowTest::rcvWnd);
  }

  /** A header without scaling tells 65,535 octets at most. */
  @Test
  void aLargeBufferShowsTheLargestWindow() {
    given(LISTEN, Story.PROMPT.withReceiveBuffer(100_000))
        .whenArrives(segment().syn().seq(0))
        .thenSends(segment().syn().seq(0).acking(1).window(65_535))
        .whenArrives(segment().ack().octets(40_000))
        .thenSends(segment().ack().window(25_535))
        .whenReceives(10_000)
        .thenHas("RCV.WND", 65_535, WindowTest::rcvWnd);
  }

  @Test
  void afterItsFinThePeerIsToldNothingOfTheWindow() {
    given(ESTABLISHED, Story.PROMPT.withReceiveBuffer(5))
        .whenArrives(segment().fin().ack().text("abcd"))
        .thenEnters(CLOSE_WAIT)
        .whenReceives(4)
        .thenGives("abcd")
        .thenNothingElse();
  }

  private static Story full() {
    return given(ESTABLISHED, Story.PROMPT.withReceiveBuffer(3))
        .whenSends("mine")
        .whenArrives(segment().acking(1).text("abc"))
        .thenSends(segment().ack().acking(4).window(0));
  }

  /** MUST-66. */
  @Test
  void withAShutWindowTheAcknowledgmentCounts() {
    full()
        .whenArrives(segment().acking(5))
        .thenHas("SND.UNA", 5L, tcb -> tcb.sndUna.toLong())
        .thenDoesNotRun(Timer.RETRANSMISSION)
        .thenNothingElse();
  }

  @Test
  void withAShutWindowTextIsRefusedAndItsAcknowledgmentCounts() {
    full()
        .whenArrives(segment().fin().acking(5).text("d"))
        .thenStays()
        .thenHas("SND.UNA", 5L, tcb -> tcb.sndUna.toLong())
        .thenSends(segment().ack().seq(5).acking(4).window(0))
        .thenSaysWhy("text and FIN are refused")
        .thenNothingElse();
  }

  @Test
  void withAShutWindowUrgentTextIsAnnounced() {
    full()
        .whenArrives(segment().acking(1).text("d").urgent(1))
        .thenSignals("urgent data")
        .thenSends(segment().ack().acking(4).window(0))
        .thenNothingElse();
  }

  @Test
  void withAShutWindowARstResets() {
    full().whenArrives(segment().rst()).thenEnters(CLOSED).thenSignals("connection reset");
    full().whenArrives(segment().rst().seq(5)).thenStays().thenNothingElse();
    full().whenArrives(segment().rst().seq(3)).thenStays().thenNothingElse();
  }

  @Test
  void withAShutWindowNothingElseIsLookedAt() {
    full()
        .whenArrives(segment().acking(5).seq(5))
        .thenHas("SND.UNA", 1L, tcb -> tcb.sndUna.toLong())
        .thenSends(segment().ack().acking(4).window(0))
        .thenDecidedBy("3.10.7.4 first")
        .thenNothingElse();
    full()
        .whenArrives(segment().syn().acking(5))
        .thenHas("SND.UNA", 1L, tcb -> tcb.sndUna.toLong())
        .thenSends(segment().ack().acking(4).window(0))
        .thenDecidedBy("3.10.7.4 first")
        .thenNothingElse();
  }

  /** Table 6, its edges: what begins or ends inside the window is looked at. */
  @ParameterizedTest(name = "SEG.SEQ {0}, {1} octets: taken {2}, {3} kept")
  @CsvSource({
    "1, 0, 0, 0",
    "10, 1, 0, 1",
    "11, 1, 0, 0",
    "0, 1, 0, 0",
    "0, 2, 1, 0",
    "1, 20, 10, 0",
    "0, 11, 10, 0",
    "0, 12, 0, 0",
    "5, 20, 0, 6"
  })
  void theWindowHasTwoEdges(long seq, int octets, int taken, int kept) {
    given(ESTABLISHED, Story.PROMPT.withReceiveBuffer(10))
        .whenArrives(segment().ack().seq(seq).octets(octets))
        .thenHas("octets taken", taken, tcb -> tcb.unread.length())
        .thenHas("octets kept", kept, tcb -> tcb.outOfOrder.length());
  }

  /** MAY-12, RFC 5961 section 5: the lowest acknowledgment that is not dropped. */
  @Test
  void anAcknowledgmentIsTooOldBelowTheLargestWindow() {
    Story story =
        given(LISTEN)
            .whenArrives(segment().syn().seq(0).window(10))
            .whenArrives(segment().ack().window(10))
            .whenSends("abcdefghij")
            .whenArrives(segment().acking(11).window(10));
    story
        .whenArrives(segment().acking(1).text("x"))
        .thenSends(segment().ack().acking(2))
        .thenNothingElse()
        .whenArrives(segment().acking(0).text("y"))
        .thenSaysWhy("further back than any window")
        .thenDecidedBy("3.10.7.4 fifth")
        .thenSends(segment().ack().acking(2))
        .thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(names = {"ESTABLISHED", "FIN_WAIT_2", "CLOSE_WAIT"})
  void windowsAreUpdatedWhereverTextMayStillFlow(TcpState state) {
    given(state).whenArrives(segment().ack().window(77)).thenHas("SND.WND", 77, WindowTest::sndWnd);
  }

  @Test
  void theWindowIsToldAfterOurOwnClose() {
    given(FIN_WAIT_2, Story.PROMPT.withReceiveBuffer(3))
        .whenArrives(segment().ack().text("abc"))
        .whenReceives(3)
        .thenSends(segment().ack().acking(4).window(3))
        .thenNothingElse();
  }
}
