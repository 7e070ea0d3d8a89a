package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import lockstep.app.RealRuns;
import lockstep.app.desktop.run.RunFactory;
import lockstep.app.desktop.run.RunFactory.Choice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Nothing keeps the JavaFX thread for long while scenarios play: the processor's time that it
 * spends between two pulses, with all tasks of ours, styling and layout in it. Time on the clock
 * would measure how busy the machine is with other things.
 */
@ExtendWith(ApplicationExtension.class)
class FxThreadTimeTest {
  private static final double LONGEST_MILLIS = 50;

  /** Scenarios after which the virtual machine has compiled what is used much. */
  private static final int WARM_UP = 12;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<String> slow = new ArrayList<>();
  private final List<Double> all = new ArrayList<>();
  private final RunFactory runs = RealRuns.shipped();
  private MainWindow window;
  private Stage stage;
  private String playing = "";
  private boolean warm;

  private final AnimationTimer pulses =
      new AnimationTimer() {
        private long before = -1;

        @Override
        public void handle(long now) {
          long spent = threads.getCurrentThreadCpuTime();
          double millis = before < 0 ? 0 : (spent - before) / 1e6;
          before = spent;
          if (!warm) return;
          all.add(millis);
          if (millis > LONGEST_MILLIS) slow.add("%s: %.0f ms".formatted(playing, millis));
        }
      };

  @Start
  void start(Stage shown) {
    stage = shown;
    window = DesktopApp.show(stage, runs, "teardown", false);
    pulses.start();
  }

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          pulses.stop();
          stage.close();
        });
  }

  @Test
  void noPulseKeepsTheThreadFiftyMilliseconds() throws Exception {
    List<Choice> scenarios = runs.scenarios();
    for (int i = 0; i < scenarios.size(); i++) {
      Choice scenario = scenarios.get(i);
      boolean counts = i >= WARM_UP;
      WaitForAsyncUtils.waitForAsyncFx(
          5000,
          () -> {
            warm = counts;
            playing = scenario.name();
            window.controller().choose(scenario, false);
          });
      while (step()) WaitForAsyncUtils.waitForFxEvents();
    }
    all.sort(null);
    System.out.printf(
        "JavaFX thread, processor's time a pulse: median %.1f ms, 99 of 100 below %.1f ms, most %.1f"
            + " ms, of %d%n",
        all.get(all.size() / 2),
        all.get(all.size() * 99 / 100),
        all.get(all.size() - 1),
        all.size());
    assertThat(slow).isEmpty();
  }

  /** Plays the next step, and waits until it is shown; says whether there was one. */
  private boolean step() throws Exception {
    CompletableFuture<Boolean> shown = new CompletableFuture<>();
    int before =
        WaitForAsyncUtils.waitForAsyncFx(
            5000,
            () -> {
              int at = window.state().position();
              window.controller().step();
              return at;
            });
    AnimationTimer waiting =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            boolean went = window.state().position() > before || !window.state().canStep();
            if (!went && window.state().failure() == null) return;
            stop();
            shown.complete(window.state().canStep());
          }
        };
    WaitForAsyncUtils.waitForAsyncFx(5000, waiting::start);
    return shown.get(30, TimeUnit.SECONDS);
  }
}
