package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lockstep.app.RealRuns;
import lockstep.app.desktop.export.ExportFeature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Files of a run, made from the window; the answer to the system's dialogue is given here. */
@ExtendWith(ApplicationExtension.class)
class ExportInWindowTest {
  @TempDir Path folder;

  private MainWindow window;
  private Stage stage;
  private ExportFeature export;
  private Path target;

  @Start
  void start(Stage shared) {
    stage = new Stage(); // the shared one has the size that another class gave it
    window = DesktopApp.show(stage, RealRuns.shipped(), "teardown", false);
    target = folder;
    export =
        new ExportFeature(
            window, PaintedView::of, suggested -> Optional.of(target.resolve(suggested)));
  }

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          export.close();
          stage.close();
        });
  }

  @Test
  void whatIsChosenBecomesAFile(FxRobot robot) throws Exception {
    robot.press(KeyCode.CONTROL).type(KeyCode.P).release(KeyCode.CONTROL);
    until(() -> window.lookup("#export-save") != null);
    robot.clickOn("#export-save");
    until(() -> told().startsWith("Nothing was played yet."));
    for (int step = 1; step <= 3; step++) {
      WaitForAsyncUtils.waitForAsyncFx(5000, window.controller()::step);
      int wanted = step;
      until(() -> window.state().position() == wanted);
    }
    robot.clickOn("#export-what-diagram").clickOn("#export-as-gif").clickOn("#export-save");
    assertThat(written("teardown.gif", StandardCharsets.ISO_8859_1)).startsWith("GIF89a");
    robot.clickOn("#export-as-numbered").clickOn("#export-save");
    until(() -> told().startsWith("3 files written"));
    assertThat(files()).contains("teardown-01.png", "teardown-02.png", "teardown-03.png");
    robot.clickOn("#export-what-ladder").clickOn("#export-as-mermaid").clickOn("#export-save");
    assertThat(written("teardown.mmd", StandardCharsets.UTF_8)).contains("sequenceDiagram", "SYN");
    robot.clickOn("#export-what-trace").clickOn("#export-save");
    assertThat(written("teardown.trace", StandardCharsets.UTF_8)).contains("SYN-SENT");
    robot.clickOn("#export-as-json").clickOn("#export-save");
    assertThat(written("teardown.jsonl", StandardCharsets.UTF_8).lines()).hasSize(3);
    assertThat(files()).hasSize(7);
  }

  @Test
  void aFolderThatCannotBeWrittenToIsSaid(FxRobot robot) throws Exception {
    target = Files.writeString(folder.resolve("file"), "no folder");
    WaitForAsyncUtils.waitForAsyncFx(5000, window.controller()::step);
    until(() -> window.state().position() == 1);
    robot.press(KeyCode.CONTROL).type(KeyCode.P).release(KeyCode.CONTROL);
    until(() -> window.lookup("#export-save") != null);
    robot.clickOn("#export-save");
    until(() -> told().startsWith("It cannot be written:"));
    assertThat(files()).containsExactly("file");
  }

  private String told() {
    Label label = (Label) window.lookup("#export-told");
    return label.isVisible() ? label.getText() : "";
  }

  private String written(String name, java.nio.charset.Charset charset) throws Exception {
    until(() -> told().endsWith(name));
    return Files.readString(folder.resolve(name), charset);
  }

  private List<String> files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void until(BooleanSupplier reached) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, reached::getAsBoolean));
  }
}
