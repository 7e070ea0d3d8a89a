package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import lockstep.app.desktop.run.ScriptedRuns;
import lockstep.tcp.Actor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window, played with the keyboard as a user does. */
@ExtendWith(ApplicationExtension.class)
class MainWindowTest {
  private static final List<String> CLIENT_RING =
      List.of(
          "SYN_SENT",
          "SYN_SENT",
          "ESTABLISHED",
          "ESTABLISHED",
          "ESTABLISHED",
          "ESTABLISHED",
          "ESTABLISHED",
          "FIN_WAIT_1",
          "FIN_WAIT_1",
          "FIN_WAIT_2",
          "FIN_WAIT_2",
          "TIME_WAIT",
          "TIME_WAIT",
          "CLOSED_END");

  private final ScriptedRuns runs = new ScriptedRuns();
  private MainWindow window;
  private Stage stage;

  @Start
  void start(Stage shared) {
    stage = new Stage(); // the shared one has the size that another class gave it
    window = DesktopApp.show(stage, runs, "teardown", true);
  }

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(5000, stage::close);
  }

  @Test
  void theKeyboardStepsThroughTheTeardownAndTheTokensArrive(FxRobot robot) throws TimeoutException {
    robot.type(KeyCode.RIGHT);
    reach(1);
    assertThat(window.diagram().ringNode(Actor.SERVER)).contains("LISTEN");
    for (int step = 2; step <= 15; step++) {
      robot.type(KeyCode.RIGHT);
      reach(step);
      assertThat(window.diagram().ringNode(Actor.CLIENT))
          .as("step " + step)
          .contains(CLIENT_RING.get(step - 2));
    }
    assertThat(window.diagram().discNode(Actor.CLIENT)).contains("TIME_WAIT");
    assertThat(window.diagram().ringNode(Actor.SERVER)).contains("CLOSED_END");
  }

  @Test
  void backHomeAndEndGoWhereTheySay(FxRobot robot) throws TimeoutException {
    robot.type(KeyCode.END);
    reach(15);
    robot.type(KeyCode.LEFT);
    reach(14);
    robot.type(KeyCode.HOME);
    reach(0);
    assertThat(window.diagram().ringNode(Actor.CLIENT)).isEmpty();
  }

  @Test
  void theSpaceBarPlaysAndPauses(FxRobot robot) throws TimeoutException {
    robot.type(KeyCode.SPACE);
    until(() -> window.state().position() >= 2);
    robot.type(KeyCode.SPACE);
    until(() -> !window.state().playing());
    int paused = window.state().position();
    WaitForAsyncUtils.sleep(1800, TimeUnit.MILLISECONDS);
    assertThat(window.state().position()).isEqualTo(paused);
  }

  @Test
  void aStepThatCutsOffAnotherEndsInItsState(FxRobot robot) throws TimeoutException {
    for (int i = 0; i < 4; i++) {
      robot.type(KeyCode.RIGHT);
      int wanted = i + 1;
      until(() -> window.state().position() == wanted);
    }
    until(() -> !window.diagram().isMoving());
    assertThat(window.diagram().discNode(Actor.CLIENT)).contains("ESTABLISHED");
  }

  @Test
  void everyButtonHasANameAndCanBeReachedByTheKeyboard() {
    for (Node button : window.lookupAll(".ls-icon-button")) {
      assertThat(button.getAccessibleText()).as(String.valueOf(button)).isNotBlank();
      assertThat(button.isFocusTraversable()).as(button.getAccessibleText()).isTrue();
    }
  }

  @Test
  void aButtonShowsItsNameAndItsKey(FxRobot robot) throws TimeoutException {
    robot.moveTo("#transport-step").moveBy(1, 1).moveBy(1, 0);
    until(
        () ->
            Window.getWindows().stream()
                .anyMatch(
                    shown -> shown instanceof Tooltip t && t.getText().equals("Step  Right")));
  }

  @Test
  void anExplainedStepOpensTheCardOfItsDifferenceAndEscapeClosesIt(FxRobot robot)
      throws TimeoutException {
    robot.type(KeyCode.RIGHT);
    reach(1);
    assertThat(window.lookup(".ls-link").isVisible()).isFalse();
    for (int step = 2; step <= 3; step++) {
      robot.type(KeyCode.RIGHT);
      reach(step);
    }
    Labeled link = (Labeled) window.lookup(".ls-link");
    assertThat(link.getText()).isEqualTo("Why so");
    robot.clickOn(".ls-link");
    until(() -> window.lookup(".ls-difference") != null);
    Node card = window.lookup(".ls-difference");
    assertThat(((Labeled) window.lookup(".ls-difference-name")).getText())
        .isEqualTo("linux-listener-stays");
    double right = card.getLayoutX() + card.getLayoutBounds().getWidth();
    double bottom = card.getLayoutY() + card.getLayoutBounds().getHeight();
    assertThat(right).isLessThanOrEqualTo(window.getWidth());
    assertThat(bottom).isLessThanOrEqualTo(window.getHeight());
    robot.type(KeyCode.ESCAPE);
    until(() -> card.getParent() == null);
    robot.clickOn(".ls-link");
    until(() -> card.getParent() != null);
    robot.type(KeyCode.LEFT);
    until(() -> card.getParent() == null);
  }

  @Test
  void theListOfKeysComesAndGoes(FxRobot robot) throws TimeoutException {
    robot.clickOn("#bar-help");
    until(() -> window.lookup(".ls-help") != null);
    robot.type(KeyCode.ESCAPE);
    until(() -> window.lookup(".ls-help") == null);
  }

  @Test
  void aCardIsMadeLargeAndPutBack(FxRobot robot) throws TimeoutException {
    double usual = window.diagram().getWidth();
    robot.type(KeyCode.F11);
    until(() -> window.diagram().getWidth() > window.getWidth() - 20);
    assertThat(isShown(window.ladder())).isFalse();
    assertThat(isShown(window.table())).isFalse();
    assertThat(isShown(window.lookup("#divider-diagram"))).isFalse();
    robot.type(KeyCode.ESCAPE);
    until(() -> window.diagram().getWidth() == usual && isShown(window.ladder()));
    robot.clickOn("#large-table");
    until(() -> !isShown(window.diagram()));
    robot.type(KeyCode.RIGHT);
    until(() -> window.state().position() == 1);
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.chooseTab("state"));
    until(() -> isShown(window.diagram()) && isShown(window.states()));
  }

  @Test
  void aDividerMovesWithTheArrowsAndTheRunStays(FxRobot robot) throws TimeoutException {
    // It is there, and the cards have their places, from the first layout on.
    until(() -> window.lookup("#divider-diagram").isVisible());
    WaitForAsyncUtils.waitForFxEvents();
    double usual = window.diagram().getWidth();
    Node divider = window.lookup("#divider-diagram");
    WaitForAsyncUtils.waitForAsyncFx(5000, divider::requestFocus);
    robot.type(KeyCode.LEFT);
    until(() -> window.diagram().getWidth() == usual - 16);
    robot.type(KeyCode.HOME, KeyCode.RIGHT);
    until(() -> Math.abs(window.diagram().getWidth() - (618 + 16)) <= 2);
    robot.type(KeyCode.ENTER);
    until(() -> window.diagram().getWidth() == usual);
    assertThat(window.state().position()).isZero();
    robot.drag(divider).moveBy(-30, 0).drop();
    until(() -> Math.abs(window.diagram().getWidth() - (usual - 30)) <= 2);
    assertThat(window.settings().division().get().diagram()).isPositive();
    robot.doubleClickOn(divider);
    until(() -> window.diagram().getWidth() == usual);
  }

  @Test
  void aNodeSaysWhoIsThere(FxRobot robot) throws TimeoutException {
    robot.type(KeyCode.END);
    reach(15);
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.controller().goTo(11));
    Node node = window.lookup("#node-FIN_WAIT_2");
    assertThat(node.getAccessibleText())
        .isEqualTo(
            "FIN-WAIT-2. The client is here, model and kernel. It waits for the server's FIN.");
  }

  @Test
  void noTextOfTheWindowIsCut(FxRobot robot) throws TimeoutException {
    robot.type(KeyCode.END);
    reach(15);
    // The last state's texts get their places with the next layout.
    WaitForAsyncUtils.waitForFxEvents();
    Awaitility.await()
        .atMost(10, TimeUnit.SECONDS)
        .untilAsserted(
            () -> assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, this::cutTexts)).isEmpty());
  }

  private List<String> cutTexts() {
    List<String> cut = new ArrayList<>();
    for (Node node : window.lookupAll(".label")) {
      if (!(node instanceof Labeled label) || label.getText().isEmpty() || !isShown(label))
        continue;
      if (label.getStyleClass().contains("ls-second")) continue;
      Node text = label.lookup(".text");
      if (text instanceof Text shown && !shown.getText().equals(label.getText()))
        cut.add(label.getText());
    }
    return cut;
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
    return true;
  }

  private void reach(int step) throws TimeoutException {
    until(() -> window.state().position() == step && !window.diagram().isMoving());
  }

  private static void until(BooleanSupplier reached) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, reached::getAsBoolean));
  }
}
