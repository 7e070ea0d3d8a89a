package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import lockstep.app.desktop.run.ScriptedRuns;
import lockstep.tcp.Actor;
import lockstep.views.diagram.DiagramPart;
import lockstep.views.parts.Motion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Plates of states and edges in the window: pointed at, walked to, pinned, taken off. */
@ExtendWith(ApplicationExtension.class)
class PlatesInWindowTest {
  private MainWindow window;
  private Stage stage;

  @Start
  void start(Stage shared) {
    stage = new Stage();
    window = DesktopApp.show(stage, new ScriptedRuns(), "teardown", true);
    stage.setWidth(1024);
    stage.setHeight(768);
  }

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          Motion.reduced().set(false);
          stage.close();
        });
  }

  @Test
  void oneWalksPinsAndLeavesWithTheKeysAlone(FxRobot robot) throws TimeoutException {
    goTo(robot, 11);
    robot.type(KeyCode.ENTER);
    until(() -> "FIN-WAIT-2".equals(beside()));
    assertThat(window.lookup("#node-FIN_WAIT_2").isFocused()).isTrue();
    robot.type(KeyCode.UP);
    until(() -> "FIN-WAIT-1".equals(beside()));
    robot.type(KeyCode.TAB);
    until(() -> "FIN-WAIT-1 → FIN-WAIT-2".equals(beside()));
    assertThat(window.state().position()).as("arrows do not step while walking").isEqualTo(11);
    robot.type(KeyCode.ENTER);
    until(() -> "FIN-WAIT-1 → FIN-WAIT-2".equals(pinned()));
    assertThat(window.lookup("#edge-finwait1-finwait2").isFocused()).isTrue();
    robot.type(KeyCode.ESCAPE);
    until(() -> window.diagram().isFocused() && beside() == null);
    assertThat(pinned()).as("the first Escape ends the walk alone").isNotNull();
    robot.type(KeyCode.ESCAPE);
    until(() -> pinned() == null);
    robot.type(KeyCode.RIGHT);
    until(() -> window.state().position() == 12);
  }

  @Test
  void aLetterWithShiftJumpsFromWhereverOneIs(FxRobot robot) throws TimeoutException {
    goTo(robot, 11);
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.lookup("#ladder-sheet").requestFocus());
    robot.press(KeyCode.SHIFT).type(KeyCode.T).release(KeyCode.SHIFT);
    until(() -> "TIME-WAIT".equals(beside()));
    assertThat(window.isComputerShown()).as("T alone switches the table").isFalse();
  }

  @Test
  void aPlateComesWithThePointerAndAClickPinsIt(FxRobot robot) throws TimeoutException {
    goTo(robot, 11);
    Bounds node = screen("#node-CLOSING");
    robot.moveTo(node.getCenterX(), node.getCenterY());
    until(() -> "CLOSING".equals(beside()));
    robot.clickOn(node.getCenterX(), node.getCenterY());
    until(() -> "CLOSING".equals(pinned()));
    robot.clickOn("#plate-close");
    until(() -> pinned() == null);
    assertThat(window.diagram().isFocused()).isTrue();
  }

  @Test
  void everyPlateStandsWholeInASmallWindowAndBesideWhatIsLit(FxRobot robot)
      throws TimeoutException {
    goTo(robot, 11);
    // The traces are read when the first plate asks for them; then plates have their full height.
    focus(DiagramPart.node("LISTEN"));
    until(() -> texts(plate()).stream().anyMatch(t -> t.matches("Scenarios that lead here: \\d+")));
    List<String> wrong = new ArrayList<>();
    for (DiagramPart part : DiagramPart.all()) {
      focus(part);
      WaitForAsyncUtils.waitForAsyncFx(
          5000,
          () -> {
            window.layout();
            Bounds at = plate().getBoundsInParent();
            Bounds inside = new BoundingBox(0, 0, window.getWidth(), window.getHeight());
            Bounds box =
                new BoundingBox(
                    plate().getLayoutX(),
                    plate().getLayoutY(),
                    plate().getLayoutBounds().getWidth(),
                    plate().getLayoutBounds().getHeight());
            if (!inside.contains(box)) wrong.add(part.id() + " leaves the window " + at);
            for (Bounds lit : window.diagram().parts().litInScene())
              if (window.sceneToLocal(lit).intersects(box)) wrong.add(part.id() + " on " + lit);
            wrong.addAll(cut(part.id()));
          });
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void nodesAndEdgesSayWhatTheyAreToThoseWhoListen(FxRobot robot) throws TimeoutException {
    goTo(robot, 11);
    for (DiagramPart part : DiagramPart.all()) {
      Node node = window.lookup((part.isEdge() ? "#edge-" : "#node-") + part.id());
      assertThat(node.getAccessibleRole()).as(part.id()).isEqualTo(AccessibleRole.BUTTON);
      assertThat(node.getAccessibleText()).as(part.id()).isNotBlank();
    }
    assertThat(window.lookup("#edge-closing-timewait").getAccessibleText())
        .isEqualTo("From CLOSING to TIME-WAIT: rcv ACK of FIN. Not seen yet in this course.");
  }

  @Test
  void whatTheCourseHasNotSeenIsListedAndForgotten(FxRobot robot) throws TimeoutException {
    goTo(robot, 15);
    int seen = window.edgesSeen().all().size();
    assertThat(seen).isEqualTo(12);
    robot.press(KeyCode.SHIFT).type(KeyCode.M).release(KeyCode.SHIFT);
    until(() -> window.lookup(".ls-missing") != null);
    assertThat(texts(window.lookup(".ls-missing"))).contains("You have seen 12 of 20 edges");
    Region missing = (Region) window.lookup(".ls-missing");
    until(() -> missing.lookup(".ls-plate-scenario") != null);
    until(() -> missing.getHeight() >= missing.prefHeight(missing.getWidth()));
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.controller().goTo(2));
    robot.clickOn("#missing-forget");
    until(() -> window.edgesSeen().all().size() == 2);
    robot.type(KeyCode.ESCAPE);
    until(() -> window.lookup(".ls-missing") == null);
  }

  @Test
  void withReducedMotionTokensArriveWithoutFlying(FxRobot robot) throws TimeoutException {
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> Motion.reduced().set(true));
    for (int i = 1; i <= 3; i++) {
      int wanted = i;
      robot.type(KeyCode.RIGHT);
      until(() -> window.state().position() == wanted && !window.diagram().isMoving());
    }
    assertThat(window.diagram().ringNode(Actor.CLIENT)).contains("SYN_SENT");
    for (Node ring : window.lookupAll(".ls-token-ring"))
      assertThat(ring.getParent().getOpacity()).isEqualTo(1);
  }

  private void goTo(FxRobot robot, int step) throws TimeoutException {
    robot.type(KeyCode.END);
    until(() -> window.state().position() == 15);
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.controller().goTo(step));
    until(() -> window.state().position() == step && !window.diagram().isMoving());
  }

  private void focus(DiagramPart part) {
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.diagram().parts().focus(part));
  }

  /** Texts that are shown with dots, or not in full. */
  private List<String> cut(String part) {
    List<String> cut = new ArrayList<>();
    for (Node node : plate().lookupAll(".label")) {
      if (!(node instanceof Labeled label) || label.getText().isEmpty()) continue;
      Node text = label.lookup(".text");
      String words = label.getText().replaceAll("\\s", "");
      if (text instanceof Text shown && !shown.getText().replaceAll("\\s", "").equals(words))
        cut.add(part + " cuts " + label.getText());
    }
    return cut;
  }

  private String beside() {
    return title(plate());
  }

  private String pinned() {
    return title(window.lookup(".ls-pinned"));
  }

  private Node plate() {
    return window.lookupAll(".ls-plate-view").stream()
        .filter(node -> !node.getStyleClass().contains("ls-pinned"))
        .findFirst()
        .orElse(null);
  }

  private static String title(Node plate) {
    return plate == null ? null : ((Label) plate.lookup(".ls-plate-title")).getText();
  }

  private static List<String> texts(Node plate) {
    List<String> texts = new ArrayList<>();
    if (plate == null) return texts;
    for (Node node : plate.lookupAll(".label"))
      if (node instanceof Labeled label) texts.add(label.getText());
    return texts;
  }

  private Bounds screen(String selector) {
    Node node = window.lookup(selector);
    return node.localToScreen(node.getBoundsInLocal());
  }

  private static void until(BooleanSupplier reached) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, reached::getAsBoolean));
  }
}
