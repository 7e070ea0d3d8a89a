package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ChangeListener;
import javafx.event.Event;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import lockstep.app.RealRuns;
import lockstep.app.desktop.run.Run;
import lockstep.app.desktop.run.RunFactory;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.ScriptedRuns;
import lockstep.app.watch.MadeUpPoll;
import lockstep.scenario.StageFailure;
import lockstep.tcp.World;
import lockstep.views.library.LibraryPage;
import lockstep.views.parts.Motion;
import lockstep.views.parts.Png;
import lockstep.views.settings.Settings;
import lockstep.views.words.Language;
import lockstep.views.words.Languages;
import lockstep.views.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/**
 * In every view of the window all can be read and hit, in any size of window and text and in both
 * languages. With {@code -Dlockstep.pictures=FOLDER} each view that is looked at is also kept as a
 * picture; with {@code -Dlockstep.looks="en 1024x768 100 light;de 1366x768 300 dark"} other windows
 * are looked at than the usual ones, with {@code -Dlockstep.views=".*lesson.*"} fewer views.
 */
@ExtendWith(ApplicationExtension.class)
class NothingIsCutTest {

  /**
   * Something that the window shows.
   *
   * @param open brings it there, on the JavaFX thread
   * @param isThere when that has come to its end
   */
  record View(String name, Runnable open, BooleanSupplier isThere) {}

  /** A scenario that has figures of both ends and long sentences, without a kernel. */
  private static final String MODEL_ALONE = "lost-fin";

  /** Others may be busy on the same computer. */
  private static final long PATIENCE_MILLIS = 120_000;

  /** More than these of one view say nothing new. */
  private static final int FAULTS_OF_A_VIEW = 12;

  /** What is laid out in each of so many pulses will be in the next too, and keeps a core busy. */
  private static final int PULSES = 5;

  private final Settings settings = new Settings();
  private final MadeUpTable sockets = new MadeUpTable();
  private final Map<String, String> faults = new LinkedHashMap<>();
  private MainWindow window;
  private Stage stage;

  @AfterEach
  void close() {
    fx(
        () -> {
          if (stage != null) stage.close();
          Motion.reduced().set(false);
          Words.speak(new Language(Language.ENGLISH, Map.of()));
          return true;
        });
  }

  @Tag("slow")
  @Test
  void inAFewWindows() {
    String own = System.getProperty("lockstep.looks", "");
    lookAt(own.isEmpty() ? Look.FEW : List.of(own.split(";")));
  }

  @Tag("soak")
  @Test
  void inEveryWindow() {
    lookAt(Look.all());
  }

  private void lookAt(List<String> looks) {
    String spoken = "";
    for (Look look : looks.stream().map(Look::of).toList()) {
      if (!look.language().equals(spoken)) open(look.language());
      spoken = look.language();
      become(look);
      play("teardown", true);
      List<View> views = new ArrayList<>(cards());
      views.addAll(overlays());
      views.addAll(LearnViews.of(window));
      for (View view : views) look(look, view);
      play(MODEL_ALONE, false);
      look(look, step(3));
      for (View view : tabs()) look(look, view);
      look(look, command("fork", () -> true));
      look(look, presenting(look));
    }
    assertThat(faults.values()).isEmpty();
  }

  private void look(Look look, View view) {
    if (!view.name().matches(System.getProperty("lockstep.views", ".*"))) return;
    fx(run(view.open()));
    if (!comes(view.isThere())) {
      faults.put(look + view.name(), look + ", " + view.name() + ": does not come");
      return;
    }
    WaitForAsyncUtils.waitForFxEvents();
    if (layouts(PULSES) >= PULSES)
      faults.put(
          look + view.name() + " at rest", look + ", " + view.name() + ": is laid out for ever");
    fx(
        run(
            () -> {
              note(look, view);
              closeOverlays();
            }));
  }

