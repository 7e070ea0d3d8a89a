package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import lockstep.probe.table.SocketTables;
import lockstep.scenario.Action;
import lockstep.scenario.Action.Expectation;
import lockstep.scenario.Option;
import lockstep.scenario.OptionValue;
import lockstep.scenario.StageFailure;
import lockstep.scenario.UserCall;
import lockstep.table.RowTimer;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Octets;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stories played with real sockets; the kernel's rows must come to the right end every time. */
@Timeout(60)
class LoopbackStageTest {
  private static Story teardown() {
    return Story.handshake()
        .call("client shutdown")
        .awaiting("client FIN-WAIT-2, server CLOSE-WAIT")
        .call("server close")
        .awaiting("client TIME-WAIT, server CLOSED")
        .call("client close")
        .awaiting("client TIME-WAIT, server CLOSED");
  }

  private static Story data() {
    return Story.handshake()
        .call("client send 5")
        .awaiting("client ESTABLISHED, server ESTABLISHED")
        .call("server receive 5")
        .awaiting("client ESTABLISHED, server ESTABLISHED")
        .call("server send 3000")
        .call("client receive all");
  }

  private static Story halfClose() {
    return Story.handshake()
        .call("client shutdown")
        .awaiting("client FIN-WAIT-2, server CLOSE-WAIT")
        .call("server receive all")
        .awaiting("client FIN-WAIT-2, server CLOSE-WAIT")
        .call("server send 100")
        .awaiting("client FIN-WAIT-2, server CLOSE-WAIT")
        .call("client receive 100")
        .awaiting("client FIN-WAIT-2, server CLOSE-WAIT")
        .call("server close")
        .awaiting("client TIME-WAIT, server CLOSED")
        .call("client close")
        .awaiting("client TIME-WAIT, server CLOSED");
  }

  private static Story serverFirst() {
    return Story.handshake()
        .call("server close")
        .awaiting("client CLOSE-WAIT, server FIN-WAIT-2")
        .call("client close")
        .awaiting("client CLOSED, server TIME-WAIT");
  }

  @ParameterizedTest
  @EnumSource
  void theClientClosesFirst(LabOptions.Family family) throws Exception {
    Telling told = Telling.of(teardown(), LabOptions.DEFAULT.with(family)).holds();
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
    Telling told = Telling.of(serverFirst(), LabOptions.DEFAULT.with(family)).holds();
    assertThat(told.standing)
        .containsEntry(Actor.CLIENT, TcpState.CLOSED)
        .containsEntry(Actor.SERVER, TcpState.TIME_WAIT);
  }

  @ParameterizedTest
  @EnumSource
  void halfClosedTheServerStillSends(LabOptions.Family family) throws Exception {
    Telling told = Telling.of(halfClose(), LabOptions.DEFAULT.with(family)).holds();
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
    Telling told = Telling.of(teardown());
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
    Telling told = Telling.of(teardown().alone()).holds();
    assertThat(told.standing)
        .containsEntry(Actor.CLIENT, TcpState.TIME_WAIT)
        .containsEntry(Actor.SERVER, TcpState.CLOSED);
  }

  /** Slower, and with fewer states seen, but to the same end. */
  @Test
  void theFallBackWillDo() throws Exception {
    Telling told =
        Telling.of(
                teardown(),
                LabOptions.DEFAULT,
                () -> SocketTables.openFallBack("netlink is left out"))
            .holds();
    assertThat(told.standing)
        .containsEntry(Actor.CLIENT, TcpState.TIME_WAIT)
        .containsEntry(Actor.SERVER, TcpState.CLOSED)
        .containsEntry(Actor.SERVER.asListener(), TcpState.LISTEN);
  }

  @Test
  void thePeersEndOfStreamIsASignal() throws Exception {
    Story story =
        Story.handshake()
            .call("client shutdown")
            .awaiting("client FIN-WAIT-2, server CLOSE-WAIT")
            .expect(new Expectation.Signal(Actor.SERVER, "connection closing"), null)
            .expect(new Expectation.Signal(Actor.CLIENT, "closing"), Duration.ofMillis(50));
    Telling told = Telling.of(story).holds();
    assertThat(told.signals("server")).isEmpty();
    assertThat(told.signals("client")).isEmpty();
    assertThat(told.unmet("client"))
        .containsExactly("expected client to be told \"closing\" within 50 ms, told nothing");
  }

