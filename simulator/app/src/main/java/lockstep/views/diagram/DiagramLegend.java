package lockstep.views.diagram;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import lockstep.tcp.Side;
import lockstep.views.parts.Ends;
import lockstep.views.parts.Fonts;
import lockstep.views.words.Words;

/** What the tokens and line patterns mean. */
final class DiagramLegend extends Group {
  private static final double LEFT = 624;
  private static final double TOP = 516;
  private static final double PITCH = 26.5;
  private static final double TEXT_X = 682;
  private static final double LINE_WIDTH = 46;

  private final Text filled;
  private final Rectangle back = new Rectangle(LEFT - 6, TOP - 15, 134, 6 * PITCH + 4);

  DiagramLegend() {
    back.getStyleClass().add("ls-back");
    back.setVisible(false);
    getChildren().add(back);
    shapes(0, "ls-token-ring", 9.5);
    shapes(0, "ls-token-paper", 5.5);
    word(0, "legend.model");
    shapes(1, "ls-token-disc", 7.5);
    filled = word(1, "legend.kernel");
    line(2, "active");
    line(3, "passive");
    line(4, "simultaneous");
    line(5, "timeout");
    word(2, "legend.active");
    word(3, "legend.passive");
    word(4, "legend.together");
    word(5, "legend.timer");
    setMouseTransparent(true);
  }

  /**
   * Puts paper behind the legend, so that a line that crosses the figure does not run through it.
   */
  void setBacked(boolean yes) {
    back.setVisible(yes);
  }

  /** Says whether the filled tokens are the kernel's, or a capture's. */
  void setCapture(boolean yes) {
    filled.setText(Words.of(yes ? "legend.capture" : "legend.kernel"));
  }

  /** Writes its words with letters of this many units. */
  void setSize(double size) {
    Font font = Fonts.of(Fonts.NARROW, size);
    for (Node part : getChildren()) if (part instanceof Text word) word.setFont(font);
  }

  /** A circle and a diamond side by side. */
  private void shapes(int row, String styleClass, double radius) {
    double y = TOP + row * PITCH;
    double x = LEFT + 38;
    double half = radius * 1.14;
    shape(new Circle(LEFT + 10, y, radius), styleClass, Side.CLIENT);
    shape(new Polygon(x, y - half, x + half, y, x, y + half, x - half, y), styleClass, Side.SERVER);
  }

  private void shape(Shape shape, String styleClass, Side side) {
    shape.getStyleClass().add(styleClass);
    shape.setStrokeWidth(1.5);
    Ends.mark(shape, side);
    getChildren().add(shape);
  }

  private void line(int row, String kind) {
    double y = TOP + row * PITCH;
    Line line = new Line(LEFT, y, LEFT + LINE_WIDTH, y);
    line.getStyleClass().addAll("ls-edge", "ls-legend-line", kind);
    getChildren().add(line);
  }

  private Text word(int row, String key) {
    Text word = Fonts.text(Words.of(key), Fonts.of(Fonts.NARROW, EdgeLabel.SIZE));
    word.setX(TEXT_X);
    word.setY(TOP + row * PITCH);
    word.setTextOrigin(VPos.CENTER);
    word.getStyleClass().add("ls-legend-word");
    getChildren().add(word);
    return word;
  }
}
