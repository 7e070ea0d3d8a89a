package lockstep.views.ladder;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import lockstep.views.parts.ShapedCanvas;

/**
 * What the ladder is painted on. Nothing else is laid out when it is to be painted anew, as on each
 * frame of a scroll: it is not managed, so a layout that it wants begins with it.
 */
final class LadderCanvas extends Pane {
  private final ShapedCanvas canvas;
  private final Runnable paint;
  private boolean stale = true;

  /**
   * @param shapes makes shapes of what is painted
   * @param paint paints; it says {@link #isPainted} where it did
   */
  LadderCanvas(Supplier<Node> shapes, Runnable paint) {
    canvas = new ShapedCanvas(shapes);
    this.paint = paint;
    setManaged(false);
    setMouseTransparent(true);
    getChildren().add(canvas);
  }

  /** Takes a size, and is painted anew. */
  void fill(double width, double height) {
    resize(width, height);
    canvas.setWidth(width);
    canvas.setHeight(height);
    repaint();
  }

  /** Paints with the next frame, once, however much has changed till then. */
  void repaint() {
    stale = true;
    requestLayout();
  }

  /** What it shows is painted. */
  void isPainted() {
    stale = false;
  }

  Brush brush() {
    return new CanvasBrush(canvas.getGraphicsContext2D());
  }

  @Override
  protected void layoutChildren() {
    if (stale) paint.run();
  }
}
