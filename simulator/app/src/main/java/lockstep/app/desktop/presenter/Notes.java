package lockstep.app.desktop.presenter;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.EventHandler;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.run.RunState;
import lockstep.views.predict.Question;
import lockstep.views.presenter.NotesPane;
import lockstep.views.words.Words;

/** The window with the notes: on another screen where there is one. */
final class Notes {
  private static final double WIDTH = 760;
  private static final double HEIGHT = 620;

  private final Desk desk;
  private final Stage stage = new Stage();
  private final NotesPane pane = new NotesPane();
  private final long begun;
  private final Timeline clock;

  /**
   * @param begun when the presenting began, as {@link System#nanoTime()} counts
   * @param keys is asked before any key does something: a key is one key in both windows
   */
  Notes(Desk desk, long begun, EventHandler<KeyEvent> keys) {
    this.desk = desk;
    this.begun = begun;
    Window room = desk.window().getScene().getWindow();
    Scene scene = new Scene(pane, WIDTH, HEIGHT);
    scene.getStylesheets().setAll(desk.window().getScene().getStylesheets());
    desk.commands().installOn(scene);
    stage.addEventFilter(KeyEvent.KEY_PRESSED, keys);
    stage.addEventFilter(KeyEvent.KEY_TYPED, keys);
    stage.initOwner(room);
    stage.setTitle(Words.of("notes.title"));
    stage.setScene(scene);
    Screen.getScreens().stream()
        .map(Screen::getVisualBounds)
        .filter(screen -> !isOn(room, screen))
        .findFirst()
        .ifPresent(this::moveTo);
    clock = new Timeline(new KeyFrame(Duration.seconds(1), event -> showTime()));
    clock.setCycleCount(Animation.INDEFINITE);
  }

  private static boolean isOn(Window window, Rectangle2D screen) {
    return screen.contains(
        window.getX() + window.getWidth() / 2, window.getY() + window.getHeight() / 2);
  }

  private void moveTo(Rectangle2D screen) {
    stage.setX(screen.getMinX() + (screen.getWidth() - WIDTH) / 2);
    stage.setY(screen.getMinY() + (screen.getHeight() - HEIGHT) / 2);
  }

  void open() {
    showTime();
    clock.play();
    stage.show();
  }

  boolean isOpen() {
    return stage.isShowing();
  }

  NotesPane pane() {
    return pane;
  }

  /**
   * Shows the notes of a step.
   *
   * @param asked what the room is asked about the next one; empty for nothing
   */
  void show(RunState state, Optional<Question> asked) {
    desk.theme().applyTo(pane);
    String position =
        state.total() == 0
            ? Words.of("transport.position.open", state.position())
            : Words.of("transport.position", state.position(), state.total());
    pane.show(state.soFar(), position, desk.controller().ahead(), asked, state.canStep());
  }

  void close() {
    clock.stop();
    stage.close();
  }

  private void showTime() {
    long seconds = (System.nanoTime() - begun) / 1_000_000_000L;
    pane.showTime(String.format("%d:%02d", seconds / 60, seconds % 60));
  }
}
