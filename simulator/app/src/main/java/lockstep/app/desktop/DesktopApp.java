package lockstep.app.desktop;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import lockstep.app.Daemons;
import lockstep.app.desktop.run.Opened;
import lockstep.app.desktop.run.RunFactory;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.settings.SettingsFile;
import lockstep.app.replay.CaptureShown;
import lockstep.probe.table.SocketTables;
import lockstep.views.diagram.DiagramLayout;
import lockstep.views.parts.Fonts;
import lockstep.views.parts.Icons;
import lockstep.views.settings.Settings;
import lockstep.views.words.Languages;
import lockstep.views.words.Words;

/** Opens the window and stays until it is closed. */
public final class DesktopApp {
  private static final double WIDTH = 1366;
  private static final double HEIGHT = 768;
  private static final double LEAST_WIDTH = 900;
  private static final double LEAST_HEIGHT = 600;

  /** How much of a window's title must be on a screen, in its middle. */
  private static final double GRIP = 50;

  private DesktopApp() {}

  /**
   * Opens the window and returns when the user has closed it and everything it opened is closed.
   *
   * <p>With the system property {@code lockstep.timing} set to {@code true} the time from the start
   * of the virtual machine to the first frame is printed to the standard error.
   *
   * @param factory makes the runs
   * @param scenario the name of the scenario that is chosen at first
   * @param withLoopback whether this computer's own sockets play beside the model at first
   * @param file a file that is opened as if it were dropped onto the window, or null
   * @throws UnsupportedOperationException when this computer has no screen
   */
  public static void run(RunFactory factory, String scenario, boolean withLoopback, Path file)
      throws InterruptedException {
    run(
        factory,
        file == null ? scenario : "",
        withLoopback,
        window -> {
          if (file != null) window.drops().take(file);
        });
  }

  /**
   * Opens the window on a connection of a capture, and returns as the other does.
   *
   * @throws UnsupportedOperationException when this computer has no screen
   */
  public static void run(RunFactory factory, CaptureShown capture) throws InterruptedException {
    run(factory, "", false, window -> window.controller().open(Opened.of(capture)));
  }

