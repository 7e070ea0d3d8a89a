package lockstep.views.tcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.comparison.Moment;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketDetails;
import lockstep.table.SocketRow;
import lockstep.table.TcpInfo;
import lockstep.table.TcpInfoField;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;

/** Timers of both worlds, from one moment alone. */
class ClocksTest {
  @Test
  void theModelsTimersRunDownFromTheirStartToTheirDeadline() throws Exception {
    List<Moment> moments = Played.shipped("teardown");
    Moment timeWait = Played.entering(moments, Actor.CLIENT, TcpState.TIME_WAIT);
    assertThat(TcbContent.of(timeWait, false).clocks())
        .contains(
            new Clock(
                Side.CLIENT,
                false,
                Clock.Face.RUNS,
                1,
                "2MSL: 4 min left in the model",
                "of 4 min, then the TCB is deleted"));
    Moment later = Played.entering(moments, Actor.SERVER, TcpState.CLOSED);
    Clock running = clock(later, false, "2MSL");
    assertThat(running.left()).isEqualTo(1 - 100 / 240e6);
    assertThat(running.side()).isEqualTo(Side.CLIENT);
  }

  @Test
  void aTimerThatBacksOffRunsLongerInAll() throws Exception {
    List<Moment> moments =
        Played.text("set wire loss 100", "client connect", "wait RTO", "wait RTO");
    Moment last = moments.get(moments.size() - 1);
    assertThat(clock(last, false, "RTO").more()).isEqualTo("of 4 s, then it sends again");
  }

  @Test
  void aWorldWithoutTheTimerHasADashedClockThatSaysWhy() throws Exception {
    Moment finWait2 =
        Played.entering(Played.shipped("teardown"), Actor.CLIENT, TcpState.FIN_WAIT_2);
    SocketRow orphan = row(5, new RowTimer(RowTimer.Kind.TIME_WAIT, 59_200, 0));
    List<Clock> clocks =
        TcbContent.of(Played.withRow(finWait2, Actor.CLIENT, orphan), true).clocks();
    assertThat(clocks)
        .containsExactly(
            new Clock(
                Side.CLIENT,
                true,
                Clock.Face.RUNS,
                59.2 / 60,
                "FIN-WAIT-2: 59.2 s left in this kernel",
                "Linux ends it after 60 s by default"),
            new Clock(
                Side.CLIENT,
                false,
                Clock.Face.NONE,
                0,
                "FIN-WAIT-2: no timer in the model",
                "RFC 9293 waits without limit"));
  }

  @Test
  void aLiveClockIsDashedWhereTheRowShowsNoTimerOrAnotherOrIsNotThere() throws Exception {
    Moment sent = Played.entering(Played.shipped("teardown"), Actor.CLIENT, TcpState.SYN_SENT);
    assertThat(clock(sent, true, "RTO").more()).isEqualTo("its row is not there, or was not read");
    assertThat(clock(seen(sent, RowTimer.OFF), true, "RTO").more())
        .isEqualTo("its row shows no timer");
    RowTimer keepAlive = new RowTimer(RowTimer.Kind.KEEP_ALIVE, 7_000_000, 0);
    assertThat(clock(seen(sent, keepAlive), true, "RTO").more())
        .isEqualTo("its row shows another: Keep-alive");
    assertThat(TcbContent.of(sent, false).clocks()).noneMatch(Clock::kernel);
  }

  @Test
  void aKernelsTimerIsMeasuredOnlyWhereItsWholeIsKnown() throws Exception {
    Moment sent = Played.entering(Played.shipped("teardown"), Actor.CLIENT, TcpState.SYN_SENT);
    RowTimer on = new RowTimer(RowTimer.Kind.ON, 500, 1);
    Clock unmeasured = clock(seen(sent, on), true, "RTO");
    assertThat(unmeasured.face()).isEqualTo(Clock.Face.RUNS_UNMEASURED);
    assertThat(unmeasured.title()).isEqualTo("RTO: 500 ms left in this kernel");
    assertThat(unmeasured.more()).isEqualTo("it sends again; once so far");
    SocketDetails told =
        new SocketDetails(
            OptionalInt.empty(),
            Optional.empty(),
            0,
            "",
            0,
            "",
            Optional.of(new TcpInfo(Map.of(TcpInfoField.RTO, 2_000_000L))));
    Moment measured = Played.withRow(sent, Actor.CLIENT, row(2, on).withDetails(told));
    Clock clock = clock(measured, true, "RTO");
    assertThat(clock.left()).isEqualTo(0.25);
    assertThat(clock.more()).isEqualTo("of 2 s, then it sends again; once so far");
  }

