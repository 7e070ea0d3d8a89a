package lockstep.views.parts;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;

/**
 * A canvas that can say in shapes what is painted on it, for those who write shapes and not pixels.
 */
public final class ShapedCanvas extends Canvas {
  private final Supplier<Node> shapes;

  /**
   * @param shapes makes what is painted now, in the canvas's own coordinates, of shapes and texts
   */
  public ShapedCanvas(Supplier<Node> shapes) {
    this.shapes = shapes;
  }

  /** What is painted on it, at its place in the scene. */
  Node shapes() {
    Node drawn = shapes.get();
    drawn.getTransforms().setAll(getLocalToSceneTransform());
    return drawn;
  }
}
