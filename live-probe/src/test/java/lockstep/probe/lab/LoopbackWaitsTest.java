package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import lockstep.scenario.Action;
import lockstep.scenario.Action.Expectation;
import lockstep.scenario.StageFailure;
import lockstep.scenario.UserCall;
import lockstep.table.RowTimer;
import lockstep.tcp.Actor;
import lockstep.tcp.Octets;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a scenario expects and waits for with real sockets, and what ends such a wait. */
@Timeout(60)
class LoopbackWaitsTest {
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
        LoopbackStories.teardown()
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
    Story story =
        LoopbackStories.teardown()
            .wait(new Action.Until.TwoMsl())
            .expect("client", TcpState.CLOSED);
    Telling told = Telling.of(story, LabOptions.DEFAULT.withPatience(true)).holds();
    assertThat(told.path("client")).endsWith("TIME-WAIT CLOSED");
    assertThat(told.signals("client")).isEmpty();
    assertThat(told.of("client").get(told.of("client").size() - 1).atMicros())
        .isBetween(59_000_000L, 70_000_000L);
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
