package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import lockstep.app.desktop.run.ScriptedRuns;
import lockstep.views.ladder.Arrow;
import lockstep.views.ladder.LadderView;
import lockstep.views.parts.Motion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The ladder in the window: where it stands, and what hands can do with it. */
@ExtendWith(ApplicationExtension.class)
class LadderInWindowTest {
  private MainWindow window;
  private Stage stage;

  @Start
  void start(Stage shared) {
    // One of its own: the stage that tests share keeps the width that the one before gave it.
    stage = new Stage();
    window = DesktopApp.show(stage, new ScriptedRuns(), "teardown", true);
  }

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(5000, stage::close);
  }

  @Test
  void itFollowsTheStepUntilSomebodyScrollsUpAndAButtonLetsItFollowAgain(FxRobot robot)
      throws TimeoutException {
    end(robot);
    until(() -> ladder().scroll() > 0);
    double followed = ladder().scroll();
    assertThat(ladder().isFollowing()).isTrue();
    assertThat(window.lookup("#ladder-follow").isVisible()).isFalse();
    wheel(1, false);
    until(() -> ladder().scroll() < followed);
    assertThat(ladder().isFollowing()).isFalse();
    until(() -> window.lookup("#ladder-follow").isVisible());
    robot.clickOn("#ladder-follow");
    until(() -> ladder().isFollowing() && ladder().scroll() == followed);
    until(() -> !window.lookup("#ladder-follow").isVisible());
  }

  @Test
  void aClickOnARowGoesToItsStep(FxRobot robot) throws TimeoutException {
    end(robot);
    until(() -> ladder().scroll() > 0);
    Bounds sheet = window.lookup("#ladder-sheet").localToScreen(sheetBounds());
    robot.clickOn(sheet.getMinX() + 30, sheet.getMinY() + 60);
    until(() -> window.state().position() < 15);
    assertThat(window.state().position()).isPositive();
    assertThat(window.diagram().isFocused()).isTrue();
  }

  @Test
  void signsZoomAndLettersSwitchWithoutTheMouse(FxRobot robot) throws TimeoutException {
    end(robot);
    robot.write("-");
    until(() -> ladder().zoom() < 1);
    robot.write("+");
    until(() -> ladder().zoom() == 1);
    robot.type(KeyCode.N);
    until(() -> isOn("#ladder-numbers"));
    robot.type(KeyCode.O);
    until(() -> isOn("#ladder-over"));
    robot.type(KeyCode.N).type(KeyCode.O);
    until(() -> !isOn("#ladder-numbers") && !isOn("#ladder-over"));
  }

  @Test
  void aKeyLaysModelAndKernelSideBySideAndBothFollow(FxRobot robot) throws TimeoutException {
    end(robot);
    until(() -> ladder().scroll() > 0);
    double followed = ladder().scroll();
    robot.type(KeyCode.O).type(KeyCode.S);
    until(() -> ladder().isApart() && isOn("#ladder-apart") && !isOn("#ladder-over"));
    until(() -> ladder().isFollowing() && ladder().scroll() > followed);
    assertThat(texts("#ladder-half-model .label")).containsExactly("model");
    assertThat(texts("#ladder-half-kernel .label")).containsExactly("kernel");
    robot.type(KeyCode.HOME);
    until(() -> window.state().position() == 0 && !ladder().isApart());
    robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT);
    until(() -> ladder().isApart());
    robot.type(KeyCode.S);
    until(() -> !ladder().isApart());
  }

  @Test
  void scrollingLaysNothingElseOut(FxRobot robot) throws TimeoutException {
    end(robot);
    until(() -> ladder().scroll() > 0);
    // Something else may want a layout just then; a scroll that wants one does so each time.
    until(() -> isLaidOut() && isLaidOutAfter(() -> ladder().scrollBy(-3)));
  }

  private boolean isLaidOut() {
    return !ladder().isNeedsLayout() && !window.isNeedsLayout();
  }

  private boolean isLaidOutAfter(Runnable action) {
    action.run();
    return isLaidOut();
  }

  @Test
  void theSheetTakesTheFocusAndScrollsByItsKeys(FxRobot robot) throws TimeoutException {
    end(robot);
    until(() -> ladder().scroll() > 0);
    double followed = ladder().scroll();
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.lookup("#ladder-sheet").requestFocus());
    robot.type(KeyCode.PAGE_UP);
    until(() -> ladder().scroll() < followed);
    robot.type(KeyCode.F);
    until(() -> ladder().scroll() == followed);
  }

  @Test
  void keysGoFromSegmentToSegmentAndTellAllOfOneUntilEscape(FxRobot robot) throws TimeoutException {
    end(robot);
    Node sheet = window.lookup("#ladder-sheet");
    WaitForAsyncUtils.waitForAsyncFx(5000, sheet::requestFocus);
    robot.type(KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.ENTER);
    until(() -> window.lookup(".ls-segment-card") != null);
    assertThat(sheet.getAccessibleText()).startsWith("ACK, server to client, in the model.");
    assertThat(texts(".ls-segment-notation")).containsExactly("<SEQ=1><ACK=7><CTL=ACK>");
    robot.type(KeyCode.UP);
    until(() -> texts(".ls-segment-bits").equals(List.of("FIN,ACK")));
    assertThat(texts(".ls-segment-bit.set")).containsExactlyInAnyOrder("ACK", "FIN");
    assertThat(texts(".ls-segment-none"))
        .containsExactly("no octet", "URG is not set", "none", "not in the model");
    robot.type(KeyCode.ESCAPE);
    until(() -> window.lookup(".ls-segment-card") == null);
    assertThat(sheet.isFocused()).isTrue();
  }

  @Test
  void aClickOnASegmentTellsOfItAndLeavesTheStepAndTheKeys(FxRobot robot) throws TimeoutException {
    end(robot);
    until(() -> ladder().scroll() > 0);
    Arrow last = ladder().picture().arrows().get(8);
    double y = (last.from() + last.to()) / 2 - ladder().scroll();
    Bounds sheet = window.lookup("#ladder-sheet").localToScreen(sheetBounds());
    robot.clickOn(sheet.getCenterX(), sheet.getMinY() + y);
    until(() -> window.lookup(".ls-segment-card") != null);
    assertThat(window.state().position()).isEqualTo(15);
    Bounds card = WaitForAsyncUtils.waitForAsyncFx(5000, this::cardBounds);
    assertThat(card.getMinX()).isNotNegative();
    assertThat(card.getMaxX()).isLessThanOrEqualTo(window.getWidth());
    assertThat(card.getMaxY()).isLessThanOrEqualTo(window.getHeight());
    robot.type(KeyCode.HOME);
    until(() -> window.lookup(".ls-segment-card") == null);
    assertThat(window.diagram().isFocused()).isTrue();
  }

  @Test
  void aKeyAndTwoButtonsShowTheFiguresOfTheOtherEnd(FxRobot robot) throws TimeoutException {
    end(robot);
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.controller().goTo(11));
    until(() -> isOn("#tcb-client"));
    robot.type(KeyCode.X);
    until(() -> isOn("#tcb-server") && !isOn("#tcb-client"));
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> choose("#tcb-server"));
    until(() -> isOn("#tcb-client"));
  }

  @Test
  void beforeTheFirstStepItSaysWhatIsToCome() throws TimeoutException {
    until(
        () ->
            window
                .lookup("#ladder-sheet")
                .getAccessibleText()
                .startsWith("No segment yet. calls to come: server listen; client connect;"));
  }

  @Test
  void beforeTheFirstStepOfTheModelAloneItSpeaksOfNoKernel() throws TimeoutException {
    until(() -> texts(".ls-ladder-legend").equals(List.of("outline: model · filled: kernel")));
    WaitForAsyncUtils.waitForAsyncFx(
        5000, () -> window.controller().choose(window.factory().scenarios().get(0), false));
    until(() -> texts(".ls-ladder-legend").equals(List.of("the model alone")));
    assertThat(window.state().position()).isZero();
  }

  @Test
  void whatNeedsNoScrollingHasNoBar(FxRobot robot) throws TimeoutException {
    until(() -> !window.lookup(".ls-ladder > .scroll-bar").isVisible());
    end(robot);
    until(() -> window.lookup(".ls-ladder > .scroll-bar").isVisible());
  }

  @Test
  void withReducedMotionALineIsWholeAtOnce(FxRobot robot) throws TimeoutException {
    end(robot);
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          Motion.reduced().set(true);
          try {
            window.controller().goTo(2);
            window.controller().step();
            assertThat(ladder().isGrowing()).isFalse();
          } finally {
            Motion.reduced().set(false);
          }
        });
  }

  @Test
  void whatItShowsIsSaid(FxRobot robot) throws TimeoutException {
    end(robot);
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.controller().goTo(11));
    until(() -> window.state().position() == 11);
    assertThat(window.lookup("#ladder-sheet").getAccessibleText())
        .isEqualTo(
            "Ladder. now: after step 11. The client gets the ACK of its FIN."
                + " The client is in FIN-WAIT-2. The server is in CLOSE-WAIT.");
  }

  @Test
  void theLineOfAStepGrowsAndIsWholeWhenThatIsCutOff(FxRobot robot) throws TimeoutException {
    end(robot);
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.controller().goTo(2));
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          window.controller().step();
          assertThat(ladder().isGrowing()).isTrue();
          window.controller().goTo(5);
          assertThat(ladder().isGrowing()).isFalse();
        });
    robot.type(KeyCode.RIGHT);
    until(() -> window.state().position() == 6 && !ladder().isGrowing());
  }

  @Test
  void inANarrowWindowItIsATabAndStaysInSight() throws TimeoutException {
    Node card = ladder().getParent();
    // Which tabs there are is known with the first layout.
    until(() -> !window.lookup("#tab-ladder").isVisible());
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> stage.setWidth(1024));
    until(() -> window.lookup("#tab-ladder").isVisible() && card.isVisible());
    until(() -> card.getLayoutX() + card.getLayoutBounds().getWidth() <= window.getWidth());
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> choose("#tab-words"));
    until(() -> !card.isVisible() && window.lookup(".ls-steps").isVisible());
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> choose("#tab-state"));
    until(() -> window.lookup(".ls-state-card").getParent().isVisible());
    assertThat(window.lookup(".ls-steps").isVisible()).isFalse();
  }

  @Test
  void theWheelZoomsWithTheControlKey(FxRobot robot) throws TimeoutException {
    end(robot);
    wheel(-1, true);
    until(() -> ladder().zoom() < 1);
    wheel(1, true);
    until(() -> ladder().zoom() == 1);
  }

  /** Turns the wheel by some steps, upward where they are positive: the robot here has none. */
  private void wheel(int steps, boolean control) {
    Node sheet = window.lookup("#ladder-sheet");
    double step = 40;
    ScrollEvent turned =
        new ScrollEvent(
            ScrollEvent.SCROLL,
            20,
            20,
            20,
            20,
            false,
            control,
            false,
            false,
            false,
            false,
            0,
            steps * step,
            step,
            step,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null);
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> Event.fireEvent(sheet, turned));
  }

  private Bounds cardBounds() {
    Node card = window.lookup(".ls-segment-card");
    return card.localToScene(card.getLayoutBounds());
  }

  private List<String> texts(String selector) {
    return WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> window.lookupAll(selector).stream().map(node -> ((Labeled) node).getText()).toList());
  }

  private void choose(String tab) {
    ((ToggleButton) window.lookup(tab)).fire();
  }

  private boolean isOn(String toggle) {
    return ((ToggleButton) window.lookup(toggle)).isSelected();
  }

  private Bounds sheetBounds() {
    return window.lookup("#ladder-sheet").getLayoutBounds();
  }

  private LadderView ladder() {
    return window.ladder();
  }

  private void end(FxRobot robot) throws TimeoutException {
    robot.type(KeyCode.END);
    until(() -> window.state().position() == 15);
  }

  private static void until(BooleanSupplier reached) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, reached::getAsBoolean));
  }
}
