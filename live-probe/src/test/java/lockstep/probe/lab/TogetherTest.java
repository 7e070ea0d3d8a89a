package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls made at the same moment. */
@Timeout(60)
class TogetherTest {
  private static void assumeTwoProcessors() {
    assumeThat(Runtime.getRuntime().availableProcessors())
        .as("SYNs cross on loopback only where there are two processors")
        .isGreaterThan(1);
  }

  private static Telling simultaneousOpen(LabOptions.Family family) throws Exception {
    assumeTwoProcessors();
    Telling told =
        Telling.ofLines(
                LabOptions.DEFAULT.with(family),
                "together",
                "  client connect",
                "  server connect",
                "end",
                "expect client ESTABLISHED, server ESTABLISHED",
                "client send 5",
                "server receive 5")
            .holds();
    assertThat(told.unmet("client")).isEmpty();
    assertThat(told.unmet("server")).isEmpty();
    assertThat(told.standing)
        .containsOnlyKeys(Actor.CLIENT, Actor.SERVER)
        .containsEntry(Actor.CLIENT, TcpState.ESTABLISHED)
        .containsEntry(Actor.SERVER, TcpState.ESTABLISHED);
    assertThat(told.row("client", 2).local()).isEqualTo(told.row("server", 2).foreign());
    assertThat(told.remarks("client"))
        .singleElement()
        .asString()
        .matches("the SYNs crossed at try \\d+; only this one is told");
    return told;
  }

  @ParameterizedTest
  @EnumSource
  void twoConnectsToEachOtherAreOneConnection(LabOptions.Family family) throws Exception {
    simultaneousOpen(family);
  }

