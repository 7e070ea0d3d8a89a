package lockstep.views.diagram;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import lockstep.tcp.Figure5;
import lockstep.tcp.Side;
import lockstep.views.parts.Ends;
import lockstep.views.parts.Fonts;
import lockstep.views.parts.Icons;

/** What stands at an edge: its cause, and below a rule what is done. */
final class EdgeLabel extends Group {
  /** The size of letters, in units, for which the layout's numbers hold. */
  static final double SIZE = 17;

  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final PseudoClass UNSEEN_YET = PseudoClass.getPseudoClass("unseen-yet");
  private static final double ASCENT = 13;
  private static final double DESCENT = 4;
  private static final double ICON = 16;
  private static final double ICON_GAP = 5;
  private static final double GROWTH = 20;

  /** From the baseline above an edge to the one below it, as where an edge is its label's rule. */
  private static final double BELOW_EDGE = 26;

  private final DiagramLayout.LabelPlace place;
  private final List<Node> parts = new ArrayList<>();
  private final Rectangle plate = new Rectangle();
  private final Group backs = new Group();
  private final Text cause;
  private final Scale growth;
  private final Translate shift = new Translate();
  private Bounds box;
  private boolean crossed;
  private boolean ringed;

  EdgeLabel(Figure5.Edge edge, DiagramLayout.LabelPlace place) {
    this.place = place;
    double top = place.causeBaseline() - ASCENT;
    double bottom = place.causeBaseline() + DESCENT;
    cause = text(edge.cause(), place.causeBaseline(), Fonts.NARROW_STRONG, "ls-edge-cause");
    parts.add(cause);
    double width = cause.getLayoutBounds().getWidth();
    for (int i = 0; i < place.actionBaselines().size(); i++) {
      double baseline = place.actionBaselines().get(i);
      Text action = text(edge.actions().get(i), baseline, Fonts.NARROW, "ls-edge-action");
      parts.add(action);
      width = Math.max(width, action.getLayoutBounds().getWidth());
      bottom = Math.max(bottom, baseline + DESCENT);
    }
    double left = place.centreX() - width / 2;
    if (place.style().equals("stack")) {
      double y = place.causeBaseline() + 6;
      Line rule = new Line(left, y, left + width, y);
      rule.getStyleClass().add("ls-edge-rule");
      parts.add(rule);
    }
    if (edge.kind() == Figure5.Kind.TIMEOUT && !place.style().equals(Presentation.NO_CLOCK)) {
      Node clock = Icons.inFigure("clock", ICON);
      double causeWidth = cause.getLayoutBounds().getWidth();
      cause.setX(cause.getX() + (ICON + ICON_GAP) / 2);
      clock.relocate(place.centreX() - (causeWidth + ICON + ICON_GAP) / 2, top - 0.5);
      parts.add(clock);
      width = Math.max(width, causeWidth + ICON + ICON_GAP);
      left = place.centreX() - width / 2;
    }
    box = new BoundingBox(left, top, width, bottom - top);
    plate.setX(left - 7);
    plate.setY(top - 4);
    plate.setWidth(width + 14);
    plate.setHeight(bottom - top + 7);
    plate.getStyleClass().add("ls-edge-label-plate");
    backs.setVisible(false);
    getChildren().addAll(backs, plate);
    getChildren().addAll(parts);
    growth = new Scale(1, 1, place.x(), place.y());
    getTransforms().addAll(shift, growth);
    show(null, false);
    Rectangle hit = new Rectangle(plate.getX(), plate.getY(), plate.getWidth(), plate.getHeight());
    hit.setFill(Color.TRANSPARENT);
    getChildren().add(hit);
    setCursor(Cursor.HAND);
    setId("label-" + edge.id());
  }

  /** Shows the label of an edge that an end takes now, or null, and that was taken before. */
  void show(Side taker, boolean seen) {
    plate.setVisible(taker != null);
    Ends.mark(plate, taker);
    for (Node part : parts) {
      part.pseudoClassStateChanged(LIT, taker != null);
      part.pseudoClassStateChanged(UNSEEN_YET, !seen && taker == null);
    }
  }

  /** Says how well the edge is known, in the place of what is done on it. */
  void setMastery(MasteryMark mark, String words) {
    boolean told = false;
    for (Node part : parts) {
      // The clock of a time-out has no field of the mark's colour behind it.
      if (!(part instanceof Text text)) continue;
      mark.put(text);
      if (text == cause) continue;
      text.setVisible(!told);
      if (told) continue;
      text.setText(words);
      text.setX(place.centreX() - text.getLayoutBounds().getWidth() / 2);
      told = true;
    }
    if (!told) tellBelow(mark, words);
    setBacked(true);
  }

  /** The edge on which nothing is done is itself the rule between its cause and the words. */
  private void tellBelow(MasteryMark mark, String words) {
    double baseline = place.causeBaseline() + BELOW_EDGE;
    Text told = text(words, baseline, Fonts.NARROW, "ls-edge-action");
    mark.put(told);
    parts.add(told);
    getChildren().add(getChildren().indexOf(cause) + 1, told);
    double high = baseline + DESCENT - box.getMinY();
    box = new BoundingBox(box.getMinX(), box.getMinY(), box.getWidth(), high);
  }

  /** Puts paper behind the text, so that a line that crosses the figure does not run through it. */
  void setBacked(boolean yes) {
    crossed = yes;
    backs.setVisible(crossed || ringed);
  }

  /** The same for the ring of the focus, which runs along the label's own edge. */
  void setRinged(boolean yes) {
    ringed = yes;
    backs.setVisible(crossed || ringed);
  }

  /** Draws the label with letters of this many units, by the layout's rule of growth. */
  void setSize(double size) {
    double more = size / SIZE - 1;
    growth.setX(1 + more);
    growth.setY(1 + more);
    shift.setY(
        switch (place.side()) {
          case "above" -> -GROWTH * more;
          case "below" -> GROWTH * more;
          default -> 0;
        });
  }

  /** Whether a circle keeps clear of the label's plate. */
  boolean isClearOf(double x, double y, double radius) {
    Bounds taken = localToParent(plate.getBoundsInLocal());
    return !taken.intersects(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  /** Where its text stands on the canvas, at the present size. */
  Bounds textBounds() {
    return localToParent(box);
  }

  private Text text(String words, double baseline, String family, String styleClass) {
    Text text = Fonts.text(words, Fonts.of(family, SIZE));
    text.getStyleClass().add(styleClass);
    text.setX(place.centreX() - text.getLayoutBounds().getWidth() / 2);
    text.setY(baseline);
    Bounds bounds = text.getLayoutBounds();
    Rectangle back =
        new Rectangle(bounds.getMinX() - 2, baseline - ASCENT, bounds.getWidth() + 4, ASCENT + 3);
    back.getStyleClass().add("ls-back");
    backs.getChildren().add(back);
    return text;
  }
}
