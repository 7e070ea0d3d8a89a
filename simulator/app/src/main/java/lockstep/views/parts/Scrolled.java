package lockstep.views.parts;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/**
 * A content that scrolls down where it has not the room that it wants. It is as high as its content
 * at the width that it gets, and shows whatever part of it has the keys.
 */
public final class Scrolled extends ScrollPane {
  /** So much is always in sight, in pixels. */
  private static final double LEAST = 48;

  /** As wide as the style sheet makes a bar. */
  private static final double BAR = 10;

  /** What rounding takes from a height. */
  private static final double EDGES = 2;

  private final ChangeListener<Node> following = (property, was, now) -> reveal(now);

  /** Lets a content scroll. */
  public Scrolled(Region content) {
    super(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().add("ls-scroll");
    setFocusTraversable(false);
    // Who goes on with the tabulator sees where he has come to.
    sceneProperty()
        .addListener(
            (property, was, now) -> {
              if (was != null) was.focusOwnerProperty().removeListener(following);
              if (now != null) now.focusOwnerProperty().addListener(following);
            });
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  /** With the room for the bar, which would else be taken from the content. */
  @Override
  protected double computePrefWidth(double height) {
    return super.computePrefWidth(height) + BAR;
  }

  /** A pane that scrolls does not itself ask how high its content is at the width that it gets. */
  @Override
  protected double computePrefHeight(double width) {
    return getContent().prefHeight(width) + EDGES;
  }

  @Override
  protected double computeMinHeight(double width) {
    return Math.min(LEAST, computePrefHeight(width));
  }

  /** Scrolls as far as it needs to show a part of the content; nothing where it is no part. */
  public void reveal(Node part) {
    Node content = getContent();
    for (Node at = part; at != content; at = at.getParent()) if (at == null) return;
    double all = content.getLayoutBounds().getHeight();
    double seen = getViewportBounds().getHeight();
    if (all <= seen) return;
    var place = content.sceneToLocal(part.localToScene(part.getLayoutBounds()));
    double top = getVvalue() * (all - seen);
    double wanted = top;
    if (place.getMaxY() > top + seen) wanted = place.getMaxY() - seen;
    if (place.getMinY() < wanted) wanted = place.getMinY();
    if (wanted != top) setVvalue(Math.max(0, Math.min(1, wanted / (all - seen))));
  }
}
