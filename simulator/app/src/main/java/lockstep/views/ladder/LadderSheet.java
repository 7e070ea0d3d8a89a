package lockstep.views.ladder;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import lockstep.comparison.Moment;
import lockstep.views.words.Words;

/**
 * The paper of the ladder: draws what of the picture is in sight, follows the step that is shown
 * until the user scrolls up, and lets segments be chosen by mouse and keys.
 */
final class LadderSheet extends Pane {
  private static final double LEAST_ZOOM = 0.25;
  private static final double MOST_ZOOM = 2;
  private static final double ZOOM_STEP = 1.25;
  private static final double WHEEL_ROWS = 1;
  private static final double MARGIN = 24;

  private final Ladder ladder;
  private final LadderFoot foot;
  private final IntConsumer goTo;
  private final LadderCanvas canvas = new LadderCanvas(this::shapes, this::draw);
  private final Inks inks = new Inks(this::redraw);
  private final Lettering letters = new Lettering();
  private final Scroller scroller = new Scroller(this::scrolled);
  private final Picking picking = new Picking();
  private final Working working = new Working(this::redraw);
  private final Growth growth = new Growth(this::redraw);
  private final SegmentTelling telling = new SegmentTelling();
  private List<Coming> coming = List.of();
  private List<Moment> moments = List.of();
  private int position;
  private boolean broken;
  private String failure = "";
  private boolean following = true;
  private double zoom = 1;
  private double rows = 1;
  private final HandDrag drag = new HandDrag(this, picking);
  private InHand hand = InHand.NONE;

