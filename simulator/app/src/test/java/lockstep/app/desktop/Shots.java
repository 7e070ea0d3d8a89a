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
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import javafx.util.Duration;
import lockstep.app.RealRuns;
import lockstep.app.desktop.run.RunState;
import lockstep.app.desktop.run.ScriptedRuns;
import lockstep.views.parts.Png;
import lockstep.views.parts.Theme;

/**
 * Takes pictures of the window on the scripted run, or on the scenario that is named in its place.
 * Arguments: a folder, then pictures such as {@code 1366x768:DARK:11:loopback} or {@code
 * 1024x768:LIGHT:9:model:lost-fin}; keys that are typed before may follow, {@code :no}, and the
 * name of a tab.
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
    String[] parts = parts(name);
    Stage stage = new Stage();
    ScriptedRuns runs = new ScriptedRuns();
    if (parts[4].equals("failing")) runs.failAt(4);
    String scripted = parts[4].equals("cases") ? "cases" : "teardown";
    boolean shipped = parts.length > 5 && !parts[5].isEmpty();
    MainWindow window =
        DesktopApp.show(
            stage,
            shipped ? RealRuns.shipped() : runs,
            shipped ? parts[5] : scripted,
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
          String[] parts = parts(name);
          if (parts.length > 6) for (char key : parts[6].toCharArray()) type(window, key);
          if (parts.length > 7) choose(window, parts[7]);
          after(300, () -> take(stage, window, name));
        });
  }

  /** Width, height, and what stands between the colons. */
  private static String[] parts(String name) {
    return name.replaceFirst("x", ":").split(":");
  }

  private static void type(MainWindow window, char key) {
    switch (key) {
      case 'n' -> window.ladder().toggleNumbers();
      case 'o' -> window.ladder().toggleOver();
      case '+' -> window.ladder().zoom(true);
      case '-' -> window.ladder().zoom(false);
      case 'k' -> press(window, "#bar-help");
      default -> throw new IllegalArgumentException("expected n, o, k, + or -, found " + key);
    }
  }

  private static void press(MainWindow window, String button) {
    if (window.lookup(button) instanceof ButtonBase pressed) pressed.fire();
  }

  private static void choose(MainWindow window, String tab) {
    if (window.lookup("#tab-" + tab) instanceof ToggleButton name) name.setSelected(true);
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
