package lockstep.app.desktop;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import lockstep.views.words.Words;

/**
 * The keys, in a popover below the button that shows them. It lies in the window itself: a window
 * of its own would have a white frame where the system cannot draw through windows.
 */
final class KeyList extends VBox {
  private record Key(String key, String what) {}

  private static final List<Key> KEYS =
      List.of(
          new Key("key.space", "help.play"),
          new Key("key.step", "help.step"),
          new Key("key.back", "help.back"),
          new Key("key.start", "help.start"),
          new Key("key.end", "help.end"),
          new Key("key.restart", "help.restart"),
          new Key("key.theme", "help.theme"),
          new Key("key.table", "help.table"),
          new Key("key.find", "help.find"),
          new Key("key.choose", "help.choose"),
          new Key("key.zoom", "help.zoom"),
          new Key("key.follow", "help.follow"),
          new Key("key.numbers", "help.numbers"),
          new Key("key.over", "help.over"),
          new Key("key.help", "help.help"),
          new Key("key.escape", "help.escape"));

  KeyList() {
    Label title = new Label(Words.of("help.title"));
    title.getStyleClass().add("ls-help-title");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("ls-help-grid");
    for (int i = 0; i < KEYS.size(); i++) {
      Label key = new Label(Words.of(KEYS.get(i).key()));
      key.getStyleClass().add("ls-key");
      grid.addRow(i, key, new Label(Words.of(KEYS.get(i).what())));
    }
    getStyleClass().addAll("ls-popover", "ls-help");
    getChildren().addAll(title, grid);
    setManaged(false);
    setVisible(false);
    // Any click takes the list away, also one on it.
    sceneProperty()
        .addListener(
            (property, was, now) ->
                now.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> setVisible(false)));
  }

  void toggle() {
    setVisible(!isVisible());
  }

  /** Hides the list; says whether it was shown. */
  boolean hide() {
    boolean shown = isVisible();
    setVisible(false);
    return shown;
  }

  /** Puts the list below the bar, at the right edge of the window. */
  void place(double right, double top) {
    double width = prefWidth(-1);
    resizeRelocate(right - width, top, width, prefHeight(width));
  }
}
