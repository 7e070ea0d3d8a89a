package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lockstep.app.RealRuns;
import lockstep.tcp.Actor;
import lockstep.views.editor.EditorPage;
import lockstep.views.library.LibraryPage;
import lockstep.views.library.PairPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Library, editor and two runs, used with the keyboard in the real window. */
@ExtendWith(ApplicationExtension.class)
class LibraryTest {
  private static final int PATIENCE_SECONDS = 20;

  @TempDir Path folder;
  private MainWindow window;
  private Stage stage;

  @Start
  void start(Stage shared) {
    stage = new Stage(); // the shared one has the size that another class gave it
    window = DesktopApp.show(stage, RealRuns.shipped(), "teardown", false);
    window.setFolder(folder);
  }

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(5000, stage::close);
  }

  @Test
  void aScenarioIsChosenFromTheLibraryByTheKeyboard(FxRobot robot) throws TimeoutException {
    robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
    until(() -> page(LibraryPage.class) != null);
    until(() -> page(LibraryPage.class).shown().size() > 40);
    robot.write("lost-fin");
    until(() -> page(LibraryPage.class).shown().size() == 1);
    robot.type(KeyCode.ENTER);
    until(() -> window.state().scenario().name().equals("lost-fin"));
    until(() -> page(LibraryPage.class) == null);
    robot.type(KeyCode.RIGHT);
    until(() -> window.state().position() == 1);
  }

  @Test
  void theLibraryKnowsWhatAScenarioShowsAndWhoCanPlayIt(FxRobot robot) throws TimeoutException {
    robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
    until(() -> page(LibraryPage.class) != null);
    until(
        () ->
            page(LibraryPage.class).shown().size() > 40
                && page(LibraryPage.class).shown().stream().allMatch(card -> card.steps() > 0)
                && page(LibraryPage.class).shown().stream().noneMatch(c -> c.wire().isEmpty()));
    var teardown =
        page(LibraryPage.class).shown().stream()
            .filter(card -> card.name().equals("teardown"))
            .findFirst()
            .orElseThrow();
    assertThat(teardown.subjects()).contains("closing").doesNotContain("opening", "reset");
    assertThat(teardown.nodes()).contains("FIN_WAIT_2", "TIME_WAIT", "LAST_ACK", "CLOSED_END");
    assertThat(teardown.nodes()).doesNotContain("CLOSING");
    assertThat(teardown.stages()).contains("beside loopback");
    var lost =
        page(LibraryPage.class).shown().stream()
            .filter(card -> card.name().equals("lost-fin"))
            .findFirst()
            .orElseThrow();
    assertThat(lost.subjects()).contains("trouble", "timers");
    assertThat(lost.stages()).startsWith("Plays in the model, not beside loopback. ");
    // Where there is no private network its own reason is given, of each the same.
    assertThat(lost.wire()).matches("Plays beside the wire\\.|Not beside the wire: no private .*");
  }

  @Test
  void anErrorStandsAtItsLineAsItIsTypedAndAVerbIsCompleted(FxRobot robot) throws TimeoutException {
    openEditor(robot);
    write("title: T\nserver listen\nclient connect\nclient clsoe\n");
    until(() -> page(EditorPage.class).code().faultAt(4) != null);
    assertThat(page(EditorPage.class).code().faultAt(4).message()).contains("close");
    write("title: T\nserver listen\nclient connect\nclient ");
    until(() -> page(EditorPage.class).code().faultAt(4) != null);
    robot.write("sh");
    until(() -> page(EditorPage.class).code().isSuggesting());
    ListView<?> words = (ListView<?>) window.lookup("#editor-suggestions");
    assertThat(words.getItems()).extracting(String::valueOf).containsExactly("shutdown");
    robot.type(KeyCode.TAB);
    until(() -> page(EditorPage.class).text().endsWith("client shutdown"));
    until(() -> page(EditorPage.class).code().faultAt(4) == null);
  }

  @Test
  void aTextIsSavedAndRunsInTheModel(FxRobot robot) throws Exception {
    openEditor(robot);
    write("title: Only a call\nserver listen\nclient connect\nexpect client ESTABLISHED\n");
    robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
    Path file = folder.resolve("scenarios/my-teardown.scenario");
    until(() -> Files.exists(file));
    assertThat(Files.readString(file)).startsWith("title: Only a call\n");
    robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
    until(() -> page(EditorPage.class) == null);
    until(() -> window.state().scenario().title().equals("Only a call"));
    robot.type(KeyCode.END);
    until(() -> window.state().finished() && window.state().position() > 0);
    assertThat(window.diagram().ringNode(Actor.CLIENT)).contains("ESTABLISHED");
  }

  @Test
  void whatIsNotSavedIsKeptAsADraft(FxRobot robot) throws TimeoutException {
    openEditor(robot);
    write("title: Half done\nserver lis");
    robot.type(KeyCode.ESCAPE);
    until(() -> page(EditorPage.class) == null);
    Path draft = folder.resolve("drafts/my-teardown.scenario");
    until(() -> Files.exists(draft));
    assertThat(draft).hasContent("title: Half done\nserver lis");
  }

  @Test
  void twoRunsGoTogetherAndTheirDifferenceIsTold(FxRobot robot) throws TimeoutException {
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT2).release(KeyCode.CONTROL);
    until(() -> page(PairPage.class) != null);
    robot.type(KeyCode.END);
    until(() -> difference().contains("TIME-WAIT, left: the client; right: the server."));
    assertThat(page(PairPage.class).side(true).diagram().ringNode(Actor.CLIENT))
        .contains("CLOSED_END");
    assertThat(window.state().position()).isZero();
  }

  @Test
  void twoRunsShowTheirLaddersToo(FxRobot robot) throws TimeoutException {
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT2).release(KeyCode.CONTROL);
    until(() -> page(PairPage.class) != null);
    robot.type(KeyCode.RIGHT);
    robot.type(KeyCode.V);
    until(() -> page(PairPage.class).isLadders() && rows(true) == 1 && rows(false) == 1);
    assertThat(page(PairPage.class).side(true).diagram().getParent().isVisible()).isFalse();
    robot.type(KeyCode.END);
    until(() -> difference().contains("TIME-WAIT, left: the client; right: the server."));
    until(() -> rows(true) > 10 && rows(false) > 10);
    robot.type(KeyCode.V);
    until(() -> page(PairPage.class).side(true).diagram().getParent().isVisible());
  }

  /** How many rows the ladder of a side has. */
  private int rows(boolean left) {
    return page(PairPage.class).side(left).ladder().picture().rows().size();
  }

  private String difference() {
    return ((Label) window.lookup("#pair-difference")).getText();
  }

  private void openEditor(FxRobot robot) throws TimeoutException {
    robot.press(KeyCode.CONTROL).type(KeyCode.E).release(KeyCode.CONTROL);
    until(() -> page(EditorPage.class) != null);
    until(() -> page(EditorPage.class).text().contains("server listen"));
  }

  private void write(String text) {
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          TextArea input = page(EditorPage.class).code().input();
          input.setText(text);
          input.positionCaret(text.length());
        });
  }

  private <T extends Node> T page(Class<T> type) {
    return window.getChildren().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElse(null);
  }

  private void until(BooleanSupplier reached) throws TimeoutException {
    try {
      WaitForAsyncUtils.waitFor(
          PATIENCE_SECONDS,
          TimeUnit.SECONDS,
          () -> WaitForAsyncUtils.waitForAsyncFx(5000, reached::getAsBoolean));
    } catch (TimeoutException e) {
      Node focused = stage.getScene().getFocusOwner();
      throw new AssertionError("not reached; the focus is at " + focused, e);
    }
  }
}
