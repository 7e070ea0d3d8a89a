package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import lockstep.app.RealRuns;
import lockstep.app.desktop.run.RunFactory;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.lessons.course.Course;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
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
  private static final long LONGEST = 50_000_000;

  /** Scenarios after which the virtual machine has compiled what is used much. */
  private static final int WARM_UP = 12;

  /** Each n-th scenario is played where time is short. */
  private static final int SHARE = 6;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<String> slow = new ArrayList<>();
  private final List<Double> taskMillis = new ArrayList<>();
  private final List<Double> layoutMillis = new ArrayList<>();
  private final RunFactory runs = RealRuns.shipped();
  private MainWindow window;
  private Stage stage;
  private String playing = "";
  private boolean warm;
  private long pulseEnd;
  private long tasks;

  /** All that runs before the scene is styled and laid out: tasks, keys, timers, animations. */
  private final Runnable tasksDone = () -> tasks = spent() - pulseEnd;

  private final Runnable laidOut =
      () -> {
        long now = spent();
        if (warm && pulseEnd > 0) {
          taskMillis.add(tasks / 1e6);
          if (tasks > LONGEST) slow.add("%s: %.0f ms".formatted(playing, tasks / 1e6));
          layoutMillis.add((now - pulseEnd - tasks) / 1e6);
        }
        pulseEnd = now;
      };

  private long spent() {
    return threads.getCurrentThreadCpuTime();
  }

  @Start
  void start(Stage shared) {
    stage = new Stage(); // the shared one has the size that another class gave it
    window = DesktopApp.show(stage, runs, "teardown", false);
    stage.getScene().addPreLayoutPulseListener(tasksDone);
    stage.getScene().addPostLayoutPulseListener(laidOut);
  }

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          stage.getScene().removePreLayoutPulseListener(tasksDone);
          stage.getScene().removePostLayoutPulseListener(laidOut);
          stage.close();
        });
  }

  @Test
  void noTaskKeepsTheThreadFiftyMilliseconds() throws Exception {
    List<Choice> some = new ArrayList<>();
    List<Choice> all = runs.scenarios();
    for (int i = 0; i < all.size(); i += SHARE) some.add(all.get(i));
    play(some, WARM_UP / SHARE);
  }

  @Test
  @Tag("soak")
  void noTaskKeepsTheThreadFiftyMillisecondsInAnyScenario() throws Exception {
    play(runs.scenarios(), WARM_UP);
  }

  @Test
  void noLessonKeepsTheThreadFiftyMilliseconds() throws Exception {
    int lessons = Course.names().size();
    for (int i = 0; i < lessons; i += 2) {
      boolean counts = i >= WARM_UP / 2;
      String name = Course.names().get(i);
      int at = i;
      WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.commands().run("learn"));
      until(
          () -> window.lookup("#course-list") instanceof ListView<?> l && !l.getItems().isEmpty());
      WaitForAsyncUtils.waitForAsyncFx(
          5000,
          () -> {
            warm = counts;
            playing = name;
            ListView<?> list = (ListView<?>) window.lookup("#course-list");
            list.getSelectionModel().select(at);
            Event.fireEvent(
                list,
                new KeyEvent(
                    KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
          });
      String title = Course.lesson(name).title();
      until(
          () ->
              window.lookup("#question") != null
                  && LearnInWindowTest.says(window.lookup("#lesson"), title));
      WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.commands().run("learn.leave"));
    }
    System.out.println("JavaFX thread, opening lessons: tasks " + told(taskMillis));
    System.out.println("and styling and layout " + told(layoutMillis));
    assertThat(taskMillis).hasSizeGreaterThan(lessons / 2);
    assertThat(slow).isEmpty();
  }

  private static void until(Callable<Boolean> reached) throws Exception {
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, reached));
  }

  private void play(List<Choice> scenarios, int warmUp) throws Exception {
    for (int i = 0; i < scenarios.size(); i++) {
      Choice scenario = scenarios.get(i);
      boolean counts = i >= warmUp;
      WaitForAsyncUtils.waitForAsyncFx(
          5000,
          () -> {
            warm = counts;
            playing = scenario.name();
            window.controller().choose(scenario, false);
          });
      while (step()) WaitForAsyncUtils.waitForFxEvents();
    }
    System.out.println("JavaFX thread, processor's time a pulse: tasks " + told(taskMillis));
    System.out.println("and styling and layout " + told(layoutMillis));
    assertThat(taskMillis).hasSizeGreaterThan(scenarios.size());
    assertThat(slow).isEmpty();
  }

  private static String told(List<Double> millis) {
    List<Double> all = millis.stream().sorted().toList();
    return "median %.1f ms, 99 of 100 below %.1f ms, most %.1f ms, of %d"
        .formatted(
            all.get(all.size() / 2),
            all.get(all.size() * 99 / 100),
            all.get(all.size() - 1),
            all.size());
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
