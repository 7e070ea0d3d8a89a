package lockstep.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import lockstep.probe.lab.LabOptions;
import lockstep.probe.lab.LoopbackStage;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All scenarios a hundred times over leave no more descriptors, threads or memory behind than one
 * time. Four play side by side, for they mostly wait.
 */
class HundredRunsTest {
  private static final int TIMES = 100;
  private static final int SIDE_BY_SIDE = 4;
  private static final long MEMORY_SLACK = 8 << 20;

  private record Left(long descriptors, long threads, long octets) {}

  @Test
  @Tag("soak")
  void theyLeaveNoMoreThanOne() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc/self/fd to count in");
    playAll(2);
    Left once = left();
    playAll(TIMES);
    Awaitility.await()
        .untilAsserted(
            () -> {
              Left now = left();
              assertThat(now.descriptors()).isLessThanOrEqualTo(once.descriptors());
              assertThat(now.threads()).isLessThanOrEqualTo(once.threads());
              assertThat(now.octets()).isLessThanOrEqualTo(once.octets() + MEMORY_SLACK);
            });
    System.out.println("after 2 rounds " + once + ", after " + TIMES + " more " + left());
  }

  private static void playAll(int times) throws Exception {
    List<String> names = ModelAndThisMachineTest.scenarios();
    ExecutorService players = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      List<Future<Integer>> plays = new ArrayList<>();
      for (int i = 0; i < times; i++)
        for (String name : names) plays.add(players.submit(() -> play(name)));
      for (Future<Integer> play : plays) assertThat(play.get()).isPositive();
    } finally {
      players.shutdownNow();
    }
  }

  /** Alone, without a model that would be right or wrong: what is left over is asked here. */
  private static int play(String name) throws Exception {
    Scenario scenario = ScenarioLibrary.load(name).orElseThrow();
    int[] steps = new int[1];
    try (LoopbackStage stage = new LoopbackStage(LabOptions.DEFAULT)) {
      stage.begin(scenario);
      for (Action action : scenario.actions())
        if (!(action instanceof Action.Wait)) stage.play(action, Map.of(), step -> steps[0]++);
    }
    return steps[0];
  }

  private static Left left() throws Exception {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    // Not the thread that asks again and again.
    long threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !thread.getName().startsWith("awaitility"))
            .count();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return new Left(descriptors.count(), threads, runtime.totalMemory() - runtime.freeMemory());
    }
  }
}
