package lockstep.views.ladder;

import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** What the ladder is drawn with: on a canvas for the window, as shapes for a file of shapes. */
interface Brush {
  /** Takes all away from a sheet of this size. */
  void clear(double width, double height);

  void setFill(Paint paint);

  void setStroke(Paint paint);

  void setLineWidth(double width);

  /** Lengths of dashes and gaps; none for a whole line. */
  void setLineDashes(double... lengths);

  void setLineCap(StrokeLineCap cap);

  void strokeLine(double fromX, double fromY, double toX, double toY);

  void fillRect(double x, double y, double w, double h);

  void fillRoundRect(double x, double y, double w, double h, double round);

  void strokeRoundRect(double x, double y, double w, double h, double round);

  void fillOval(double x, double y, double w, double h);

  void strokeOval(double x, double y, double w, double h);

  void fillPolygon(double[] xs, double[] ys);

  void strokePolygon(double[] xs, double[] ys);

  /**
   * Draws a line along an SVG path; its width is in the units of the path.
   *
   * @param x where the path's origin comes to stand
   * @param scale pixels for one of its units
   */
  void strokePath(String path, double x, double y, double scale);

  /**
   * Writes a line of words.
   *
   * @param width how wide it is
   */
  void text(String words, Font font, double x, double baseline, TextAlignment align, double width);
}
