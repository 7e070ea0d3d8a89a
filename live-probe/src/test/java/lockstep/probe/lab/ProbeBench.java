package lockstep.probe.lab;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import lockstep.probe.table.SocketPair;
import lockstep.probe.table.SocketTable;
import lockstep.probe.table.SocketTables;
import lockstep.probe.table.Watch;
import lockstep.scenario.Action;
import lockstep.table.SocketAddress;
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

  /** How long an exact look-up takes, one row and two rows in one call. */
  @Test
  void lookUps() throws Exception {
    SocketAddress nobody = new SocketAddress("127.0.0.1", 1);
    SocketPair pair = new SocketPair(nobody, nobody);
    try (SocketTable table = SocketTables.open()) {
      for (List<SocketPair> pairs : List.of(List.of(pair), List.of(pair, pair))) {
        Watch watch = table.watch(pairs);
        double[] micros = new double[15];
        for (int round = 0; round < micros.length; round++) {
          long began = System.nanoTime();
          for (int i = 0; i < 20_000; i++) watch.read();
          micros[round] = (System.nanoTime() - began) / 20_000e3;
        }
        Arrays.sort(micros);
        System.out.printf(
            "%d pair(s) in one call: median %.2f us, best %.2f us%n",
            pairs.size(), micros[micros.length / 2], micros[0]);
      }
    }
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
