package lockstep.model;

import java.util.Arrays;
import java.util.Random;
import lockstep.scenario.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints what simulator/README.md says was measured of going back and forth. */
@Tag("bench")
class HistoryBench {
  private static final int STEPS = 100_000;

  @Test
  void seekInALongRun() throws Exception {
    StringBuilder text = new StringBuilder("set wire loss 2\nset wire latency 10ms\n" + Runs.OPEN);
    for (int n = 0; n < 2_000; n++)
      text.append("client send 60000\nserver receive 60000\nserver send 500\nclient receive 500\n");
    Scenario scenario = Runs.scenario(text.toString());
    for (int round = 0; round < 3; round++) {
      System.gc();
      long before = used();
      long began = System.nanoTime();
      History history = History.of(scenario);
      while (history.played() < STEPS && history.step().isPresent()) {
        // plays on
      }
      double micros = (System.nanoTime() - began) / 1e3 / history.played();
      System.gc();
      System.out.printf(
          "%,d steps: %.1f us a step, %.1f MB kept%n",
          history.played(), micros, (used() - before) / 1e6);
      System.out.println("seek " + figures(history, new Random(1)));
      System.out.println("back " + figures(history, null));
    }
  }

  private static String figures(History history, Random random) {
    double[] micros = new double[5_000];
    for (int i = 0; i < micros.length; i++) {
      int to = random == null ? history.position() - 1 : random.nextInt(history.played() + 1);
      long began = System.nanoTime();
      history.seek(Math.max(0, to));
      micros[i] = (System.nanoTime() - began) / 1e3;
    }
    Arrays.sort(micros);
    return "median %.0f us, 99 of 100 below %.0f us, worst %.0f us"
        .formatted(
            micros[micros.length / 2], micros[micros.length * 99 / 100], micros[micros.length - 1]);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
