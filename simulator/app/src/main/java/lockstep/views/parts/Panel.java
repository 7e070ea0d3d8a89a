package lockstep.views.parts;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
    setCenter(new Scrolled(content));
    return this;
  }

  /** The pane in the middle is as high as it wants to be at the width that it gets. */
  @Override
  protected double computePrefHeight(double width) {
    if (width < 0 || !(getCenter() instanceof Scrolled scroll))
      return super.computePrefHeight(width);
    double room = width - snappedLeftInset() - snappedRightInset();
    return snappedTopInset()
        + getTop().prefHeight(room)
        + scroll.prefHeight(room)
        + snappedBottomInset();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }
}