  /**
   * @param first what is done with the window when its first picture is there
   */
  private static void run(
      RunFactory factory, String scenario, boolean withLoopback, Consumer<MainWindow> first)
      throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    if (GraphicsCard.isMissing()) System.setProperty("prism.order", "sw");
    CompletableFuture<Remembered> ahead = new CompletableFuture<>();
    Daemons.named("read-ahead").newThread(() -> readAhead(ahead)).start();
    Platform.startup(() -> Application.setUserAgentStylesheet(Stylesheets.bare()));
    Remembered remembered = ahead.join();
    try (SettingsFile kept = remembered.kept()) {
      kept.follow(remembered.settings());
      Platform.runLater(
          () ->
              open(
                  factory,
                  scenario,
                  withLoopback,
                  first,
                  remembered.window(),
                  remembered.settings(),
                  closed));
      closed.await();
    }
  }

  /** What the user's own files say. */
  private record Remembered(WindowMemory window, SettingsFile kept, Settings settings) {}

  /**
   * Reads what the window needs of files, while the toolkit starts on its own thread.
   *
   * @param remembered told as soon as it is known
   */
  private static void readAhead(CompletableFuture<Remembered> remembered) {
    try {
      WindowMemory window =
          WindowMemory.ofUser(
              System::getenv, System.getProperty("os.name"), System.getProperty("user.home"));
      SettingsFile kept = window.settings();
      Settings settings = kept.read();
      Words.speak(
          new Languages(settings.languages())
              .choose(settings.language().get(), Locale.getDefault(Locale.Category.DISPLAY)));
      remembered.complete(new Remembered(window, kept, settings));
    } catch (RuntimeException e) {
      remembered.completeExceptionally(e);
      return;
    }
    DiagramLayout.figure5();
    Icons.readAhead();
    Fonts.load();
    // With the first words JavaFX loads what shapes them, and reads what faces the computer has.
    Fonts.text(Words.of("bar.name"), Fonts.of(Fonts.NARROW, 12)).getLayoutBounds();
  }

  private static void open(
      RunFactory factory,
      String scenario,
      boolean withLoopback,
      Consumer<MainWindow> first,
      WindowMemory memory,
      Settings settings,
      CountDownLatch closed) {
    Stage stage = new Stage();
    try {
      MainWindow window = show(stage, factory, SocketTables::open, memory, settings);
      Mishap.watch(window);
      // Not before: until then both processors of a small computer are busy with the picture.
      Daemons.named("read-scenarios").newThread(factory::scenarios).start();
      afterFirstFrame(
          () -> {
            // It may have been closed meanwhile.
            if (!stage.isShowing()) return;
            Application.setUserAgentStylesheet(Application.STYLESHEET_MODENA);
            begin(stage, window, factory, scenario, withLoopback);
            first.accept(window);
          });
    } catch (RuntimeException e) {
      closed.countDown();
      throw e;
    }
    Platform.setImplicitExit(false);
    // Later: the window is not yet all gone, and JavaFX still needs its thread for the rest.
    stage.setOnHidden(
        e ->
            Platform.runLater(
                () -> {
                  closed.countDown();
                  Platform.exit();
                }));
  }

  /** Shows the window on a stage of the JavaFX thread. */
  static MainWindow show(Stage stage, RunFactory factory, String scenario, boolean withLoopback) {
    return show(stage, factory, SocketTables::open, scenario, withLoopback);
  }

  /** Shows it with a socket table of one's own in the place of this computer's. */
  static MainWindow show(
      Stage stage,
      RunFactory factory,
      LiveSockets.Source source,
      String scenario,
      boolean withLoopback) {
    return show(stage, factory, source, new Settings(), scenario, withLoopback);
  }

  /** Shows it with settings of one's own, which nobody remembers. */
  static MainWindow show(
      Stage stage,
      RunFactory factory,
      LiveSockets.Source source,
      Settings settings,
      String scenario,
      boolean withLoopback) {
    MainWindow window = show(stage, factory, source, new WindowMemory(null), settings);
    begin(stage, window, factory, scenario, withLoopback);
    return window;
  }

  /** Shows the window as far as its first picture needs it. */
  private static MainWindow show(
      Stage stage,
      RunFactory factory,
      LiveSockets.Source source,
      WindowMemory memory,
      Settings settings) {
    MainWindow window = new MainWindow(factory, source, new FxQueue(), settings);
    window.setFolder(memory.file() == null ? null : memory.file().getParent());
    Fonts.load();
    var screen = Screen.getPrimary().getVisualBounds();
    stage.setScene(
        window.scene(Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight())));
    stage.setTitle(Words.of("bar.name"));
    memory.recall().ifPresent(standing -> restore(standing, stage));
    window.edgesSeen().keepIn(memory.beside("course.properties"), window.ui());
    follow(stage, memory);
    window.predictions().keepIn(memory.beside("predictions.jsonl"));
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, e -> window.close());
    stage.iconifiedProperty().addListener((p, was, now) -> window.setIconified(now));
    stage.show();
    insistOnSize(stage);
    return window;
  }

  /** Puts in what is still missing and prepares the first run. */
  private static void begin(
      Stage stage, MainWindow window, RunFactory factory, String scenario, boolean withLoopback) {
    window.complete();
    factory.scenarios().stream()
        .filter(choice -> choice.name().equals(scenario))
        .findFirst()
        .ifPresent((Choice choice) -> window.controller().choose(choice, withLoopback));
    stage.getIcons().add(window.icon());
  }

  /**
   * Under some window managers (Openbox) JavaFX's GTK window shrinks to its least size when it gets
   * its frame; a size that is set after that stays.
   */
  private static void insistOnSize(Stage stage) {
    double width = stage.getWidth();
    double height = stage.getHeight();
    Platform.runLater(
        () -> {
          if (stage.isMaximized()) return;
          stage.setWidth(width);
          stage.setHeight(height);
        });
  }

  /**
   * Places the window as it stood, if enough of it is then on a screen to take hold of it, and no
   * larger than that screen is now.
   */
  private static void restore(WindowMemory.Standing was, Stage stage) {
    Screen.getScreensForRectangle(was.x() + was.width() / 2 - GRIP, was.y(), 2 * GRIP, GRIP)
        .stream()
        .findFirst()
        .map(Screen::getVisualBounds)
        .ifPresent(
            room -> {
              stage.setX(was.x());
              stage.setY(was.y());
              stage.setWidth(Math.max(LEAST_WIDTH, Math.min(was.width(), room.getWidth())));
              stage.setHeight(Math.max(LEAST_HEIGHT, Math.min(was.height(), room.getHeight())));
            });
    stage.setMaximized(was.maximized());
  }

  /** Keeps how the window stands when it is closed; of one that fills the screen, how it was. */
  private static void follow(Stage stage, WindowMemory memory) {
    Rectangle2D[] free = {Rectangle2D.EMPTY};
    Runnable moved =
        () -> {
          if (!stage.isMaximized()
              && !stage.isFullScreen()
              && !stage.isIconified()
              && stage.isShowing())
            free[0] =
                new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        };
    for (var measure :
        List.of(
            stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty()))
      // Later: a window that begins to fill the screen says so after its measures.
      measure.addListener((property, was, now) -> Platform.runLater(moved));
    stage.addEventHandler(WindowEvent.WINDOW_SHOWN, e -> moved.run());
    stage.addEventHandler(
        WindowEvent.WINDOW_HIDING,
        e -> {
          moved.run();
          Rectangle2D at = free[0];
          memory.keep(
              new WindowMemory.Standing(
                  at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight(), stage.isMaximized()));
        });
  }

  private static void afterFirstFrame(Runnable rest) {
    new AnimationTimer() {
      private int pulses;

      @Override
      public void handle(long now) {
        // The second pulse begins when the first frame has been handed to the screen.
        if (++pulses < 2) return;
        stop();
        if (Boolean.getBoolean("lockstep.timing")) printFirstFrame();
        rest.run();
      }
    }.start();
  }

  private static void printFirstFrame() {
    // The process's own start time is no use: Linux tells it with an error of up to a second.
    long millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    System.err.println("first frame after " + millis + " ms");
  }
}
