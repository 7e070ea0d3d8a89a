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

  /** As wide as the style sheet makes a bar, in pixels at every size of text. */
  public static final double BAR = 10;

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
    reveal(part, 0);
  }

  /**
   * The same, with some air below it where there is any.
   *
   * @param below how much, in pixels
   */
  public void reveal(Node part, double below) {
    Node content = getContent();
    for (Node at = part; at != content; at = at.getParent()) if (at == null) return;
    double all = content.getLayoutBounds().getHeight();
    double seen = getViewportBounds().getHeight();
    var place = content.sceneToLocal(part.localToScene(part.getLayoutBounds()));
    setVvalue(showing(getVvalue(), all, seen, place.getMinY(), place.getMaxY() + below));
  }

  /**
   * How far along a pane has scrolled when it has gone just as far as it must to show a part, along
   * one of its two ways. Of a part that is too large the beginning shows.
   *
   * @param now how far along it is, 0 to 1
   * @param all the length of its content
   * @param seen the length that is in sight
   * @param from where the part begins, from the content's beginning
   * @param to where it ends
   * @return 0 to 1
   */
  public static double showing(double now, double all, double seen, double from, double to) {
    if (all <= seen) return now;
    double start = now * (all - seen);
    double wanted = start;
    if (to > start + seen) wanted = to - seen;
    if (from < wanted) wanted = from;
    return wanted == start ? now : Math.max(0, Math.min(1, wanted / (all - seen)));
  }
}
