package lockstep.views.time;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import lockstep.views.parts.IconButton;
import lockstep.views.words.Words;

/** A pane's title with the button that closes it. */
final class PaneHead extends HBox {
  PaneHead(String title, Runnable closing) {
    Label name = new Label(title);
    name.getStyleClass().add("ls-help-title");
    name.setMinWidth(USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(name, gap, iconButton("close", Words.of("time.close"), closing));
    setAlignment(Pos.CENTER_LEFT);
  }

  /** A button with an icon alone. */
  static Button iconButton(String icon, String name, Runnable action) {
    return IconButton.of(icon, 16, name, name, action);
  }
}
