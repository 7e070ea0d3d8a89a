package lockstep.views.diagram;

import java.util.Arrays;
import java.util.List;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;

/**
 * A way through the canvas that can be walked by its length: a line of short pieces, made once, so
 * that a frame of an animation allocates nothing.
 */
final class Track {
  private static final int PIECES = 48;

  /** So far from a line, in units, is still on it. */
  private static final double NEAR = 6;

  private final double[] xs;
  private final double[] ys;
  private final double[] upTo;

  private Track(double[] xs, double[] ys) {
    this.xs = xs;
    this.ys = ys;
    this.upTo = new double[xs.length];
    for (int i = 1; i < xs.length; i++)
      upTo[i] = upTo[i - 1] + Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
  }

  /** The way of an edge. */
  static Track of(List<DiagramLayout.PathStep> path) {
    Builder way = new Builder();
    for (DiagramLayout.PathStep step : path) {
      double[] n = step.numbers();
      if (step.verb() == 'C') way.curve(n);
      else way.line(n[0], n[1]);
    }
    return way.build();
  }

  /** From a seat along this way to another seat. */
  Track between(DiagramLayout.Point start, DiagramLayout.Point end) {
    Builder way = new Builder();
    way.line(start.x(), start.y());
    for (int i = 0; i < xs.length; i++) way.line(xs[i], ys[i]);
    way.line(end.x(), end.y());
    return way.build();
  }

  /** Straight from seat to seat. */
  static Track straight(DiagramLayout.Point start, DiagramLayout.Point end) {
    return new Track(new double[] {start.x(), end.x()}, new double[] {start.y(), end.y()});
  }

  /** Whether it runs along the straight line between two points, nowhere far from it. */
  boolean liesOn(DiagramLayout.Point one, DiagramLayout.Point other) {
    double dx = other.x() - one.x();
    double dy = other.y() - one.y();
    double length = Math.hypot(dx, dy);
    for (int i = 0; i < xs.length; i++) {
      double off = ((xs[i] - one.x()) * dy - (ys[i] - one.y()) * dx) / length;
      if (Math.abs(off) > NEAR) return false;
    }
    return true;
  }

  double length() {
    return upTo[upTo.length - 1];
  }

  /** Writes the point at a share of the length, 0 to 1, into {@code out}. */
  void at(double share, double[] out) {
    double wanted = share * length();
    int i = 1;
    while (i < upTo.length - 1 && upTo[i] < wanted) i++;
    double piece = upTo[i] - upTo[i - 1];
    double part = piece == 0 ? 0 : Math.max(0, Math.min(1, (wanted - upTo[i - 1]) / piece));
    out[0] = xs[i - 1] + (xs[i] - xs[i - 1]) * part;
    out[1] = ys[i - 1] + (ys[i] - ys[i - 1]) * part;
  }

  /** The direction of its last piece, in degrees clockwise from rightwards. */
  double endAngle() {
    int n = xs.length;
    return Math.toDegrees(Math.atan2(ys[n - 1] - ys[n - 2], xs[n - 1] - xs[n - 2]));
  }

  double endX() {
    return xs[xs.length - 1];
  }

  double endY() {
    return ys[ys.length - 1];
  }

  /** The drawn line of an edge, which ends {@code shorter} units before its way does. */
  static List<PathElement> drawn(List<DiagramLayout.PathStep> path, double shorter) {
    Track way = of(path);
    double angle = Math.toRadians(way.endAngle());
    double dx = Math.cos(angle) * shorter;
    double dy = Math.sin(angle) * shorter;
    int last = path.size() - 1;
    PathElement[] elements = new PathElement[path.size()];
    for (int i = 0; i <= last; i++) {
      double[] n = path.get(i).numbers();
      double cutX = i == last ? dx : 0;
      double cutY = i == last ? dy : 0;
      elements[i] =
          switch (path.get(i).verb()) {
            case 'M' -> new MoveTo(n[0], n[1]);
            case 'L' -> new LineTo(n[0] - cutX, n[1] - cutY);
            // The end's tangent stays, since its handle moves with it.
            case 'C' ->
                new CubicCurveTo(n[0], n[1], n[2] - cutX, n[3] - cutY, n[4] - cutX, n[5] - cutY);
            default -> throw new IllegalArgumentException("path verb " + path.get(i).verb());
          };
    }
    return List.of(elements);
  }

  private static final class Builder {
    private double[] xs = new double[160];
    private double[] ys = new double[160];
    private int count;

    void line(double x, double y) {
      if (count == xs.length) {
        xs = Arrays.copyOf(xs, count * 2);
        ys = Arrays.copyOf(ys, count * 2);
      }
      xs[count] = x;
      ys[count++] = y;
    }

    void curve(double[] n) {
      double x0 = xs[count - 1];
      double y0 = ys[count - 1];
      for (int i = 1; i <= PIECES; i++) {
        double t = (double) i / PIECES;
        double u = 1 - t;
        line(
            u * u * u * x0 + 3 * u * u * t * n[0] + 3 * u * t * t * n[2] + t * t * t * n[4],
            u * u * u * y0 + 3 * u * u * t * n[1] + 3 * u * t * t * n[3] + t * t * t * n[5]);
      }
    }

    Track build() {
      return new Track(Arrays.copyOf(xs, count), Arrays.copyOf(ys, count));
    }
  }
}
