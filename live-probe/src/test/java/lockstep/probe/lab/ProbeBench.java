package lockstep.probe.lab;

import java.time.Duration;
import lockstep.scenario.Action;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints what README.md says was measured. */
@Tag("bench")
class ProbeBench {
  @BeforeEach
  void onLinux() {
    Telling.assumeThatTheTableCanBeRead();
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
