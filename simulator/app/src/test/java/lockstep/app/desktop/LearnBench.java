package lockstep.app.desktop;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import lockstep.app.RealRuns;
import lockstep.lessons.course.Course;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Prints how long a lesson takes from Enter in the course to the pulse that shows its page. */
@Tag("bench")
@ExtendWith(ApplicationExtension.class)
class LearnBench {
  private MainWindow window;

  @Test
  void openingLessons() throws InterruptedException {
    Stage[] stage = new Stage[1];
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          stage[0] = new Stage();
          window = DesktopApp.show(stage[0], RealRuns.shipped(), "teardown", false);
        });
    for (int lesson : new int[] {10, 0, 11, 17, 4, 1, 2, 10}) {
      WaitForAsyncUtils.waitForAsyncFx(20_000, () -> window.commands().run("learn"));
      await(
          () -> window.lookup("#course-list") instanceof ListView<?> l && l.getItems().size() > 9);
      String title = Course.lesson(Course.names().get(lesson)).title();
      long[] begun = new long[2];
      WaitForAsyncUtils.waitForAsyncFx(
          20_000,
          () -> {
            ListView<?> list = (ListView<?>) window.lookup("#course-list");
            list.getSelectionModel().select(lesson);
            begun[0] = System.nanoTime();
            begun[1] = FrameBench.cpuNanos();
            Event.fireEvent(
                list,
                new KeyEvent(
                    KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
          });
      await(() -> shows(title));
      System.out.printf(
          "lesson %d: %d ms, %d ms of a core%n",
          lesson + 1,
          (System.nanoTime() - begun[0]) / 1_000_000,
          (FrameBench.cpuNanos() - begun[1]) / 1_000_000);
      WaitForAsyncUtils.waitForAsyncFx(20_000, () -> window.commands().run("learn.leave"));
    }
    WaitForAsyncUtils.waitForAsyncFx(20_000, () -> stage[0].close());
  }

  private boolean shows(String title) {
    Node lesson = window.lookup("#lesson");
    return lesson != null && LearnInWindowTest.says(lesson, title);
  }

  /** Waits for a pulse at which something is so. */
  private static void await(java.util.function.BooleanSupplier reached)
      throws InterruptedException {
    CountDownLatch latch = new CountDownLatch(1);
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () ->
            new AnimationTimer() {
              @Override
              public void handle(long now) {
                if (!reached.getAsBoolean()) return;
                stop();
                latch.countDown();
              }
            }.start());
    if (!latch.await(30, TimeUnit.SECONDS)) throw new AssertionError("does not come");
  }
}
