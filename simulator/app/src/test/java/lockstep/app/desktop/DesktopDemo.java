package lockstep.app.desktop;

import java.util.concurrent.CountDownLatch;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import lockstep.app.desktop.run.ScriptedRuns;
import lockstep.views.parts.Theme;

/** Opens the window on the scripted run, to be looked at: width, height, theme, step, world. */
public final class DesktopDemo {
  private DesktopDemo() {}

  public static void main(String[] args) throws InterruptedException {
    if (args.length == 0) {
      DesktopApp.run(new ScriptedRuns(), "teardown", true, null);
      return;
    }
    CountDownLatch never = new CountDownLatch(1);
    Platform.startup(() -> open(args));
    never.await();
  }

  private static void open(String[] args) {
    Stage stage = new Stage();
    boolean live = args.length < 5 || args[4].equals("loopback");
    MainWindow window = DesktopApp.show(stage, new ScriptedRuns(), "teardown", live);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(Double.parseDouble(args[0]));
    stage.setHeight(Double.parseDouble(args[1]));
    window.setTheme(Theme.valueOf(args[2]));
    int step = Integer.parseInt(args[3]);
    go(window, step);
  }

  /** Plays all, then goes to the step: a busy computer takes its time. */
  private static void go(MainWindow window, int step) {
    after(
        300,
        () -> {
          if (played(window, step)) {
            window.controller().goTo(step);
            after(300, () -> System.out.println("shown"));
          } else {
            window.controller().toEnd();
            go(window, step);
          }
        });
  }

  private static boolean played(MainWindow window, int step) {
    return step == 0 || window.state().moments().size() >= step && window.state().finished();
  }

  private static void after(double millis, Runnable work) {
    PauseTransition wait = new PauseTransition(Duration.millis(millis));
    wait.setOnFinished(e -> work.run());
    wait.play();
  }
}
