package lockstep.probe.lab;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lockstep.scenario.Action;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints what README.md says was measured. */
@Tag("bench")
class ProbeBench {
  private static final int RUNS = 200;

  @BeforeEach
  void onLinux() {
    Telling.assumeThatTheTableCanBeRead();
  }

  /** In how many of 200 runs each state was seen. */
  @Test
  void statesSeen() throws Exception {
    Story story =
        Story.handshake()
            .call("client close")
            .awaiting("client FIN-WAIT-2, server CLOSE-WAIT")
            .call("server close")
            .awaiting("client TIME-WAIT, server CLOSED");
    Map<TcpState, Integer> seen = new EnumMap<>(TcpState.class);
    for (int run = 0; run < RUNS; run++) {
      List<TraceStep> steps = Telling.of(story).all();
      for (TcpState state : TcpState.values())
        if (steps.stream().anyMatch(step -> step.entered().contains(state)))
          seen.merge(state, 1, Integer::sum);
    }
    seen.forEach(
        (state, count) -> System.out.printf("%s seen in %d of %d%n", state.rfcName(), count, RUNS));
  }

  /** How long a stage takes to be ready, and to be gone. */
  @Test
  void startAndEnd() throws Exception {
    Story story = Story.handshake();
    for (int run = 0; run < 5; run++) {
      long began = System.nanoTime();
      long ready;
      long played;
      try (LoopbackStage stage = new LoopbackStage(LabOptions.DEFAULT)) {
        stage.lacks(story.scenario());
        stage.begin(story.scenario());
        ready = System.nanoTime();
        for (Action action : story.scenario().actions())
          stage.play(action, story.awaitedAfter(action), step -> {});
        played = System.nanoTime();
      }
      System.out.printf(
          "ready after %d us, handshake %d us, gone after %d us%n",
          micros(began, ready), micros(ready, played), micros(played, System.nanoTime()));
    }
  }

  private static long micros(long from, long to) {
    return Duration.ofNanos(to - from).toNanos() / 1000;
  }
}
