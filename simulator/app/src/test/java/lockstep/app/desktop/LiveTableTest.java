package lockstep.app.desktop;

import static lockstep.app.watch.MadeUpPoll.Given.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import lockstep.app.desktop.run.ScriptedRuns;
import lockstep.app.watch.MadeUpPoll.Given;
import lockstep.views.parts.Theme;
import lockstep.views.table.Mark;
import lockstep.views.table.MarkedRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** This computer's table in the window, on a table written by the test. */
@ExtendWith(ApplicationExtension.class)
class LiveTableTest {
  private static final int ESTABLISHED = 1;
  private static final int FIN_WAIT_2 = 5;
  private static final int TIME_WAIT = 6;
  private static final int LISTEN = 10;

  private final MadeUpTable table = new MadeUpTable();
  private MainWindow window;
  private Stage stage;

  @Start
  void start(Stage shared) {
    // The shared one has the size that the class before gave it.
    stage = new Stage();
    table.has(
        row(443, LISTEN), row(41000, ESTABLISHED), row(41001, TIME_WAIT), row(41002, TIME_WAIT));
    window = DesktopApp.show(stage, new ScriptedRuns(), table, "teardown", true);
  }

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(5000, stage::close);
    assertThat(table.openNow()).isZero();
  }

  @Test
  void nothingIsReadUntilThisComputerIsShownAndNothingAfterIt(FxRobot robot)
      throws TimeoutException {
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(table.opened()).isZero();
    assertThat(window.lookup("#table-live")).isNull();
    robot.clickOn("#table-computer");
    until(() -> ports().equals(List.of(443, 41000, 41001, 41002)));
    until(() -> table.readings() >= 3);
    robot.clickOn("#table-run");
    until(() -> !window.isComputerShown());
    assertThat(table.openNow()).isZero();
    assertThat(window.lookup("#table-live")).isNull();
  }

  @Test
  void aWindowThatNobodySeesReadsNothing(FxRobot robot) throws TimeoutException {
    show(robot);
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.setIconified(true));
    assertThat(table.openNow()).isZero();
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.setIconified(false));
    until(() -> table.opened() == 2 && table.openNow() == 1);
  }

  @Test
  void anotherRunBeginsAnotherReading(FxRobot robot) throws TimeoutException {
    show(robot);
    robot.clickOn("#world-model");
    until(() -> table.opened() == 2 && table.openNow() == 1);
    until(() -> ports().size() == 4);
  }

  @Test
  void theFilterTakesAnySystemsWordAndItsKeysAreItsOwn(FxRobot robot) throws TimeoutException {
    robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
    until(() -> ports().size() == 4);
    robot.write("timed_wait");
    until(() -> ports().equals(List.of(41001, 41002)));
    assertThat(window.diagram().framed()).containsExactly("TIME_WAIT");
    robot.write(" 41002");
    until(() -> ports().equals(List.of(41002)));
    robot.type(KeyCode.ESCAPE);
    until(() -> ports().size() == 4);
    robot.write("d r?");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(filter().getText()).isEqualTo("d r?");
    assertThat(window.getStyleClass()).doesNotContain("ls-dark");
    assertThat(window.lookup(".ls-help")).isNull();
    assertThat(window.state().playing()).isFalse();
    robot.type(KeyCode.ESCAPE).type(KeyCode.ESCAPE);
    until(() -> window.diagram().isFocused());
  }

  @Test
  void aRowThatIsChosenLightsItsStateUpAlsoWhenThatChanges(FxRobot robot) throws TimeoutException {
    show(robot);
    robot.clickOn("127.0.0.1:41000");
    until(() -> window.diagram().framed().equals(Set.of("ESTABLISHED")));
    table.has(row(443, LISTEN), row(41000, FIN_WAIT_2), row(41001, TIME_WAIT));
    until(() -> window.diagram().framed().equals(Set.of("FIN_WAIT_2")));
    until(() -> marks().equals(List.of(Mark.QUIET, Mark.CHANGED, Mark.QUIET, Mark.GONE)));
    robot.type(KeyCode.DOWN);
    until(() -> window.diagram().framed().equals(Set.of("TIME_WAIT")));
    robot.type(KeyCode.ESCAPE);
    until(() -> window.diagram().framed().isEmpty());
  }

  @Test
  void aRowThatWentLightsNothingAnyMore(FxRobot robot) throws TimeoutException {
    show(robot);
    robot.clickOn("127.0.0.1:41000");
    until(() -> window.diagram().framed().equals(Set.of("ESTABLISHED")));
    table.has(row(443, LISTEN));
    until(() -> ports().equals(List.of(443)));
    assertThat(window.diagram().framed()).isEmpty();
  }

  @Test
  void aStateThatIsChosenInTheDiagramShowsItsRows(FxRobot robot) throws TimeoutException {
    show(robot);
    robot.clickOn("#node-TIME_WAIT");
    until(() -> ports().equals(List.of(41001, 41002)));
    assertThat(filter().getText()).isEqualTo("TIME-WAIT");
    assertThat(window.diagram().framed()).containsExactly("TIME_WAIT");
    robot.clickOn("#node-LISTEN");
    until(() -> ports().equals(List.of(443)));
    robot.clickOn("#node-LISTEN");
    until(() -> ports().size() == 4);
    assertThat(window.diagram().framed()).isEmpty();
  }

  @Test
  void theArrowKeysGoThroughTheStates(FxRobot robot) throws TimeoutException {
    show(robot);
    until(() -> window.diagram().isFocused());
    robot.type(KeyCode.UP);
    until(() -> ports().equals(List.of(41001, 41002)));
    robot.type(KeyCode.DOWN);
    until(() -> window.diagram().framed().equals(Set.of("CLOSED", "CLOSED_END")));
    assertThat(ports()).isEmpty();
    robot.type(KeyCode.DOWN);
    until(() -> ports().equals(List.of(443)));
    robot.type(KeyCode.ESCAPE);
    until(() -> ports().size() == 4);
  }

  @Test
  void theDiagramIsNotForChoosingBesideTheRunsRows(FxRobot robot) throws TimeoutException {
    show(robot);
    robot.clickOn("#node-TIME_WAIT").clickOn("#table-run").clickOn("#node-LISTEN");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(window.diagram().framed()).isEmpty();
  }

  @Test
  void aColumnsNameSortsByIt(FxRobot robot) throws TimeoutException {
    show(robot);
    robot.clickOn("#sort-LOCAL").clickOn("#sort-LOCAL");
    until(() -> ports().equals(List.of(41002, 41001, 41000, 443)));
    robot.clickOn("#sort-LOCAL");
    until(() -> ports().equals(List.of(443, 41000, 41001, 41002)));
  }

  @Test
  void aTableThatCannotBeReadSaysWhy(FxRobot robot) throws TimeoutException {
    table.refuse("The kernel refuses.");
    robot.type(KeyCode.T);
    until(() -> texts().contains("The kernel refuses."));
    assertThat(texts()).contains("This system gives no rows here.");
  }

  @Test
  void tenThousandRowsHaveAHandfulOfLinesAndBothEnds(FxRobot robot) throws TimeoutException {
    table.has(rows(10_000, 20_000));
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.setTheme(Theme.DARK));
    robot.type(KeyCode.T);
    until(() -> ports().size() == 10_000);
    robot.clickOn("127.0.0.1:10001").type(KeyCode.END);
    until(() -> texts().contains("127.0.0.1:19999"));
    int read = table.readings();
    until(() -> table.readings() >= read + 2);
    assertThat(texts()).contains("127.0.0.1:19999");
    assertThat(window.lookupAll(".ls-live-line")).hasSizeLessThan(40);
    robot.type(KeyCode.HOME);
    until(() -> texts().contains("127.0.0.1:10000"));
  }

  @Test
  void aLongTableThatShrinksAtItsEndLogsNothing(FxRobot robot) throws TimeoutException {
    List<String> logged = new CopyOnWriteArrayList<>();
    Handler handler =
        new StreamHandler() {
          @Override
          public void publish(LogRecord entry) {
            logged.add(entry.getMessage());
          }
        };
    Logger logger = Logger.getLogger("javafx.scene.control");
    logger.addHandler(handler);
    try {
      table.has(rows(10_000, 13_000));
      robot.type(KeyCode.T);
      until(() -> ports().size() == 3000);
      robot.clickOn("127.0.0.1:10001").type(KeyCode.END);
      until(() -> texts().contains("127.0.0.1:12999"));
      table.has(rows(10_000, 12_000));
      until(() -> ports().size() == 2000 && texts().contains("127.0.0.1:11999"));
      table.has(rows(10_000, 11_990));
      until(() -> ports().size() == 1990 && texts().contains("127.0.0.1:11989"));
      WaitForAsyncUtils.waitForFxEvents();
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(logged).isEmpty();
  }

  private static Given[] rows(int from, int to) {
    return IntStream.range(from, to).mapToObj(p -> row(p, ESTABLISHED)).toArray(Given[]::new);
  }

  @ParameterizedTest
  @CsvSource({"1024, 768", "1280, 768"})
  void noTextOfTheTableIsCut(double width, double height, FxRobot robot) throws TimeoutException {
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
    show(robot);
    table.has(row(443, LISTEN), row(41000, FIN_WAIT_2).withRecvQ(7), row(41003, ESTABLISHED));
    until(() -> marks().contains(Mark.GONE) && marks().contains(Mark.NEW));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(texts()).contains("not known", "new", "FIN_WAIT2");
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          // A clock that went on has its new text on the screen with the next layout only.
          window.layout();
          // In a narrow window addresses are cut in their middle, and the pointer shows them whole.
          for (Node node : window.lookup(".ls-table").lookupAll(".ls-cell"))
            if (width > 1200 || ((Labeled) node).getText().indexOf(':') < 0) checkWhole(node);
          for (Node node : window.lookupAll(".ls-sort")) checkWhole(node);
        });
  }

  private static void checkWhole(Node node) {
    Labeled label = (Labeled) node;
    if (label.getText() == null || label.getText().isEmpty() || !label.isVisible()) return;
    if (label.lookup(".text") instanceof Text shown)
      assertThat(shown.getText()).isEqualTo(label.getText());
  }

  private void show(FxRobot robot) throws TimeoutException {
    robot.clickOn("#table-computer");
    until(() -> ports().size() == 4);
  }

  private TextField filter() {
    return (TextField) window.lookup("#table-filter");
  }

  private List<MarkedRow> rows() {
    return window.lookup("#table-live") instanceof ListView<?> list
        ? list.getItems().stream().map(MarkedRow.class::cast).toList()
        : List.of();
  }

  private List<Integer> ports() {
    return rows().stream().map(row -> row.row().local().port()).toList();
  }

  private List<Mark> marks() {
    return rows().stream().map(MarkedRow::mark).toList();
  }

  private List<String> texts() {
    return window.lookupAll(".label").stream()
        .filter(Node::isVisible)
        .map(node -> ((Labeled) node).getText())
        .toList();
  }

  private static void until(BooleanSupplier reached) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, reached::getAsBoolean));
  }
}
