package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import lockstep.probe.table.SocketTables;
import lockstep.scenario.Action;
import lockstep.scenario.Action.Expectation;
import lockstep.scenario.UserCall;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stories played with real sockets; the kernel's rows must come to the right end every time. */
@Timeout(60)
class LoopbackStageTest {
  private static Story data() {
    return Story.handshake()
        .call("client send 5")
        .awaiting("client ESTABLISHED, server ESTABLISHED")
        .call("server receive 5")
        .awaiting("client ESTABLISHED, server ESTABLISHED")
        .call("server send 3000")
        .call("client receive all");
  }

  @ParameterizedTest
  @EnumSource
  void theClientClosesFirst(LabOptions.Family family) throws Exception {
    Telling told = Telling.of(LoopbackStories.teardown(), LabOptions.DEFAULT.with(family)).holds();
    assertThat(told.standing)
        .containsEntry(Actor.CLIENT, TcpState.TIME_WAIT)
        .containsEntry(Actor.SERVER, TcpState.CLOSED)
        .containsEntry(Actor.SERVER.asListener(), TcpState.LISTEN);
    assertThat(told.path("client")).contains("ESTABLISHED").endsWith("FIN-WAIT-2 TIME-WAIT");
    assertThat(told.path("server"))
        .startsWith("CLOSED LISTEN CLOSED ")
        .contains("ESTABLISHED CLOSE-WAIT")
        .endsWith("CLOSED");
    assertThat(told.path("server listener")).isEqualTo("LISTEN");
    assertThat(told.place()).matches("Linux \\d+\\.\\d+, \\S+:\\d+ to \\S+:\\d+");
    String protocol = family == LabOptions.Family.IPV4 ? "tcp" : "tcp6";
    assertThat(told.all())
        .allMatch(s -> s.seen().row() == null || s.seen().row().protocol().equals(protocol));
  }

  @ParameterizedTest
  @EnumSource
  void theServerClosesFirst(LabOptions.Family family) throws Exception {
    Telling told =
        Telling.of(LoopbackStories.serverFirst(), LabOptions.DEFAULT.with(family)).holds();
    assertThat(told.standing)
        .containsEntry(Actor.CLIENT, TcpState.CLOSED)
        .containsEntry(Actor.SERVER, TcpState.TIME_WAIT);
  }

