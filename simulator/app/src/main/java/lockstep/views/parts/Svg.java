package lockstep.views.parts;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;

/**
 * Writes what a node shows as SVG 1.1: shapes as shapes, text as the outlines of its letters, so
 * that it looks the same where the fonts are missing. The words stay beside each outline as its
 * title.
 */
public final class Svg {
  private final StringBuilder out = new StringBuilder();
  private int clips;

  private Svg() {}

  /**
   * The picture of a root that has been laid out.
   *
   * @param width in the root's units
   * @param height in the root's units
   * @param scale what width and height are multiplied by where the picture is shown
   */
  public static String of(Parent root, double width, double height, double scale) {
    Svg svg = new Svg();
    svg.out
        .append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .append(number(width * scale))
        .append("\" height=\"")
        .append(number(height * scale))
        .append("\" viewBox=\"0 0 ")
        .append(number(width))
        .append(' ')
        .append(number(height))
        .append("\">\n");
    svg.draw(root);
    return svg.out.append("</svg>\n").toString();
  }

  private void draw(Node node) {
    if (!node.isVisible() || node.getOpacity() == 0) return;
    boolean grouped = node.getOpacity() < 1 || node.getClip() != null;
    if (grouped) open(node);
    if (node instanceof Text text) text(text);
    else if (node instanceof Shape shape) shape(shape);
    else if (node instanceof ShapedCanvas canvas) draw(canvas.shapes());
    else if (node instanceof Canvas || node instanceof ImageView) pixels(node);
    else if (node instanceof Region region) region(region);
    if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(this::draw);
    if (grouped) out.append("</g>\n");
  }

  private void open(Node node) {
    String clip = "";
    if (node.getClip() != null) {
      Node part = node.getClip();
      String name = "clip" + ++clips;
      out.append("<clipPath id=\"").append(name).append("\"><path d=\"");
      out.append(SvgPath.of(part instanceof Shape shape ? shape : box(part.getLayoutBounds())));
      out.append('"');
      attribute(
          "transform",
          matrix(
              node.getLocalToSceneTransform()
                  .createConcatenation(part.getLocalToParentTransform())));
      out.append("/></clipPath>\n");
      clip = " clip-path=\"url(#" + name + ")\"";
    }
    out.append("<g").append(clip);
    if (node.getOpacity() < 1) attribute("opacity", number(node.getOpacity()));
    out.append(">\n");
  }

