package lockstep.views.tcb;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;
import javafx.scene.transform.Scale;
import lockstep.views.parts.Ends;
import lockstep.views.parts.Fonts;
import lockstep.views.parts.Marker;

/**
 * A clock that empties as its hand goes round: the model's is a ring, the kernel's a disc, as their
 * tokens are. One that does not run is a dashed circle. The end's shape stands at its foot.
 */
final class ClockDial extends Region {
  private static final double RADIUS = 14;
  private static final double HOLE = 7.5;
  private static final double FOOT = 4;
  private static final double FOOT_SIZE = 14;
  private static final double FOOT_SCALE = 0.75;
  private static final double SIZE = 32;

  private final Group drawing = new Group();
  private final Scale scale = new Scale(1, 1, 0, 0);
  private final Arc sector = new Arc(0, 0, RADIUS, RADIUS, 90, 0);
  private final Line start = new Line();
  private final Line hand = new Line();

  private Clock drawn;

  ClockDial() {
    getStyleClass().add("ls-dial");
    drawing.getTransforms().add(scale);
    sector.setType(ArcType.ROUND);
    sector.getStyleClass().add("ls-dial-left");
    for (Line each : List.of(start, hand)) each.getStyleClass().add("ls-dial-hand");
    getChildren().add(drawing);
    setMouseTransparent(true);
  }

  void show(Clock clock) {
    boolean same =
        drawn != null
            && clock.face() == drawn.face()
            && clock.side() == drawn.side()
            && clock.kernel() == drawn.kernel();
    if (same && clock.left() == drawn.left()) return;
    drawn = clock;
    // A clock that ticks keeps its shapes: new ones would have to be styled, ten times a second.
    if (!same) draw(clock);
    turn(clock);
  }

  private void draw(Clock clock) {
    drawing.getChildren().clear();
    if (clock.face() == Clock.Face.NONE) {
      drawing.getChildren().add(circle(RADIUS, "ls-dial-none"));
    } else {
      drawing.getChildren().add(circle(RADIUS, "ls-dial-paper"));
      if (clock.face() == Clock.Face.RUNS) {
        Ends.mark(sector, clock.side());
        drawing.getChildren().addAll(sector, start, hand);
      }
      if (!clock.kernel()) drawing.getChildren().add(circle(HOLE, "ls-dial-paper"));
      if (clock.face() == Clock.Face.RUNS_UNMEASURED) unmeasured();
      drawing.getChildren().add(circle(RADIUS, "ls-dial-rim"));
    }
    drawing.getChildren().add(foot(clock));
  }

  /** The sector is what is left; where it is not all, a hand stands at either edge of it. */
  private void turn(Clock clock) {
    double turn = 360 * clock.left();
    sector.setLength(turn);
    double from = clock.kernel() ? 0 : HOLE;
    point(start, from, Math.PI / 2);
    point(hand, from, Math.toRadians(90 + turn));
    start.setVisible(clock.left() < 1);
    hand.setVisible(clock.left() < 1);
  }

  private static void point(Line hand, double from, double angle) {
    hand.setStartX(from * Math.cos(angle));
    hand.setStartY(-from * Math.sin(angle));
    hand.setEndX(RADIUS * Math.cos(angle));
    hand.setEndY(-RADIUS * Math.sin(angle));
  }

  private void unmeasured() {
    Text mark = Fonts.text("?", Fonts.of(Fonts.STRONG, 15));
    mark.setBoundsType(TextBoundsType.VISUAL);
    mark.getStyleClass().add("ls-token-letter");
    mark.setX(-mark.getLayoutBounds().getWidth() / 2 - mark.getLayoutBounds().getMinX());
    mark.setY(5.2);
    drawing.getChildren().add(mark);
  }

  private static Marker foot(Clock clock) {
    Marker foot = new Marker(clock.side());
    foot.resizeRelocate(FOOT, FOOT, FOOT_SIZE, FOOT_SIZE);
    foot.getTransforms().add(new Scale(FOOT_SCALE, FOOT_SCALE, FOOT_SIZE / 2, FOOT_SIZE / 2));
    return foot;
  }

  private static Circle circle(double radius, String styleClass) {
    Circle circle = new Circle(radius);
    circle.getStyleClass().add(styleClass);
    return circle;
  }

  @Override
  protected void layoutChildren() {
    double factor = getWidth() / SIZE;
    scale.setX(factor);
    scale.setY(factor);
    drawing.setLayoutX(getWidth() / 2);
    drawing.setLayoutY(getHeight() / 2);
  }
}
