package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;
import static lockstep.model.Story.given;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;

import org.junit.jupiter.api.Test;

/** RFC 9293 sections 3.10.7.2 and 3.10.7.3: text and FIN that come with a SYN. */
class SynWithTextTest {
  @Test
  void inListenTextIsQueuedUntilTheConnectionStands() {
    given(LISTEN)
        .whenArrives(segment().syn().seq(0).text("hello"))
        .thenEnters(SYN_RECEIVED)
        .thenSends(segment().syn().seq(0).acking(1))
        .thenSaysWhy("queued until the connection stands")
        .thenNothingElse()
        .whenReceives(9)
        .thenGives("")
        .whenArrives(segment().ack().seq(6))
        .thenEnters(ESTABLISHED)
        .thenGives("hello")
        .thenSends(segment().ack().acking(6))
        .thenNothingElse();
  }

  @Test
  void inListenAFinIsQueuedToo() {
    given(LISTEN)
        .whenArrives(segment().syn().fin().seq(0).text("hello"))
        .thenEnters(SYN_RECEIVED)
        .whenArrives(segment().ack().seq(1))
        .thenEnters(ESTABLISHED, CLOSE_WAIT)
        .thenSends(segment().ack().acking(7))
        .thenSignals("connection closing")
        .thenNothingElse()
        .whenReceives(9)
        .thenGives("hello");
    given(LISTEN)
        .whenArrives(segment().syn().fin().seq(0))
        .whenArrives(segment().ack().seq(1))
        .thenEnters(ESTABLISHED, CLOSE_WAIT)
        .thenSends(segment().ack().acking(2));
  }

  @Test
  void inListenNoMoreIsQueuedThanTheWindowHolds() {
    given(LISTEN, Story.PROMPT.withReceiveBuffer(3))
        .whenArrives(segment().syn().fin().seq(0).text("hello"))
        .thenHas("octets kept", 3, tcb -> tcb.outOfOrder.length())
        .whenArrives(segment().ack().seq(1))
        .thenEnters(ESTABLISHED)
        .thenSends(segment().ack().acking(4).window(0));
  }

  @Test
  void whatCameWithTheSynComesBeforeWhatCameBehindIt() {
    given(LISTEN)
        .whenArrives(segment().syn().seq(0).text("hello"))
        .whenArrives(segment().ack().seq(6).text(" world"))
        .thenEnters(ESTABLISHED)
        .thenSends(segment().ack().acking(12))
        .whenReceives(20)
        .thenGives("hello world");
  }

  @Test
  void inSynSentTextOnTheSynAckIsTakenAtOnce() {
    given(SYN_SENT)
        .whenArrives(segment().syn().acking(1).seq(0).text("hello"))
        .thenEnters(ESTABLISHED)
        .thenSends(segment().ack().seq(1).acking(6))
        .thenNothingElse()
        .whenReceives(9)
        .thenGives("hello");
  }

  /** The ACK of the SYN goes at once, although that of text might wait. */
  @Test
  void inSynSentOneAckAnswersSynAndText() {
    given(SYN_SENT, TcbSettings.USUAL)
        .whenArrives(segment().syn().acking(1).seq(0).text("hello"))
        .thenSends(segment().ack().seq(1).acking(6))
        .thenNothingElse();
  }

  @Test
  void inSynSentAFinOnTheSynAckIsTakenAtOnce() {
    given(SYN_SENT)
        .whenArrives(segment().syn().fin().acking(1).seq(0))
        .thenEnters(ESTABLISHED, CLOSE_WAIT)
        .thenSends(segment().ack().seq(1).acking(2))
        .thenSignals("connection closing")
        .thenNothingElse();
    given(SYN_SENT)
        .whenArrives(segment().syn().fin().acking(1).seq(0).text("hello"))
        .thenEnters(ESTABLISHED, CLOSE_WAIT)
        .thenSends(segment().ack().seq(1).acking(7))
        .thenSignals("connection closing")
        .thenNothingElse();
  }

  @Test
  void inSynSentTextOnASynAloneIsQueued() {
    given(SYN_SENT)
        .whenArrives(segment().syn().fin().seq(0).text("hello"))
        .thenEnters(SYN_RECEIVED)
        .thenSends(segment().syn().seq(0).acking(1))
        .thenSaysWhy("queued until the connection stands")
        .thenNothingElse()
        .whenArrives(segment().ack().seq(7))
        .thenEnters(ESTABLISHED, CLOSE_WAIT)
        .thenSends(segment().ack().acking(7));
  }
}
