package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;
import static lockstep.model.Story.given;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;

import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 9293 section 3.8.5, and the sixth check of section 3.10.7.4. */
class UrgentTest {
  private static final String URGENT = "urgent data";

  private static Object rcvUp(Tcb tcb) {
    return tcb.rcvUp == null ? null : tcb.rcvUp.toLong();
  }

  /** MUST-62: the pointer is the number of the octet behind the urgent ones. */
  @Test
  void urgentTextIsMarkedUpToTheOctetBehindIt() {
    given(ESTABLISHED)
        .whenSendsUrgent("abc")
        .thenSends(segment().ack().urgent(3).seq(1).text("abc"))
        .thenNothingElse()
        .whenArrives(segment().ack())
        .whenSends("def")
        .thenSends(segment().ack().seq(4).text("def"))
        .thenNothingElse();
  }

  /** MUST-31: it may be longer than a segment; each segment says how far it goes. */
  @Test
  void everySegmentBeforeTheEndSaysWhereTheEndIs() {
    given(SYN_RECEIVED)
        .whenArrives(segment().ack().window(4))
        .whenSends("ab")
        .thenSends(segment().ack().seq(1).text("ab"))
        .whenSendsUrgent("cdef")
        .whenArrives(segment().acking(3).window(2))
        .whenArrives(segment().acking(3).window(65_535))
        .thenSends(segment().ack().urgent(4).seq(3).text("cdef"));
    given(ESTABLISHED)
        .whenSendsUrgent("x".repeat(600))
        .thenSends(segment().ack().urgent(600).seq(1))
        .whenArrives(segment().acking(537))
        .thenSends(segment().ack().urgent(64).seq(537));
  }

  /** The field has 16 bits. */
  @Test
  void anEndThatLiesTooFarAheadIsSaidAsFarAsItGoes() {
    given(ESTABLISHED)
        .whenSendsUrgent("x".repeat(70_000))
        .thenSends(segment().ack().urgent(65_535).seq(1));
  }

  @Test
  void urgentTextBeforeTheConnectionStandsIsMarkedLater() {
    given(SYN_SENT)
        .whenSendsUrgent("abc")
        .thenNothingElse()
        .whenArrives(segment().syn().acking(1).seq(0))
        .thenSends(segment().ack().urgent(3).seq(1).text("abc"));
    given(LISTEN)
        .whenSendsUrgent("abc")
        .thenSends(segment().syn().seq(0))
        .whenArrives(segment().syn().acking(1).seq(0))
        .thenSends(segment().ack().urgent(3).seq(1).text("abc"));
  }

  @Test
  void whatIsSentAgainIsStillUrgent() {
    given(ESTABLISHED)
        .whenSendsUrgent("abcdef")
        .whenArrives(segment().acking(3))
        .whenTimeRuns(1_000_000)
        .thenSends(segment().ack().urgent(4).seq(3).text("cdef"));
  }

  /** MUST-32. */
  @ParameterizedTest
  @EnumSource(names = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2"})
  void theUserIsToldOfUrgentText(TcpState state) {
    given(state)
        .whenArrives(segment().ack().urgent(3).text("abc"))
        .thenSignals(URGENT)
        .thenHas("RCV.UP", 4L, UrgentTest::rcvUp);
  }

  /** Section 3.10.7.4: "do not signal the user again" for the same run of urgent text. */
  @Test
  void theUserIsToldOnceForOneRun() {
    given(ESTABLISHED)
        .whenArrives(segment().ack().urgent(10).text("abc"))
        .thenSignals(URGENT)
        .whenArrives(segment().ack().urgent(9).text("def"))
        .thenHas("RCV.UP", 13L, UrgentTest::rcvUp)
        .thenSends(segment().ack())
        .thenNothingElse()
        .whenArrives(segment().ack().text("ghijkl"))
        .thenSends(segment().ack())
        .thenNothingElse()
        .whenArrives(segment().ack().urgent(1).text("m"))
        .thenSignals(URGENT);
  }

  /** RCV.UP is max(RCV.UP, SEG.UP): it never goes back. */
  @Test
  void thePointerNeverGoesBack() {
    given(ESTABLISHED)
        .whenArrives(segment().ack().urgent(10).text("abc"))
        .thenHas("RCV.UP", 11L, UrgentTest::rcvUp)
        .whenArrives(segment().ack().urgent(2).text("def"))
        .thenHas("RCV.UP", 11L, UrgentTest::rcvUp);
  }

  /** A pointer that points back, or at what is next, announces nothing. */
  @Test
  void aPointerAtNothingIsNoNews() {
    given(ESTABLISHED)
        .whenArrives(segment().ack().urgent(0).text("a"))
        .thenSends(segment().ack())
        .thenNothingElse();
    given(ESTABLISHED)
        .whenArrives(segment().ack().text("abc"))
        .whenArrives(segment().ack().urgent(2).seq(2).text("bcd"))
        .thenSends(segment().ack())
        .thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"})
  void afterThePeersFinUrgIsIgnored(TcpState state) {
    given(state)
        .whenArrives(segment().acking(1).urgent(3))
        .thenHas("RCV.UP", null, UrgentTest::rcvUp)
        .thenNothingElse();
  }

  @Test
  void urgOnASynAckCounts() {
    given(SYN_SENT)
        .whenArrives(segment().syn().acking(1).seq(0).urgent(4).text("abc"))
        .thenEnters(ESTABLISHED)
        .thenSignals(URGENT)
        .thenHas("RCV.UP", 4L, UrgentTest::rcvUp);
  }

  /** Section 3.10.3: whether RCV.UP is in advance of what is passed to the user now. */
  @Test
  void aReceiveIsToldWhetherUrgentTextLiesAhead() {
    given(ESTABLISHED)
        .whenArrives(segment().ack().urgent(5).text("abcdefg"))
        .whenReceives(4)
        .thenGives("abcd")
        .thenSignals(URGENT)
        .thenNothingElse()
        .whenReceives(1)
        .thenGives("e")
        .thenNothingElse()
        .whenReceives(5)
        .thenGives("fg")
        .thenNothingElse();
  }

  @Test
  void urgentTextGoesInCloseWaitToo() {
    given(CLOSE_WAIT).whenSendsUrgent("abc").thenSends(segment().ack().urgent(3).text("abc"));
  }
}
