package lockstep.views.presenter;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.transform.Scale;
import lockstep.comparison.Moment;
import lockstep.comparison.Verdict;
import lockstep.views.verdict.VerdictBadge;
import lockstep.views.verdict.VerdictSquare;

/** One square a step; of a long run only bars, but each step that is not explained in full. */
final class StepLine extends Pane {
  private static final double SCALE = 31 / 18.0;
  private static final double FRAME = 48;
  private static final double BAR_WIDTH = 7;
  private static final double BAR_HEIGHT = 31;
  private static final double HOLLOW = 9;

  /** Squares closer than this would touch. */
  private static final double SQUARES_FROM = 42;

  private static final double MOST_PITCH = 140;

  private List<Moment> moments = List.of();
  private int position;
  private int total;
  private double builtFor = -1;

  StepLine() {
    getStyleClass().add("ls-step-line");
    setMouseTransparent(true);
  }

  /**
   * Shows the steps.
   *
   * @param planned how many there will be, 0 when that is not known
   */
  void show(List<Moment> now, int shown, int planned) {
    int all = Math.max(now.size(), planned);
    if (now.equals(moments) && shown == position && all == total) return;
    moments = now;
    position = shown;
    total = all;
    builtFor = -1;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    if (builtFor == getWidth()) return;
    builtFor = getWidth();
    List<Node> all = new ArrayList<>();
    double middle = getHeight() / 2;
    if (total > 1) all.add(line("ls-line-to-come", 1, total, middle));
    if (moments.size() > 1) all.add(line("ls-line-played", 1, moments.size(), middle));
    if (position > 0) all.add(frame(middle));
    boolean squares = pitch() >= SQUARES_FROM;
    for (int i = 1; i <= total; i++) {
      if (i > moments.size()) {
        if (squares) all.add(hollow(i, middle));
        continue;
      }
      Verdict verdict = moments.get(i - 1).verdict();
      boolean full = squares || i == position || verdict == Verdict.UNEXPLAINED;
      all.add(full ? square(verdict, i, middle) : bar(verdict, i, middle));
    }
    getChildren().setAll(all);
    // The styles of this frame are done; parts without theirs would be seen for a moment.
    applyCss();
  }

  private Node line(String style, int from, int to, double middle) {
    Line line = new Line(x(from), middle, x(to), middle);
    line.getStyleClass().add(style);
    return line;
  }

  private Node frame(double middle) {
    Region frame = new Region();
    frame.getStyleClass().add("ls-line-frame");
    frame.resizeRelocate(x(position) - FRAME / 2, middle - FRAME / 2, FRAME, FRAME);
    return frame;
  }

  private Node hollow(int number, double middle) {
    Circle circle = new Circle(x(number), middle, HOLLOW);
    circle.getStyleClass().add("ls-line-hollow");
    return circle;
  }

  private Node square(Verdict verdict, int number, double middle) {
    VerdictSquare square = new VerdictSquare(verdict);
    square.resize(18, 18);
    Group large = new Group(square);
    large.getTransforms().add(new Scale(SCALE, SCALE));
    large.setLayoutX(x(number) - 9 * SCALE);
    large.setLayoutY(middle - 9 * SCALE);
    return large;
  }

  private Node bar(Verdict verdict, int number, double middle) {
    Region bar = new Region();
    bar.getStyleClass().add("ls-track-bar");
    if (verdict != null) bar.getStyleClass().add(VerdictBadge.styleName(verdict));
    double wide = Math.min(BAR_WIDTH, Math.max(2, pitch() * 0.7));
    bar.resizeRelocate(x(number) - wide / 2, middle - BAR_HEIGHT / 2, wide, BAR_HEIGHT);
    return bar;
  }

  private double pitch() {
    if (total < 2) return MOST_PITCH;
    return Math.min(MOST_PITCH, (getWidth() - FRAME) / (total - 1));
  }

  private double x(int number) {
    return FRAME / 2 + (number - 1) * pitch();
  }
}
