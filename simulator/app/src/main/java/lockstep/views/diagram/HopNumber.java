package lockstep.views.diagram;

import javafx.scene.Group;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;
import lockstep.tcp.Side;
import lockstep.views.parts.Ends;
import lockstep.views.parts.Fonts;

/** The number of a way when a step takes more than one: at its middle, or beside its label. */
final class HopNumber extends Group {
  private static final double RADIUS = 10;
  static final double LETTER = 14;

  /** Shares of the way, the best first. */
  private static final double[] PLACES = {0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2};

  /**
   * A number on a way.
   *
   * @param label the label that it must not cover, null for none
   * @param letters how much larger than usual it is
   */
  HopNumber(int number, Track way, EdgeLabel label, Side side, double letters) {
    double[] middle = new double[2];
    place(way, label, RADIUS * letters, middle);
    Circle plate = new Circle(middle[0], middle[1], RADIUS * letters);
    plate.getStyleClass().add("ls-hop-number");
    Ends.mark(plate, side);
    Text text = Fonts.text(String.valueOf(number), Fonts.of(Fonts.NARROW_STRONG, LETTER * letters));
    text.getStyleClass().add("ls-hop-number-text");
    text.setX(middle[0] - text.getLayoutBounds().getWidth() / 2);
    text.setY(middle[1] + LETTER * letters * 0.35);
    getChildren().addAll(plate, text);
    setMouseTransparent(true);
  }

  private static void place(Track way, EdgeLabel label, double radius, double[] out) {
    for (double share : PLACES) {
      way.at(share, out);
      if (label == null || label.isClearOf(out[0], out[1], radius)) return;
    }
    way.at(PLACES[0], out);
  }
}