  @ParameterizedTest
  @EnumSource
  void halfClosedTheServerStillSends(LabOptions.Family family) throws Exception {
    Telling told = Telling.of(LoopbackStories.halfClose(), LabOptions.DEFAULT.with(family)).holds();
    assertThat(told.standing).containsEntry(Actor.CLIENT, TcpState.TIME_WAIT);
    assertThat(told.signals("client")).isEmpty();
    assertThat(told.signals("server")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void textWaitsInTheRowUntilItIsReceived(LabOptions.Family family) throws Exception {
    Telling told = Telling.of(data(), LabOptions.DEFAULT.with(family)).holds();
    assertThat(queueOfServer(told, 4)).isEqualTo(5);
    assertThat(queueOfServer(told, 5)).isZero();
    assertThat(told.standing).containsEntry(Actor.CLIENT, TcpState.ESTABLISHED);
  }

  /** Exactly the octets asked for are taken; the rest stays where the row shows it. */
  @Test
  void receiveTakesNoMoreThanItIsAskedFor() throws Exception {
    Story story = Story.handshake().call("client send 9").call("server receive 4");
    assertThat(queueOfServer(Telling.of(story), 5)).isEqualTo(5);
  }

  private static long queueOfServer(Telling told, int line) {
    return told.ofLine(line).stream()
        .filter(step -> step.actor().equals(Actor.SERVER))
        .reduce((a, b) -> b)
        .orElseThrow()
        .seen()
        .row()
        .recvQ();
  }

  /** Before accept nobody owns the connection: its row has no inode. */
  @Test
  void theConnectionIsThereBeforeItIsAccepted() throws Exception {
    Telling told = Telling.of(Story.handshake()).holds();
    assertThat(inodeOfServer(told, 2)).isZero();
    assertThat(inodeOfServer(told, 3)).isPositive();
  }

  private static long inodeOfServer(Telling told, int line) {
    return told.ofLine(line).stream()
        .filter(step -> step.actor().equals(Actor.SERVER))
        .reduce((a, b) -> b)
        .orElseThrow()
        .seen()
        .row()
        .inode();
  }

  /** Every action that acts shows every actor, and the call stands on the caller's first step. */
  @Test
  void everyActorIsSeenInEveryAction() throws Exception {
    Telling told = Telling.of(LoopbackStories.teardown());
    for (int line = 3; line <= 6; line++)
      assertThat(told.ofLine(line))
          .extracting(step -> step.actor().toString())
          .as("line " + line)
          .contains("client", "server", "server listener");
    List<TraceStep> shutdown = told.ofLine(4);
    TraceStep first =
        shutdown.stream().filter(s -> s.actor().equals(Actor.CLIENT)).findFirst().orElseThrow();
    assertThat(first.event()).isEqualTo(new Event.Call("shutdown"));
    assertThat(shutdown.stream().filter(s -> s.event() != null)).hasSize(1);
  }

  @Test
  void aloneItSettlesByItself() throws Exception {
    Telling told = Telling.of(LoopbackStories.teardown().alone()).holds();
    assertThat(told.standing)
        .containsEntry(Actor.CLIENT, TcpState.TIME_WAIT)
        .containsEntry(Actor.SERVER, TcpState.CLOSED);
  }

  /** Slower, and with fewer states seen, but to the same end. */
  @Test
  void theFallBackWillDo() throws Exception {
    Telling told =
        Telling.of(
                LoopbackStories.teardown(),
                LabOptions.DEFAULT,
                () -> SocketTables.openFallBack("netlink is left out"))
            .holds();
    assertThat(told.standing)
        .containsEntry(Actor.CLIENT, TcpState.TIME_WAIT)
        .containsEntry(Actor.SERVER, TcpState.CLOSED)
        .containsEntry(Actor.SERVER.asListener(), TcpState.LISTEN);
  }

  @RepeatedTest(20)
  void noFlake() throws Exception {
    for (Story story :
        List.of(
            LoopbackStories.teardown(), LoopbackStories.serverFirst(), LoopbackStories.halfClose()))
      Telling.of(story).holds();
  }

  @RepeatedTest(5)
  void noFlakeBesideTwoBusyThreads() throws Exception {
    AtomicBoolean busy = new AtomicBoolean(true);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Thread thread =
          new Thread(
              () -> {
                while (busy.get()) Thread.onSpinWait();
              });
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    try {
      for (Story story :
          List.of(
              LoopbackStories.teardown(),
              LoopbackStories.serverFirst(),
              LoopbackStories.halfClose())) {
        Telling told = Telling.of(story).holds();
        assertThat(told.standing).containsValue(TcpState.TIME_WAIT).containsValue(TcpState.CLOSED);
      }
    } finally {
      busy.set(false);
      for (Thread thread : threads) thread.join();
    }
  }

  @Test
  void nobodyListens() throws Exception {
    Story story =
        new Story("refused")
            .call("client connect")
            .awaiting("client CLOSED")
            .expect(new Expectation.Signal(Actor.CLIENT, "connection refused"), null);
    Telling told = Telling.of(story).holds();
    assertThat(told.signals("client")).containsExactly("connection refused");
    assertThat(told.standing).containsOnly(Map.entry(Actor.CLIENT, TcpState.CLOSED));
  }

  @Test
  void anAbortResetsTheOtherEnd() throws Exception {
    Story story =
        Story.handshake()
            .call("client abort")
            .awaiting("client CLOSED, server CLOSED")
            .expect(new Expectation.Signal(Actor.SERVER, "connection reset"), null)
            .expect(new Expectation.RowGone(Actor.SERVER), null);
    Telling told = Telling.of(story).holds();
    assertThat(told.signals("server")).containsExactly("connection reset");
    assertThat(told.signals("client")).isEmpty();
  }

  /** As Linux's close(2) does: with octets unread there is no FIN, only a reset. */
  @RepeatedTest(5)
  void closingWithTextUnreadResets() throws Exception {
    Story story =
        Story.handshake()
            .call("client send 5")
            .awaiting("client ESTABLISHED, server ESTABLISHED")
            .call("server close")
            .awaiting("client CLOSED, server CLOSED");
    Telling told = Telling.of(story).holds();
    assertThat(told.path("client")).endsWith("ESTABLISHED CLOSED");
    assertThat(told.path("server")).endsWith("ESTABLISHED CLOSED");
    assertThat(told.signals("client")).containsExactly("connection reset");
  }

  @Test
  void severalClientsAreSeveralConnections() throws Exception {
    Story story =
        new Story("several")
            .listen()
            .call("client connect")
            .call("client2 connect")
            .call("server accept")
            .call("server2 accept")
            .call("client2 close");
    Telling told = Telling.of(story).holds();
    assertThat(told.standing)
        .containsEntry(Actor.CLIENT, TcpState.ESTABLISHED)
        .containsEntry(Actor.SERVER, TcpState.ESTABLISHED)
        .containsEntry(Actor.named("server2").orElseThrow(), TcpState.CLOSE_WAIT)
        .containsEntry(Actor.named("client2").orElseThrow(), TcpState.FIN_WAIT_2);
  }

  /** A client whose connection was reset takes a new socket when it connects again. */
  @Test
  void aClientConnectsAgain() throws Exception {
    Story story =
        Story.handshake()
            .call("server abort")
            .awaiting("client CLOSED, server CLOSED")
            .call("client connect")
            .awaiting("client ESTABLISHED, server ESTABLISHED")
            .call("server accept")
            .call("server close")
            .awaiting("client CLOSE-WAIT, server FIN-WAIT-2");
    Telling told = Telling.of(story).holds();
    assertThat(told.signals("client")).containsExactly("connection reset");
    assertThat(told.standing)
        .containsEntry(Actor.CLIENT, TcpState.CLOSE_WAIT)
        .containsEntry(Actor.SERVER, TcpState.FIN_WAIT_2);
  }

  @Test
  void twentyClientsAreTwentyConnections() throws Exception {
    List<Actor> clients =
        IntStream.rangeClosed(1, 20).mapToObj(i -> Actor.of(Side.CLIENT, i)).toList();
    Story story =
        new Story("many")
            .listen(new UserCall.Listen(OptionalInt.empty(), OptionalInt.of(30), null, false));
    story.add(
        new Action.Call(
            story.line(), "client[1..20] connect", clients, new UserCall.Connect(null)));
    Telling told = Telling.of(story).holds();
    assertThat(told.standing).hasSize(41);
    assertThat(told.standing.values().stream().filter(s -> s == TcpState.ESTABLISHED)).hasSize(40);
    assertThat(told.all().stream().filter(s -> s.event() != null)).hasSize(21);
  }
}