  /**
   * @param foot says how it is to be drawn, and is told how it is
   * @param goTo is given the number of a step that the user chooses
   */
  LadderSheet(Ladder ladder, LadderFoot foot, IntConsumer goTo) {
    this.ladder = ladder;
    this.foot = foot;
    this.goTo = goTo;
    getStyleClass().add("ls-ladder-sheet");
    getChildren().addAll(canvas, inks);
    setFocusTraversable(true);
    setId("ladder-sheet");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(0, 0);
    widthProperty().addListener((property, was, now) -> resized());
    heightProperty().addListener((property, was, now) -> resized());
    scroller.bar().widthProperty().addListener((property, was, now) -> resized());
    focusedProperty().addListener((property, was, now) -> redraw());
    addEventHandler(ScrollEvent.SCROLL, this::wheel);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::choose);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    tell();
  }

  Scroller scroller() {
    return scroller;
  }

  Growth growth() {
    return growth;
  }

  /** Draws the ladder up to a step; who goes to another step wants to see it. */
  void show(List<Moment> now, int shown, boolean failed) {
    boolean jumped = shown != position;
    broken = failed;
    if (now != moments) letters.forgetWordings();
    moments = now;
    position = shown;
    if (picking.chosen() != null) picking.keep(drawn());
    if (jumped && !following && !isInSight()) follow();
    if (jumped) growth.end();
    tell();
    redraw();
  }

  void expect(List<Coming> calls) {
    coming = List.copyOf(calls);
    tell();
    redraw();
  }

  void showRun(String action, String reason) {
    working.show(action);
    String now = reason == null ? "" : reason;
    if (!now.equals(failure)) redraw();
    failure = now;
  }

  /** Says which segments wait for a hand. */
  void setInHand(InHand now) {
    hand = now;
    drag.hand(now);
    redraw();
  }

  /** Tells of a segment, as a click on it does; of the first of those that wait for a hand. */
  void openInHand() {
    Optional<SegmentWay> first = drawn().stream().map(Arrow::way).filter(hand::has).findFirst();
    if (first.isEmpty()) return;
    requestFocus();
    picking.choose(first.get(), true);
    follow();
  }

  void onSegment(Consumer<Optional<SegmentShown>> listener) {
    telling.to(listener);
  }

  void leaveSegment() {
    picking.choose(null, false);
    redraw();
  }

  boolean isFollowing() {
    return following;
  }

  void follow() {
    following = true;
    redraw();
  }

  void zoom(boolean in) {
    zoomTo(in ? zoom * ZOOM_STEP : zoom / ZOOM_STEP, getHeight() / 2);
  }

  double zoom() {
    return zoom;
  }

  /** Draws it in another way, with the same rows in the middle. */
  void relay() {
    double middle = getHeight() / 2;
    double units = units(middle + scroller.value());
    rows = plan().rows();
    measure();
    scroller.move(height(units) - middle);
    redraw();
  }

  /** Which ladders there are now, and where. */
  LadderPlan plan() {
    return plan(getWidth());
  }

  /** Which ladders there are where there is so much room. */
  LadderPlan plan(double width) {
    LadderPicture picture = ladder.picture();
    boolean none = position == 0;
    return LadderPlan.of(
        foot.laying(),
        !none && picture.hasModel(),
        !none && picture.hasKernel(),
        width / inks.size());
  }

  /** Scrolls; upward it no longer follows. */
  void scrollBy(double pixels) {
    double before = scroller.value();
    scroller.move(before + pixels);
    if (scroller.value() < before) following = false;
    if (scroller.value() >= followed()) following = true;
    redraw();
  }

  private void zoomTo(double wanted, double anchor) {
    double next = Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, wanted));
    if (Math.abs(next - 1) < 0.03) next = 1;
    double units = units(anchor + scroller.value());
    zoom = next;
    foot.showZoom(zoom);
    measure();
    scroller.move(height(units) - anchor);
    redraw();
  }

  private double height(double units) {
    return Sheet.height(units, zoom * rows, inks.size());
  }

  private double units(double pixels) {
    return Sheet.units(pixels, zoom * rows, inks.size());
  }

  private double row() {
    return LadderPicture.PITCH * zoom * rows * inks.size();
  }

  private void resized() {
    canvas.fill(edge(), getHeight());
  }

  /** Where the paper ends: below the scroll bar, whose place is free as long as it is not there. */
  private double edge() {
    return getWidth() + scroller.bar().getWidth();
  }

  private void scrolled() {
    following = scroller.value() >= followed() - 1;
    redraw();
  }

  private void wheel(ScrollEvent event) {
    if (event.getDeltaY() == 0) return;
    if (event.isControlDown()) {
      zoomTo(event.getDeltaY() > 0 ? zoom * ZOOM_STEP : zoom / ZOOM_STEP, event.getY());
    } else {
      double one = Math.min(WHEEL_ROWS * row(), getHeight() / 2);
      double share = event.getDeltaY() / Math.max(1, event.getMultiplierY());
      scrollBy(-share * Math.max(one, event.getMultiplierY()));
    }
    event.consume();
  }

  /** A click on a segment tells of it; one beside it goes to the step of its row. */
  private void choose(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) return;
    Optional<SegmentWay> segment = picking.at(event.getX(), event.getY());
    if (segment.isEmpty() && !picking.isOpen()) {
      numberAt(event.getY()).ifPresent(goTo::accept);
      return;
    }
    boolean again = picking.isOpen() && segment.filter(picking.chosen()::equals).isPresent();
    picking.choose(again ? null : segment.orElse(null), true);
    redraw();
  }

  /** The step whose row lies at a height of the sheet. */
  private Optional<Integer> numberAt(double y) {
    double units = units(y + scroller.value());
    List<Row> rows = ladder.picture().rows();
    int last = ladder.picture().rowAt(position);
    for (int i = last; i >= 0; i--)
      if (rows.get(i).top() <= units) return Optional.of(rows.get(i).number());
    return last < 0 ? Optional.empty() : Optional.of(rows.get(0).number());
  }

  private void pressed(KeyEvent event) {
    switch (event.getCode()) {
      case UP -> walk(-1);
      case DOWN -> walk(1);
      case ENTER -> {
        if (picking.chosen() == null) walk(0);
        picking.choose(picking.chosen(), !picking.isOpen());
        redraw();
      }
      case PAGE_UP -> scrollBy(-getHeight() * 0.9);
      case PAGE_DOWN -> scrollBy(getHeight() * 0.9);
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** Goes from segment to segment, and scrolls where the next one is not in sight. */
  private void walk(int by) {
    Optional<Arrow> next = picking.walk(drawn(), by);
    if (next.isPresent()) {
      Arrow arrow = next.get();
      double from = Double.isNaN(arrow.from()) ? arrow.to() : arrow.from();
      double top = height(from) - row() - scroller.value();
      if (top < 0) scrollBy(top);
      else if (top + 2 * row() > getHeight()) scrollBy(top + 2 * row() - getHeight());
    } else {
      scrollBy(by * row());
    }
    tell();
    redraw();
  }

  private List<Arrow> drawn() {
    return ladder.picture().arrows().stream()
        .filter(arrow -> arrow.fromMoment() > 0 && arrow.fromMoment() <= position)
        .toList();
  }

  private boolean isInSight() {
    double end = height(end());
    double top = end - row();
    return top >= scroller.value() && end <= scroller.value() + getHeight();
  }

  /** Where the picture ends: words under the last point keep their size when rows shrink. */
  private double end() {
    return ladder.picture().end(position) + LadderPicture.FOOT * Math.max(0, 1 / (zoom * rows) - 1);
  }

  private double followed() {
    return Math.max(0, height(end()) + below() - getHeight());
  }

  private void measure() {
    scroller.measure(height(end()) + below(), getHeight(), row());
  }

  /** Drawn once with the next frame, however much has changed till then. */
  void redraw() {
    canvas.repaint();
  }

  private void draw() {
    if (getParent() == null || !getParent().isVisible()) return;
    if (getWidth() <= 0 || getHeight() <= 0) return;
    canvas.isPainted();
    drag.size(inks.size());
    rows = plan().rows();
    measure();
    if (following) scroller.move(followed());
    foot.showFollowing(following);
    picking.saw(paint(canvas.brush()));
    // Whoever listens may lay the window out anew, which must not happen within a layout.
    if (picking.isOpen() || telling.tells()) Platform.runLater(this::tellSegment);
  }

  private List<Spot> paint(Brush brush) {
    Sheet.Paper paper =
        new Sheet.Paper(getWidth(), edge(), getHeight(), zoom * rows, Math.round(scroller.value()));
    List<Sheet> sheets =
        plan().parts().stream().map(part -> new Sheet(brush, inks, letters, paper, part)).toList();
    LadderPainter painter = new LadderPainter(sheets);
    LadderPainter.Place place =
        new LadderPainter.Place(
            position,
            end(),
            broken && isLast(),
            growth.share(),
            isLast() ? working.share() : ArrowPainter.STILL,
            picking.isOpen() || isFocused() ? picking.chosen() : null,
            under());
    painter.draw(ladder, moments, coming, place, foot.isAbsolute());
    return painter.spots();
  }

  private Node shapes() {
    ShapeBrush brush = new ShapeBrush();
    paint(brush);
    return brush.drawn();
  }

  private boolean isLast() {
    return position == moments.size();
  }

  /** What is said below the last row: why the run broke off, or what is being played. */
  private List<String> under() {
    if (!isLast()) return List.of();
    String words = working.action().isEmpty() ? "" : Words.of("ladder.working", working.action());
    if (words.isEmpty()) words = hand.words();
    if (broken) words = failure + " " + Words.of("ladder.ended.do");
    if (words.isBlank()) return List.of();
    return Sheet.wrapped(words.strip(), letters, inks.size(), getWidth() - MARGIN * inks.size());
  }

  /** The room below the last row. */
  private double below() {
    return (LadderPainter.NOW + under().size() * LadderPainter.LINE) * inks.size();
  }

  private void tellSegment() {
    telling.tell(
        picking.isOpen() ? picking.spot().map(this::shownAt) : Optional.empty(), this::tell);
  }

  private SegmentShown shownAt(Spot spot) {
    Box box = spot.box();
    Bounds own = new BoundingBox(box.x(), box.y(), box.w(), box.h());
    SegmentWay way = spot.arrow().way();
    return new SegmentShown(
        way,
        hand.has(way),
        facts(way),
        localToScene(own),
        localToScene(getLayoutBounds()),
        inks.size());
  }

  private SegmentFacts facts(SegmentWay way) {
    return SegmentFacts.of(way, moments, position, foot.isAbsolute());
  }

  /** Says what is drawn to those who do not see it. */
  private void tell() {
    String text =
        position == 0
            ? LadderText.of(coming)
            : LadderText.of(moments.get(position - 1), ladder.pair());
    setAccessibleText(picking.chosen() == null ? text : facts(picking.chosen()).spoken());
    setAccessibleHelp(Words.of("ladder.keys"));
  }
}
