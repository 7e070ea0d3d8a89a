package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;
import static lockstep.model.Story.given;
import static lockstep.model.Story.givenSynReceivedAfterActiveOpen;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;

import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 9293 sections 3.10.2 to 3.10.8: calls that wait, and what answers them. */
class PendingCallsTest {
  @ParameterizedTest
  @EnumSource(
      names = {"LISTEN", "SYN_SENT", "SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2"})
  void aReceiveWaitsWhereTextMayStillCome(TcpState state) {
    given(state)
        .whenReceives(5)
        .thenStays()
        .thenGives("")
        .thenSaysWhy("the RECEIVE is queued")
        .thenHas("octets waited for", 5, tcb -> tcb.receiveWanted)
        .thenNothingElse();
  }

  @Test
  void textAnswersIt() {
    given(ESTABLISHED)
        .whenReceives(3)
        .whenArrives(segment().ack().text("abcde"))
        .thenGives("abc")
        .thenHas("octets waited for", 0, tcb -> tcb.receiveWanted)
        .whenReceives(9)
        .thenGives("de");
  }

  /** All that arrives counts as pushed, so a RECEIVE is answered with what there is. */
  @Test
  void aFewOctetsAnswerItToo() {
    given(ESTABLISHED)
        .whenReceives(100)
        .whenArrives(segment().ack().text("ab"))
        .thenGives("ab")
        .whenArrives(segment().ack().text("cd"))
        .thenGives("");
  }

  @Test
  void aReceiveBeforeTheConnectionStandsIsAnsweredAfterIt() {
    given(LISTEN)
        .whenReceives(9)
        .whenArrives(segment().syn().seq(0))
        .whenArrives(segment().ack().text("abc"))
        .thenEnters(ESTABLISHED)
        .thenGives("abc");
  }

  @Test
  void aReceiveOutlivesAReturnToListen() {
    given(LISTEN)
        .whenReceives(9)
        .whenArrives(segment().syn().seq(0))
        .whenArrives(segment().rst().seq(1))
        .thenEnters(LISTEN)
        .thenNothingElse()
        .whenArrives(segment().syn().seq(500))
        .whenArrives(segment().ack().text("abc"))
        .thenGives("abc");
  }

  @Test
  void theFinAnswersIt() {
    given(ESTABLISHED)
        .whenReceives(9)
        .whenArrives(segment().fin().ack())
        .thenEnters(CLOSE_WAIT)
        .thenSignals("RECEIVE: connection closing")
        .thenSignals("connection closing")
        .thenSends(segment().ack().acking(2))
        .thenNothingElse();
  }

  @Test
  void textBeforeTheFinAnswersItFirst() {
    given(ESTABLISHED)
        .whenReceives(9)
        .whenArrives(segment().fin().ack().text("bye"))
        .thenGives("bye")
        .thenSignals("connection closing")
        .thenSends(segment().ack().acking(5))
        .thenNothingElse();
  }

