package lockstep.views.diagram;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.transform.Transform;
import lockstep.tcp.Figure5;
import lockstep.tcp.Side;
import lockstep.views.parts.Ends;

/** An edge: its line in the pattern of its kind, its arrow head, and a casing when it is taken. */
final class EdgeLine extends Group {
  private static final PseudoClass MAIN = PseudoClass.getPseudoClass("main");
  private static final PseudoClass SEEN = PseudoClass.getPseudoClass("seen");
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

  /** How wide the place is that the pointer meets, in pixels. */
  static final double HIT = 12;

  private static final double HALF_WIDTH = 0.46;
  private static final double NOTCH = 0.78;
  private static final double SHORTER = 9;
  private static final double CASING_SHORTER = 14;
  private static final double LIT_ARROW = 19;

  private final Path hit = new Path();
  private final FocusRing ring;
  private final Path casing = new Path();
  private final Path core = new Path();
  private final Polygon arrow = new Polygon();
  private final double arrowLength;

  EdgeLine(Figure5.Edge edge, DiagramLayout.EdgePlace place) {
    arrowLength = edge.main() ? 15 : 13;
    // Drawn with nothing, yet under the pointer: a line alone is too thin to be met.
    hit.getElements().setAll(Track.drawn(place.path(), 0));
    hit.setStroke(Color.TRANSPARENT);
    hit.setFill(null);
    ring = FocusRing.along(place.path());
    casing.getElements().setAll(Track.drawn(place.path(), CASING_SHORTER));
    casing.getStyleClass().addAll("ls-edge-casing", kind(edge));
    casing.setVisible(false);
    core.getElements().setAll(Track.drawn(place.path(), SHORTER));
    core.getStyleClass().addAll("ls-edge", kind(edge));
    core.pseudoClassStateChanged(MAIN, edge.main());
    Track way = Track.of(place.path());
    arrow.getStyleClass().add("ls-arrow");
    arrow.setLayoutX(way.endX());
    arrow.setLayoutY(way.endY());
    arrow.getTransforms().add(Transform.rotate(way.endAngle(), 0, 0));
    getChildren().addAll(ring, casing, core, arrow, hit);
    setAccessibleRole(AccessibleRole.BUTTON);
    setCursor(Cursor.HAND);
    ring.follow(this);
    setScale(1);
    show(null, false);
    setId("edge-" + edge.id());
  }

  /**
   * Shows whether it is taken in this step and by which end.
   *
   * @param taker the end that takes it now, or null
   * @param seen whether it was taken before
   */
  void show(Side taker, boolean seen) {
    boolean lit = taker != null;
    if (arrow.getPoints().isEmpty() || lit != casing.isVisible()) drawArrow(lit);
    casing.setVisible(lit);
    ring.setLit(lit);
    Ends.mark(casing, taker);
    core.pseudoClassStateChanged(LIT, lit);
    core.pseudoClassStateChanged(SEEN, seen);
    arrow.pseudoClassStateChanged(LIT, lit);
    arrow.pseudoClassStateChanged(SEEN, seen);
    Ends.mark(arrow, taker);
  }

  /** Keeps its place under the pointer and the ring of the focus as wide as they are to look. */
  void setScale(double scale) {
    hit.setStrokeWidth(HIT / scale);
    ring.setScale(scale);
  }

  /** Shows that the pointer is on it, or on its label. */
  void setPointed(boolean yes) {
    ring.setPointed(yes);
  }

  private void drawArrow(boolean lit) {
    double length = lit ? LIT_ARROW : arrowLength;
    double half = length * HALF_WIDTH;
    arrow.getPoints().setAll(0.0, 0.0, -length, -half, -length * NOTCH, 0.0, -length, half);
  }

  static String kind(Figure5.Edge edge) {
    return switch (edge.kind()) {
      case ACTIVE -> "active";
      case PASSIVE -> "passive";
      case EITHER -> "both";
      case TOGETHER -> "simultaneous";
      case TIMEOUT -> "timeout";
    };
  }
}
