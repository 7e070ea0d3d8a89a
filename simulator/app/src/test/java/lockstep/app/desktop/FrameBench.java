package lockstep.app.desktop;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import lockstep.app.desktop.run.ScriptedRuns;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/**
 * Prints how long the window takes to open, how even its frames are and what it costs when still.
 */
@Tag("bench")
class FrameBench {
  private static final int FRAMES = 600;
  private static final int WARM_SECONDS = 12;

  @Test
  void openingPlayingAndStandingStill() throws Exception {
    FxToolkit.registerPrimaryStage();
    AtomicReference<MainWindow> window = new AtomicReference<>();
    for (int i = 1; i <= 4; i++) {
      // One window at a time, as a user has it: those below are drawn too where windows overlap.
      if (window.get() != null) close(window.get());
      long before = cpuNanos();
      long millis = open(window);
      System.out.printf(
          "window %d: %d ms, %d ms of a core%n", i, millis, (cpuNanos() - before) / 1_000_000);
    }
    // Once at a quick pace, so that what is measured is not the compiler at work.
    Platform.runLater(
        () -> {
          window.get().controller().setSpeed(4);
          window.get().controller().playOrPause();
        });
    TimeUnit.SECONDS.sleep(WARM_SECONDS);
    CountDownLatch played = new CountDownLatch(1);
    long[] frames = new long[FRAMES];
    Platform.runLater(
        () -> {
          window.get().controller().setSpeed(1);
          window.get().controller().toStart();
          window.get().controller().playOrPause();
          record(frames, played);
        });
    long cpu = cpuNanos();
    long wall = System.nanoTime();
    played.await(60, TimeUnit.SECONDS);
    print("playing", cpu, wall);
    printFrames(frames);
    Platform.runLater(() -> window.get().controller().toEnd());
    TimeUnit.SECONDS.sleep(3);
    cpu = cpuNanos();
    wall = System.nanoTime();
    TimeUnit.SECONDS.sleep(5);
    print("standing still", cpu, wall);
  }

  private static long open(AtomicReference<MainWindow> window) throws Exception {
    CountDownLatch shown = new CountDownLatch(1);
    long start = System.nanoTime();
    Platform.runLater(
        () -> {
          window.set(DesktopApp.show(new Stage(), new ScriptedRuns(), "teardown", true));
          new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
              if (++pulses < 2) return;
              stop();
              shown.countDown();
            }
          }.start();
        });
    shown.await(60, TimeUnit.SECONDS);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private static void close(MainWindow window) throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          window.getScene().getWindow().hide();
          closed.countDown();
        });
    closed.await(60, TimeUnit.SECONDS);
  }

  private static void record(long[] frames, CountDownLatch done) {
    new AnimationTimer() {
      private int count;
      private long last;

      @Override
      public void handle(long now) {
        if (last != 0) frames[count++] = now - last;
        last = now;
        if (count < frames.length) return;
        stop();
        done.countDown();
      }
    }.start();
  }

  private static void printFrames(long[] frames) {
    long[] sorted = frames.clone();
    Arrays.sort(sorted);
    System.out.printf(
        "frames: median %.1f ms, 95 of 100 within %.1f ms, longest %.1f ms%n",
        sorted[FRAMES / 2] / 1e6, sorted[FRAMES * 95 / 100] / 1e6, sorted[FRAMES - 1] / 1e6);
  }

  private static void print(String what, long cpu, long wall) {
    double share = (double) (cpuNanos() - cpu) / (System.nanoTime() - wall);
    System.out.printf("%s: %.1f %% of one core%n", what, share * 100);
  }

  static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
