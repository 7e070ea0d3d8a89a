package lockstep.views.parts;

import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.shape.Shape;
import lockstep.tcp.Side;

/**
 * The kernel's token: a disc that fits into the model's ring, larger when it stands alone, an empty
 * dashed place when the kernel was not seen. Its centre is 0,0.
 */
public final class TokenDisc extends Group {
  private static final PseudoClass UNSEEN = PseudoClass.getPseudoClass("unseen");
  private static final double IN_RING = 10.3;
  private static final double ALONE = 13;

  private final Shape inRing;
  private final Shape alone;

  /** A disc for an end, in its ring. */
  public TokenDisc(Side side) {
    inRing = disc(side, IN_RING, 1.7);
    alone = disc(side, ALONE, 2.2);
    alone.setVisible(false);
    getChildren().addAll(alone, inRing, TokenShapes.letter(side));
    setMouseTransparent(true);
  }

  /** Whether it stands without its ring. */
  public void setAlone(boolean yes) {
    alone.setVisible(yes);
    inRing.setVisible(!yes);
  }

  /** Whether it is only the place where the kernel would be. */
  public void setUnseen(boolean yes) {
    inRing.pseudoClassStateChanged(UNSEEN, yes);
  }

  private static Shape disc(Side side, double radius, double stroke) {
    Shape disc = TokenShapes.body(side, radius);
    disc.getStyleClass().add("ls-token-disc");
    disc.setStrokeWidth(stroke);
    Ends.mark(disc, side);
    return disc;
  }
}
