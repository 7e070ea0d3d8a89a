package lockstep.views.ladder;

import java.util.Arrays;
import javafx.scene.Group;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import lockstep.views.parts.Fonts;

/** Makes a shape of all that is drawn, and a text of all that is written. */
final class ShapeBrush implements Brush {
  private final Group all = new Group();
  private Paint fill;
  private Paint stroke;
  private double lineWidth = 1;
  private double[] dashes = {};
  private StrokeLineCap cap = StrokeLineCap.BUTT;

  /** All that was drawn, in its order. */
  Group drawn() {
    return all;
  }

  /** What lies beyond the sheet is not seen on a canvas, and neither here. */
  @Override
  public void clear(double width, double height) {
    all.getChildren().clear();
    all.setClip(new Rectangle(width, height));
  }

  @Override
  public void setFill(Paint paint) {
    fill = paint;
  }

  @Override
  public void setStroke(Paint paint) {
    stroke = paint;
  }

  @Override
  public void setLineWidth(double width) {
    lineWidth = width;
  }

  @Override
  public void setLineDashes(double... lengths) {
    dashes = lengths.clone();
  }

  @Override
  public void setLineCap(StrokeLineCap newCap) {
    cap = newCap;
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    outlined(new Line(fromX, fromY, toX, toY));
  }

  @Override
  public void fillRect(double x, double y, double w, double h) {
    filled(new Rectangle(x, y, w, h));
  }

  @Override
  public void fillRoundRect(double x, double y, double w, double h, double round) {
    filled(rounded(x, y, w, h, round));
  }

  @Override
  public void strokeRoundRect(double x, double y, double w, double h, double round) {
    outlined(rounded(x, y, w, h, round));
  }

  @Override
  public void fillOval(double x, double y, double w, double h) {
    filled(new Ellipse(x + w / 2, y + h / 2, w / 2, h / 2));
  }

  @Override
  public void strokeOval(double x, double y, double w, double h) {
    outlined(new Ellipse(x + w / 2, y + h / 2, w / 2, h / 2));
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys) {
    filled(polygon(xs, ys));
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys) {
    outlined(polygon(xs, ys));
  }

  @Override
  public void strokePath(String path, double x, double y, double scale) {
    SVGPath shape = new SVGPath();
    shape.setContent(path);
    shape.getTransforms().addAll(new Translate(x, y), new Scale(scale, scale));
    outlined(shape);
  }

  @Override
  public void text(
      String words, Font font, double x, double baseline, TextAlignment align, double width) {
    double before =
        switch (align) {
          case CENTER -> width / 2;
          case RIGHT -> width;
          case LEFT, JUSTIFY -> 0;
        };
    Text text = Fonts.text(words, font);
    text.setX(x - before);
    text.setY(baseline);
    filled(text);
  }

  private static Rectangle rounded(double x, double y, double w, double h, double round) {
    Rectangle rectangle = new Rectangle(x, y, w, h);
    rectangle.setArcWidth(round);
    rectangle.setArcHeight(round);
    return rectangle;
  }

  private static Polygon polygon(double[] xs, double[] ys) {
    double[] points = new double[2 * xs.length];
    for (int i = 0; i < xs.length; i++) {
      points[2 * i] = xs[i];
      points[2 * i + 1] = ys[i];
    }
    return new Polygon(points);
  }

  private void filled(Shape shape) {
    shape.setFill(fill);
    shape.setStroke(null);
    all.getChildren().add(shape);
  }

  private void outlined(Shape shape) {
    shape.setFill(null);
    shape.setStroke(stroke);
    shape.setStrokeWidth(lineWidth);
    shape.setStrokeLineCap(cap);
    shape.getStrokeDashArray().setAll(Arrays.stream(dashes).boxed().toList());
    all.getChildren().add(shape);
  }
}
