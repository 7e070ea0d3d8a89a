package lockstep.comparison;

import static lockstep.comparison.Verdict.AGREES;
import static lockstep.comparison.Verdict.EXPLAINED;
import static lockstep.comparison.Verdict.UNSEEN;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.LAST_ACK;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;

/** What is drawn of turns in which the model enters no state. */
class MomentsTest {
  private static final String WAITING_FIN =
      """
      set client receive-buffer 2048
      set server send-buffer 4096
      server listen
      client connect
      server accept
      client pause-reading
      client shutdown
      server fill-window
      """;

  @Test
  void aTurnDoesNotAgreeWhileTheKernelIsAheadOfTheModel() throws Exception {
    Told told = Told.upTo(WAITING_FIN, "server shutdown\nclient receive all\n");
    List<Moment> call =
        told.moments(
            told.seen(Actor.SERVER, CLOSE_WAIT, LAST_ACK).sendQ(2049),
            told.seen(Actor.CLIENT, TcpState.FIN_WAIT_2),
            told.listens());
    assertThat(call).hasSize(1);
    assertThat(call.get(0).verdict()).isEqualTo(EXPLAINED);
    assertThat(call.get(0).standings().get(Actor.SERVER).kernel()).isEqualTo(LAST_ACK);
    assertThat(call.get(0).standings().get(Actor.SERVER).apart()).isTrue();
    told.next();
    List<Moment> reads =
        told.moments(
            told.seen(Actor.SERVER, LAST_ACK, TcpState.CLOSED),
            told.seen(Actor.CLIENT, TcpState.FIN_WAIT_2, TcpState.TIME_WAIT),
            told.listens());
    List<Moment> before =
        reads.stream()
            .filter(m -> m.step().actor().equals(Actor.SERVER))
            .takeWhile(m -> m.step().entered().isEmpty())
            .toList();
    assertThat(before).isNotEmpty();
    assertThat(before)
        .allSatisfy(
            moment -> {
              assertThat(moment.verdict()).isEqualTo(EXPLAINED);
              assertThat(moment.difference()).isSameAs(ClosingDifferences.LAST_ACK_AT_ONCE);
              assertThat(moment.reasons()).isNotEmpty();
            });
    assertThat(reads)
        .filteredOn(m -> m.verdict() == AGREES)
        .noneMatch(m -> m.standings().get(m.step().actor()).apart());
  }

  @Test
  void aStateThatWasNeverReadAgreesInNoTurnAndTheCrossingSynAckIsNamed() throws Exception {
    Told told =
        Told.upTo("set wire latency 50ms\n", "together\n  client connect\n  server connect\nend\n");
    List<Moment> moments =
        told.moments(
            told.seen(Actor.CLIENT, TcpState.CLOSED, ESTABLISHED),
            told.seen(Actor.SERVER, TcpState.CLOSED, ESTABLISHED));
    List<Moment> inSynReceived =
        moments.stream().filter(m -> m.step().state() == SYN_RECEIVED).toList();
    assertThat(inSynReceived).hasSize(4).allMatch(m -> m.verdict() == UNSEEN);
    assertThat(inSynReceived)
        .filteredOn(m -> m.step().entered().isEmpty())
        .hasSize(2)
        .allMatch(m -> m.reasons().get(0).endsWith("establishes already: linux-simultaneous-open"));
    assertThat(moments)
        .filteredOn(m -> m.step().state() == ESTABLISHED)
        .hasSize(2)
        .allMatch(m -> m.verdict() == AGREES);
  }

  @Test
  void aKernelAloneIsDrawnFromItsRowsToWhomItSpeaks() throws Exception {
    Told told = Told.upTo("server listen\n", "client2 connect\n");
    Actor client2 = Actor.of(Side.CLIENT, 2);
    List<Moment> moments =
        told.momentsOfTheKernelAlone(
            told.seen(client2, TcpState.CLOSED, ESTABLISHED),
            told.seen(Actor.of(Side.SERVER, 3), TcpState.CLOSED, ESTABLISHED).speaksWith(client2),
            told.listens());
    assertThat(moments)
        .extracting(m -> m.step().actor() + " with " + m.step().peer())
        .containsExactly("client2 with server3", "server3 with client2");
  }
}