  @Test
  void aKernelsClockRunsDownSinceItsRowWasReadAndNotBelowNought() throws Exception {
    Moment finWait2 =
        Played.entering(Played.shipped("teardown"), Actor.CLIENT, TcpState.FIN_WAIT_2);
    SocketRow orphan = row(5, new RowTimer(RowTimer.Kind.TIME_WAIT, 59_200, 0));
    Moment seen = Played.withRow(finWait2, Actor.CLIENT, orphan);
    assertThat(kernels(seen, 4_200_000).title()).isEqualTo("FIN-WAIT-2: 55 s left in this kernel");
    assertThat(kernels(seen, 4_200_000).left()).isEqualTo(55 / 60.0);
    assertThat(kernels(seen, 4_200_000).more())
        .as("the table beside it keeps what was read")
        .isEqualTo("its row said 59.2 s; Linux ends it after 60 s by default");
    assertThat(kernels(seen, 0).more()).isEqualTo("Linux ends it after 60 s by default");
    assertThat(kernels(seen, 99_000_000).title()).isEqualTo("FIN-WAIT-2: 0 s left in this kernel");
    assertThat(kernels(seen, 99_000_000).left()).isZero();
  }

  @Test
  void theModelsTimeStandsStillMeanwhile() throws Exception {
    Moment timeWait = Played.entering(Played.shipped("teardown"), Actor.CLIENT, TcpState.TIME_WAIT);
    TcbManner waited = new TcbManner(true, false, null, Map.of(Actor.CLIENT, 30_000_000L));
    TcbContent card = TcbContent.of(timeWait, waited);
    assertThat(card.ticking()).isTrue();
    assertThat(card.clocks()).extracting(Clock::title).contains("2MSL: 4 min left in the model");
  }

  private static Clock kernels(Moment moment, long waited) {
    TcbManner manner = new TcbManner(true, false, null, Map.of(Actor.CLIENT, waited));
    return TcbContent.of(moment, manner).clocks().stream()
        .filter(Clock::kernel)
        .findFirst()
        .orElseThrow();
  }

  /** Whoever has set another time than the usual one must not be told of 60 s. */
  @Test
  void moreThanTheUsualWholeIsNotMeasuredByIt() throws Exception {
    Moment finWait2 =
        Played.entering(Played.shipped("teardown"), Actor.CLIENT, TcpState.FIN_WAIT_2);
    SocketRow orphan = row(5, new RowTimer(RowTimer.Kind.TIME_WAIT, 110_000, 0));
    Clock clock = clock(Played.withRow(finWait2, Actor.CLIENT, orphan), true, "FIN-WAIT-2");
    assertThat(clock.face()).isEqualTo(Clock.Face.RUNS_UNMEASURED);
    assertThat(clock.more()).doesNotContain("60 s");
  }

  private static Moment seen(Moment moment, RowTimer timer) {
    return Played.withRow(moment, Actor.CLIENT, row(2, timer));
  }

  private static Clock clock(Moment moment, boolean kernel, String timer) {
    return TcbContent.of(moment, true).clocks().stream()
        .filter(c -> c.kernel() == kernel && c.title().startsWith(timer + ":"))
        .findFirst()
        .orElseThrow();
  }

  private static SocketRow row(int code, RowTimer timer) {
    SocketAddress address = new SocketAddress("127.0.0.1", 40_000);
    return new SocketRow(
        "tcp", address, address, OsState.linux(code), 0, 0, timer, 1, 1, OptionalInt.empty());
  }
}