  @RepeatedTest(5)
  void theSynsCrossBesideTwoBusyThreads() throws Exception {
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
      simultaneousOpen(LabOptions.Family.IPV4);
    } finally {
      busy.set(false);
      for (Thread thread : threads) thread.join();
    }
  }

  @Test
  void twoClientsConnectToEachOther() throws Exception {
    assumeTwoProcessors();
    Telling told =
        Telling.ofLines(
                "together",
                "client connect to client2",
                "client2 connect to client",
                "end",
                "client2 send 5",
                "client receive 5")
            .holds();
    assertThat(told.standing).containsOnlyKeys(Actor.CLIENT, Actor.named("client2").orElseThrow());
    assertThat(told.unmet("client")).isEmpty();
    assertThat(told.standing).containsValue(TcpState.ESTABLISHED);
  }

  /** Settings that a window's size depends on are set before the SYN. */
  @Test
  void theSocketsThatCrossHaveTheirSettings() throws Exception {
    assumeTwoProcessors();
    Telling told =
        Telling.ofLines(
                "set server receive-buffer 2048",
                "set client send-buffer 65536",
                "together",
                "client connect",
                "server connect",
                "end",
                "client fill-window")
            .holds();
    assertThat(told.row("server", 8).recvQ()).isBetween(1L, 4096L);
  }

  /**
   * Whether the FINs cross is the kernel's to say; both ends come to an end that the RFC allows.
   */
  @RepeatedTest(10)
  void twoShutdownsTogether() throws Exception {
    Telling told =
        Telling.ofLines(
                "server listen",
                "client connect",
                "server accept",
                "together",
                "client shutdown",
                "server shutdown",
                "end",
                "client close",
                "server close")
            .holds();
    assertThat(List.of(told.standing.get(Actor.CLIENT), told.standing.get(Actor.SERVER)))
        .contains(TcpState.TIME_WAIT)
        .isSubsetOf(TcpState.TIME_WAIT, TcpState.CLOSED);
    assertThat(told.signals("client")).isEmpty();
    assertThat(told.signals("server")).isEmpty();
  }

  @Test
  void aCloseAndAShutdownTogether() throws Exception {
    Telling told =
        Telling.ofLines(
                "server listen",
                "client connect",
                "server accept",
                "together",
                "client close",
                "server shutdown",
                "end",
                "server close")
            .holds();
    assertThat(told.standing).containsValue(TcpState.TIME_WAIT);
  }

  @Test
  void twoSendsTogether() throws Exception {
    Telling told =
        Telling.ofLines(
                "server listen",
                "client connect",
                "server accept",
                "together",
                "client send \"to the server\"",
                "server send \"to the client\"",
                "end",
                "client receive all",
                "server receive all",
                "expect client receives \"to the client\"",
                "expect server receives \"to the server\"")
            .holds();
    assertThat(told.unmet("client")).isEmpty();
    assertThat(told.unmet("server")).isEmpty();
  }

  /** Nobody listens, and the connects do not cross: both are refused. */
  @Test
  void connectsTogetherThatNobodyHears() throws Exception {
    Telling told =
        Telling.ofLines(
                "together",
                "client connect",
                "client2 connect",
                "end",
                "expect client signal \"connection refused\"",
                "expect client2 signal \"connection refused\"")
            .holds();
    assertThat(told.unmet("client")).isEmpty();
    assertThat(told.unmet("client2")).isEmpty();
    assertThat(told.signals("client2")).containsExactly("connection refused");
  }

  @RepeatedTest(5)
  void connectsAndAnAcceptTogether() throws Exception {
    Telling told =
        Telling.ofLines(
                "server listen",
                "together",
                "server accept",
                "client connect",
                "client2 connect",
                "end",
                "server2 accept",
                "client2 abort",
                "client abort",
                "expect server signal \"connection reset\"",
                "expect server2 signal \"connection reset\"")
            .holds();
    if (!told.unmet("server").isEmpty() || !told.unmet("server2").isEmpty())
      System.err.println(told);
    assertThat(told.unmet("server")).isEmpty();
    assertThat(told.unmet("server2")).isEmpty();
    assertThat(told.signals("server")).containsExactly("connection reset");
    assertThat(told.signals("server2")).containsExactly("connection reset");
  }

  @Test
  void theTriesEndWhenTheRunIsClosed() {
    Crossing crossing =
        new Crossing(
            LoopbackOnly.host(LabOptions.Family.IPV4), StandardProtocolFamily.INET, () -> true);
    assertThatThrownBy(() -> crossing.cross(List.of(), List.of()))
        .isInstanceOf(IOException.class)
        .hasMessage("the run is closed");
  }

  /** Refusals and handshakes that took too long are not the same to who reads of them. */
  @Test
  void howTheTriesEndedIsToldApart() {
    assertThat(new Crossing.Misses(2, 0, 0, null).words())
        .isEqualTo("2 times one came before the other socket had called and was refused");
    assertThat(new Crossing.Misses(0, 3, 1, "No route").words())
        .isEqualTo(
            "3 times there was no connection in 100 ms;"
                + " 1 times a call failed, at last with: No route");
  }

  /** What a system makes of a setting is said here as it is after any other connect. */
  @Test
  void theSettingsOfSocketsThatCrossAreRemarked() throws Exception {
    assumeTwoProcessors();
    Telling told =
        Telling.ofLines(
            "set server receive-buffer 1", "together", "client connect", "server connect", "end");
    assertThat(told.remarks("server"))
        .singleElement()
        .asString()
        .startsWith("receive-buffer 1: this system makes it ");
  }

  @Test
  void anInterruptEndsTheTriesAndNothingRemains() throws Exception {
    assumeTwoProcessors();
    Crossing crossing =
        new Crossing(
            LoopbackOnly.host(LabOptions.Family.IPV4), StandardProtocolFamily.INET, () -> false);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> crossing.cross(List.of(), List.of()))
        .isInstanceOf(InterruptedException.class);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("lockstep-crossing")));
  }

  /** A defect of one call is thrown when Netty has been told of the others too. */
  @Test
  void aDefectOfOneCallLeavesNoOtherUnsettled() {
    List<String> settled = new ArrayList<>();
    List<Moment> moments = new ArrayList<>();
    for (String name : List.of("first", "broken", "last"))
      moments.add(
          new Moment(
              () -> {
                if (name.equals("broken")) throw new IllegalStateException("out of order");
              },
              failure -> {
                settled.add(name + (failure == null ? "" : " failed"));
                return name;
              }));
    moments.forEach(Moment::make);
    assertThatThrownBy(() -> Moment.settle(moments))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a call of a together block")
        .hasRootCauseMessage("out of order");
    assertThat(settled).containsExactly("first", "broken failed", "last");
  }

  @Test
  void whatTheUsersAreToldIsInTheOrderOfTheCalls() throws Exception {
    List<Moment> moments = new ArrayList<>();
    for (String words : new String[] {"one", null, "three"})
      moments.add(new Moment(() -> {}, failure -> words));
    moments.forEach(Moment::make);
    assertThat(Moment.settle(moments)).containsExactly("one", null, "three");
  }

  @Test
  void allRunAndNoThreadRemains() {
    AtomicInteger runs = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    Runnable task =
        () -> {
          synchronized (threads) {
            threads.add(Thread.currentThread());
          }
          runs.incrementAndGet();
        };
    AtOnce.run(List.of(task, task, task));
    AtOnce.run(List.of());
    assertThat(runs).hasValue(3);
    assertThat(threads).doesNotHaveDuplicates().noneMatch(Thread::isAlive);
  }
}
