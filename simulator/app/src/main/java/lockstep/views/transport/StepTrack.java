package lockstep.views.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import lockstep.comparison.Moment;
import lockstep.comparison.Verdict;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.verdict.VerdictBadge;
import lockstep.views.verdict.VerdictSquare;
import lockstep.views.words.Words;

/** One square a step on a line; steps that are known to come are hollow circles. */
final class StepTrack extends Pane {
  private static final double SQUARE = 18;
  private static final double FRAME = 25;
  private static final double BAR = 4;
  private static final String BAR_CLASS = "ls-track-bar";

  /** The distance while nobody knows how many steps will come: the squares stay where they are. */
  private static final double OPEN_PITCH = 62;

  private static final double MOST_PITCH = 130;

  /** Below this distance squares would touch and become bars. */
  private static final double SQUARES_FROM = 23;

  /** More steps than these are bars, however wide the track is. */
  private static final int MOST_SQUARES = 40;

  /** Steps to come are no longer told apart when they are nearer to each other than this. */
  private static final double LEAST_HOLLOW_PITCH = 3;

  private static final int FAR = 10;

  /** Nearer to each other two squares have no room for the mark of a fork between them. */
  private static final double FORK_FROM = 46;

  /** Narrower than this many frames it would show nothing that its place in words does not. */
  private static final double LEAST_FRAMES = 2;

  /** The size of its captions' letters at the usual size of text. */
  private static final double LETTERS = 11.5;

  /** In the bar there is less air round what grows with the text. */
  private static final double GROWTH = 0.75;