  @RepeatedTest(20)
  void noFlake() throws Exception {
    for (Story story : List.of(teardown(), serverFirst(), halfClose())) Telling.of(story).holds();
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
      for (Story story : List.of(teardown(), serverFirst(), halfClose())) {
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
  void whatIsReceivedIsCompared() throws Exception {
    Octets hello = Octets.of("hello");
    Story story = Story.handshake();
    story.add(
        new Action.Call(
            story.line(),
            "client send \"hello\"",
            List.of(Actor.CLIENT),
            new UserCall.Send(hello)));
    story.call("server receive 5").expect(new Expectation.Receives(Actor.SERVER, hello), null);
    story.expect(new Expectation.Receives(Actor.SERVER, Octets.of("hallo")), null);
    assertThat(Telling.of(story).holds().unmet("server"))
        .containsExactly("expected server to receive \"hallo\", received \"hello\"");
  }

  @Test
  void anExpectationThatDoesNotComeTrueSaysWhatWasSeen() throws Exception {
    Story story =
        Story.handshake()
            .expect(
                new Expectation.InState(Actor.CLIENT, TcpState.FIN_WAIT_2), Duration.ofMillis(200));
    Telling told = Telling.of(story).holds();
    assertThat(told.unmet("client"))
        .containsExactly("expected client FIN-WAIT-2 within 200 ms, seen ESTABLISHED");
    assertThat(told.ofLine(4)).extracting(s -> s.actor().toString()).contains("client", "server");
  }

  /** The kernel's 60 s of TIME-WAIT are not begun, and what they would bring is not awaited. */
  @Test
  void aWaitKnownToBeLongIsReportedAtOnce() throws Exception {
    Story story =
        teardown()
            .wait(new Action.Until.TwoMsl())
            .awaiting("client CLOSED, server CLOSED")
            .expect("client", TcpState.CLOSED);
    long began = System.nanoTime();
    Telling told = Telling.of(story).holds();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    for (int line : new int[] {7, 8}) {
      TraceStep client =
          told.ofLine(line).stream()
              .filter(s -> s.actor().equals(Actor.CLIENT))
              .findFirst()
              .orElseThrow();
      assertThat(client.path()).containsExactly(TcpState.TIME_WAIT);
      assertThat(client.seen().row().timer().kind()).isEqualTo(RowTimer.Kind.TIME_WAIT);
    }
  }

  @Test
  @Tag("soak")
  @Timeout(120)
  void withPatienceTimeWaitIsSatThrough() throws Exception {
    Story story = teardown().wait(new Action.Until.TwoMsl()).expect("client", TcpState.CLOSED);
    Telling told = Telling.of(story, LabOptions.DEFAULT.withPatience(true)).holds();
    assertThat(told.path("client")).endsWith("TIME-WAIT CLOSED");
    assertThat(told.signals("client")).isEmpty();
    assertThat(told.of("client").get(told.of("client").size() - 1).atMicros())
        .isBetween(59_000_000L, 70_000_000L);
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

  @Test
  void anInterruptEndsAWaitAtOnce() throws Exception {
    Telling.assumeThatTheTableCanBeRead();
    Story story = Story.handshake().expect("client", TcpState.CLOSE_WAIT);
    List<Action> actions = story.scenario().actions();
    try (LoopbackStage stage = new LoopbackStage(LabOptions.DEFAULT)) {
      stage.begin(story.scenario());
      for (Action action : actions.subList(0, 3)) stage.play(action, Map.of(), step -> {});
      Thread me = Thread.currentThread();
      Thread other = new Thread(me::interrupt);
      other.start();
      long began = System.nanoTime();
      assertThatThrownBy(() -> stage.play(actions.get(3), Map.of(), step -> {}))
          .isInstanceOf(InterruptedException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
      other.join();
    }
  }

  /** Closing from another thread ends a wait that would have taken long. */
  @Test
  void closingEndsAWait() throws Exception {
    Telling.assumeThatTheTableCanBeRead();
    Story story = Story.handshake().expect("client", TcpState.CLOSE_WAIT);
    List<Action> actions = story.scenario().actions();
    LoopbackStage stage = new LoopbackStage(LabOptions.DEFAULT.within(Duration.ofSeconds(30)));
    stage.begin(story.scenario());
    for (Action action : actions.subList(0, 3)) stage.play(action, Map.of(), step -> {});
    Thread closer = new Thread(stage::close);
    closer.start();
    assertThatThrownBy(() -> stage.play(actions.get(3), Map.of(), step -> {}))
        .isInstanceOf(StageFailure.class)
        .hasMessageContaining("closed");
    closer.join();
    stage.close();
  }
}
