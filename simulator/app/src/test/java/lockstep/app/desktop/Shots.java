package lockstep.app.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import lockstep.views.parts.Png;
import lockstep.views.parts.Theme;

/**
 * Takes pictures of the window on the scripted run. Arguments: a folder, then pictures such as
 * {@code 1366x768:DARK:11:loopback}.
 */
public final class Shots {
  private final Path folder;
  private final Deque<String> wanted;
  private final CountDownLatch done = new CountDownLatch(1);

  private Shots(Path folder, Deque<String> wanted) {
    this.folder = folder;
    this.wanted = wanted;
  }

  public static void main(String[] args) throws InterruptedException {
    Shots shots =
        new Shots(Path.of(args[0]), new ArrayDeque<>(Arrays.asList(args).subList(1, args.length)));
    Platform.startup(shots::next);
    shots.done.await();
    Platform.exit();
  }

  private void next() {
    if (wanted.isEmpty()) {
      done.countDown();
      return;
    }
    String name = wanted.remove();
    String[] parts = name.split("[x:]");
    Stage stage = new Stage();
    ScriptedRuns runs = new ScriptedRuns();
    if (parts[4].equals("failing")) runs.failAt(4);
    MainWindow window =
        DesktopApp.show(
            stage,
            runs,
            parts[4].equals("cases") ? "cases" : "teardown",
            !parts[4].equals("model"));
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(Double.parseDouble(parts[0]));
    stage.setHeight(Double.parseDouble(parts[1]));
    window.setTheme(Theme.valueOf(parts[2]));
    int step = Integer.parseInt(parts[3]);
    window.controller().toEnd();
    await(stage, window, step, name);
  }

  private void await(Stage stage, MainWindow window, int step, String name) {
    after(
        150,
        () -> {
          RunState state = window.state();
          if (step > 0 && !state.finished() && state.failure() == null) {
            window.controller().toEnd();
            await(stage, window, step, name);
            return;
          }
          window.controller().goTo(step);
          after(200, () -> take(stage, window, name));
        });
  }

  private void take(Stage stage, MainWindow window, String name) {
    try {
      Files.createDirectories(folder);
      Files.write(
          folder.resolve(name.replace(':', '-') + ".png"),
          Png.of(window.getScene().snapshot(null)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    stage.close();
    Platform.runLater(this::next);
  }

  private static void after(double millis, Runnable work) {
    PauseTransition wait = new PauseTransition(Duration.millis(millis));
    wait.setOnFinished(e -> work.run());
    wait.play();
  }
}
