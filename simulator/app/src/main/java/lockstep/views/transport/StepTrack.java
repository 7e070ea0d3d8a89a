package lockstep.views.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import lockstep.comparison.Moment;
import lockstep.comparison.Verdict;
import lockstep.views.parts.Hint;
import lockstep.views.verdict.VerdictBadge;
import lockstep.views.verdict.VerdictSquare;
import lockstep.views.words.Words;

/** One square a step on a line; steps that are known to come are hollow circles. */
final class StepTrack extends Pane {
  private static final double SQUARE = 18;
  private static final double FRAME = 25;
  private static final double BAR = 4;

  /** The distance while nobody knows how many steps will come: the squares stay where they are. */
  private static final double OPEN_PITCH = 62;

  private static final double MOST_PITCH = 130;

  /** Below this distance squares would touch and become bars. */
  private static final double SQUARES_FROM = 23;

  private final IntConsumer goTo;
  private final Hint hint = Hint.on(this);
  private final Region played = new Region();
  private final Region toCome = new Region();
  private final Region frame = new Region();
  private final List<Node> marks = new ArrayList<>();
  private List<Moment> moments = List.of();
  private int position;
  private int total;
  private boolean open = true;
  private boolean bars;

  StepTrack(IntConsumer goTo) {
    this.goTo = goTo;
    getStyleClass().add("ls-track");
    played.getStyleClass().add("ls-track-played");
    toCome.getStyleClass().add("ls-track-to-come");
    frame.getStyleClass().add("ls-track-frame");
    frame.setMouseTransparent(true);
    getChildren().addAll(toCome, played, frame);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(Words.of("transport.track"));
    setOnMouseClicked(this::choose);
    setOnMouseDragged(this::choose);
    setOnMouseMoved(this::tell);
    setMinWidth(0);
  }

  /**
   * Shows the steps.
   *
   * @param planned how many there will be, 0 when that is not known
   */
  void show(List<Moment> now, int shown, int planned) {
    boolean same = now.equals(moments) && total == Math.max(now.size(), planned);
    open = planned == 0;
    moments = now;
    position = shown;
    total = Math.max(now.size(), planned);
    if (!same) rebuild();
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    if (bars != (pitch() < SQUARES_FROM)) rebuild();
    double middle = snapPositionY(getHeight() / 2);
    double line = snapSizeY(3);
    double lastPlayed = moments.isEmpty() ? 0 : x(moments.size());
    toCome.setVisible(total > moments.size());
    toCome.resizeRelocate(x(1), middle - 1, Math.max(0, x(total) - x(1)), 2);
    played.setVisible(moments.size() > 1);
    played.resizeRelocate(x(1), middle - line / 2, Math.max(0, lastPlayed - x(1)), line);
    for (int i = 0; i < marks.size(); i++) {
      Node mark = marks.get(i);
      double width = mark.prefWidth(-1);
      double height = mark.prefHeight(-1);
      mark.resizeRelocate(
          snapPositionX(x(i + 1) - width / 2), snapPositionY(middle - height / 2), width, height);
    }
    frame.setVisible(position > 0);
    if (position > 0)
      frame.resizeRelocate(
          snapPositionX(x(position) - FRAME / 2), snapPositionY(middle - FRAME / 2), FRAME, FRAME);
  }

  private void rebuild() {
    marks.clear();
    bars = pitch() < SQUARES_FROM;
    for (Moment moment : moments) marks.add(mark(moment));
    for (int i = moments.size(); i < total; i++) marks.add(hollow());
    getChildren().setAll(toCome, played, frame);
    getChildren().addAll(marks);
  }

  private Node mark(Moment moment) {
    Verdict verdict = moment.verdict();
    Region mark =
        bars && verdict != Verdict.UNEXPLAINED ? bar(verdict) : new VerdictSquare(verdict);
    return mark;
  }

  private static Region bar(Verdict verdict) {
    Region bar = new Region();
    bar.getStyleClass().add("ls-track-bar");
    if (verdict != null) bar.getStyleClass().add(VerdictBadge.styleName(verdict));
    bar.setPrefSize(BAR, SQUARE);
    return bar;
  }

  private static Node hollow() {
    Circle circle = new Circle(5);
    circle.getStyleClass().add("ls-track-hollow");
    return circle;
  }

  private void choose(MouseEvent event) {
    if (!moments.isEmpty()) goTo.accept(numberAt(event.getX()));
  }

  private void tell(MouseEvent event) {
    if (moments.isEmpty()) return;
    Moment moment = moments.get(numberAt(event.getX()) - 1);
    hint.say(
        moment.verdict() == null
            ? Words.of("transport.square.plain", moment.number())
            : Words.of("transport.square", moment.number(), moment.verdict()));
  }

  private int numberAt(double x) {
    double number = pitch() == 0 ? 1 : (x - x(1)) / pitch() + 1;
    return (int) Math.max(1, Math.min(moments.size(), Math.round(number)));
  }

  private double pitch() {
    double most = open ? OPEN_PITCH : MOST_PITCH;
    if (total < 2) return most;
    return Math.min(most, (getWidth() - FRAME - 2) / (total - 1));
  }

  private double x(int number) {
    return FRAME / 2 + 1 + (number - 1) * pitch();
  }
}