  private final IntConsumer goTo;
  private final Hint hint = Hint.on(this);
  private final Region played = new Region();
  private final Region toCome = new Region();
  private final Region frame = new Region();
  private final List<Node> marks = new ArrayList<>();
  private final Label origin = caption("track-origin");
  private final Label stopped = caption("track-stopped");
  private final StackPane fork = new StackPane(Icons.of("fork", 12));
  private Region lens;
  private int lensAt;
  private int forkedAt = -1;
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
    fork.getStyleClass().add("ls-track-fork");
    fork.setMouseTransparent(true);
    getChildren().addAll(toCome, played, frame);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(Words.of("transport.track"));
    setOnMouseClicked(this::choose);
    setOnMouseDragged(this::choose);
    setOnMouseMoved(this::tell);
    setOnMouseExited(event -> magnify(0));
    setOnKeyPressed(this::leap);
    setMinWidth(0);
  }

  private static Label caption(String id) {
    Label caption = new Label();
    caption.getStyleClass().addAll("ls-second", "ls-track-caption");
    caption.setId(id);
    caption.setMouseTransparent(true);
    return caption;
  }

  /**
   * Says above the line where the run comes from, and below it why it stopped.
   *
   * @param at after which step it left another run; negative when it did not
   */
  void tell(int at, String from, String why) {
    boolean same = at == forkedAt && from.equals(origin.getText()) && why.equals(stopped.getText());
    if (same) return;
    forkedAt = at;
    origin.setText(from);
    origin.setGraphic(at < 0 ? null : Icons.of("fork", 12));
    stopped.setText(why);
    rebuild();
    requestLayout();
  }

  /**
   * Shows the steps.
   *
   * @param planned how many there will be, 0 when that is not known
   */
  void show(List<Moment> now, int shown, int planned) {
    // The same list, since what was recorded never changes.
    boolean same = now == moments && total == Math.max(now.size(), planned);
    open = planned == 0;
    moments = now;
    position = shown;
    total = Math.max(now.size(), planned);
    if (!same) rebuild();
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    requestLayout();
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case VALUE -> (double) position;
      case MIN_VALUE -> 0.0;
      case MAX_VALUE -> (double) moments.size();
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  /** How many times larger than at the usual size of text it is drawn. */
  private double unit() {
    return 1 + (stopped.getFont().getSize() / LETTERS - 1) * GROWTH;
  }

  private double frame() {
    return FRAME * unit();
  }

  @Override
  protected void layoutChildren() {
    if (bars != areBars()) rebuild();
    boolean room = getWidth() >= LEAST_FRAMES * frame();
    getChildrenUnmodifiable().forEach(child -> child.setVisible(room));
    if (!room) return;
    double middle = snapPositionY(getHeight() / 2);
    double line = snapSizeY(3 * unit());
    double lastPlayed = moments.isEmpty() ? 0 : x(moments.size());
    toCome.setVisible(total > moments.size());
    toCome.resizeRelocate(x(1), middle - 1, Math.max(0, x(total) - x(1)), 2);
    played.setVisible(moments.size() > 1);
    played.resizeRelocate(x(1), middle - line / 2, Math.max(0, lastPlayed - x(1)), line);
    for (int i = 0; i < marks.size(); i++) place(marks.get(i), x(i + 1), middle);
    fork.setVisible(pitch() >= FORK_FROM * unit());
    place(fork, forkedAt == 0 ? x(1) - frame() / 2 : (x(forkedAt) + x(forkedAt + 1)) / 2, middle);
    if (lens != null) place(lens, x(lensAt), middle);
    placeCaption(origin, 0);
    placeCaption(stopped, getHeight() - stopped.prefHeight(-1));
    frame.setVisible(position > 0);
    if (position == 0) return;
    double side = snapSizeX(frame());
    frame.resizeRelocate(
        snapPositionX(x(position) - side / 2), snapPositionY(middle - side / 2), side, side);
  }

  private void place(Node mark, double x, double middle) {
    double width = mark.prefWidth(-1);
    double height = mark.prefHeight(-1);
    mark.resizeRelocate(
        snapPositionX(x - width / 2), snapPositionY(middle - height / 2), width, height);
    // Bars are many, and stay as narrow as they are.
    mark.setScaleX(mark.getStyleClass().contains(BAR_CLASS) ? 1 : unit());
    mark.setScaleY(unit());
  }

  private void placeCaption(Label caption, double y) {
    double width = Math.min(getWidth(), caption.prefWidth(-1));
    caption.resizeRelocate(0, snapPositionY(y), width, caption.prefHeight(width));
  }

  private boolean areBars() {
    return total > MOST_SQUARES || pitch() < SQUARES_FROM * unit();
  }

  private void rebuild() {
    marks.clear();
    lens = null;
    bars = areBars();
    for (Moment moment : moments) marks.add(mark(moment));
    boolean apart = getWidth() == 0 || pitch() >= LEAST_HOLLOW_PITCH;
    for (int i = moments.size(); apart && i < total; i++) marks.add(hollow());
    getChildren().setAll(toCome, played, frame);
    getChildren().addAll(marks);
    if (forkedAt >= 0) getChildren().add(fork);
    getChildren().addAll(origin, stopped);
  }

  /** Shows the bar of a step as a square as long as the pointer is over it; 0 shows none. */
  private void magnify(int number) {
    if (lens != null && lensAt == number) return;
    getChildren().remove(lens);
    lens = null;
    lensAt = number;
    if (!bars || number == 0) return;
    lens = new VerdictSquare(moments.get(number - 1).verdict());
    lens.setMouseTransparent(true);
    getChildren().add(lens);
    requestLayout();
  }

  /** Left and right are the window's own steps; these keys go further. */
  private void leap(KeyEvent event) {
    int far =
        switch (event.getCode()) {
          case PAGE_UP -> -FAR;
          case PAGE_DOWN -> FAR;
          default -> 0;
        };
    if (far == 0 || moments.isEmpty()) return;
    goTo.accept(Math.max(0, Math.min(moments.size(), position + far)));
    event.consume();
  }

  private Node mark(Moment moment) {
    Verdict verdict = moment.verdict();
    Region mark =
        bars && verdict != Verdict.UNEXPLAINED ? bar(verdict) : new VerdictSquare(verdict);
    return mark;
  }

  private static Region bar(Verdict verdict) {
    Region bar = new Region();
    bar.getStyleClass().add(BAR_CLASS);
    if (verdict != null) bar.getStyleClass().add(VerdictBadge.styleName(verdict));
    bar.setPrefSize(BAR, SQUARE);
    return bar;
  }

  private Node hollow() {
    double most = bars ? (pitch() / 2 - 1) / unit() : 5;
    Circle circle = new Circle(Math.max(1, Math.min(5, most)));
    circle.getStyleClass().add("ls-track-hollow");
    return circle;
  }

  private void choose(MouseEvent event) {
    if (moments.isEmpty()) return;
    requestFocus();
    int number = numberAt(event.getX());
    // A drag goes over the same step many times.
    if (number != position) goTo.accept(number);
  }

  private void tell(MouseEvent event) {
    if (moments.isEmpty()) return;
    Moment moment = moments.get(numberAt(event.getX()) - 1);
    magnify(numberAt(event.getX()));
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
    double most = (open ? OPEN_PITCH : MOST_PITCH) * unit();
    if (total < 2) return most;
    return Math.min(most, (getWidth() - frame() - 2) / (total - 1));
  }

  private double x(int number) {
    return frame() / 2 + 1 + (number - 1) * pitch();
  }
}
