package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;
import static lockstep.model.Story.given;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.CLOSING;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_1;
import static lockstep.tcp.TcpState.FIN_WAIT_2;
import static lockstep.tcp.TcpState.LAST_ACK;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.TIME_WAIT;

import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 9293 section 3.6.1: a user who closes and reads no more (MAY-1, SHLD-3). */
class HalfDuplexCloseTest {
  @Test
  void withNothingUnreadItIsAClose() {
    given(ESTABLISHED)
        .whenClosesBothWays()
        .thenEnters(FIN_WAIT_1)
        .thenSends(segment().fin().ack().seq(1))
        .thenNothingElse()
        .whenArrives(segment().ack())
        .thenEnters(FIN_WAIT_2)
        .whenArrives(segment().fin().ack())
        .thenEnters(TIME_WAIT)
        .thenSends(segment().ack().acking(2));
  }

  @Test
  void unreadTextIsLostAndThePeerIsShown() {
    given(ESTABLISHED)
        .whenArrives(segment().ack().text("abc"))
        .whenClosesBothWays()
        .thenEnters(CLOSED)
        .thenSends(segment().rst().seq(1))
        .thenSaysWhy("text is unread")
        .thenNothingElse();
    given(ESTABLISHED)
        .whenArrives(segment().fin().ack().text("abc"))
        .thenEnters(CLOSE_WAIT)
        .whenClosesBothWays()
        .thenEnters(CLOSED)
        .thenSends(segment().rst().seq(1))
        .thenNothingElse();
  }

  @Test
  void unreadTextIsLostAfterAnEarlierCloseToo() {
    given(ESTABLISHED)
        .whenArrives(segment().ack().text("abc"))
        .whenCloses()
        .whenClosesBothWays()
        .thenEnters(CLOSED)
        .thenSends(segment().rst().seq(2))
        .thenNothingElse();
  }

  /** In TIME-WAIT all is settled: what is unread changes nothing for the peer. */
  @Test
  void inTimeWaitNothingIsShown() {
    given(FIN_WAIT_2)
        .whenArrives(segment().fin().ack().text("abc"))
        .thenEnters(TIME_WAIT)
        .whenClosesBothWays()
        .thenStays()
        .thenNothingElse();
  }

  /** A second call is no second CLOSE. */
  @ParameterizedTest
  @EnumSource(names = {"FIN_WAIT_1", "FIN_WAIT_2", "CLOSING", "LAST_ACK", "TIME_WAIT"})
  void afterACloseItOnlyLetsGoOfReading(TcpState state) {
    given(state)
        .whenClosesBothWays()
        .thenStays()
        .thenNothingElse()
        .thenHas("nobody reads", true, tcb -> tcb.nobodyReads);
  }

  @Test
  void textThatArrivesAfterItIsAnsweredWithAReset() {
    given(ESTABLISHED)
        .whenClosesBothWays()
        .whenArrives(segment().ack().text("late"))
        .thenEnters(FIN_WAIT_2, CLOSED)
        .thenSends(segment().rst().seq(2))
        .thenSaysWhy("nobody reads any more")
        .thenDecidedBy("3.10.7.4 fifth, seventh")
        .thenNothingElse();
  }

  @Test
  void textAheadOfAGapIsAnsweredLikewise() {
    given(FIN_WAIT_2)
        .whenClosesBothWays()
        .whenArrives(segment().ack().seq(5).text("late"))
        .thenEnters(CLOSED)
        .thenSends(segment().rst().seq(2))
        .thenNothingElse();
  }

  @Test
  void oldTextAndFinAreNoReasonForAReset() {
    given(ESTABLISHED)
        .whenArrives(segment().ack().text("abc"))
        .whenReceives(3)
        .whenClosesBothWays()
        .whenArrives(segment().fin().ack().seq(1).text("abc"))
        .thenEnters(FIN_WAIT_2, TIME_WAIT)
        .thenSends(segment().ack().acking(5));
    given(ESTABLISHED)
        .whenClosesBothWays()
        .whenArrives(segment().fin().acking(1))
        .thenEnters(CLOSING)
        .whenArrives(segment().ack().seq(2).text("behind the FIN"))
        .thenEnters(TIME_WAIT);
  }

  @Test
  void inCloseWaitItSendsTheFin() {
    given(CLOSE_WAIT)
        .whenClosesBothWays()
        .thenEnters(LAST_ACK)
        .thenSends(segment().fin().ack().seq(1))
        .thenNothingElse();
  }

  @Test
  void beforeTheConnectionStandsItIsAClose() {
    given(SYN_RECEIVED)
        .whenClosesBothWays()
        .thenEnters(FIN_WAIT_1)
        .thenSends(segment().fin().ack().seq(1))
        .thenNothingElse();
    given(TcpState.LISTEN)
        .whenClosesBothWays()
        .thenEnters(CLOSED)
        .thenNothingElse()
        .thenHas("nobody reads", false, tcb -> tcb.nobodyReads);
    given(CLOSED).whenClosesBothWays().thenSignals("error: connection does not exist");
  }
}
