package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import lockstep.scenario.Action;
import lockstep.scenario.Option;
import lockstep.scenario.OptionValue;
import lockstep.scenario.StageFailure;
import lockstep.scenario.UserCall;
import lockstep.table.RowTimer;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Options, ports, wrong calls and owners of the loopback's sockets. */
@Timeout(60)
class LoopbackSocketsTest {
  /**
   * The sockets layer's own: a port in TIME-WAIT is still in use, but for reuse-address, which
   * Linux wants of the listener before as well.
   */
  @Test
  void aPortInTimeWaitIsListenedAtAgainOnlyWithReuseAddress() throws Exception {
    OptionalInt port = OptionalInt.of(443);
    Story story =
        new Story("again")
            .listen(new UserCall.Listen(port, OptionalInt.empty(), null, true))
            .call("client connect")
            .call("server accept")
            .call("server close")
            .call("client close")
            .call("server listener close")
            .listen(new UserCall.Listen(port, OptionalInt.empty(), null, false))
            .listen(new UserCall.Listen(port, OptionalInt.empty(), null, true));
    Telling told = Telling.of(story).holds();
    assertThat(told.signals("server")).containsExactly("address already in use");
    assertThat(told.standing)
        .containsEntry(Actor.SERVER, TcpState.TIME_WAIT)
        .containsEntry(Actor.SERVER.asListener(), TcpState.LISTEN);
    assertThat(told.path("server listener")).isEqualTo("LISTEN CLOSED LISTEN");
  }

  @Test
  void optionsAreSetOnTheSockets() throws Exception {
    Story story = new Story("options");
    for (Actor actor : List.of(Actor.CLIENT, Actor.SERVER)) {
      set(story, actor, Option.RECEIVE_BUFFER, new OptionValue.Number(4096));
      set(story, actor, Option.SEND_BUFFER, new OptionValue.Number(4096));
      set(story, actor, Option.NAGLE, new OptionValue.Switch(false));
      set(story, actor, Option.LINGER, new OptionValue.Number(0));
      Duration second = Duration.ofSeconds(1);
      set(story, actor, Option.KEEP_ALIVE, new OptionValue.KeepAlive(second, second, 3));
    }
    story.listen().call("client connect").call("server accept").call("client close");
    Telling told = Telling.of(story).holds();
    TraceStep established =
        told.ofLine(13).stream()
            .filter(s -> s.actor().equals(Actor.CLIENT))
            .reduce((a, b) -> b)
            .orElseThrow();
    assertThat(established.seen().row().timer().kind()).isEqualTo(RowTimer.Kind.KEEP_ALIVE);
    // Linger 0 makes a close an abort.
    assertThat(told.path("client")).endsWith("ESTABLISHED CLOSED");
    assertThat(told.standing).containsEntry(Actor.SERVER, TcpState.CLOSED);
  }

  private static void set(Story story, Actor actor, Option option, OptionValue value) {
    story.add(
        new Action.Set(
            story.line(), "set " + actor + " " + option.word(), List.of(actor), option, value));
  }

  @Test
  void callsWithoutAConnectionAreToldSo() throws Exception {
    Story story =
        new Story("wrong")
            .call("client send 1")
            .call("server accept")
            .listen()
            .call("client connect")
            .call("client shutdown")
            .call("client shutdown");
    Telling told = Telling.of(story);
    assertThat(told.ofLine(1)).isEmpty();
    assertThat(told.signals("client")).containsExactly("connection closing");
  }

  @Test
  void theRowsOfTheRunHaveTheirOwner() throws Exception {
    Telling.assumeThatTheTableCanBeRead();
    Story story = Story.handshake();
    try (LoopbackStage stage = new LoopbackStage(LabOptions.DEFAULT)) {
      stage.begin(story.scenario());
      assertThat(stage.rows()).isEmpty();
      for (Action action : story.scenario().actions())
        stage.play(action, story.awaitedAfter(action), step -> {});
      List<SocketRow> rows = stage.rows();
      assertThat(rows).hasSize(3);
      int me = (int) ProcessHandle.current().pid();
      assertThat(rows).extracting(SocketRow::pid).containsOnly(OptionalInt.of(me));
    }
  }

  @Test
  void aPortInUseIsThisMachinesFault() throws Exception {
    Telling.assumeThatTheTableCanBeRead();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();
      Story story =
          new Story("taken")
              .listen(new UserCall.Listen(OptionalInt.of(port), OptionalInt.empty(), null, false));
      assertThatThrownBy(() -> Telling.of(story, LabOptions.DEFAULT.withRealPorts(true)))
          .isInstanceOfSatisfying(
              StageFailure.class, e -> assertThat(e.blame()).isEqualTo(StageFailure.Blame.MACHINE))
          .hasMessageStartingWith("taken.scenario:1: cannot listen at 127.0.0.1:" + port)
          .hasMessageContaining("--real-ports");
      Telling.of(story).holds();
    }
  }
}
