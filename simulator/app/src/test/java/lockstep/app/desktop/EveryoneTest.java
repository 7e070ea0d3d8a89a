package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import lockstep.app.desktop.desk.Commands.Command;
import lockstep.app.desktop.run.ScriptedRuns;
import lockstep.views.parts.Motion;
import lockstep.views.parts.Theme;
import lockstep.views.settings.Settings;
import lockstep.views.transcript.Transcript;
import lockstep.views.transcript.TranscriptPane;
import lockstep.views.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window for everyone: by keyboard alone, by ear, in any size of text. */
@ExtendWith(ApplicationExtension.class)
class EveryoneTest {
  /** What writes files or another window, or leads the run; none of it opens an overlay. */
  private static final Set<String> NO_OVERLAYS =
      Set.of("space", "step", "back", "start", "end", "restart", "save", "open", "table", "find");

  private final Settings settings = new Settings();
  private MainWindow window;
  private Stage stage;

  @Start
  void start(Stage shared) {
    stage = new Stage(); // the shared one has the size that another class gave it
    window =
        DesktopApp.show(stage, new ScriptedRuns(), new MadeUpTable(), settings, "teardown", true);
  }

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          stage.close();
          Motion.reduced().set(false);
        });
  }

  @Test
  void whatCanHaveTheKeysHasANameForThoseWhoListen() {
    assertThat(fx(() -> nameless(window))).isEmpty();
    Set<String> ids = new TreeSet<>();
    for (Command command : window.commands().all())
      if (command.can().getAsBoolean() && !NO_OVERLAYS.contains(command.id()))
        ids.add(command.id());
    int opened = 0;
    for (String id : ids) {
      boolean open =
          fx(
              () -> {
                window.commands().run(id);
                return window.overlays().isAnyOpen();
              });
      if (!open) continue;
      opened++;
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(fx(() -> nameless(window))).as("opened by " + id).isEmpty();
      fx(
          () -> {
            boolean more = true;
            while (more) more = window.overlays().closeTop();
            return true;
          });
    }
    assertThat(opened).as("overlays of " + ids).isGreaterThanOrEqualTo(4);
  }

  @Test
  void everyCommandSaysItsKeyAndWhatItDoes() {
    List<String> silent = new ArrayList<>();
    for (Command command : window.commands().all()) {
      if (!Words.has("key." + command.id())) silent.add("key." + command.id());
      if (!Words.has("help." + command.id())) silent.add("help." + command.id());
      else if (!Words.has("help.group." + Words.feature("help." + command.id())))
        silent.add("help.group." + Words.feature("help." + command.id()));
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void everyButtonOfTheBarHasAKey() {
    Set<String> ids = new TreeSet<>();
    window.commands().all().forEach(command -> ids.add(command.id()));
    List<Node> buttons = List.copyOf(window.lookupAll(".ls-app-bar .ls-icon-button"));
    assertThat(buttons).hasSizeGreaterThanOrEqualTo(4);
    for (Node button : buttons)
      if (!"bar-more".equals(button.getId()))
        assertThat(ids).contains(button.getId().substring("bar-".length()));
  }

  @Test
  void theListOfKeysFitsIntoASmallWindow(FxRobot robot) throws TimeoutException {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          stage.setWidth(1024);
          stage.setHeight(768);
        });
    until(() -> window.getWidth() <= 1024 && window.lookup("#bar-help").isVisible());
    robot.clickOn("#bar-help");
    until(() -> window.lookup(".ls-help") != null);
    WaitForAsyncUtils.waitForFxEvents();
    until(() -> window.lookup(".ls-help .scroll-pane") != null);
    Node bar = fx(() -> window.lookup(".ls-help .scroll-bar:vertical"));
    assertThat(bar == null || !bar.isVisible()).isTrue();
    assertThat(fx(() -> cut(window.lookup(".ls-help")))).isEmpty();
  }

  @Test
  void theSettingsHoldAtOnce(FxRobot robot) throws TimeoutException {
    robot.press(KeyCode.CONTROL).type(KeyCode.COMMA).release(KeyCode.CONTROL);
    until(() -> window.lookup(".ls-settings") != null);
    robot.clickOn("#settings-theme-dark");
    until(() -> window.getStyleClass().contains("ls-dark"));
    robot.clickOn("#settings-motion-reduced");
    until(Motion::isReduced);
    robot.clickOn("#settings-larger");
    until(() -> settings.text().get() > 100);
    robot.clickOn("#settings-as-window");
    until(() -> settings.text().get() == Settings.AS_THE_WINDOW);
    robot.type(KeyCode.ESCAPE);
    until(() -> window.lookup(".ls-settings") == null);
    robot.type(KeyCode.D);
    until(() -> settings.theme().get() == Theme.CONTRAST);
  }

  @Test
  void iconsGrowWithTheWordsBesideThemAndTakeTheRoomForThat() throws TimeoutException {
    double usual = fx(this::iconBesideWords);
    WaitForAsyncUtils.waitForAsyncFx(20_000, () -> settings.text().set(200));
    until(() -> iconBesideWords() >= 1.7 * usual);
  }

  /** How wide the icon of the chosen scenario is laid out; in a bar they grow three quarters. */
  private double iconBesideWords() {
    Node icon = window.lookup(".ls-combo .ls-icon");
    return icon.getLayoutBounds().getWidth();
  }

  @Test
  void withLargeTextOneCardIsShownAndEachIsWithinReach(FxRobot robot) throws TimeoutException {
    robot.type(KeyCode.RIGHT);
    until(() -> window.state().position() == 1);
    for (int percent : List.of(110, 150, 300)) {
      WaitForAsyncUtils.waitForAsyncFx(20_000, () -> settings.text().set(percent));
      WaitForAsyncUtils.waitForFxEvents();
      boolean one = percent >= 150;
      until(() -> window.getStyleClass().contains("ls-large") == one);
      assertThat(window.lookup("#tab-diagram").isVisible()).isEqualTo(one);
      assertThat(window.lookup("#tab-table").isVisible()).isEqualTo(one);
      if (one) assertThat(window.lookup("#tab-ladder").isVisible()).isTrue();
      WaitForAsyncUtils.waitForAsyncFx(20_000, window::layout);
      assertThat(fx(() -> outside())).as(percent + " %").isEmpty();
    }
    robot.clickOn("#tab-table");
    until(() -> window.table().isVisible());
    assertThat(window.diagram().getParent().isVisible()).isTrue();
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT0).release(KeyCode.CONTROL);
    until(() -> !window.getStyleClass().contains("ls-large"));
    until(() -> window.lookup("#tab-table") != null && !window.lookup("#tab-table").isVisible());
  }

  @Test
  void aDiagramThatScrollsFollowsTheStep() throws TimeoutException {
    WaitForAsyncUtils.waitForAsyncFx(20_000, () -> settings.text().set(300));
    until(() -> diagramsPane() != null);
    int steps = 0;
    while (!window.state().finished() || steps < window.state().moments().size()) {
      int wanted = ++steps;
      WaitForAsyncUtils.waitForAsyncFx(20_000, () -> window.controller().step());
      until(() -> window.state().position() == wanted);
      until(() -> window.diagram().happening().stream().skip(1).allMatch(this::isInSight));
    }
    assertThat(fx(() -> diagramsPane().getVvalue())).as("it has scrolled").isGreaterThan(0);
  }

  private ScrollPane diagramsPane() {
    for (Node at = window.diagram(); at != null; at = at.getParent())
      if (at instanceof ScrollPane pane) return pane;
    return null;
  }

  private boolean isInSight(Bounds place) {
    Bounds seen = diagramsPane().localToScene(diagramsPane().getLayoutBounds());
    return seen.contains(window.diagram().localToScene(place));
  }

  @Test
  void theTranscriptFollowsTheStepAndSaysItAloud(FxRobot robot) throws TimeoutException {
    robot.press(KeyCode.CONTROL).type(KeyCode.J).release(KeyCode.CONTROL);
    until(() -> window.lookup(".ls-transcript") != null);
    TranscriptPane pane = (TranscriptPane) window.lookup(".ls-transcript");
    assertThat(fx(pane::entries)).isEmpty();
    for (int step = 1; step <= 3; step++) {
      int wanted = step;
      WaitForAsyncUtils.waitForAsyncFx(20_000, () -> window.controller().step());
      until(() -> window.state().position() == wanted && pane.entries().size() == wanted);
    }
    assertThat(fx(pane::entries)).isEqualTo(Transcript.of(window.state().soFar(), true));
    Labeled latest = (Labeled) window.lookup(".ls-transcript-latest");
    assertThat(latest.getAccessibleText()).isEqualTo(pane.entries().get(2).spoken());
    WaitForAsyncUtils.waitForAsyncFx(20_000, () -> window.controller().back());
    until(() -> pane.entries().size() == 2);
    WaitForAsyncUtils.waitForAsyncFx(20_000, () -> window.controller().toEnd());
    until(() -> window.state().finished() && pane.entries().size() > 10);
    until(() -> isAllInSight(pane, pane.entries().size() - 1));
  }

  private static boolean isAllInSight(TranscriptPane pane, int entry) {
    Bounds seen = pane.lookup(".ls-transcript-list").localToScene(listBounds(pane));
    return pane.lookupAll(".ls-transcript-entry").stream()
        .filter(cell -> cell.isVisible() && ((IndexedCell<?>) cell).getIndex() == entry)
        .map(cell -> cell.localToScene(cell.getLayoutBounds()))
        .anyMatch(at -> at.getMaxY() <= seen.getMaxY() && at.getMinY() >= seen.getMinY());
  }

  private static Bounds listBounds(TranscriptPane pane) {
    return pane.lookup(".ls-transcript-list").getLayoutBounds();
  }

  /** On this computer's own sockets: which there are does not matter. */
  @Test
  void theLaboratoryAnswersWhatIsTyped(FxRobot robot) throws TimeoutException {
    robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
    until(() -> window.lookup("#laboratory-line") instanceof TextField line && line.isFocused());
    robot.write("netstat -zz").type(KeyCode.ENTER);
    Labeled status = (Labeled) window.lookup(".ls-lab-status");
    until(() -> status.getText().startsWith(Words.of("laboratory.refused")));
    robot.type(KeyCode.UP);
    until(() -> ((TextField) window.lookup("#laboratory-line")).getText().equals("netstat -zz"));
    robot.clickOn("#laboratory-try-3");
    until(() -> status.getText().startsWith("As ss prints it"));
    robot.type(KeyCode.ESCAPE);
    until(() -> window.lookup("#laboratory-line") == null);
  }

  @Test
  void aFaultOfTheProgramIsToldInWordsAndTheTraceIsInTheLog(FxRobot robot) throws TimeoutException {
    List<LogRecord> logged = new ArrayList<>();
    Logger log = Logger.getLogger(Mishap.class.getName());
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            logged.add(line);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    log.setUseParentHandlers(false);
    log.addHandler(handler);
    try {
      Platform.runLater(
          () -> {
            // Only for this fault: what fails in tests is the tests' own matter.
            Thread fx = Thread.currentThread();
            Thread.UncaughtExceptionHandler before = fx.getUncaughtExceptionHandler();
            Mishap.watch(window);
            Platform.runLater(
                () -> {
                  Platform.runLater(() -> fx.setUncaughtExceptionHandler(before));
                  throw new IllegalStateException("the cup is full\nat x");
                });
          });
      until(() -> window.lookup(".ls-mishap-pane") != null);
      List<String> texts = fx(() -> texts(window.lookup(".ls-mishap-pane")));
      assertThat(texts).contains("It says: the cup is full");
      assertThat(texts).noneMatch(text -> text.contains("at x") || text.contains("Exception"));
      assertThat(logged).singleElement().matches(line -> line.getThrown() != null);
      robot.type(KeyCode.ESCAPE);
      until(() -> window.lookup(".ls-mishap-pane") == null);
    } finally {
      log.removeHandler(handler);
      log.setUseParentHandlers(true);
    }
  }

  private List<String> outside() {
    List<String> outside = new ArrayList<>();
    for (Node node : window.lookupAll(".button")) {
      if (!isShown(node) || isIn(node, "ls-scroll")) continue;
      var at = window.sceneToLocal(node.localToScene(node.getLayoutBounds()));
      if (at.getMinX() < -1
          || at.getMaxX() > window.getWidth() + 1
          || at.getMaxY() > window.getHeight() + 1) outside.add(node + " at " + at);
    }
    return outside;
  }

  private static boolean isIn(Node node, String styleClass) {
    for (Node at = node; at != null; at = at.getParent())
      if (at.getStyleClass().contains(styleClass)) return true;
    return false;
  }

  private static List<String> nameless(Node node) {
    List<String> found = new ArrayList<>();
    if (!node.isVisible() || node.getStyleClass().contains("scroll-bar")) return found;
    if (node.isFocusTraversable() && !isNamed(node)) found.add(String.valueOf(node));
    if (node instanceof Parent parent)
      for (Node child : parent.getChildrenUnmodifiable()) found.addAll(nameless(child));
    return found;
  }

  private static boolean isNamed(Node node) {
    String name = node.getAccessibleText();
    if (name != null && !name.isBlank()) return true;
    return node instanceof Labeled labeled
        && labeled.getText() != null
        && !labeled.getText().isBlank();
  }

  private static List<String> texts(Node node) {
    List<String> texts = new ArrayList<>();
    for (Node label : node.lookupAll(".label")) texts.add(((Labeled) label).getText());
    return texts;
  }

  private static List<String> cut(Node in) {
    List<String> cut = new ArrayList<>();
    for (Node node : in.lookupAll(".label"))
      if (node instanceof Labeled label
          && !label.getStyleClass().contains("ls-second")
          && isShown(label)
          && label.lookup(".text") instanceof Text text
          && !text.getText().equals(label.getText())) cut.add(label.getText());
    return cut;
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
    return true;
  }

  private static <T> T fx(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
  }

  private static void until(BooleanSupplier reached) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        40,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.waitForAsyncFx(20_000, reached::getAsBoolean));
  }
}
