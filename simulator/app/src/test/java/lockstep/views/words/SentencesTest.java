package lockstep.views.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.comparison.Moment;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
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
            "2MSL are over. The client deletes its TCB.");
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
  void noSentenceExclaims() {
    List<Moment> moments = Moments.cases();
    assertThat(moments)
        .extracting(moment -> Sentences.what(moment.step()) + Sentences.why(moment))
        .noneMatch(text -> text.contains("!"));
  }
}
