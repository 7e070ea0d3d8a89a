package lockstep.views.parts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The head that all panes over the cards have: an icon, a title, and the button that closes. */
public final class PaneHead extends HBox {
  private static final double ICON = 17;

  private final Label name = new Label();
  private final HBox tools = new HBox();
  private final Button close;

  /**
   * A head whose button says that it closes, and by which key.
   *
   * @param icon a name of {@code icons.json}
   */
  public PaneHead(String icon, String title, Runnable closing) {
    this(icon, title, IconButton.closing(closing));
  }

  PaneHead(String icon, String title, Button close) {
    this.close = close;
    getStyleClass().add("ls-panel-head");
    name.setText(title);
    name.setGraphic(Icons.of(icon, ICON));
    name.setGraphicTextGap(8);
    name.setMinWidth(USE_PREF_SIZE);
    name.getStyleClass().add("ls-help-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    tools.setAlignment(Pos.CENTER_RIGHT);
    tools.getStyleClass().add("ls-panel-tools");
    getChildren().addAll(name, gap, tools, close);
    setAlignment(Pos.CENTER_LEFT);
  }

  /** Adds something that may be done there, beside the title. */
  void add(Node tool) {
    tools.getChildren().add(tool);
  }

  /** Another title. */
  public void say(String title) {
    name.setText(title);
  }

  /** The button that closes the pane. */
  public Button closing() {
    return close;
  }
}
