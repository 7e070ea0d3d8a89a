package lockstep.app.desktop;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import lockstep.views.parts.Theme;
import lockstep.views.words.Words;

/** The keys, in a popover below the button that shows them. */
final class KeyList {
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
          new Key("key.help", "help.help"),
          new Key("key.escape", "help.escape"));

  private final Popup popup = new Popup();
  private final VBox content = new VBox();

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
    content.getStyleClass().addAll("ls-popover", "ls-help");
    content.getChildren().addAll(title, grid);
    popup.getContent().add(content);
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
  }

  /** Shows the list below a button, or hides it when it is shown. */
  void toggle(Node button, Theme theme) {
    if (popup.isShowing()) {
      popup.hide();
      return;
    }
    theme.applyTo(popup.getScene().getRoot());
    Bounds place = button.localToScreen(button.getBoundsInLocal());
    popup.show(button, place.getMaxX(), place.getMaxY() + 6);
    popup.setX(place.getMaxX() - content.getWidth() - 6);
  }

  boolean isShowing() {
    return popup.isShowing();
  }
}
