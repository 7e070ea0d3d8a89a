package lockstep.probe.lab;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import lockstep.scenario.Action;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.trace.KernelEvent;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Prints what README.md says was measured of the sampler: how many of the states it saw that really
 * were there, how soon, and what it costs at rest. The kernel's own trace says what really was; it
 * needs root and tracefs, without which only the sampler's side is printed.
 */
@Tag("bench")
class SamplerBench {
  private static final int ROUNDS = 5;
  private static final int RUNS = 200;

  private static final Story STORY =
      Story.handshake()
          .call("client close")
          .awaiting("client FIN-WAIT-2, server CLOSE-WAIT")
          .call("server close")
          .awaiting("client TIME-WAIT, server CLOSED");

  private record State(Actor actor, TcpState state) {}

  private final Map<TcpState, Integer> happened = new EnumMap<>(TcpState.class);
  private final Map<TcpState, Integer> seen = new EnumMap<>(TcpState.class);
  private final Map<TcpState, List<Long>> lateMicros = new EnumMap<>(TcpState.class);

  @BeforeEach
  void onLinux() {
    Telling.assumeThatTheTableCanBeRead();
  }

  /**
   * Of 200 handshakes and closes, in rounds: the states that were, that were seen, and how late.
   */
  @Test
  void seenOfTwoHundred() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      happened.clear();
      seen.clear();
      lateMicros.clear();
      String before = load();
      for (int run = 0; run < RUNS; run++) play();
      System.out.printf("round %d, load %s before and %s after%n", round, before, load());
      for (TcpState state : TcpState.values())
        System.out.printf(
            "  %-12s in the trace of %3d, seen in %3d of %d runs%n",
            state.rfcName(), happened.getOrDefault(state, 0), seen.getOrDefault(state, 0), RUNS);
      late();
    }
  }

  private void play() throws Exception {
    List<TraceStep> steps = new ArrayList<>();
    List<KernelEvent> told = new ArrayList<>();
    try (LoopbackStage stage = new LoopbackStage(LabOptions.DEFAULT.withKernelTrace(true))) {
      stage.begin(STORY.scenario());
      for (Action action : STORY.scenario().actions()) {
        stage.play(action, STORY.awaitedAfter(action), steps::add);
        told.addAll(stage.heard());
      }
    }
    Set<TcpState> were = new HashSet<>();
    for (KernelEvent event : told)
      if (event instanceof KernelEvent.Changed changed) {
        were.add(changed.to().state());
        late(changed, steps);
      }
    were.forEach(state -> happened.merge(state, 1, Integer::sum));
    for (TcpState state : TcpState.values())
      if (steps.stream().anyMatch(step -> step.entered().contains(state)))
        seen.merge(state, 1, Integer::sum);
  }

  /**
   * From the change in the kernel to the end of the reading that showed it. SYN-RECEIVED stands in
   * the table before the trace tells of it, and CLOSED is believed only after some readings without
   * a row: both are left out.
   */
  private void late(KernelEvent.Changed changed, List<TraceStep> steps) {
    TcpState state = changed.to().state();
    if (state == TcpState.SYN_RECEIVED || state == TcpState.CLOSED) return;
    steps.stream()
        .filter(step -> step.actor().equals(changed.actor()))
        .filter(step -> step.entered().contains(state))
        .findFirst()
        .ifPresent(
            step ->
                lateMicros
                    .computeIfAbsent(state, s -> new ArrayList<>())
                    .add(step.atMicros() - changed.atMicros()));
  }

  private void late() {
    late("all", lateMicros.values().stream().flatMap(List::stream).toList());
    lateMicros.forEach((state, micros) -> late(state.rfcName(), micros));
  }

  private static void late(String of, List<Long> micros) {
    long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
    if (sorted.length == 0) return;
    System.out.printf(
        "  late, %-12s %4d changes: median %d us, 99th percentile %d us, most %d us%n",
        of,
        sorted.length,
        sorted[sorted.length / 2],
        sorted[sorted.length * 99 / 100],
        sorted[sorted.length - 1]);
  }

  /** What share of one processor the sampler's thread takes while nothing is awaited. */
  @Test
  void atRest() throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Story story = Story.handshake();
    try (LoopbackStage stage = new LoopbackStage(LabOptions.DEFAULT)) {
      stage.begin(story.scenario());
      for (Action action : story.scenario().actions())
        stage.play(action, story.awaitedAfter(action), step -> {});
      long sampler = sampler();
      double[] shares = new double[5];
      for (int i = 0; i < shares.length; i++) {
        long from = System.nanoTime();
        long cpu = threads.getThreadCpuTime(sampler);
        await().pollDelay(2, TimeUnit.SECONDS).until(() -> true);
        shares[i] = 100.0 * (threads.getThreadCpuTime(sampler) - cpu) / (System.nanoTime() - from);
      }
      Arrays.sort(shares);
      System.out.printf(
          "at rest: median %.3f %% of one processor, most %.3f %%, of %d times 2 s, load %s%n",
          shares[shares.length / 2], shares[shares.length - 1], shares.length, load());
    }
  }

  private static long sampler() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("lockstep-sampler"))
        .findFirst()
        .orElseThrow()
        .getId();
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
  }
}
