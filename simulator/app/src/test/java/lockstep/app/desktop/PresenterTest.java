package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import lockstep.app.desktop.run.ScriptedRuns;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.Spotlight;
import lockstep.views.presenter.PresenterPane;
import lockstep.views.presenter.PresenterPane.Blank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The presenter mode, led by a clicker and the keyboard. */
@ExtendWith(ApplicationExtension.class)
class PresenterTest {
  private MainWindow window;
  private Stage stage;

  @Start
  void start(Stage shared) {
    stage = new Stage(); // the shared one has the size that another class gave it
    window = DesktopApp.show(stage, new ScriptedRuns(), "teardown", true);
  }

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(5000, stage::close);
  }

  @Test
  void aClickerLeadsTheRunAndAnyKeyTakesTheCoverAway(FxRobot robot) throws TimeoutException {
    robot.type(KeyCode.F5);
    until(() -> pane() != null && pane().diagram().isPresent());
    assertThat(pane().getWidth()).isEqualTo(window.getWidth());
    assertThat(pane().getHeight()).isEqualTo(window.getHeight());
    robot.type(KeyCode.PAGE_DOWN);
    until(() -> window.state().position() == 1);
    robot.type(KeyCode.PAGE_DOWN);
    until(() -> window.state().position() == 2);
    robot.type(KeyCode.PAGE_UP);
    until(() -> window.state().position() == 1);
    robot.type(KeyCode.B);
    until(() -> pane().blanked() == Blank.BLACK);
    robot.type(KeyCode.PAGE_DOWN);
    until(() -> pane().blanked() == Blank.NONE);
    assertThat(window.state().position()).isEqualTo(1);
    robot.type(KeyCode.W);
    until(() -> pane().blanked() == Blank.WHITE);
    robot.type(KeyCode.SPACE);
    until(() -> pane().blanked() == Blank.NONE);
    assertThat(window.state().playing()).isFalse();
    robot.type(KeyCode.S);
    until(() -> pane().spotlight().equals(Spotlight.on(TcpState.LISTEN)));
    robot.type(KeyCode.ESCAPE);
    until(() -> pane() == null && !stage.isFullScreen());
    robot.type(KeyCode.PAGE_DOWN);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(window.state().position()).isEqualTo(1);
  }

  @Test
  void theNotesAloneHaveTheAnswerBeforeItIsGiven(FxRobot robot) throws TimeoutException {
    robot.type(KeyCode.F5);
    until(() -> pane() != null && pane().diagram().isPresent());
    robot.type(KeyCode.N);
    until(() -> notes().stream().anyMatch(text -> text.startsWith("The server listens")));
    robot.type(KeyCode.Q);
    robot.type(KeyCode.PAGE_DOWN);
    until(() -> window.controller().isHeldBack());
    String question = "Which state will the server be in after it calls listen?";
    until(() -> notes().contains("The room is asked: " + question));
    assertThat(notes()).anyMatch(text -> text.startsWith("Server: LISTEN."));
    assertThat(textsOf(pane()))
        .contains(question)
        .noneMatch(text -> text.contains("Server: LISTEN"));
    assertThat(window.state().moments()).isEmpty();
    robot.type(KeyCode.PAGE_DOWN);
    until(() -> window.state().position() == 1);
    until(() -> notes().stream().anyMatch(text -> text.startsWith("Client: CLOSED")));
    assertThat(notes()).noneMatch(text -> text.startsWith("The room is asked"));
    assertThat(window.state().moments()).hasSize(1);
  }

  /** The texts in the window with the notes that can be seen. */
  private List<String> notes() {
    return Window.getWindows().stream()
        .filter(one -> one instanceof Stage other && other.getTitle().equals("Lockstep: notes"))
        .flatMap(one -> textsOf(one.getScene().getRoot()).stream())
        .toList();
  }

  private static List<String> textsOf(Node node) {
    return node.lookupAll(".label").stream()
        .filter(Node::isVisible)
        .map(label -> ((Labeled) label).getText())
        .toList();
  }

  private PresenterPane pane() {
    return (PresenterPane) window.lookup("#presenter");
  }

  private static void until(BooleanSupplier reached) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, reached::getAsBoolean));
  }
}
