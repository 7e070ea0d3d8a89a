package lockstep.views.parts;

import javafx.scene.Group;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import lockstep.tcp.Side;

/** The model's token: a ring round white paper, with the letter of its end. Its centre is 0,0. */
public final class TokenRing extends Group {
  private static final double OUTER = 17;
  private static final double INNER = 13;

  /** A ring for an end. */
  public TokenRing(Side side) {
    Shape ring = TokenShapes.body(side, OUTER);
    ring.getStyleClass().add("ls-token-ring");
    ring.setStrokeWidth(2.2);
    Ends.mark(ring, side);
    Shape paper = TokenShapes.body(side, INNER);
    paper.getStyleClass().add("ls-token-paper");
    Text letter = TokenShapes.letter(side);
    getChildren().addAll(ring, paper, letter);
    setMouseTransparent(true);
  }
}
