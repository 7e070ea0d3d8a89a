package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lockstep.app.desktop.run.ScriptedRuns;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.views.predict.Prediction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Being asked for the next state, with the keyboard. */
@ExtendWith(ApplicationExtension.class)
class PredictTest {
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
  void aRightAndAWrongAnswerAreGivenByTheKeyboardAndKept(FxRobot robot) throws TimeoutException {
    robot.type(KeyCode.Q);
    until(() -> "Nothing predicted since the start".equals(tally()));
    robot.type(KeyCode.RIGHT);
    until(() -> window.controller().isHeldBack());
    assertThat(question()).isEqualTo("Which state will the server be in after it calls listen?");
    robot.write("li");
    until(() -> window.diagram().answers().answered() == TcpState.LISTEN);
    robot.type(KeyCode.ENTER);
    until(() -> window.state().position() == 1 && !window.diagram().isMoving());
    assertThat(window.diagram().ringNode(Actor.SERVER)).contains("LISTEN");
    assertThat(question()).isEqualTo("It is LISTEN, as you answered.");
    assertThat(tally()).isEqualTo("1 of 1 predicted right since the start");
    robot.type(KeyCode.RIGHT);
    until(() -> window.controller().isHeldBack());
    robot.type(KeyCode.DOWN);
    until(() -> window.diagram().answers().answered() == TcpState.CLOSED);
    robot.type(KeyCode.ENTER);
    until(() -> window.state().position() == 2);
    assertThat(window.diagram().answers().happened()).isEqualTo(TcpState.SYN_SENT);
    assertThat(question()).isEqualTo("You answered CLOSED. It is SYN-SENT.");
    assertThat(window.predictions().session())
        .extracting(Prediction::step, Prediction::given, Prediction::isRight)
        .containsExactly(tuple(1, TcpState.LISTEN, true), tuple(2, TcpState.CLOSED, false));
  }

  @Test
  void nothingOfTheStepIsSeenBeforeTheAnswer(FxRobot robot) throws TimeoutException {
    robot.type(KeyCode.END);
    until(() -> window.state().finished());
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.controller().goTo(11));
    robot.type(KeyCode.Q);
    until(() -> window.state().moments().size() == 11);
    robot.type(KeyCode.RIGHT);
    until(() -> window.controller().isHeldBack() || window.state().position() > 11);
    while (!window.controller().isHeldBack()) {
      robot.type(KeyCode.RIGHT);
      WaitForAsyncUtils.waitForFxEvents();
    }
    int shown = window.state().position();
    assertThat(window.state().moments()).hasSize(shown);
    assertThat(window.state().finished()).isFalse();
    assertThat(window.ladder().picture().rows())
        .extracting(row -> row.number())
        .allMatch(number -> number <= shown);
    assertThat(window.diagram().ringNode(Actor.CLIENT)).contains("FIN_WAIT_2");
    assertThat(window.lookupAll(".ls-square")).hasSizeLessThanOrEqualTo(shown + 1);
    List<String> texts = WaitForAsyncUtils.waitForAsyncFx(5000, this::textsBesideTheDiagram);
    assertThat(texts).noneMatch(text -> text.contains("LAST-ACK") || text.contains("LAST_ACK"));
    robot.clickOn("#predict-not-sure");
    until(() -> window.state().position() == shown + 1 && !window.diagram().isMoving());
    assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, this::textsBesideTheDiagram))
        .anyMatch(text -> text.contains("LAST-ACK"));
    // Who is not sure has predicted nothing that could be wrong.
    assertThat(window.predictions().session()).hasSize(1);
    assertThat(window.predictions().named()).isZero();
    assertThat(tally()).isEqualTo("Nothing predicted since the start");
  }

  @Test
  void aClickOnANodeIsAnAnswerAndGoingBackAsksNoMore(FxRobot robot) throws TimeoutException {
    robot.type(KeyCode.Q);
    robot.type(KeyCode.RIGHT);
    until(() -> window.controller().isHeldBack());
    robot.clickOn("#node-LISTEN");
    until(() -> window.diagram().answers().answered() == TcpState.LISTEN);
    robot.clickOn("#predict-answer");
    until(() -> window.state().position() == 1 && !window.diagram().isMoving());
    robot.type(KeyCode.RIGHT);
    until(() -> window.controller().isHeldBack());
    robot.type(KeyCode.ESCAPE);
    robot.type(KeyCode.LEFT);
    until(() -> !window.controller().isHeldBack() && window.state().position() == 0);
    assertThat(window.diagram().answers().answered()).isNull();
    robot.type(KeyCode.Q);
    until(() -> window.state().moments().size() == 2);
  }

  private String tally() {
    return window.lookup(".ls-predict-tally") instanceof Labeled label && isShown(label)
        ? label.getText()
        : "";
  }

  private String question() {
    return window.lookupAll(".ls-predict-question").stream()
        .filter(node -> isShown(node))
        .map(node -> ((Labeled) node).getText())
        .findFirst()
        .orElse("");
  }

  private List<String> textsBesideTheDiagram() {
    List<String> texts = new ArrayList<>();
    collect(window, texts);
    return texts;
  }

  private void collect(Node node, List<String> into) {
    if (node == window.diagram() || !node.isVisible()) return;
    if (node instanceof Labeled label && label.getText() != null) into.add(label.getText());
    if (node instanceof Parent parent)
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
    return true;
  }

  private static void until(BooleanSupplier reached) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, reached::getAsBoolean));
  }
}
