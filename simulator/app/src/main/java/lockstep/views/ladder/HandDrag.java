package lockstep.views.ladder;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import lockstep.tcp.Side;
import lockstep.views.words.Words;

/**
 * A segment that stands still, on its way with the mouse: let go at its receiver's lifeline it is
 * delivered, off its line it is dropped, anywhere else nothing happens.
 */
final class HandDrag {
  /** Pixels off its line at which it counts as taken off, at the usual size of text. */
  private static final double OFF = 60;

  /** Which part of its way is left when it counts as delivered. */
  private static final double LEFT = 0.2;

  private static final double BEGUN = 5;

  private final Pane sheet;
  private final Picking spots;
  private final Label ghost = new Label();
  private InHand hand = InHand.NONE;
  private double size = 1;
  private Spot spot;
  private double fromX;
  private double fromY;
  private boolean dragged;

  /**
   * @param spots knows the segment at a place of the sheet
   */
  HandDrag(Pane sheet, Picking spots) {
    this.sheet = sheet;
    this.spots = spots;
    ghost.getStyleClass().add("ls-hand-ghost");
    ghost.setManaged(false);
    ghost.setMouseTransparent(true);
    ghost.setViewOrder(-1);
    ghost.setVisible(false);
    sheet.getChildren().add(ghost);
    sheet.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    sheet.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    sheet.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
  }

  void hand(InHand now) {
    hand = now;
  }

  /**
   * @param scale how much larger than usual the text is
   */
  void size(double scale) {
    size = scale;
  }

  private void pressed(MouseEvent event) {
    spot = null;
    dragged = false;
    if (event.getButton() != MouseButton.PRIMARY) return;
    spot =
        spots
            .spotAt(event.getX(), event.getY())
            .filter(one -> hand.has(one.arrow().way()))
            .orElse(null);
    fromX = event.getX();
    fromY = event.getY();
  }

  private void dragged(MouseEvent event) {
    if (spot == null) return;
    dragged |= Math.hypot(event.getX() - fromX, event.getY() - fromY) > BEGUN * size;
    if (!dragged) return;
    Optional<HandVerb> verb = verb(event.getX(), event.getY());
    String bits = SegmentWords.bits(spot.arrow().way().segment());
    ghost.setText(
        bits + ": " + Words.of(verb.map(one -> "hand." + one.word()).orElse("hand.nothing")));
    ghost
        .getStyleClass()
        .setAll(
            "ls-hand-ghost", spot.arrow().side() == Side.CLIENT ? "ls-of-client" : "ls-of-server");
    ghost.setVisible(true);
    ghost.applyCss();
    ghost.autosize();
    double x = event.getX() - ghost.getWidth() / 2;
    double most = sheet.getWidth() - ghost.getWidth();
    ghost.relocate(Math.max(0, Math.min(x, most)), event.getY() - ghost.getHeight() - 8 * size);
    event.consume();
  }

  private void released(MouseEvent event) {
    Spot let = spot;
    spot = null;
    ghost.setVisible(false);
    if (let == null || !dragged) return;
    event.consume();
    spot = let;
    Optional<HandVerb> verb = verb(event.getX(), event.getY());
    spot = null;
    if (verb.isPresent() && hand.has(let.arrow().way())) hand.act(let.arrow().way(), verb.get());
  }

  /** What becomes of it when it is let go there; empty for nothing. */
  private Optional<HandVerb> verb(double x, double y) {
    Box label = spot.label();
    double middle = label == null ? spot.line().fromY() : label.y() + label.h() / 2;
    Line drawn = spot.line();
    // As far as it came; its receiver is beyond that.
    double whole = (drawn.toX() - drawn.fromX()) / ArrowPainter.OPEN_AT;
    Line way = new Line(drawn.fromX(), drawn.fromY(), drawn.fromX() + whole, drawn.toY());
    return verb(way, middle, x, y, size);
  }

  /**
   * What becomes of a segment that is let go at a place.
   *
   * @param line from its sender to where it would arrive
   * @param middle the height at which it stands
   */
  static Optional<HandVerb> verb(Line line, double middle, double x, double y, double size) {
    double share = (x - line.fromX()) / (line.toX() - line.fromX());
    if (Math.abs(y - middle) > OFF * size) return Optional.of(HandVerb.DROP);
    return share > 1 - LEFT ? Optional.of(HandVerb.DELIVER) : Optional.empty();
  }
}
