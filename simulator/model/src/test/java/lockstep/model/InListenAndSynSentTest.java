package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;
import static lockstep.model.Story.given;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;

import org.junit.jupiter.api.Test;

/** RFC 9293 sections 3.10.7.1 to 3.10.7.3: a segment arrives in CLOSED, LISTEN, SYN-SENT. */
class InListenAndSynSentTest {
  @Test
  void inClosedASegmentWithAckIsResetAtItsAck() {
    given(CLOSED)
        .whenArrives(segment().acking(77).seq(9))
        .thenStays()
        .thenSends(segment().rst().seq(77))
        .thenNothingElse();
  }

  @Test
  void inClosedASegmentWithoutAckIsResetBehindItsEnd() {
    given(CLOSED)
        .whenArrives(segment().syn().seq(9))
        .thenStays()
        .thenSends(segment().rst().seq(0).acking(10))
        .thenNothingElse();
  }

  @Test
  void inClosedARstIsDiscarded() {
    given(CLOSED).whenArrives(segment().rst()).thenStays().thenNothingElse();
  }

  @Test
  void inListenARstIsIgnored() {
    given(LISTEN)
        .whenArrives(segment().rst())
        .thenStays()
        .thenDecidedBy("3.10.7.2 first")
        .thenNothingElse();
  }

  @Test
  void inListenAnAckIsReset() {
    given(LISTEN)
        .whenArrives(segment().syn().acking(5))
        .thenStays()
        .thenSends(segment().rst().seq(5))
        .thenDecidedBy("3.10.7.2 second")
        .thenNothingElse();
  }

  @Test
  void inListenASynIsAnsweredWithSynAck() {
    given(LISTEN)
        .whenArrives(segment().syn().seq(100))
        .thenEnters(SYN_RECEIVED)
        .thenSends(segment().syn().seq(0).acking(101))
        .thenDecidedBy("3.10.7.2 third")
        .thenNothingElse();
  }

  @Test
  void inListenAFinAloneIsDropped() {
    given(LISTEN)
        .whenArrives(segment().fin())
        .thenStays()
        .thenDecidedBy("3.10.7.2 fourth")
        .thenNothingElse();
  }

  @Test
  void inSynSentAnAckOfNothingSentIsReset() {
    given(SYN_SENT)
        .whenArrives(segment().syn().acking(2).seq(100))
        .thenStays()
        .thenSends(segment().rst().seq(2))
        .thenNothingElse();
  }

  @Test
  void inSynSentARstWithAnAckOfNothingSentIsDropped() {
    given(SYN_SENT).whenArrives(segment().rst().acking(2)).thenStays().thenNothingElse();
  }

  @Test
  void inSynSentARstWithAGoodAckEndsIt() {
    given(SYN_SENT)
        .whenArrives(segment().rst().acking(1))
        .thenEnters(CLOSED)
        .thenSignals("error: connection reset")
        .thenDecidedBy("3.10.7.3 second")
        .thenNothingElse();
  }

  @Test
  void inSynSentARstWithoutAckIsDropped() {
    given(SYN_SENT).whenArrives(segment().rst()).thenStays().thenNothingElse();
  }

  @Test
  void inSynSentSynAckEstablishes() {
    given(SYN_SENT)
        .whenArrives(segment().syn().acking(1).seq(100))
        .thenEnters(ESTABLISHED)
        .thenSends(segment().ack().seq(1).acking(101))
        .thenDecidedBy("3.10.7.3 fourth")
        .thenNothingElse();
  }

  @Test
  void inSynSentTextQueuedByTheUserRidesOnTheAck() {
    given(SYN_SENT)
        .whenSends("hello")
        .thenNothingElse()
        .whenArrives(segment().syn().acking(1).seq(100))
        .thenEnters(ESTABLISHED)
        .thenSends(segment().ack().seq(1).acking(101).text("hello"))
        .thenNothingElse();
  }

  @Test
  void inSynSentASynAloneIsASimultaneousOpen() {
    given(SYN_SENT)
        .whenArrives(segment().syn().seq(100))
        .thenEnters(SYN_RECEIVED)
        .thenSends(segment().syn().seq(0).acking(101))
        .thenNothingElse();
  }

  @Test
  void inSynSentAFinIsNotLookedAt() {
    given(SYN_SENT)
        .whenArrives(segment().fin())
        .thenStays()
        .thenDecidedBy("3.10.7.3 fifth")
        .thenNothingElse();
  }
}
