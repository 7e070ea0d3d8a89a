package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;
import static lockstep.model.Story.given;
import static lockstep.model.Story.givenSynReceivedAfterActiveOpen;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.CLOSING;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_1;
import static lockstep.tcp.TcpState.FIN_WAIT_2;
import static lockstep.tcp.TcpState.LAST_ACK;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.TIME_WAIT;

import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 9293 section 3.10.7.4, check by check. */
class InOtherStatesTest {
  private static final long TWO_MSL = 240_000_000;

  @ParameterizedTest
  @EnumSource(
      names = {
        "SYN_RECEIVED",
        "ESTABLISHED",
        "FIN_WAIT_1",
        "FIN_WAIT_2",
        "CLOSE_WAIT",
        "CLOSING",
        "LAST_ACK",
        "TIME_WAIT"
      })
  void firstCheckAnswersASegmentOutsideTheWindow(TcpState state) {
    given(state)
        .whenArrives(segment().ack().seq(200_000))
        .thenStays()
        .thenSends(segment().ack())
        .thenDecidedBy("3.10.7.4 first")
        .thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "SYN_RECEIVED",
        "ESTABLISHED",
        "FIN_WAIT_1",
        "FIN_WAIT_2",
        "CLOSE_WAIT",
        "CLOSING",
        "LAST_ACK",
        "TIME_WAIT"
      })
  void firstCheckDropsARstOutsideTheWindow(TcpState state) {
    given(state).whenArrives(segment().rst().seq(200_000)).thenStays().thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "SYN_RECEIVED",
        "ESTABLISHED",
        "FIN_WAIT_1",
        "FIN_WAIT_2",
        "CLOSE_WAIT",
        "CLOSING",
        "LAST_ACK",
        "TIME_WAIT"
      })
  void secondCheckChallengesARstInsideTheWindow(TcpState state) {
    given(state)
        .whenArrives(segment().rst().seq(1000))
        .thenStays()
        .thenSends(segment().ack())
        .thenDecidedBy("3.10.7.4 second")
        .thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(names = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT"})
  void secondCheckResetsAndTellsTheUser(TcpState state) {
    given(state)
        .whenArrives(segment().rst())
        .thenEnters(CLOSED)
        .thenSignals("connection reset")
        .thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOSING", "LAST_ACK", "TIME_WAIT"})
  void secondCheckEndsAClosingConnectionWithoutAWord(TcpState state) {
    given(state).whenArrives(segment().rst()).thenEnters(CLOSED).thenNothingElse();
  }

  @Test
  void secondCheckTakesAPassiveOpenBackToListen() {
    given(SYN_RECEIVED).whenArrives(segment().rst()).thenEnters(LISTEN).thenNothingElse();
  }

  @Test
  void secondCheckRefusesAnActiveOpen() {
    givenSynReceivedAfterActiveOpen()
        .whenArrives(segment().rst())
        .thenEnters(CLOSED)
        .thenSignals("connection refused")
        .thenNothingElse();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "ESTABLISHED",
        "FIN_WAIT_1",
        "FIN_WAIT_2",
        "CLOSE_WAIT",
        "CLOSING",
        "LAST_ACK",
        "TIME_WAIT"
      })
  void fourthCheckChallengesASyn(TcpState state) {
    given(state)
        .whenArrives(segment().syn())
        .thenStays()
        .thenSends(segment().ack())
        .thenDecidedBy("3.10.7.4 fourth")
        .thenNothingElse();
  }

  @Test
  void fourthCheckTakesAPassiveOpenBackToListen() {
    given(SYN_RECEIVED).whenArrives(segment().syn()).thenEnters(LISTEN).thenNothingElse();
  }

  @Test
  void fifthCheckDropsASegmentWithoutAck() {
    given(ESTABLISHED)
        .whenArrives(segment().text("hi"))
        .thenStays()
        .thenDecidedBy("3.10.7.4 fifth")
        .thenNothingElse();
  }

  @Test
  void fifthCheckEstablishesAndGoesOnWithTheText() {
    given(SYN_RECEIVED)
        .whenArrives(segment().ack().text("hello"))
        .thenEnters(ESTABLISHED)
        .thenSends(segment().ack().acking(6))
        .thenDecidedBy("3.10.7.4 fifth, seventh")
        .thenNothingElse()
        .whenReceives(5)
        .thenGives("hello");
  }

  @Test
  void fifthCheckResetsABadAckInSynReceived() {
    given(SYN_RECEIVED)
        .whenArrives(segment().acking(2))
        .thenStays()
        .thenSends(segment().rst().seq(2))
        .thenNothingElse();
  }

  @Test
  void fifthCheckAnswersAnAckOfWhatWasNotSent() {
    given(ESTABLISHED)
        .whenArrives(segment().acking(2))
        .thenStays()
        .thenSends(segment().ack().seq(1))
        .thenNothingElse();
  }

  @Test
  void fifthCheckIgnoresADuplicateAck() {
    given(ESTABLISHED).whenArrives(segment().acking(1)).thenStays().thenNothingElse();
  }

  @Test
  void fifthCheckTakesTheAckOfOurFin() {
    given(FIN_WAIT_1)
        .whenArrives(segment().ack())
        .thenEnters(FIN_WAIT_2)
        .thenDecidedBy("3.10.7.4 fifth")
        .thenNothingElse();
    given(CLOSING)
        .whenArrives(segment().ack())
        .thenEnters(TIME_WAIT)
        .thenRuns(Timer.TIME_WAIT, TWO_MSL)
        .thenNothingElse();
    given(LAST_ACK).whenArrives(segment().ack()).thenEnters(CLOSED).thenNothingElse();
  }

  @Test
  void anAckThatDoesNotReachOurFinChangesNothing() {
    given(FIN_WAIT_1).whenArrives(segment().acking(1)).thenStays().thenNothingElse();
    given(CLOSING).whenArrives(segment().acking(1)).thenStays().thenNothingElse();
    given(LAST_ACK).whenArrives(segment().acking(1)).thenStays().thenNothingElse();
  }

  @Test
  void finWithAckOfOurFinTakesTwoEdgesInOneTurn() {
    given(FIN_WAIT_1)
        .whenArrives(segment().fin().ack())
        .thenEnters(FIN_WAIT_2, TIME_WAIT)
        .thenSends(segment().ack().acking(2))
        .thenSignals("connection closing")
        .thenRuns(Timer.TIME_WAIT, TWO_MSL)
        .thenDecidedBy("3.10.7.4 fifth, eighth")
        .thenNothingElse();
  }

  @Test
  void finBeforeTheAckOfOurFinIsASimultaneousClose() {
    given(FIN_WAIT_1)
        .whenArrives(segment().fin().acking(1))
        .thenEnters(CLOSING)
        .thenSends(segment().ack().acking(2))
        .thenSignals("connection closing")
        .thenNothingElse();
  }

  @Test
  void finInEstablishedEntersCloseWait() {
    given(ESTABLISHED)
        .whenArrives(segment().fin().ack().text("bye"))
        .thenEnters(CLOSE_WAIT)
        .thenSends(segment().ack().acking(5))
        .thenSignals("connection closing")
        .thenDecidedBy("3.10.7.4 seventh, eighth")
        .thenNothingElse();
  }

  @Test
  void finInFinWait2EntersTimeWaitAndIsAcknowledged() {
    given(FIN_WAIT_2)
        .whenArrives(segment().fin().ack())
        .thenEnters(TIME_WAIT)
        .thenSends(segment().ack().acking(2))
        .thenSignals("connection closing")
        .thenRuns(Timer.TIME_WAIT, TWO_MSL)
        .thenNothingElse();
  }

  @Test
  void textInFinWait2IsStillTaken() {
    given(FIN_WAIT_2)
        .whenArrives(segment().ack().text("late"))
        .thenStays()
        .thenSends(segment().ack().acking(5))
        .thenNothingElse()
        .whenReceives(10)
        .thenGives("late");
  }

  @Test
  void aRepeatedFinRestartsTimeWait() {
    given(TIME_WAIT)
        .whenTimePasses(1_000_000)
        .whenArrives(segment().fin().ack().seq(1))
        .thenStays()
        .thenSends(segment().ack().acking(2))
        .thenRuns(Timer.TIME_WAIT, TWO_MSL)
        .thenNothingElse();
  }

  @Test
  void timeWaitEndsWithItsTimer() {
    given(TIME_WAIT)
        .whenRunsOut(Timer.TIME_WAIT)
        .thenEnters(CLOSED)
        .thenDecidedBy("3.10.8")
        .thenNothingElse();
  }

  @Test
  void textThatWasTakenBeforeIsCutOff() {
    given(ESTABLISHED)
        .whenArrives(segment().ack().text("abc"))
        .whenArrives(segment().ack().seq(2).text("bcde"))
        .thenSends(segment().ack().acking(6))
        .thenNothingElse()
        .whenReceives(9)
        .thenGives("abcde");
  }
}
