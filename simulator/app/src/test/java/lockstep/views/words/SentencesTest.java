package lockstep.views.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.comparison.Moment;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Octets;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.tcp.World;
import lockstep.trace.TraceStep;
import lockstep.views.fixtures.Moments;
import org.junit.jupiter.api.Test;

/** What the window says of a step. */
class SentencesTest {
  @Test
  void theTeardownInSentences() {
    assertThat(Moments.teardown())
        .extracting(moment -> Sentences.what(moment.step()))
        .containsExactly(
            "The server listens.",
            "The client calls connect and sends SYN.",
            "The server gets SYN and sends SYN,ACK.",
            "The client gets SYN,ACK and sends ACK.",
            "The server gets the ACK of its SYN.",
            "The client sends 5 octets.",
            "The server gets 5 octets and sends ACK.",
            "The client gets an ACK.",
            "The client calls close and sends FIN.",
            "The server gets FIN and sends ACK.",
            "The client gets the ACK of its FIN.",
            "The server calls close and sends FIN.",
            "The client gets FIN and sends ACK.",
            "The server gets the ACK of its FIN.",
            "The client deletes its TCB: in the model, 2MSL has passed.");
  }

  /** Of several clients each has its number for a name, the first of them none. */
  @Test
  void eachActorIsNamedAsOneSpeaksOfIt() {
    assertThat(Sentences.say("call.close", Actor.of(Side.CLIENT, 1), ""))
        .isEqualTo("The client calls close.");
    assertThat(Sentences.say("call.close", Actor.of(Side.CLIENT, 12), ""))
        .isEqualTo("Client12 calls close.");
    assertThat(Sentences.say("timeout.TIME_WAIT", Actor.of(Side.SERVER, 2)))
        .isEqualTo("Server2 deletes its TCB: in the model, 2MSL has passed.");
    assertThat(Sentences.say("seen.gone", Actor.SERVER.asListener()))
        .isEqualTo("The server's listener's row is gone.");
  }

  @Test
  void aSegmentThatAListenerHasNoRoomForIsDropped() {
    TraceStep arrives = Moments.teardown().get(2).step();
    TraceStep dropped =
        new TraceStep(
            3,
            5,
            "client connect",
            World.MODEL,
            0,
            Actor.SERVER,
            List.of(TcpState.LISTEN),
            arrives.event(),
            List.of(),
            RfcRef.BACKLOG,
            null,
            null,
            null,
            null);
    assertThat(Sentences.what(dropped)).isEqualTo("SYN for the server comes and is dropped.");
  }

  @Test
  void aTurnOfTwoStatesNamesBothCauses() {
    assertThat(Sentences.what(Moments.twoEdges().step()))
        .isEqualTo("The client gets FIN and the ACK of its own FIN.");
  }

  @Test
  void aReasonBeginsWithACapitalAndEndsWithAStop() {
    assertThat(Sentences.why(Moments.teardown().get(1)))
        .isEqualTo("The kernel left SYN-SENT after 9 µs, between two readings.");
  }

  @Test
  void whereTheWorldsAgreeTheStorySaysWhatIsAwaited() {
    assertThat(Sentences.why(Moments.teardown().get(10)))
        .isEqualTo("It waits for the server's FIN.");
  }

  @Test
  void aKnownDifferenceIsNamedWhereItsReasonIsTooLong() {
    assertThat(Sentences.brief(Moments.teardown().get(2)))
        .isEqualTo("Known difference: linux-listener-stays.");
  }

  @Test
  void everyStateAndEveryTimerHasItsWords() {
    for (TcpState state : TcpState.values())
      for (Side side : Side.values()) assertThat(Sentences.waits(side, state)).isNotEmpty();
    for (Timer timer : Timer.values()) assertThat(Words.has("timeout." + timer.name())).isTrue();
  }

  @Test
  void whatTheWireDoesIsSaidOfItsSegment() {
    Segment fin =
        Segment.of(SeqNumber.of(6), SeqNumber.of(1), 0, ControlBit.FIN).withText(Octets.filler(3));
    assertThat(Event.Deed.values())
        .extracting(deed -> Sentences.what(onWire(deed, fin)))
        .containsExactly(
            "The wire loses the client's FIN,ACK with 3 octets.",
            "The wire holds the client's FIN,ACK with 3 octets.",
            "The wire doubles the client's FIN,ACK with 3 octets.",
            "The wire delays the client's FIN,ACK with 3 octets.",
            "The client sends FIN,ACK with 3 octets again; the one before still stands on the wire.");
    assertThat(Event.Deed.values())
        .extracting(deed -> Sentences.cause(onWire(deed, fin.withText(Octets.NONE))))
        .containsExactly(
            "FIN,ACK seq 6 ack 1 is lost",
            "FIN,ACK seq 6 ack 1 is held",
            "FIN,ACK seq 6 ack 1 is doubled",
            "FIN,ACK seq 6 ack 1 is delayed",
            "FIN,ACK seq 6 ack 1 is sent again while it is held");
  }

  private static TraceStep onWire(Event.Deed deed, Segment segment) {
    return new TraceStep(
        1,
        1,
        "release",
        World.MODEL,
        0,
        Actor.CLIENT,
        List.of(TcpState.FIN_WAIT_1),
        new Event.OnWire(deed, segment),
        List.of(),
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void noSentenceExclaims() {
    List<Moment> moments = Moments.cases();
    assertThat(moments)
        .extracting(moment -> Sentences.what(moment.step()) + Sentences.why(moment))
        .noneMatch(text -> text.contains("!"));
  }
}
