package lockstep.views.parts;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Something that lies over the cards: a title, what may be done there, a way out, a content. */
public final class Panel extends BorderPane {
  private final HBox tools = new HBox();

  /**
   * A panel without content.
   *
   * @param icon a name of {@code icons.json}
   * @param closeText what the button says that closes it
   */
  public Panel(String title, String icon, String closeText, Runnable close) {
    getStyleClass().addAll("ls-popover", "ls-panel");
    Label name = new Label(title, Icons.of(icon, 17));
    name.getStyleClass().add("ls-help-title");
    name.setMinWidth(USE_PREF_SIZE);
    name.setGraphicTextGap(8);
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    tools.setAlignment(Pos.CENTER_RIGHT);
    tools.getStyleClass().add("ls-panel-tools");
    Button closer = IconButton.of("close", closeText, close);
    HBox head = new HBox(name, spring, tools, closer);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("ls-panel-head");
    setTop(head);
  }

  /** Adds something that may be done there, beside the title. */
  public Panel with(Node tool) {
    tools.getChildren().add(tool);
    return this;
  }

  /** Shows a text that scrolls, by keys too, where there is no room for it. */
  public Panel reading(Region content, String name) {
    scrolling(content);
    getCenter().setFocusTraversable(true);
    getCenter().setAccessibleText(name);
    return this;
  }

  /** Shows a content that scrolls where there is no room for it. */
  public Panel scrolling(Region content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("ls-scroll");
    scroll.setFocusTraversable(false);
    setCenter(scroll);
    // Who goes on with the tabulator sees where he has come to.
    scroll
        .sceneProperty()
        .addListener(
            (property, was, scene) -> {
              if (scene != null)
                scene.focusOwnerProperty().addListener((p, before, now) -> reveal(scroll, now));
            });
    return this;
  }

  /** A pane that scrolls does not ask how high its content is at the width that it gets. */
  @Override
  protected double computePrefHeight(double width) {
    if (width < 0 || !(getCenter() instanceof ScrollPane scroll))
      return super.computePrefHeight(width);
    double room = width - snappedLeftInset() - snappedRightInset();
    double content = scroll.getContent().prefHeight(room);
    return snappedTopInset() + getTop().prefHeight(room) + content + 2 + snappedBottomInset();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private static void reveal(ScrollPane scroll, Node focused) {
    Node content = scroll.getContent();
    for (Node at = focused; at != content; at = at.getParent()) if (at == null) return;
    double all = content.getLayoutBounds().getHeight();
    double seen = scroll.getViewportBounds().getHeight();
    if (all <= seen) return;
    var place = content.sceneToLocal(focused.localToScene(focused.getLayoutBounds()));
    double top = scroll.getVvalue() * (all - seen);
    double wanted = top;
    if (place.getMaxY() > top + seen) wanted = place.getMaxY() - seen;
    if (place.getMinY() < wanted) wanted = place.getMinY();
    if (wanted != top) scroll.setVvalue(Math.max(0, Math.min(1, wanted / (all - seen))));
  }
}
