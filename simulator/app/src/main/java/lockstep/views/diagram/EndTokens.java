package lockstep.views.diagram;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Line;
import lockstep.tcp.Side;
import lockstep.views.diagram.DiagramLayout.Point;
import lockstep.views.parts.TokenDisc;
import lockstep.views.parts.TokenRing;

/** Ring and disc of one actor; a dotted tether joins them where the worlds part. */
final class EndTokens {
  private final Side side;
  private final TokenRing ring;
  private final TokenDisc disc;
  private final Line tether = new Line();

  EndTokens(Side side, Group tetherLayer, Group tokenLayer) {
    this.side = side;
    ring = new TokenRing(side);
    disc = new TokenDisc(side);
    tether.getStyleClass().add("ls-tether");
    tetherLayer.getChildren().add(tether);
    tokenLayer.getChildren().addAll(ring, disc);
    show(new DiagramPicture.Stand(null, null, false, false), null, null, false);
  }

  /**
   * Puts the tokens where they stand; a token that stands nowhere is not seen.
   *
   * @param joined whether an edge that is lit runs where the tether would, and joins them instead
   */
  void show(DiagramPicture.Stand stand, Point ringSeat, Point discSeat, boolean joined) {
    boolean place = stand.unseen() && ringSeat != null;
    ring.setVisible(ringSeat != null);
    disc.setVisible(discSeat != null || place);
    disc.setAlone(discSeat != null && (ringSeat == null || stand.parted()));
    disc.setUnseen(place);
    if (ringSeat != null) move(ring, ringSeat);
    if (discSeat != null) move(disc, discSeat);
    else if (place) move(disc, ringSeat);
    tether.setVisible(stand.parted() && !joined);
    if (stand.parted()) {
      tether.setStartX(ringSeat.x());
      tether.setStartY(ringSeat.y());
      tether.setEndX(discSeat.x());
      tether.setEndY(discSeat.y());
    }
  }

  /** Draws both larger or smaller than usual. */
  void setSize(double size) {
    for (Node token : List.of(ring, disc)) {
      token.setScaleX(size);
      token.setScaleY(size);
    }
  }

  /** Leaves them out, where another's stand for them. */
  void hide() {
    ring.setVisible(false);
    disc.setVisible(false);
    tether.setVisible(false);
  }

  /** Takes away what would be wrong while the tokens fly. */
  void takeOff() {
    tether.setVisible(false);
  }

  Side side() {
    return side;
  }

  TokenRing ring() {
    return ring;
  }

  TokenDisc disc() {
    return disc;
  }

  void remove(Group tetherLayer, Group tokenLayer) {
    tetherLayer.getChildren().remove(tether);
    tokenLayer.getChildren().removeAll(ring, disc);
  }

  private static void move(Node token, Point seat) {
    token.setTranslateX(seat.x());
    token.setTranslateY(seat.y());
  }
}
