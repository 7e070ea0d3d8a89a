package lockstep.views.parts;

import static lockstep.views.parts.Svg.number;

import java.util.List;
import javafx.scene.layout.CornerRadii;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.shape.VLineTo;

/** Says shapes as the data of an SVG path, in the shape's own coordinates. */
final class SvgPath {
  private SvgPath() {}

  static String of(Shape shape) {
    if (shape instanceof SVGPath path) return path.getContent();
    if (shape instanceof Path path) return elements(path.getElements());
    if (shape instanceof Line l)
      return line(l.getStartX(), l.getStartY(), l.getEndX(), l.getEndY());
    if (shape instanceof Circle c)
      return ellipse(c.getCenterX(), c.getCenterY(), c.getRadius(), c.getRadius());
    if (shape instanceof Ellipse e)
      return ellipse(e.getCenterX(), e.getCenterY(), e.getRadiusX(), e.getRadiusY());
    if (shape instanceof Polygon polygon) return points(polygon.getPoints()) + "Z";
    if (shape instanceof Polyline polyline) return points(polyline.getPoints());
    if (shape instanceof CubicCurve c)
      return words("M", c.getStartX(), c.getStartY())
          + words("C", c.getControlX1(), c.getControlY1(), c.getControlX2(), c.getControlY2())
          + words("", c.getEndX(), c.getEndY());
    if (shape instanceof Rectangle r)
      return box(
          r.getX(),
          r.getY(),
          r.getWidth(),
          r.getHeight(),
          new double[] {
            r.getArcWidth() / 2, r.getArcWidth() / 2, r.getArcWidth() / 2, r.getArcWidth() / 2
          });
    throw new IllegalStateException("no path in SVG for " + shape.getClass());
  }

  /** A box with round corners. */
  static String of(double x, double y, double width, double height, CornerRadii radii) {
    return box(
        x,
        y,
        width,
        height,
        new double[] {
          radii.getTopLeftHorizontalRadius(),
          radii.getTopRightHorizontalRadius(),
          radii.getBottomRightHorizontalRadius(),
          radii.getBottomLeftHorizontalRadius()
        });
  }

  static String line(double fromX, double fromY, double toX, double toY) {
    return words("M", fromX, fromY) + words("L", toX, toY);
  }

  private static String ellipse(double x, double y, double wide, double high) {
    return words("M", x - wide, y)
        + words("A", wide, high, 0, 1, 0, x + wide, y)
        + words("A", wide, high, 0, 1, 0, x - wide, y)
        + "Z";
  }

  /** Corners from the left at the top on, clockwise; none is larger than the box allows. */
  private static String box(double x, double y, double width, double height, double[] corners) {
    double most = Math.min(width, height) / 2;
    double[] round = new double[4];
    for (int i = 0; i < 4; i++) round[i] = Math.max(0, Math.min(corners[i], most));
    double right = x + width;
    double bottom = y + height;
    return words("M", x + round[0], y)
        + words("H", right - round[1])
        + corner(round[1], right, y + round[1])
        + words("V", bottom - round[2])
        + corner(round[2], right - round[2], bottom)
        + words("H", x + round[3])
        + corner(round[3], x, bottom - round[3])
        + words("V", y + round[0])
        + corner(round[0], x + round[0], y)
        + "Z";
  }

  private static String corner(double radius, double toX, double toY) {
    return radius == 0 ? "" : words("A", radius, radius, 0, 0, 1, toX, toY);
  }

  private static String points(List<Double> points) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i + 1 < points.size(); i += 2)
      all.append(words(i == 0 ? "M" : "L", points.get(i), points.get(i + 1)));
    return all.toString();
  }

  private static String elements(List<PathElement> elements) {
    StringBuilder all = new StringBuilder();
    for (PathElement element : elements) all.append(element(element));
    return all.toString();
  }

  private static String element(PathElement element) {
    if (element instanceof MoveTo to) return words("M", to.getX(), to.getY());
    if (element instanceof LineTo to) return words("L", to.getX(), to.getY());
    if (element instanceof HLineTo to) return words("H", to.getX());
    if (element instanceof VLineTo to) return words("V", to.getY());
    if (element instanceof QuadCurveTo to)
      return words("Q", to.getControlX(), to.getControlY(), to.getX(), to.getY());
    if (element instanceof CubicCurveTo to)
      return words("C", to.getControlX1(), to.getControlY1(), to.getControlX2(), to.getControlY2())
          + words("", to.getX(), to.getY());
    if (element instanceof ArcTo to)
      return words("A", to.getRadiusX(), to.getRadiusY(), to.getXAxisRotation())
          + words("", to.isLargeArcFlag() ? 1 : 0, to.isSweepFlag() ? 1 : 0)
          + words("", to.getX(), to.getY());
    if (element instanceof ClosePath) return "Z";
    throw new IllegalStateException("no path in SVG for " + element.getClass());
  }

  private static String words(String command, double... values) {
    StringBuilder all = new StringBuilder(command);
    for (double value : values) all.append(number(value)).append(' ');
    return all.toString();
  }
}
