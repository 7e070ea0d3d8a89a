package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.scenario.Action;
import lockstep.tcp.TcpState;
import lockstep.trace.KernelEvent;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The trace of this machine's kernel, for root and where tracefs is mounted; it can be mounted for
 * the tests alone: {@code unshare -m sh -c 'mount -t tracefs nodev /sys/kernel/tracing && mvn
 * ...'}.
 */
class KernelTraceTest {
  private static final Story STORY =
      Story.handshake()
          .call("client close")
          .awaiting("client FIN-WAIT-2, server CLOSE-WAIT")
          .call("server close")
          .awaiting("client TIME-WAIT, server CLOSED");

  @Test
  void takesThePortsOfTheRunAndWhoeverBeginsToListen() {
    assertThat(KernelTrace.filter(Set.of())).isEqualTo("newstate==10");
    assertThat(KernelTrace.filter(Set.of(443))).isEqualTo("newstate==10||sport==443||dport==443");
  }

  @ParameterizedTest
  @EnumSource(LabOptions.Family.class)
  void tellsEachStateThatASocketWentThrough(LabOptions.Family family) throws Exception {
    assumeThatTheTraceCanBeRead();
    List<TraceStep> steps = new ArrayList<>();
    List<KernelEvent> told = new ArrayList<>();
    play(family, steps, told);
    assertThat(path(told, "client"))
        .containsExactly("SYN_SENT", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSED");
    assertThat(path(told, "server"))
        .containsExactly(
            "LISTEN", "SYN_RECEIVED", "ESTABLISHED", "CLOSE_WAIT", "LAST_ACK", "CLOSED");
    assertThat(told).isSortedAccordingTo((a, b) -> Long.compare(a.atMicros(), b.atMicros()));
  }

  /** Both clocks are one: what the table showed had been told before. */
  @Test
  void noStateIsSeenBeforeItIsTold() throws Exception {
    assumeThatTheTraceCanBeRead();
    List<TraceStep> steps = new ArrayList<>();
    List<KernelEvent> told = new ArrayList<>();
    play(LabOptions.Family.IPV4, steps, told);
    int compared = 0;
    for (KernelEvent event : told) {
      if (!(event instanceof KernelEvent.Changed changed)) continue;
      // The table shows a half-open connection from its SYN on, the trace from its last ACK on.
      if (changed.to().state() == TcpState.SYN_RECEIVED) continue;
      for (TraceStep step : steps) {
        if (!step.actor().equals(changed.actor())) continue;
        if (!step.entered().contains(changed.to().state())) continue;
        // Both are cut to whole microseconds.
        assertThat(step.atMicros())
            .as(step + " after " + changed)
            .isBetween(changed.atMicros() - 1, changed.atMicros() + 5_000_000);
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(5);
  }

  @Test
  void itsInstanceIsThereDuringTheRunAndGoneAfterIt() throws Exception {
    assumeThatTheTraceCanBeRead();
    Set<Path> before = instances();
    LoopbackStage stage = new LoopbackStage(LabOptions.DEFAULT.withKernelTrace(true));
    assertThat(stage.lacks(STORY.scenario())).isEmpty();
    assertThat(instances()).hasSize(before.size() + 1);
    stage.begin(STORY.scenario());
    stage.close();
    assertThat(instances()).isEqualTo(before);
    stage.close();
    assertThat(stage.heard()).isEmpty();
  }

  @Test
  void anInstanceThatAKilledProgramLeftIsRemovedAndOneInUseIsNot() throws Exception {
    assumeThatTheTraceCanBeRead();
    Path tracefs = TraceFs.find();
    // Above the largest number that Linux gives a process.
    Path left = Files.createDirectory(tracefs.resolve("instances/lockstep-99999999"));
    try (KernelTrace one = KernelTrace.open(tracefs);
        KernelTrace two = KernelTrace.open(tracefs)) {
      assertThat(left).doesNotExist();
      assertThat(one.instance()).exists().isNotEqualTo(two.instance());
    } finally {
      Files.deleteIfExists(left);
    }
  }

  private static void play(LabOptions.Family family, List<TraceStep> steps, List<KernelEvent> told)
      throws Exception {
    LabOptions options = LabOptions.DEFAULT.with(family).withKernelTrace(true);
    try (LoopbackStage stage = new LoopbackStage(options)) {
      stage.begin(STORY.scenario());
      for (Action action : STORY.scenario().actions()) {
        stage.play(action, STORY.awaitedAfter(action), steps::add);
        told.addAll(stage.heard());
      }
    }
  }

  private static List<String> path(List<KernelEvent> told, String actor) {
    List<String> path = new ArrayList<>();
    for (KernelEvent event : told)
      if (event instanceof KernelEvent.Changed changed && actor.equals(changed.actor().toString()))
        path.add(changed.to().state().name());
    return path;
  }

  private static Set<Path> instances() throws IOException {
    try (Stream<Path> all = Files.list(TraceFs.find().resolve("instances"))) {
      return Set.copyOf(all.toList());
    }
  }

  private static void assumeThatTheTraceCanBeRead() {
    assumeThatCode(TraceFs::find)
        .as("the kernel's own trace can be read here (root, and tracefs is mounted)")
        .doesNotThrowAnyException();
  }
}