  /** The answers of section 3.10.7.4, second check; a SEND waits for a window that is shut. */
  @Test
  void aResetAnswersBoth() {
    given(SYN_RECEIVED)
        .whenArrives(segment().ack().window(0))
        .whenReceives(9)
        .whenSends("abc")
        .whenArrives(segment().rst())
        .thenEnters(CLOSED)
        .thenSignals("SEND: reset")
        .thenSignals("RECEIVE: reset")
        .thenSignals("connection reset")
        .thenNothingElse();
    givenSynReceivedAfterActiveOpen()
        .whenReceives(9)
        .whenArrives(segment().rst())
        .thenSignals("RECEIVE: reset")
        .thenSignals("connection refused")
        .thenNothingElse();
    given(SYN_SENT)
        .whenSends("abc")
        .whenArrives(segment().rst().acking(1))
        .thenSignals("SEND: reset")
        .thenSignals("error: connection reset")
        .thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(names = {"LISTEN", "SYN_SENT"})
  void closeAnswersIt(TcpState state) {
    given(state)
        .whenReceives(9)
        .whenCloses()
        .thenEnters(CLOSED)
        .thenSignals("RECEIVE: error: closing")
        .thenNothingElse();
  }

  @Test
  void closeInSynSentAnswersASend() {
    given(SYN_SENT)
        .whenSends("abc")
        .whenCloses()
        .thenEnters(CLOSED)
        .thenSignals("SEND: error: closing")
        .thenNothingElse();
  }

  @Test
  void abortAnswersBoth() {
    given(LISTEN)
        .whenReceives(9)
        .whenAborts()
        .thenSignals("RECEIVE: error: connection reset")
        .thenNothingElse();
    given(SYN_RECEIVED)
        .whenReceives(9)
        .whenSends("abc")
        .whenAborts()
        .thenEnters(CLOSED)
        .thenSends(segment().rst().seq(1))
        .thenSignals("SEND: connection reset")
        .thenSignals("RECEIVE: connection reset")
        .thenNothingElse();
  }

  @Test
  void theUserTimeoutAnswersBoth() {
    given(SYN_SENT)
        .whenReceives(9)
        .whenSends("abc")
        .whenRunsOut(Timer.USER)
        .thenEnters(CLOSED)
        .thenSignals("SEND: error: connection aborted due to user timeout")
        .thenSignals("RECEIVE: error: connection aborted due to user timeout")
        .thenSignals("error: connection aborted due to user timeout")
        .thenNothingElse();
  }

  @Test
  void aReceiveOfNothingWaitsForNothing() {
    given(ESTABLISHED)
        .whenReceives(0)
        .whenArrives(segment().fin().ack())
        .thenSignals("connection closing")
        .thenSends(segment().ack())
        .thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOSING", "LAST_ACK", "TIME_WAIT", "CLOSE_WAIT"})
  void afterThePeersFinAReceiveIsAnErrorAtOnce(TcpState state) {
    given(state).whenReceives(9).thenSignals("error: connection closing").thenNothingElse();
  }

  /** A SEND that the buffer has no room for is refused whole. */
  @Test
  void aSendWithoutRoomIsRefused() {
    TcbSettings small = Story.PROMPT.withSendBuffer(5);
    given(ESTABLISHED, small)
        .whenSends("abc")
        .whenSends("def")
        .thenSignals("error: insufficient resources")
        .thenNothingElse()
        .whenSends("de")
        .thenNothingElse()
        .whenArrives(segment().acking(4))
        .thenSends(segment().ack().text("de"))
        .whenSends("fgh")
        .thenNothingElse();
  }

  /** Neither our SYN nor our FIN is the user's text. */
  @Test
  void theSynTakesNoRoom() {
    TcbSettings small = Story.PROMPT.withSendBuffer(5);
    given(SYN_SENT, small).whenSends("abcde").thenNothingElse();
    given(LISTEN, small).whenSends("abcde").thenEnters(SYN_SENT);
    given(LISTEN, small)
        .whenSends("abcdef")
        .thenStays()
        .thenSignals("error: insufficient resources")
        .thenNothingElse();
  }

  @Test
  void nothingIsQueuedBehindAClose() {
    given(SYN_RECEIVED)
        .whenSends("abc")
        .whenCloses()
        .thenStays()
        .whenSends("def")
        .thenSignals("error: connection closing")
        .thenNothingElse();
    given(CLOSE_WAIT)
        .whenArrives(segment().ack().window(0))
        .whenSends("abc")
        .whenCloses()
        .thenStays()
        .whenSends("def")
        .thenSignals("error: connection closing")
        .thenNothingElse()
        .whenCloses()
        .thenSignals("error: connection closing")
        .thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLOSED")
  void statusNamesTheState(TcpState state) {
    given(state)
        .whenAsksForStatus()
        .thenStays()
        .thenSignals("state = " + state.rfcName())
        .thenDecidedBy("3.10.6")
        .thenNothingElse();
  }

  @Test
  void statusOfNothingIsAnError() {
    given(CLOSED).whenAsksForStatus().thenSignals("error: connection does not exist");
  }
}
