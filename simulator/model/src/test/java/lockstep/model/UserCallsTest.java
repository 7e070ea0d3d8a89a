package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;
import static lockstep.model.Story.given;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_1;
import static lockstep.tcp.TcpState.LAST_ACK;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;
import static org.assertj.core.api.Assertions.assertThat;

import lockstep.tcp.Octets;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 9293 sections 3.10.1 to 3.10.5: the user's calls, state by state. */
class UserCallsTest {
  @Test
  void openPassiveListensAndSendsNothing() {
    given(CLOSED).whenOpensPassively().thenEnters(LISTEN).thenNothingElse();
  }

  @Test
  void openActiveSendsASyn() {
    given(CLOSED)
        .whenOpensActively()
        .thenEnters(SYN_SENT)
        .thenSends(segment().syn().seq(0))
        .thenNothingElse();
    given(LISTEN)
        .whenOpensActively()
        .thenEnters(SYN_SENT)
        .thenSends(segment().syn().seq(0))
        .thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"CLOSED", "LISTEN"},
      mode = EnumSource.Mode.EXCLUDE)
  void openOfAnOpenConnectionIsAnError(TcpState state) {
    given(state)
        .whenOpensActively()
        .thenStays()
        .thenSignals("error: connection already exists")
        .thenNothingElse();
    given(state)
        .whenOpensPassively()
        .thenStays()
        .thenSignals("error: connection already exists")
        .thenNothingElse();
  }

  @Test
  void everyOtherCallNeedsAConnection() {
    String error = "error: connection does not exist";
    given(CLOSED).whenSends("x").thenStays().thenSignals(error).thenNothingElse();
    given(CLOSED).whenReceives(1).thenStays().thenSignals(error).thenNothingElse();
    given(CLOSED).whenCloses().thenStays().thenSignals(error).thenNothingElse();
    given(CLOSED).whenAborts().thenStays().thenSignals(error).thenNothingElse();
  }

  @Test
  void sendInListenOpensActively() {
    given(LISTEN)
        .whenSends("hi")
        .thenEnters(SYN_SENT)
        .thenSends(segment().syn().seq(0))
        .thenNothingElse();
  }

  @Test
  void sendInSynReceivedWaitsForTheAck() {
    given(SYN_RECEIVED)
        .whenSends("hi")
        .thenStays()
        .thenNothingElse()
        .whenArrives(segment().ack())
        .thenEnters(ESTABLISHED)
        .thenSends(segment().ack().seq(1).text("hi"))
        .thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(names = {"ESTABLISHED", "CLOSE_WAIT"})
  void sendSendsWhereThePeerStillListens(TcpState state) {
    given(state)
        .whenSends("hi")
        .thenStays()
        .thenSends(segment().ack().seq(1).text("hi"))
        .thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(names = {"FIN_WAIT_1", "FIN_WAIT_2", "CLOSING", "LAST_ACK", "TIME_WAIT"})
  void sendAfterCloseIsAnError(TcpState state) {
    given(state)
        .whenSends("x")
        .thenStays()
        .thenSignals("error: connection closing")
        .thenNothingElse();
  }

  @Test
  void nagleHoldsASmallSegmentBackWhileTextIsUnacknowledged() {
    given(ESTABLISHED)
        .whenSends("one")
        .thenSends(segment().ack().seq(1).text("one"))
        .whenSends("two")
        .thenNothingElse()
        .whenArrives(segment().acking(4))
        .thenSends(segment().ack().seq(4).text("two"))
        .thenNothingElse();
    given(ESTABLISHED, Story.PROMPT.withNagle(false))
        .whenSends("one")
        .whenSends("two")
        .thenSends(segment().ack().seq(4).text("two"))
        .thenNothingElse();
  }

  @Test
  void sendStopsAtThePeersWindow() {
    given(SYN_RECEIVED)
        .whenArrives(segment().ack().window(4))
        .whenSends("abcd")
        .thenSends(segment().ack().seq(1).text("abcd"))
        .whenSends("ef")
        .thenNothingElse()
        .whenArrives(segment().acking(5).window(4))
        .thenSends(segment().ack().seq(5).text("ef"))
        .thenNothingElse();
  }

  /** Section 3.8.6.2.1: a small piece of what was once a large window is not worth a segment. */
  @Test
  void aSmallPieceOfTheWindowWaitsUntilTheOverrideTimeout() {
    given(SYN_RECEIVED)
        .whenArrives(segment().ack().window(4))
        .whenSends("abcdef")
        .thenNothingElse()
        .thenRuns(Timer.PERSIST, 1_000_000)
        .whenTimePasses(1_000_000)
        .whenRunsOut(Timer.PERSIST)
        .thenSends(segment().ack().seq(1).text("abcd"))
        .thenNothingElse();
  }

  @Test
  void receiveInCloseWaitGivesWhatIsThereAndThenSaysThatItIsOver() {
    given(ESTABLISHED)
        .whenArrives(segment().fin().ack().text("bye"))
        .thenEnters(CLOSE_WAIT)
        .whenReceives(9)
        .thenGives("bye")
        .whenReceives(9)
        .thenSignals("error: connection closing")
        .thenNothingElse();
  }

  @Test
  void readingOpensAWindowThatWasShutAndTellsThePeer() {
    given(ESTABLISHED, Story.PROMPT.withReceiveBuffer(4))
        .whenArrives(segment().ack().text("abcd"))
        .thenSends(segment().ack().acking(5).window(0))
        .whenReceives(4)
        .thenGives("abcd")
        .thenSends(segment().ack().acking(5).window(4))
        .thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(names = {"LISTEN", "SYN_SENT"})
  void closeBeforeAnythingStoodDeletesTheTcb(TcpState state) {
    given(state).whenCloses().thenEnters(CLOSED).thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(names = {"SYN_RECEIVED", "ESTABLISHED"})
  void closeSendsAFin(TcpState state) {
    given(state)
        .whenCloses()
        .thenEnters(FIN_WAIT_1)
        .thenSends(segment().fin().ack().seq(1))
        .thenNothingElse();
  }

  @Test
  void closeInSynReceivedWaitsBehindQueuedText() {
    given(SYN_RECEIVED)
        .whenSends("hi")
        .whenCloses()
        .thenStays()
        .thenNothingElse()
        .whenArrives(segment().ack())
        .thenEnters(ESTABLISHED, FIN_WAIT_1)
        .thenSends(segment().fin().ack().seq(1).text("hi"))
        .thenNothingElse();
  }

  @Test
  void closeEntersFinWait1EvenWhileTheFinWaitsBehindText() {
    given(SYN_RECEIVED)
        .whenArrives(segment().ack().window(3))
        .whenSends("one")
        .whenSends("two")
        .whenCloses()
        .thenEnters(FIN_WAIT_1)
        .thenNothingElse()
        .whenArrives(segment().acking(4).window(4))
        .thenStays()
        .thenSends(segment().fin().ack().seq(4).text("two"))
        .thenNothingElse();
  }

  /** Nagle's reason is that more text may come; after CLOSE none does. */
  @Test
  void closeLetsGoWhatNagleHeldBack() {
    given(ESTABLISHED)
        .whenSends("one")
        .whenSends("two")
        .thenNothingElse()
        .whenCloses()
        .thenEnters(FIN_WAIT_1)
        .thenSends(segment().fin().ack().seq(4).text("two"))
        .thenNothingElse();
  }

  @Test
  void closeInCloseWaitEntersLastAckWhenTheFinGoesOut() {
    given(SYN_RECEIVED)
        .whenArrives(segment().fin().ack().window(3))
        .thenEnters(ESTABLISHED, CLOSE_WAIT)
        .whenSends("one")
        .whenSends("two")
        .whenCloses()
        .thenStays()
        .thenNothingElse()
        .whenArrives(segment().acking(4))
        .thenEnters(LAST_ACK)
        .thenSends(segment().fin().ack().seq(4).text("two"))
        .thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(names = {"FIN_WAIT_1", "FIN_WAIT_2", "CLOSING", "LAST_ACK", "TIME_WAIT"})
  void aSecondCloseSendsNoSecondFin(TcpState state) {
    given(state)
        .whenCloses()
        .thenStays()
        .thenSignals("error: connection closing")
        .thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(names = {"SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT"})
  void abortResetsThePeer(TcpState state) {
    long next = given(state).endpoint().tcb().sndNxt.toLong();
    given(state)
        .whenAborts()
        .thenEnters(CLOSED)
        .thenSends(segment().rst().seq(next))
        .thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(names = {"LISTEN", "SYN_SENT", "CLOSING", "LAST_ACK", "TIME_WAIT"})
  void abortIsSilentWhereNobodyWaits(TcpState state) {
    given(state).whenAborts().thenEnters(CLOSED).thenNothingElse();
  }

  @Test
  void sendInListenWithoutARemoteSocketIsAnError() {
    Endpoint endpoint = given(LISTEN).endpoint();
    Turn turn = endpoint.send(Octets.of("hi"), false, 0);
    assertThat(turn.signals()).containsExactly("error: remote socket unspecified");
    assertThat(turn.path()).containsExactly(LISTEN);
  }

  @Test
  void textBehindAShutWindowWaitsUntilTheWindowOpens() {
    given(ESTABLISHED)
        .whenSends("one")
        .whenArrives(segment().acking(4).window(0))
        .whenSends("two")
        .thenRuns(Timer.PERSIST, 1_000_000)
        .thenNothingElse()
        .whenArrives(segment().acking(4).window(10))
        .thenSends(segment().ack().seq(4).text("two"))
        .thenNothingElse();
  }

  @Test
  void aBufferOfOneOctetOpensItsWindowAgain() {
    given(ESTABLISHED, Story.PROMPT.withReceiveBuffer(1))
        .whenArrives(segment().ack().text("a"))
        .thenSends(segment().ack().acking(2).window(0))
        .whenReceives(1)
        .thenSends(segment().ack().acking(2).window(1))
        .thenNothingElse();
  }
}
