package lockstep.views.parts;

import javafx.scene.Group;
import javafx.scene.transform.Scale;
import lockstep.comparison.Standing;
import lockstep.tcp.Side;

/** Ring and disc of one end as one still picture: for cards, tables and the application's sign. */
public final class Token extends Group {
  private static final double RADIUS = 18.5;

  private final TokenRing ring;
  private final TokenDisc disc;

  /**
   * A picture of both worlds in lockstep.
   *
   * @param side which end
   * @param size its width and height in pixels
   */
  public Token(Side side, double size) {
    ring = new TokenRing(side);
    disc = new TokenDisc(side);
    Group drawn = new Group(ring, disc);
    double scale = size / (2 * RADIUS);
    drawn.getTransforms().add(new Scale(scale, scale));
    getChildren().add(drawn);
    setMouseTransparent(true);
  }

  /** Shows the empty dashed place of one who is not here yet. */
  public void showPlace() {
    ring.setVisible(false);
    disc.setVisible(true);
    disc.setAlone(false);
    disc.setUnseen(true);
  }

  /** Shows the token of one world alone. */
  public void showWorld(boolean model) {
    ring.setVisible(model);
    disc.setVisible(!model);
    disc.setAlone(!model);
  }

  /** Shows the tokens of both worlds in lockstep. */
  public void showBoth() {
    ring.setVisible(true);
    disc.setVisible(true);
    disc.setAlone(false);
  }

  /** Shows which worlds stand in the state that is named beside the picture. */
  public void show(Standing standing) {
    boolean model = standing.model() != null;
    boolean kernel = standing.kernel() != null && (!model || standing.inLockstep());
    boolean place = model && standing.unseen() && standing.kernel() == null;
    ring.setVisible(model);
    disc.setVisible(kernel || place);
    disc.setAlone(!model);
    disc.setUnseen(place);
  }
}
