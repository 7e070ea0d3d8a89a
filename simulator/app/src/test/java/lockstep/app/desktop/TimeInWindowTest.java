package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lockstep.app.RealRuns;
import lockstep.app.replay.CaptureFiles;
import lockstep.app.session.SessionFile;
import lockstep.comparison.Moment;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Breakpoints, forks and files in the window, by the keyboard. */
@ExtendWith(ApplicationExtension.class)
class TimeInWindowTest {
  private MainWindow window;
  private Stage stage;
  @TempDir private Path folder;

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
  void aBreakpointAForkAndAFile(FxRobot robot) throws Exception {
    robot.type(KeyCode.B);
    until(() -> window.lookup("#breakpoints") != null);
    // The chooser already says: a state, FIN-WAIT-2, either end, either world.
    robot.type(KeyCode.TAB, 4).type(KeyCode.SPACE);
    until(() -> window.lookup(".ls-break-row") != null);
    robot.type(KeyCode.ESCAPE);
    until(() -> window.lookup("#breakpoints") == null);

    robot.type(KeyCode.END);
    until(() -> window.state().stopped() != null);
    assertThat(shown().step().entered()).containsExactly(TcpState.FIN_WAIT_2);
    assertThat(text("#track-stopped"))
        .isEqualTo("Stopped here: either end enters FIN-WAIT-2 in the model or the kernel");
    robot.type(KeyCode.LEFT);
    until(() -> window.state().stopped() == null);
    int at = window.state().position();
    List<Moment> own = window.state().moments();

    robot.type(KeyCode.K);
    until(() -> offers() != null && !offers().getItems().isEmpty());
    robot.type(KeyCode.TAB);
    until(() -> window.lookup("#fork-line").isFocused());
    robot.write("client sned");
    until(() -> text("#fork-fault").contains("did you mean \"send\"?"));
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> ((TextField) window.lookup("#fork-line")).clear());
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> offers().requestFocus());
    robot.type(KeyCode.ENTER);
    until(() -> window.state().origin().isFork() && window.state().position() == at + 1);
    assertThat(window.lookup("#fork")).isNull();
    assertThat(shown().step().event().toString()).startsWith("wire loses");
    assertThat(text("#track-origin"))
        .isEqualTo("fork of teardown at step " + at + ": the server's ACK is lost");
    assertThat(stage.getTitle()).startsWith("Lockstep: fork of teardown at step " + at);
    assertThat(window.lookup("#transport-leave").isVisible()).isTrue();
    List<Moment> forked = window.state().moments();

    Path file = folder.resolve("what-if.lockstep");
    var session =
        WaitForAsyncUtils.waitForAsyncFx(
            5000, () -> window.controller().session("2026-11-21T11:40:00Z").orElseThrow());
    SessionFile.write(session, file);
    robot.type(KeyCode.BACK_SPACE);
    until(() -> !window.state().origin().isFork());
    assertThat(window.state().position()).isEqualTo(at);
    assertThat(window.state().moments()).isEqualTo(own);
    assertThat(window.lookup("#transport-leave").isVisible()).isFalse();

    Path damaged = folder.resolve("damaged.lockstep");
    Files.writeString(damaged, Files.readString(file).substring(0, 900));
    drop(damaged);
    until(() -> window.lookup("#notice") != null && noticeSays("the file ends here"));
    assertThat(window.state().moments()).isEqualTo(own);
    assertThat(window.state().origin().opened()).isFalse();
    robot.type(KeyCode.ESCAPE);
    until(() -> window.lookup("#notice") == null);

    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.controller().setBreakpoints(List.of()));
    drop(file);
    until(() -> window.state().origin().opened());
    robot.type(KeyCode.B);
    until(() -> window.lookup(".ls-break-row") != null);
    robot.type(KeyCode.ESCAPE);
    until(() -> window.lookup("#breakpoints") == null);
    assertThat(window.state().origin().isFork()).isTrue();
    assertThat(window.state().moments().subList(0, forked.size())).isEqualTo(forked);
    assertThat(window.lookup("#notice")).isNull();
    assertThat(window.lookup("#transport-live").isDisabled()).isTrue();
    robot.type(KeyCode.BACK_SPACE);
    until(() -> text("#track-origin").startsWith("teardown, recorded on 21 November 2026"));
    assertThat(window.state().moments().subList(0, own.size())).isEqualTo(own);
  }

  @Test
  void aCaptureIsNoRunOfThisComputer(FxRobot robot) throws Exception {
    drop(CaptureFiles.teardown(folder));
    until(() -> window.state().isCapture());
    assertThat(window.lookup("#world-capture").isVisible()).isTrue();
    assertThat(window.lookup("#world-model").getParent().isVisible()).isFalse();
    assertThat(text("#track-origin")).startsWith("Inferred from the capture teardown.pcapng, ");
    robot.type(KeyCode.END);
    until(() -> window.state().position() == window.state().moments().size());
    assertThat(words())
        .contains(
            "the capture, states inferred",
            "A capture has no sockets: it holds segments alone.",
            "A capture holds segments, and no TCB",
            "A capture does not show timers.")
        .noneMatch(words -> words.contains("kernel") || words.contains("odel"));

    var other = window.factory().scenarios().get(0);
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.controller().choose(other, false));
    until(() -> window.lookup("#world-model").getParent().isVisible());
    assertThat(window.lookup("#world-capture").isVisible()).isFalse();
    assertThat(words()).noneMatch(words -> words.contains("apture"));
  }

  /** What stands on the cards that show the run. */
  private List<String> words() {
    return WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () ->
            window.lookupAll(".label").stream()
                .filter(label -> label instanceof Label && isSeen(label))
                .map(label -> ((Label) label).getText())
                .toList());
  }

  private static boolean isSeen(Node node) {
    for (Node each = node; each != null; each = each.getParent())
      if (!each.isVisible()) return false;
    return true;
  }

  private Moment shown() {
    return window.state().shown().orElseThrow();
  }

  private void drop(Path file) {
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.drops().take(file));
  }

  private boolean noticeSays(String words) {
    return window.lookup("#notice").lookupAll(".label").stream()
        .anyMatch(label -> ((Labeled) label).getText().contains(words));
  }

  private ListView<?> offers() {
    return (ListView<?>) window.lookup("#fork-offers");
  }

  private String text(String id) {
    return ((Label) window.lookup(id)).getText();
  }

  private static void until(BooleanSupplier reached) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, reached::getAsBoolean));
  }
}