  /** How often the window is laid out in its next pulses. */
  private int layouts(int pulses) {
    AtomicInteger layouts = new AtomicInteger();
    CountDownLatch passed = new CountDownLatch(pulses + 1);
    ChangeListener<Boolean> asked =
        (property, was, now) -> {
          if (now) layouts.incrementAndGet();
        };
    AnimationTimer timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            passed.countDown();
          }
        };
    fx(
        run(
            () -> {
              window.needsLayoutProperty().addListener(asked);
              timer.start();
            }));
    until("pulses", () -> passed.getCount() == 0);
    fx(
        run(
            () -> {
              timer.stop();
              window.needsLayoutProperty().removeListener(asked);
            }));
    return layouts.get();
  }

  private void open(String language) {
    sockets.has(
        MadeUpPoll.Given.row(38443, 10),
        MadeUpPoll.Given.row(52114, 1),
        MadeUpPoll.Given.row(60001, 6).ofNobody(),
        MadeUpPoll.Given.row(60002, 8).withRecvQ(123456));
    fx(
        () -> {
          if (stage != null) stage.close();
          Motion.reduced().set(true);
          settings.reducedMotion().set(true);
          Words.speak(new Languages(null).read(language));
          stage = new Stage();
          window = DesktopApp.show(stage, new Scripted(), sockets, settings, "teardown", true);
          return true;
        });
  }

  /** Plays a scenario to its end, so that a look at a step has not to wait. */
  private void play(String scenario, boolean withLoopback) {
    fx(
        run(
            () -> {
              Choice choice =
                  window.factory().scenarios().stream()
                      .filter(one -> one.name().equals(scenario))
                      .findFirst()
                      .orElseThrow();
              window.controller().choose(choice, withLoopback);
              window.controller().toEnd();
            }));
    until(
        scenario,
        () -> window.state().finished() && window.state().scenario().name().equals(scenario));
  }

  private void become(Look look) {
    fx(
        run(
            () -> {
              settings.text().set(look.percent());
              settings.theme().set(look.theme());
              size(look);
            }));
    until(look.toString(), () -> has(look));
  }

  private void size(Look look) {
    // A window that stands out of the headless screen spoils the buffers that it is drawn with.
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(look.width());
    stage.setHeight(look.height());
  }

  private boolean has(Look look) {
    return window.getWidth() == look.width() && window.getHeight() == look.height();
  }

  private List<View> cards() {
    List<View> views = new ArrayList<>();
    views.add(step(0));
    views.add(step(3));
    views.add(step(11));
    views.addAll(tabs());
    views.add(
        new View(
            "this computer's table",
            () -> window.table().showComputer(true),
            () -> !window.table().live().read().isEmpty()));
    views.add(new View("this run's table", () -> window.table().showComputer(false), () -> true));
    return views;
  }

  private List<View> tabs() {
    List<View> views = new ArrayList<>();
    for (String tab : List.of("diagram", "ladder", "tcb", "state", "words", "calls", "table"))
      if (window.lookup("#tab-" + tab) instanceof ToggleButton name && name.isVisible())
        views.add(new View("tab " + tab, () -> name.setSelected(true), () -> true));
    return views;
  }

  private List<View> overlays() {
    List<View> views = new ArrayList<>();
    views.add(step(3));
    views.add(new View("known difference", () -> press(".ls-story-head .ls-link"), this::isOpen));
    views.add(step(15));
    views.add(command("library", () -> isWhole(page(LibraryPage.class))));
    for (String overlay :
        List.of(
            "editor",
            "pair",
            "missing",
            "walk",
            "breakpoints",
            "fork",
            "transcript",
            "laboratory",
            "export",
            "settings",
            "help")) views.add(command(overlay, () -> true));
    views.add(new View("ladder", () -> window.chooseTab("ladder"), () -> true));
    views.add(new View("segment", this::chooseSegment, this::isOpen));
    if (window.lookup("#bar-more") instanceof ButtonBase more && more.isVisible())
      views.add(new View("more", more::fire, this::isOpen));
    views.add(step(0));
    views.add(
        new View(
            "a question",
            () -> {
              window.commands().run("predict");
              window.controller().step();
            },
            () -> window.controller().isHeldBack()));
    views.add(
        new View(
            "an answer",
            () -> press("#predict-not-sure"),
            () -> window.state().position() == 1 && !window.diagram().isMoving()));
    views.add(new View("no question", () -> window.commands().run("predict"), () -> true));
    return views;
  }

  /** What presents takes the whole screen; here it is to have the size that is looked at. */
  private View presenting(Look look) {
    return new View(
        "presenting",
        () -> {
          window.commands().run("present");
          stage.setFullScreen(false);
          size(look);
        },
        () -> isOpen() && has(look));
  }

  private boolean isOpen() {
    return window.overlays().isAnyOpen();
  }

  private void press(String button) {
    ((ButtonBase) window.lookup(button)).fire();
  }

  private void chooseSegment() {
    Node sheet = window.lookup("#ladder-sheet");
    sheet.requestFocus();
    for (KeyCode key : List.of(KeyCode.UP, KeyCode.ENTER))
      Event.fireEvent(
          sheet, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
  }

  private View step(int number) {
    return new View(
        "step " + number,
        () -> {
          window.chooseTab("diagram");
          window.controller().goTo(number);
        },
        () -> window.state().position() == number);
  }

  private View command(String id, BooleanSupplier isThere) {
    return new View(
        id,
        () -> {
          if (window.lookup("#tab-diagram").isVisible()) window.chooseTab("diagram");
          window.diagram().requestFocus();
          window.commands().run(id);
        },
        () -> isOpen() && isThere.getAsBoolean());
  }

  private void note(Look look, View view) {
    for (int i = 0; i < 3; i++) {
      window.applyCss();
      window.layout();
    }
    Node shown =
        window.overlays().isAnyOpen()
            ? window.getChildren().get(window.getChildren().size() - 1)
            : window;
    Bounds all = new BoundingBox(0, 0, window.getWidth(), window.getHeight());
    List<String> found = Legible.faults(shown, all);
    String where = look + ", " + view.name() + ": ";
    // What is wrong in many windows is told of the first.
    found.stream()
        .limit(FAULTS_OF_A_VIEW)
        .forEach(
            fault ->
                faults.putIfAbsent(
                    view.name() + fault.replaceAll("[0-9.]+x[0-9.+-]+", "#"), where + fault));
    keep(look + " " + view.name());
  }

  private void keep(String name) {
    String folder = System.getProperty("lockstep.pictures", "");
    if (folder.isEmpty()) return;
    try {
      Files.createDirectories(Path.of(folder));
      Files.write(
          Path.of(folder).resolve(name.replaceAll("[ %]+", "-") + ".png"),
          Png.of(window.getScene().snapshot(null)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void closeOverlays() {
    boolean more = true;
    while (more) more = window.overlays().closeTop();
    window.diagram().requestFocus();
  }

  private static boolean isWhole(LibraryPage page) {
    return page != null
        && page.shown().size() > 40
        && page.shown().stream().allMatch(card -> card.steps() > 0 && !card.wire().isEmpty());
  }

  private <T extends Node> T page(Class<T> kind) {
    return window.getChildren().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElse(null);
  }

  private static Callable<Boolean> run(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }

  private static <T> T fx(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, work);
  }

  private static void until(String what, BooleanSupplier reached) {
    assertThat(comes(reached)).as(what + " comes").isTrue();
  }

  private static boolean comes(BooleanSupplier reached) {
    try {
      WaitForAsyncUtils.waitFor(
          PATIENCE_MILLIS, TimeUnit.MILLISECONDS, () -> fx(reached::getAsBoolean));
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** The scripted run with its kernel, under all the scenarios that ship. */
  private static final class Scripted implements RunFactory {
    private static final Set<String> SCRIPTED = Set.of("teardown");

    private final RunFactory shipped = RealRuns.shipped();
    private final RunFactory scripted = new ScriptedRuns();

    @Override
    public List<Choice> scenarios() {
      return shipped.scenarios();
    }

    @Override
    public Optional<lockstep.scenario.Stage> asked(World world) {
      return shipped.asked(world);
    }

    @Override
    public Run start(String scenario, boolean withLoopback)
        throws StageFailure, InterruptedException {
      return SCRIPTED.contains(scenario)
          ? scripted.start(scenario, withLoopback)
          : shipped.start(scenario, withLoopback);
    }
  }
}
