package lockstep.views.ladder;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws on a canvas. */
final class CanvasBrush implements Brush {
  private final GraphicsContext gc;

  CanvasBrush(GraphicsContext gc) {
    this.gc = gc;
  }

  @Override
  public void clear(double width, double height) {
    gc.clearRect(0, 0, width, height);
  }

  @Override
  public void setFill(Paint paint) {
    gc.setFill(paint);
  }

  @Override
  public void setStroke(Paint paint) {
    gc.setStroke(paint);
  }

  @Override
  public void setLineWidth(double width) {
    gc.setLineWidth(width);
  }

  @Override
  public void setLineDashes(double... lengths) {
    gc.setLineDashes(lengths);
  }

  @Override
  public void setLineCap(StrokeLineCap cap) {
    gc.setLineCap(cap);
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    gc.strokeLine(fromX, fromY, toX, toY);
  }

  @Override
  public void fillRect(double x, double y, double w, double h) {
    gc.fillRect(x, y, w, h);
  }

  @Override
  public void fillRoundRect(double x, double y, double w, double h, double round) {
    gc.fillRoundRect(x, y, w, h, round, round);
  }

  @Override
  public void strokeRoundRect(double x, double y, double w, double h, double round) {
    gc.strokeRoundRect(x, y, w, h, round, round);
  }

  @Override
  public void fillOval(double x, double y, double w, double h) {
    gc.fillOval(x, y, w, h);
  }

  @Override
  public void strokeOval(double x, double y, double w, double h) {
    gc.strokeOval(x, y, w, h);
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys) {
    gc.fillPolygon(xs, ys, xs.length);
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys) {
    gc.strokePolygon(xs, ys, xs.length);
  }

  @Override
  public void strokePath(String path, double x, double y, double scale) {
    gc.save();
    gc.translate(x, y);
    gc.scale(scale, scale);
    gc.beginPath();
    gc.appendSVGPath(path);
    gc.stroke();
    gc.restore();
  }

  @Override
  public void text(
      String words, Font font, double x, double baseline, TextAlignment align, double width) {
    gc.setFont(font);
    gc.setTextAlign(align);
    gc.setTextBaseline(VPos.BASELINE);
    gc.fillText(words, x, baseline);
  }
}
