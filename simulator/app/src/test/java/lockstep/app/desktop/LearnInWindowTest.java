package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import lockstep.app.RealRuns;
import lockstep.tcp.TcpState;
import lockstep.views.learn.CourseLine;
import lockstep.views.learn.CoursePane;
import lockstep.views.learn.MasteryPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A lesson beside the diagram, with the keyboard. */
@ExtendWith(ApplicationExtension.class)
class LearnInWindowTest {
  private static final int PATIENCE_SECONDS = 30;
  private static final int FIVE = 4;
  private static final int TEN = 9;
  private static final int ELEVEN = 10;

  private MainWindow window;
  private Stage stage;

  @Start
  void start(Stage shared) {
    stage = new Stage(); // the shared one has the size that another class gave it
    window = DesktopApp.show(stage, RealRuns.shipped(), "teardown", false);
  }

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(5000, stage::close);
  }

  @Test
  void aLessonIsReadAndAnsweredAndLeft(FxRobot robot) throws TimeoutException {
    open(robot, ELEVEN);
    until(() -> says("#question", "Can the other end still send"));
    assertThat(says("#lesson", "Lesson 11 of 18")).isTrue();
    assertThat(window.ladder().getParent().isVisible()).isFalse();
    until(() -> hasKeys("#option-A"));
    robot.type(option("No, a FIN ends the connection."));
    until(() -> hasKeys("#option-" + option("No, a FIN ends the connection.").getName()));
    robot.type(KeyCode.ENTER);
    until(() -> says("#question", "Not so"));
    assertThat(says("#question", "A FIN ends one direction only.")).isTrue();
    assertThat(says("#question", "RFC 9293 section 3.6")).isFalse();
    robot.type(option("Yes, as much as it likes."));
    robot.type(KeyCode.ENTER);
    until(() -> says("#question", "RFC 9293 section 3.6"));
    robot.type(KeyCode.ENTER);
    until(() -> says("#lesson", "Page 2 of 8"));
    robot.type(KeyCode.ENTER);
    until(() -> window.state().scenario().name().equals("half-close"));
    robot.type(KeyCode.ESCAPE);
    until(() -> window.lookup("#lesson") == null);
    until(() -> window.state().scenario().name().equals("teardown"));
    assertThat(window.ladder().getParent().isVisible()).isTrue();
    robot.type(KeyCode.F2);
    until(() -> courses().size() == 18 && courses().get(ELEVEN).page() == 3);
  }

  @Test
  void theCourseOverALessonLeavesItAsItIs(FxRobot robot) throws TimeoutException {
    open(robot, ELEVEN);
    until(() -> says("#question", "Can the other end still send"));
    robot.type(KeyCode.F2);
    until(() -> courses().size() == 18);
    robot.type(KeyCode.HOME);
    robot.type(KeyCode.DOWN, FIVE);
    robot.type(KeyCode.ESCAPE);
    until(() -> shown(CoursePane.class) == null);
    assertThat(says("#lesson", "Lesson 11 of 18")).isTrue();
    assertThat(says("#question", "Can the other end still send")).isTrue();
    robot.type(KeyCode.ESCAPE);
    until(() -> window.lookup("#lesson") == null);
  }

  @Test
  void theTabulatorGoesFromTheLessonsToWhatElseTheCourseHas(FxRobot robot) throws TimeoutException {
    robot.type(KeyCode.F2);
    until(() -> courses().size() == 18 && hasKeys("#course-list"));
    robot.type(KeyCode.TAB, 2);
    until(() -> hasKeys("#course-quiz"));
    robot.type(KeyCode.ENTER);
    until(() -> says("#question", "Question 1 of 10"));
    robot.type(KeyCode.ESCAPE);
    until(() -> window.lookup("#lesson") == null);
  }

  /** Its first pane is made where nobody sees it; nothing of that stays. */
  @Test
  void theCourseAloneLeavesNoLessonBehind(FxRobot robot) throws TimeoutException {
    robot.type(KeyCode.F2);
    until(() -> courses().size() == 18);
    WaitForAsyncUtils.waitForFxEvents();
    robot.type(KeyCode.ESCAPE);
    until(() -> shown(CoursePane.class) == null);
    assertThat(window.lookup("#lesson")).isNull();
    assertThat(window.ladder().getParent().isVisible()).isTrue();
  }

  @Test
  void theBlanksOfARunAreAskedByThePredictionsGate(FxRobot robot) throws TimeoutException {
    open(robot, ELEVEN);
    until(() -> says("#lesson", "Page 1 of 8"));
    for (int page = 2; page <= 5; page++) {
      robot.type(KeyCode.PAGE_DOWN);
      String now = "Page " + page + " of 8";
      until(() -> says("#lesson", now));
    }
    until(() -> window.state().scenario().name().equals("half-close"));
    // The gate stands as soon as the lines are known that are asked for.
    until(
        () -> {
          if (window.controller().isHeldBack()) return true;
          if (window.state().working() == null) window.controller().toEnd();
          return false;
        });
    assertThat(window.state().position()).isPositive();
    until(() -> says("#lesson", "Which state will"));
    robot.write("fin-wait-1");
    robot.type(KeyCode.ENTER);
    until(() -> !window.predictions().session().isEmpty());
    assertThat(window.predictions().session().get(0).expected()).isEqualTo(TcpState.FIN_WAIT_1);
    robot.type(KeyCode.ESCAPE);
    robot.type(KeyCode.ESCAPE);
    until(() -> window.lookup("#lesson") == null);
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.controller().toEnd());
    until(() -> window.state().finished());
    robot.type(KeyCode.F3);
    until(() -> shown(MasteryPane.class) != null && says(".ls-mastery", "States: 0 known"));
    assertThat(says(".ls-mastery", "0 due, 1 learning, ")).isTrue();
    robot.type(KeyCode.ESCAPE);
    until(() -> shown(MasteryPane.class) == null);
  }

  /** Its questions are made anew each time; one of them is to click a state. */
  @Test
  void aStateIsTakenFromTheDiagramByMouseAndByKeys(FxRobot robot) throws TimeoutException {
    open(robot, FIVE);
    until(() -> says("#lesson", "Page 1 of "));
    for (int page = 2; !says("#lesson", "Questions"); page++) {
      press("#lesson-next");
      String now = "Page " + page + " of";
      until(() -> says("#lesson", now));
    }
    for (int question = 1; !isShown("#answer-state"); question++) {
      String now = "Question " + question + " of 6";
      until(() -> says("#question", now));
      if (isShown("#answer-state")) break;
      press("#not-sure");
      until(() -> isShown("#question-next"));
      press("#question-next");
    }
    until(() -> isShown("#answer-state"));
    robot.clickOn("#node-TIME_WAIT");
    until(() -> state().equals("TIME-WAIT"));
    robot.clickOn("#node-SYN_SENT");
    until(() -> state().equals("SYN-SENT"));
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.lookup("#node-FIN_WAIT_1").requestFocus());
    robot.type(KeyCode.ENTER);
    until(() -> state().equals("FIN-WAIT-1") && hasKeys("#answer-state"));
    robot.type(KeyCode.ENTER);
    until(() -> says("#question", "FIN-WAIT-1."));
    robot.type(KeyCode.ESCAPE);
    until(() -> window.lookup("#lesson") == null);
  }

  @Test
  void theWayOnFromTheLastPageIsCalledTheEnd(FxRobot robot) throws TimeoutException {
    open(robot, FIVE);
    until(() -> says("#lesson", "Page 1 of "));
    for (int page = 2; says("#lesson-next", "Next page"); page++) {
      press("#lesson-next");
      String now = "Page " + page + " of";
      until(() -> says("#lesson", now));
    }
    assertThat(says("#lesson-next", "To the end")).isTrue();
    press("#lesson-next");
    until(() -> says("#lesson-next", "Finish the lesson"));
    robot.type(KeyCode.ESCAPE);
    until(() -> window.lookup("#lesson") == null);
  }

  /** Lines are moved by the arrows; B is for breakpoints, K for another end, R for a new run. */
  @Test
  void noLetterOpensAnythingOverLinesThatArePutInOrder(FxRobot robot) throws TimeoutException {
    open(robot, TEN);
    until(() -> says("#lesson", "Page 1 of "));
    for (int page = 2; !says("#lesson", "Questions"); page++) {
      press("#lesson-next");
      String now = "Page " + page + " of";
      until(() -> says("#lesson", now));
    }
    for (int question = 1; !isShown("#order-1"); question++) {
      String now = "Question " + question + " of 8";
      until(() -> says("#question", now));
      if (isShown("#order-1")) break;
      press("#not-sure");
      until(() -> isShown("#question-next"));
      press("#question-next");
    }
    until(() -> hasKeys("#order-1"));
    robot.type(KeyCode.B, KeyCode.K, KeyCode.E, KeyCode.T);
    assertThat(window.overlays().isAnyOpen()).isFalse();
    assertThat(window.table().isComputerShown()).isFalse();
    robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
    until(() -> window.lookup("#order-1").getAccessibleText().startsWith("2: "));
    assertThat(hasKeys("#order-1")).isTrue();
    robot.type(KeyCode.ESCAPE);
    until(() -> window.lookup("#lesson") == null);
  }

  private String state() {
    return ((TextInputControl) window.lookup("#answer-state")).getText();
  }

  private boolean isShown(String part) {
    Node node = window.lookup(part);
    return node != null && node.isVisible() && !((Region) node).isDisabled();
  }

  private void press(String button) {
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> ((ButtonBase) window.lookup(button)).fire());
  }

  private void open(FxRobot robot, int down) throws TimeoutException {
    robot.type(KeyCode.F2);
    until(() -> courses().size() == 18);
    robot.type(KeyCode.HOME);
    robot.type(KeyCode.DOWN, down);
    robot.type(KeyCode.ENTER);
    until(() -> window.lookup("#lesson") != null);
  }

  private List<CourseLine> courses() {
    CoursePane pane = shown(CoursePane.class);
    return pane == null ? List.of() : pane.shown();
  }

  private <T extends Node> T shown(Class<T> kind) {
    return window.getChildren().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElse(null);
  }

  /** The key with the letter of an option. */
  private KeyCode option(String words) {
    for (char letter = 'A'; letter <= 'F'; letter++)
      if (window.lookup("#option-" + letter) instanceof Labeled option
          && option.getText().endsWith(words)) return KeyCode.getKeyCode(String.valueOf(letter));
    throw new AssertionError("no option says " + words);
  }

  private boolean hasKeys(String part) {
    Node node = window.lookup(part);
    return node != null && node.isFocused();
  }

  private boolean says(String part, String words) {
    Node node = window.lookup(part);
    return node != null && says(node, words);
  }

  static boolean says(Node node, String words) {
    if (!node.isVisible()) return false;
    if (node instanceof Labeled label && label.getText() != null && label.getText().contains(words))
      return true;
    if (node.getAccessibleText() != null && node.getAccessibleText().contains(words)) return true;
    return node instanceof Parent parent
        && parent.getChildrenUnmodifiable().stream().anyMatch(child -> says(child, words));
  }

  private static void until(BooleanSupplier reached) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        PATIENCE_SECONDS,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.waitForAsyncFx(5000, reached::getAsBoolean));
  }
}
