package lockstep.views.diagram;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;

/**
 * The ring round a node, or along both sides of an edge, that has the focus: 3 pixels with a gap of
 * 2, whatever the scale. An edge under the pointer has a soft band in its place.
 */
final class FocusRing extends Group {
  private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");
  private static final double RING = 3;
  private static final double GAP = 2;

  /** Half of the widest line of a node, and the widest of an edge, in units. */
  private static final double NODE_LINE = 1.6;

  private static final double EDGE_LINE = 3;

  private static final double LIT_EDGE_LINE = 11;

  private final Shape ring;
  private final Shape gap;
  private final DiagramLayout.NodePlace place;
  private final double radius;
  private double scale = 1;
  private boolean lit;

  private FocusRing(Shape ring, Shape gap, DiagramLayout.NodePlace place, double radius) {
    this.ring = ring;
    this.gap = gap;
    this.place = place;
    this.radius = radius;
    ring.getStyleClass().add("ls-part-focus");
    getChildren().add(ring);
    if (gap != null) {
      gap.getStyleClass().add("ls-part-gap");
      getChildren().add(gap);
    }
    setMouseTransparent(true);
    setVisible(false);
    setScale(1);
  }

  /** A ring round a node, which lies over the node's halo. */
  static FocusRing round(DiagramLayout.NodePlace place, double radius) {
    Rectangle ring = new Rectangle();
    ring.setFill(null);
    return new FocusRing(ring, null, place, radius);
  }

  /** A ring along an edge, which lies under the edge's line. */
  static FocusRing along(List<DiagramLayout.PathStep> path) {
    return new FocusRing(line(path), line(path), null, 0);
  }

  /** Shows itself while a part of the diagram has the focus. */
  void follow(Node part) {
    part.focusedProperty()
        .addListener(
            (property, was, now) -> {
              soften(false);
              setVisible(now);
            });
  }

  /** Shows that the pointer is there, unless the focus is. */
  void setPointed(boolean yes) {
    if (getParent().isFocused()) return;
    soften(yes);
    setVisible(yes);
  }

  private void soften(boolean yes) {
    ring.pseudoClassStateChanged(POINTED, yes);
    if (gap != null) gap.setVisible(!yes);
  }

  /** Makes room for the casing of an edge that is taken. */
  void setLit(boolean yes) {
    lit = yes;
    setScale(scale);
  }

  void setScale(double now) {
    scale = now;
    double wide = RING / scale;
    double apart = GAP / scale;
    if (ring instanceof Rectangle box) {
      double grow = NODE_LINE + apart + wide / 2;
      box.setX(place.x() - grow);
      box.setY(place.y() - grow);
      box.setWidth(place.w() + 2 * grow);
      box.setHeight(place.h() + 2 * grow);
      box.setArcWidth(2 * (radius + grow));
      box.setArcHeight(2 * (radius + grow));
      box.setStrokeWidth(wide);
    } else {
      double line = lit ? LIT_EDGE_LINE : EDGE_LINE;
      gap.setStrokeWidth(line + 2 * apart);
      ring.setStrokeWidth(line + 2 * (apart + wide));
    }
  }

  private static Path line(List<DiagramLayout.PathStep> path) {
    Path line = new Path(Track.drawn(path, 0));
    line.setFill(null);
    line.setStrokeLineCap(StrokeLineCap.BUTT);
    return line;
  }
}
