package lockstep.views.presenter;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.transform.Transform;
import lockstep.tcp.Side;
import lockstep.views.parts.Ends;

/** The lines of segments in large, drawn as the ladder draws them; each says what room it takes. */
final class Strokes {
  private static final double HEAD_LONG = 26;

  private static final double HEAD_HALF = 11;

  private static final double CROSS = 10;

  private static final double STROKE = 3.4;

  private static final double RING = 7;

  /** What a line and the air about it take on each side. */
  private static final double AIR = 6;

  /** Likewise of one that is lit. */
  private static final double CASING = 9;

  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

  private final List<Node> drawn;
  private final List<Bounds> taken;

  /**
   * @param drawn takes what is drawn
   * @param taken takes where no word may stand
   */
  Strokes(List<Node> drawn, List<Bounds> taken) {
    this.drawn = drawn;
    this.taken = taken;
  }

  /** A line in ink, or in the hue of the end whose step it is. */
  void stroke(double[] way, boolean again, Side lit, boolean head) {
    double angle = Math.atan2(way[3] - way[1], way[2] - way[0]);
    double cut = head ? HEAD_LONG * 0.7 : 0;
    double endX = way[2] - Math.cos(angle) * cut;
    double endY = way[3] - Math.sin(angle) * cut;
    if (lit != null) {
      Line casing = new Line(way[0], way[1], endX, endY);
      casing.getStyleClass().add("ls-last-casing");
      if (again) casing.getStyleClass().add("ls-again");
      Ends.mark(casing, lit);
      drawn.add(casing);
    }
    Line line = new Line(way[0], way[1], endX, endY);
    line.getStyleClass().add("ls-last-line");
    line.pseudoClassStateChanged(LIT, lit != null);
    line.setStrokeWidth(STROKE);
    if (again) line.getStrokeDashArray().setAll(14.0, 9.0);
    drawn.add(line);
    if (head) drawn.add(head(way[2], way[3], angle, lit));
    takeUp(way, lit != null ? CASING : AIR);
  }

  void goesOn(double[] rest, String styleClass) {
    Line line = new Line(rest[0], rest[1], rest[2], rest[3]);
    line.getStyleClass().add(styleClass);
    line.setStrokeWidth(STROKE);
    drawn.add(line);
    takeUp(rest, AIR);
  }

  void nobodySawItLeave(double x, double y) {
    Circle ring = new Circle(x, y, RING);
    ring.getStyleClass().add("ls-last-ring");
    drawn.add(ring);
  }

  void cross(double x, double y, int lean) {
    Line line = new Line(x - CROSS, y - CROSS * lean, x + CROSS, y + CROSS * lean);
    line.getStyleClass().add("ls-last-line");
    line.setStrokeWidth(STROKE);
    drawn.add(line);
    taken.add(new BoundingBox(x - CROSS, y - CROSS, 2 * CROSS, 2 * CROSS));
  }

  static double[] part(double[] way, double from, double to) {
    double dx = way[2] - way[0];
    double dy = way[3] - way[1];
    return new double[] {
      way[0] + dx * from, way[1] + dy * from, way[0] + dx * to, way[1] + dy * to
    };
  }

  private static Node head(double x, double y, double angle, Side lit) {
    Polygon head =
        new Polygon(0, 0, -HEAD_LONG, -HEAD_HALF, -HEAD_LONG * 0.78, 0, -HEAD_LONG, HEAD_HALF);
    head.getStyleClass().add("ls-last-head");
    Ends.mark(head, lit);
    head.getTransforms().add(Transform.rotate(Math.toDegrees(angle), 0, 0));
    head.setLayoutX(x);
    head.setLayoutY(y);
    return head;
  }

  /** No word may stand on the line; pieces of it are enough to say where it runs. */
  private void takeUp(double[] way, double half) {
    int pieces = 16;
    for (int i = 0; i < pieces; i++) {
      double x0 = way[0] + (way[2] - way[0]) * i / pieces;
      double x1 = way[0] + (way[2] - way[0]) * (i + 1) / pieces;
      double y0 = way[1] + (way[3] - way[1]) * i / pieces;
      double y1 = way[1] + (way[3] - way[1]) * (i + 1) / pieces;
      taken.add(
          new BoundingBox(
              Math.min(x0, x1),
              Math.min(y0, y1) - half,
              Math.abs(x1 - x0),
              Math.abs(y1 - y0) + 2 * half));
    }
  }
}
