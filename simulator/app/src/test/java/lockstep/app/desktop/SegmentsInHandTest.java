package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lockstep.app.RealRuns;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A segment that stands in mid-air, by the keyboard and by its buttons. */
@ExtendWith(ApplicationExtension.class)
class SegmentsInHandTest {
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
  void aSegmentIsDroppedByAKeyAndTheNextOneDeliveredByAButton(FxRobot robot) throws Exception {
    until(() -> window.state() != null && window.state().segments().can());
    robot.type(KeyCode.W);
    until(() -> ((ToggleButton) window.lookup("#by-segment")).isSelected());
    robot.type(KeyCode.RIGHT);
    until(() -> window.state().position() == 1 && window.state().working() == null);
    robot.type(KeyCode.RIGHT);
    // Without another key the SYN is seen to stand.
    until(() -> !window.state().inHand().isEmpty());

    robot.type(KeyCode.H);
    until(() -> window.lookup("#hand-drop") != null);
    robot.type(KeyCode.DELETE);
    until(() -> event().startsWith("wire loses"));
    until(() -> window.lookup("#hand-drop") == null);

    robot.type(KeyCode.RIGHT);
    until(() -> !window.state().inHand().isEmpty());
    robot.type(KeyCode.H);
    until(() -> window.lookup("#hand-deliver") != null);
    robot.clickOn("#segment-header");
    until(() -> window.lookup(".ls-header-figure") != null);
    robot.clickOn("#hand-deliver");
    until(
        () ->
            window.state().shown().orElseThrow().standings().get(Actor.SERVER).model()
                == TcpState.SYN_RECEIVED);
    assertThat(window.state().inHand()).isNotNull();

    robot.type(KeyCode.W);
    until(() -> !window.state().segments().on());
    robot.type(KeyCode.END);
    until(() -> window.state().finished());
    assertThat(window.state().failure()).isNull();
  }

  private String event() {
    return window.state().shown().map(moment -> String.valueOf(moment.step().event())).orElse("");
  }

  private static void until(BooleanSupplier reached) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, reached::getAsBoolean));
  }
}
