package lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A model that was put into a state stands as one that was led there. */
class StandInTest {
  @ParameterizedTest
  @EnumSource
  void standsAsOneThatWasLedThere(TcpState state) {
    Tcb put = Placement.of(Preconditions.natural(state)).tcb();
    Tcb led = Story.given(state).endpoint().tcb();
    assertThat(put.state()).isEqualTo(state);
    assertThat(numbers(put)).isEqualTo(numbers(led));
    assertThat(put.passiveOpen)
        .isEqualTo(state == TcpState.LISTEN || state == TcpState.SYN_RECEIVED);
    assertThat(put.closeCalled).isEqualTo(led.closeCalled);
    assertThat(put.finSeq).isEqualTo(led.finSeq);
    assertThat(put.finReceived).isEqualTo(led.finReceived);
    assertThat(put.unread.length()).isEqualTo(led.unread.length());
    assertThat(segments(put)).isEqualTo(segments(led));
    for (Timer timer : List.of(Timer.RETRANSMISSION, Timer.USER, Timer.PERSIST, Timer.TIME_WAIT))
      assertThat(put.isRunning(timer)).as(timer.word()).isEqualTo(led.isRunning(timer));
  }

  private static String numbers(Tcb tcb) {
    return "%s %s %s %s %s %s %s"
        .formatted(tcb.iss, tcb.sndUna, tcb.sndNxt, tcb.sndWnd, tcb.irs, tcb.rcvNxt, tcb.rcvWnd);
  }

  private static List<String> segments(Tcb tcb) {
    // As they would go now: what they acknowledged when they first went does not matter.
    return tcb.retransmissionQueue.stream()
        .map(s -> s.again(tcb.rcvNxt, tcb.rcvWnd).toString())
        .toList();
  }

  @Test
  void textAndFinUnderWayAreOneSegment() {
    Tcb tcb = placed(TcpState.LAST_ACK, 1, 5, 2, null, null, 0);
    assertThat(segments(tcb)).containsExactly("<SEQ=1><ACK=2><LEN=3><CTL=FIN,PSH,ACK>");
  }

  @Test
  void aSynThatIsNotAcknowledgedStandsBeforeTheFin() {
    Tcb tcb = placed(TcpState.FIN_WAIT_1, 0, 2, 1, null, null, 0);
    assertThat(segments(tcb))
        .containsExactly("<SEQ=0><ACK=1><CTL=SYN,ACK>", "<SEQ=1><ACK=1><CTL=FIN,ACK>");
  }

  @Test
  void numbersThatCameRoundToTheIssAreText() {
    Tcb tcb = placed(TcpState.ESTABLISHED, 0, 2, 1, null, null, 0);
    assertThat(segments(tcb)).containsExactly("<SEQ=0><ACK=1><LEN=2><CTL=PSH,ACK>");
  }

  @Test
  void aShutWindowMeansThatTheBufferIsFull() {
    assertThat(placed(TcpState.ESTABLISHED, 1, 1, 7, 0, null, 0).unread.length()).isEqualTo(6);
    assertThat(placed(TcpState.CLOSE_WAIT, 1, 1, 8, 0, null, 0).unread.length()).isEqualTo(6);
    assertThat(placed(TcpState.ESTABLISHED, 1, 1, 7, 64, null, 0).unread.length()).isZero();
    assertThat(placed(TcpState.TIME_WAIT, 2, 2, 8, 0, null, 0).unread.length()).isZero();
  }

  @Test
  void aFinBehindUnsentTextHasNotGone() {
    Tcb tcb = placed(TcpState.FIN_WAIT_1, 1, 7, 1, null, null, 6);
    assertThat(tcb.closeCalled).isTrue();
    assertThat(tcb.finSent()).isFalse();
    assertThat(segments(tcb)).containsExactly("<SEQ=1><ACK=1><LEN=6><CTL=PSH,ACK>");
  }

  @Test
  void theNextSegmentInOrderTellsTheWindowAnew() {
    Endpoint endpoint = Placement.of(Preconditions.natural(TcpState.ESTABLISHED));
    endpoint.arrives(
        new Segment(
            SeqNumber.of(1), SeqNumber.of(1), ControlBits.of(ControlBit.ACK), 77, Octets.NONE, 0),
        0);
    assertThat(endpoint.tcb().sndWnd).isEqualTo(77);
  }

  @Test
  void contradictionsAreToldInWords() {
    assertThatThrownBy(() -> placed(TcpState.ESTABLISHED, 5, 1, 1, null, null, 0))
        .hasMessage("SND.NXT 1 lies before SND.UNA 5");
    assertThatThrownBy(() -> placed(TcpState.ESTABLISHED, 0, 1L << 30, 1, null, null, 0))
        .hasMessage("1073741824 numbers from SND.UNA to SND.NXT are more than 16777216");
    assertThatThrownBy(() -> placed(TcpState.FIN_WAIT_2, 1, 2, 1, null, true, 0))
        .hasMessageContaining("said to be acknowledged, but SND.UNA is 1");
    assertThatThrownBy(() -> placed(TcpState.LAST_ACK, 2, 2, 2, null, false, 0))
        .hasMessageContaining("said to be not acknowledged, but SND.UNA is 2");
    assertThatThrownBy(() -> placed(TcpState.ESTABLISHED, 1, 1, 1, 1 << 30, null, 0))
        .hasMessage("RCV.WND 1073741824 is not 0 to 1073725440");
  }

  @Test
  void aCallAnswersAsItsSectionWordsIt() {
    StandIn standIn = new StandIn(Preconditions.natural(TcpState.ESTABLISHED));
    assertThat(standIn.openActive().result()).isEqualTo("error: connection already exists");
    assertThat(standIn.status().result()).isEqualTo("state = ESTABLISHED");
    StandIn.Outcome sent = standIn.send(5, true);
    assertThat(sent.result()).isEqualTo("ok");
    assertThat(sent.sends()).hasSize(1);
    StandIn.Outcome aborted = standIn.abort();
    assertThat(aborted.result()).isEqualTo("ok");
    assertThat(aborted.state()).isEqualTo(TcpState.CLOSED);
    assertThat(standIn.close().result()).isEqualTo("error: connection does not exist");
  }

  @Test
  void whatIsToldToQueuedCallsIsNoAnswer() {
    StandIn standIn = new StandIn(Preconditions.natural(TcpState.SYN_SENT));
    standIn.send(5, true);
    standIn.receive();
    assertThat(standIn.close().result()).isEqualTo("ok");
  }

  @Test
  void aReceiveOfWhatIsThereLeavesNothingWaiting() {
    StandIn standIn = new StandIn(Preconditions.natural(TcpState.ESTABLISHED));
    assertThat(standIn.receiveWhatIsThere().returned()).isZero();
    SeqNumber one = SeqNumber.of(1);
    standIn.arrives(Segment.of(one, one, 100, ControlBit.ACK).withText(Octets.of("three")));
    assertThat(standIn.readable()).isEqualTo(5);
    assertThat(standIn.receiveWhatIsThere().returned()).isEqualTo(5);
  }

  private static Tcb placed(
      TcpState state,
      long sndUna,
      long sndNxt,
      long rcvNxt,
      Integer rcvWnd,
      Boolean finAcked,
      int unsent) {
    return Placement.of(
            new Preconditions(
                state,
                null,
                null,
                null,
                SeqNumber.of(sndUna),
                SeqNumber.of(sndNxt),
                SeqNumber.of(rcvNxt),
                rcvWnd,
                null,
                null,
                null,
                finAcked,
                List.of(),
                unsent))
        .tcb();
  }
}
