package lockstep.views.parts;

import javafx.geometry.VPos;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import lockstep.tcp.Side;

/** The shapes of the two ends, circle and diamond, round 0,0. */
final class TokenShapes {
  /** A diamond looks as large as a circle when its half diagonal is a little longer. */
  private static final double DIAMOND = 1.14;

  private static final double SERVER_RADIUS = 16.0 / 17.0;
  private static final double LETTER = 12;

  private TokenShapes() {}

  /** Circle or diamond with this radius; the diamond is drawn so that both look equally large. */
  static Shape body(Side side, double radius) {
    Shape shape;
    if (side == Side.CLIENT) {
      shape = new Circle(radius);
    } else {
      double half = radius * SERVER_RADIUS * DIAMOND;
      shape = new Polygon(0, -half, half, 0, 0, half, -half, 0);
    }
    return shape;
  }

  static Text letter(Side side) {
    Text letter =
        Fonts.text(
            side == Side.CLIENT ? "C" : "S",
            Fonts.of(Fonts.STRONG, side == Side.CLIENT ? LETTER : LETTER - 1.5));
    letter.getStyleClass().add("ls-token-letter");
    letter.setTextOrigin(VPos.BASELINE);
    letter.setX(-letter.getLayoutBounds().getWidth() / 2);
    letter.setY(letter.getFont().getSize() * 0.35);
    return letter;
  }
}
