package lockstep.views.diagram;

import javafx.scene.Group;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;
import lockstep.tcp.Side;
import lockstep.views.parts.Ends;
import lockstep.views.parts.Fonts;

/** The number of a way when a step takes more than one, at the middle of that way. */
final class HopNumber extends Group {
  private static final double RADIUS = 11;
  private static final double LETTER = 15;

  HopNumber(int number, Track way, Side side) {
    double[] middle = new double[2];
    way.at(0.5, middle);
    Circle plate = new Circle(middle[0], middle[1], RADIUS);
    plate.getStyleClass().add("ls-hop-number");
    Ends.mark(plate, side);
    Text text = new Text(String.valueOf(number));
    text.setFont(Fonts.of(Fonts.NARROW_STRONG, LETTER));
    text.getStyleClass().add("ls-hop-number-text");
    text.setX(middle[0] - text.getLayoutBounds().getWidth() / 2);
    text.setY(middle[1] + LETTER * 0.35);
    getChildren().addAll(plate, text);
    setMouseTransparent(true);
  }
}
