package lockstep.views.parts;

import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Shape;
import lockstep.tcp.Side;

/** A small circle or diamond that says to which end a line of text belongs. */
public final class Marker extends StackPane {
  private static final double SIZE = 14;
  private static final double RADIUS = 5.5;

  /** The marker of an end; an empty place of the same size for null. */
  public Marker(Side side) {
    setMinSize(SIZE, SIZE);
    setPrefSize(SIZE, SIZE);
    setMaxSize(SIZE, SIZE);
    setAlignment(Pos.CENTER);
    if (side == null) return;
    Shape shape = TokenShapes.body(side, RADIUS);
    shape.getStyleClass().add("ls-token-disc");
    shape.setStrokeWidth(1.4);
    Ends.mark(shape, side);
    getChildren().add(new Group(shape));
    setAccessibleText(side.word());
  }
}