  private static Rectangle box(Bounds bounds) {
    return new Rectangle(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
  }

  private void text(Text text) {
    if (text.getText().isBlank() || text.getFill() == null) return;
    // The union with nothing is the outline, in the coordinates of the scene.
    Shape outline = Shape.union(text, new Rectangle(0, 0));
    out.append("<path d=\"").append(SvgPath.of(outline)).append('"');
    paint("fill", text.getFill());
    out.append("><title>").append(escaped(text.getText())).append("</title></path>\n");
  }

  private void shape(Shape shape) {
    boolean filled = isSeen(shape.getFill());
    boolean drawn = isSeen(shape.getStroke()) && shape.getStrokeWidth() > 0;
    if (!filled && !drawn) return;
    out.append("<path d=\"").append(SvgPath.of(shape)).append('"');
    attribute("transform", matrix(shape));
    if (filled) paint("fill", shape.getFill());
    else attribute("fill", "none");
    if (drawn) {
      paint("stroke", shape.getStroke());
      attribute("stroke-width", number(shape.getStrokeWidth()));
      attribute("stroke-linecap", shape.getStrokeLineCap().name().toLowerCase(Locale.ROOT));
      attribute("stroke-linejoin", shape.getStrokeLineJoin().name().toLowerCase(Locale.ROOT));
      dashes(shape.getStrokeDashArray(), shape.getStrokeDashOffset());
    }
    out.append("/>\n");
  }

  private void region(Region region) {
    if (region.getWidth() <= 0 || region.getHeight() <= 0) return;
    if (region.getBackground() != null)
      for (BackgroundFill fill : region.getBackground().getFills()) background(region, fill);
    if (region.getBorder() != null)
      for (BorderStroke stroke : region.getBorder().getStrokes()) border(region, stroke);
  }

  private void background(Region region, BackgroundFill fill) {
    if (!isSeen(fill.getFill())) return;
    if (region.getShape() != null) {
      shaped(region, fill);
      return;
    }
    Insets inset = fill.getInsets();
    double width = region.getWidth() - inset.getLeft() - inset.getRight();
    double height = region.getHeight() - inset.getTop() - inset.getBottom();
    if (width <= 0 || height <= 0) return;
    out.append("<path d=\"");
    out.append(SvgPath.of(inset.getLeft(), inset.getTop(), width, height, fill.getRadii()));
    out.append('"');
    attribute("transform", matrix(region));
    paint("fill", fill.getFill());
    out.append("/>\n");
  }

  /** A region of a shape of its own, such as the arrow of a list. */
  private void shaped(Region region, BackgroundFill fill) {
    Bounds own = region.getShape().getLayoutBounds();
    double across = region.isScaleShape() ? region.getWidth() / own.getWidth() : 1;
    double down = region.isScaleShape() ? region.getHeight() / own.getHeight() : 1;
    out.append("<path d=\"").append(SvgPath.of(region.getShape())).append('"');
    attribute(
        "transform",
        matrix(region)
            + " scale("
            + number(across)
            + ' '
            + number(down)
            + ") translate("
            + number(-own.getMinX())
            + ' '
            + number(-own.getMinY())
            + ')');
    paint("fill", fill.getFill());
    out.append("/>\n");
  }

  /** The line of each side; one around all where they are the same. */
  private void border(Region region, BorderStroke stroke) {
    Insets inset = stroke.getInsets();
    double width = region.getWidth() - inset.getLeft() - inset.getRight();
    double height = region.getHeight() - inset.getTop() - inset.getBottom();
    double left = inset.getLeft();
    double top = inset.getTop();
    List<Paint> paints =
        List.of(
            stroke.getTopStroke(),
            stroke.getRightStroke(),
            stroke.getBottomStroke(),
            stroke.getLeftStroke());
    var widths = stroke.getWidths();
    double line = widths.getTop();
    boolean same =
        paints.stream().distinct().count() == 1
            && widths.getRight() == line
            && widths.getBottom() == line
            && widths.getLeft() == line;
    if (same) {
      String d =
          SvgPath.of(
              left + line / 2, top + line / 2, width - line, height - line, stroke.getRadii());
      stroke(region, d, paints.get(0), line);
      return;
    }
    double right = left + width;
    double bottom = top + height;
    side(region, paints.get(0), widths.getTop(), left, top, right, top, 0, 1);
    side(region, paints.get(1), widths.getRight(), right, top, right, bottom, -1, 0);
    side(region, paints.get(2), widths.getBottom(), left, bottom, right, bottom, 0, -1);
    side(region, paints.get(3), widths.getLeft(), left, top, left, bottom, 1, 0);
  }

  private void side(
      Region region,
      Paint paint,
      double line,
      double fromX,
      double fromY,
      double toX,
      double toY,
      int inX,
      int inY) {
    double x = inX * line / 2;
    double y = inY * line / 2;
    String d = SvgPath.line(fromX + x, fromY + y, toX + x, toY + y);
    stroke(region, d, paint, line);
  }

  private void stroke(Region region, String d, Paint paint, double line) {
    if (line <= 0 || !isSeen(paint)) return;
    out.append("<path d=\"").append(d).append('"');
    attribute("transform", matrix(region));
    attribute("fill", "none");
    paint("stroke", paint);
    attribute("stroke-width", number(line));
    out.append("/>\n");
  }

  /** What has no shapes is put in as the pixels that it has, at twice the density. */
  private void pixels(Node node) {
    Bounds bounds = node.getBoundsInLocal();
    if (bounds.getWidth() <= 0 || bounds.getHeight() <= 0) return;
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(Color.TRANSPARENT);
    parameters.setTransform(Transform.scale(2, 2));
    String data =
        Base64.getEncoder().encodeToString(Png.transparent(node.snapshot(parameters, null)));
    out.append("<image");
    box(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    attribute("transform", matrix(node));
    attribute("href", "data:image/png;base64," + data);
    out.append("/>\n");
  }

  private void dashes(List<Double> dashes, double offset) {
    if (dashes.isEmpty()) return;
    attribute("stroke-dasharray", String.join(" ", dashes.stream().map(Svg::number).toList()));
    if (offset != 0) attribute("stroke-dashoffset", number(offset));
  }

  private static boolean isSeen(Paint paint) {
    return paint != null && !(paint instanceof Color color && color.getOpacity() == 0);
  }

  private void paint(String name, Paint paint) {
    // The style sheets of the views know plain colours only.
    if (!(paint instanceof Color color))
      throw new IllegalStateException("not a colour, so not drawn in SVG: " + paint);
    attribute(
        name,
        String.format(
            Locale.ROOT,
            "#%02X%02X%02X",
            Math.round(color.getRed() * 255),
            Math.round(color.getGreen() * 255),
            Math.round(color.getBlue() * 255)));
    if (color.getOpacity() < 1) attribute(name + "-opacity", number(color.getOpacity()));
  }

  private static String matrix(Node node) {
    return matrix(node.getLocalToSceneTransform());
  }

  private static String matrix(Transform all) {
    return "matrix("
        + String.join(
            " ",
            number(all.getMxx()),
            number(all.getMyx()),
            number(all.getMxy()),
            number(all.getMyy()),
            number(all.getTx()),
            number(all.getTy()))
        + ")";
  }

  private void box(double x, double y, double width, double height) {
    attribute("x", number(x));
    attribute("y", number(y));
    attribute("width", number(width));
    attribute("height", number(height));
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(value).append('"');
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** With three decimals at the most, and none where there are none. */
  static String number(double value) {
    double rounded = Math.round(value * 1000) / 1000.0;
    if (rounded == Math.rint(rounded)) return String.valueOf((long) rounded);
    return String.valueOf(rounded);
  }
}
