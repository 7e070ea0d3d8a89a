package lockstep.views.diagram;

import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import lockstep.tcp.Figure5;
import lockstep.views.parts.Fonts;
import lockstep.views.words.Words;

/** How many edges the course has seen, in a quiet line below the legend; a click tells more. */
final class SeenLine extends Group {
  private static final double CENTRE = 632;
  private static final double BASELINE = 681;
  private static final double LEAST_HEIGHT = 40;

  private final Text words = new Text();
  private final Line under = new Line();
  private final Rectangle hit = new Rectangle();

  SeenLine() {
    words.getStyleClass().add("ls-legend-word");
    words.setFont(Fonts.of(Fonts.NARROW, EdgeLabel.SIZE));
    words.setY(BASELINE);
    under.getStyleClass().add("ls-seen-line");
    hit.setFill(Color.TRANSPARENT);
    getChildren().addAll(hit, words, under);
    setAccessibleRole(AccessibleRole.BUTTON);
    setId("edges-seen");
    setOnAction(null);
    show(0);
  }

  /** Writes its words with letters of this many units. */
  void setSize(double size) {
    words.setFont(Fonts.of(Fonts.NARROW, size));
    place();
  }

  void show(int seen) {
    words.setText(Words.of("plate.seen.count", seen, Figure5.EDGES.size()));
    setAccessibleText(Words.of("plate.seen.count.why", seen, Figure5.EDGES.size()));
    place();
  }

  private void place() {
    Bounds size = words.getLayoutBounds();
    double left = CENTRE - size.getWidth() / 2;
    words.setX(left);
    under.setStartX(left);
    under.setEndX(left + size.getWidth());
    under.setStartY(BASELINE + 4);
    under.setEndY(BASELINE + 4);
    hit.setX(left - 4);
    hit.setWidth(size.getWidth() + 8);
    hit.setY(BASELINE - 6 - LEAST_HEIGHT / 2);
    hit.setHeight(LEAST_HEIGHT);
  }

  void setOnAction(Runnable action) {
    under.setVisible(action != null);
    setCursor(action == null ? null : Cursor.HAND);
    setOnMouseClicked(action == null ? null : (MouseEvent event) -> action.run());
  }

  /** Where its text stands on the canvas. */
  Bounds textBounds() {
    return words.getBoundsInParent();
  }
}
