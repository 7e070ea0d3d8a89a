package lockstep.views.parts;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/** Something that lies over the cards: a title, what may be done there, a way out, a content. */
public final class Panel extends BorderPane {
  private final PaneHead head;

  /**
   * A panel without content.
   *
   * @param icon a name of {@code icons.json}
   * @param closeText what the button says that closes it
   */
  public Panel(String title, String icon, String closeText, Runnable close) {
    getStyleClass().addAll("ls-popover", "ls-panel");
    head = new PaneHead(icon, title, IconButton.of("close", closeText, close));
    setTop(head);
  }

  /** Adds something that may be done there, beside the title. */
  public Panel with(Node tool) {
    head.add(tool);
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
