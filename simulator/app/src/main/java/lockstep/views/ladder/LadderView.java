package lockstep.views.ladder;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import lockstep.comparison.Moment;
import lockstep.tcp.Actor;
import lockstep.views.words.Words;

/**
 * The ladder of one pair of actors. However many rows there are, only those in sight are drawn; it
 * follows the step that is shown until the user scrolls up.
 */
public final class LadderView extends BorderPane {
  private static final double LEAST_ZOOM = 0.25;
  private static final double MOST_ZOOM = 2;
  private static final double ZOOM_STEP = 1.25;

  private static final double WHEEL_ROWS = 1;

  private final IntConsumer goTo;
  private final Pane sheet = new Pane();
  private final Canvas canvas = new Canvas();
  private final Inks inks = new Inks(this::redraw);
  private final Sheet.Widths widths = new Sheet.Widths();
  private final ScrollBar bar = new ScrollBar();
  private final LadderHead head;
  private final LadderFoot foot;
  private final Ladder ladder = new Ladder();
  private List<Moment> moments = List.of();
  private int position;
  private boolean broken;
  private boolean stale = true;
  private boolean following = true;
  private boolean moving;
  private double zoom = 1;
  private final Growth growth = new Growth(this::redraw);

  /**
   * A ladder without a step.
   *
   * @param goTo is given the number of a step, from 1, that the user chooses
   */
  public LadderView(IntConsumer goTo) {
    this.goTo = goTo;
    getStyleClass().add("ls-ladder");
    head = new LadderHead(this::pin, sheet::requestFocus);
    foot =
        new LadderFoot(
            new LadderFoot.Actions() {
              @Override
              public void changed() {
                redraw();
              }

              @Override
              public void zoom(boolean in) {
                LadderView.this.zoom(in);
              }

              @Override
              public void follow() {
                LadderView.this.follow();
              }
            });
    sheet.getStyleClass().add("ls-ladder-sheet");
    sheet.getChildren().addAll(canvas, inks);
    sheet.setFocusTraversable(true);
    sheet.setId("ladder-sheet");
    sheet.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    sheet.setMinSize(0, 0);
    setMinSize(0, 0);
    sheet.widthProperty().addListener((property, was, now) -> resized());
    sheet.heightProperty().addListener((property, was, now) -> resized());
    sheet.addEventHandler(ScrollEvent.SCROLL, this::wheel);
    sheet.addEventHandler(MouseEvent.MOUSE_CLICKED, this::choose);
    sheet.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setFocusTraversable(false);
    bar.valueProperty().addListener((property, was, now) -> scrolled());
    visibleProperty().addListener((property, was, now) -> redraw());
    setTop(head);
    setCenter(sheet);
    setRight(bar);
    setBottom(foot);
    tell();
  }

  /**
   * Shows the ladder up to a step.
   *
   * @param now all steps that were played; none after the position is drawn
   * @param shown the number of the step, 0 for none
   * @param failed whether the run broke off after the last of them
   */
  public void show(List<Moment> now, int shown, boolean failed) {
    if (now == moments && shown == position && failed == broken) return;
    broken = failed;
    boolean jumped = shown != position;
    moments = now;
    position = shown;
    ladder.play(now);
    ladder.choose(position);
    showHead();
    // Who goes to another step wants to see it.
    if (jumped && !following && !isInSight()) follow();
    if (jumped) growth.end();
    tell();
    redraw();
  }

  /**
   * Lets the line of the step that is shown grow to its end; whatever comes next cuts that off, and
   * then it is whole.
   *
   * @param speed 1 for the usual pace
   */
  public void grow(double speed) {
    growth.begin(speed);
  }

  /** Whether the line of the step is not whole yet. */
  public boolean isGrowing() {
    return growth.share() < 1;
  }

  private void showHead() {
    head.show(
        ladder.pairs(),
        ladder.pair(),
        ladder.isPinned(),
        worlds(),
        actor -> position == 0 || isKnown(actor));
  }

  /** An end of the first pair is known before it does anything: every run has it. */
  private boolean isKnown(Actor actor) {
    return actor.number() == 1 || moments.get(position - 1).standings().containsKey(actor);
  }

  private LadderHead.Worlds worlds() {
    if (position == 0) return LadderHead.Worlds.NONE;
    var standings = moments.get(position - 1).standings().values();
    boolean model = standings.stream().anyMatch(s -> s.model() != null);
    boolean kernel = standings.stream().anyMatch(s -> s.kernel() != null || s.unseen());
    if (model && kernel) return LadderHead.Worlds.BOTH;
    return kernel ? LadderHead.Worlds.KERNEL : LadderHead.Worlds.MODEL;
  }

  private void pin(Optional<Pair> pair) {
    ladder.pin(pair.orElse(null));
    ladder.choose(position);
    showHead();
    follow();
  }

  /** Whether the end of the picture is kept in sight. */
  public boolean isFollowing() {
    return following;
  }

  /** Keeps the step that is shown in sight from now on. */
  public void follow() {
    following = true;
    redraw();
  }

  /** Makes the distance of rows larger or smaller. */
  public void zoom(boolean in) {
    zoomTo(in ? zoom * ZOOM_STEP : zoom / ZOOM_STEP, sheet.getHeight() / 2);
  }

  /** The distance of rows; 1 is the usual one. */
  public double zoom() {
    return zoom;
  }

  /** Shows the numbers that stand in the headers, or again those relative to the initial ones. */
  public void toggleNumbers() {
    foot.toggleNumbers();
  }

  /** Lays the kernel's bands over the model's, or again beside them. */
  public void toggleOver() {
    foot.toggleOver();
  }

  /** What is drawn, for those who look after it without eyes. */
  public LadderPicture picture() {
    return ladder.picture();
  }

  /** How many pixels of the picture lie above the sheet. */
  public double scroll() {
    return bar.getValue();
  }

  /** Scrolls; upward it no longer follows. */
  public void scrollBy(double pixels) {
    double to = Math.max(0, Math.min(bar.getMax(), bar.getValue() + pixels));
    if (to < bar.getValue()) following = false;
    bar.setValue(to);
    if (to >= followed()) following = true;
    redraw();
  }

  private void zoomTo(double wanted, double anchor) {
    double next = Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, wanted));
    if (Math.abs(next - 1) < 0.03) next = 1;
    double units = Sheet.units(anchor + bar.getValue(), zoom, inks.size());
    zoom = next;
    foot.showZoom(zoom);
    measure();
    move(Sheet.height(units, zoom, inks.size()) - anchor);
    redraw();
  }

  private double pixels() {
    return zoom * inks.size();
  }

  private void resized() {
    canvas.setWidth(sheet.getWidth());
    canvas.setHeight(sheet.getHeight());
    redraw();
  }

  private void scrolled() {
    if (moving) return;
    following = bar.getValue() >= followed() - 1;
    redraw();
  }

  private void wheel(ScrollEvent event) {
    if (event.getDeltaY() == 0) return;
    if (event.isControlDown()) {
      zoomTo(event.getDeltaY() > 0 ? zoom * ZOOM_STEP : zoom / ZOOM_STEP, event.getY());
    } else {
      double one = Math.min(WHEEL_ROWS * LadderPicture.PITCH * pixels(), sheet.getHeight() / 2);
      double share = event.getDeltaY() / Math.max(1, event.getMultiplierY());
      scrollBy(-share * Math.max(one, event.getMultiplierY()));
    }
    event.consume();
  }

  private void choose(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) return;
    numberAt(event.getY()).ifPresent(goTo::accept);
  }

  /** The step whose row lies at a height of the sheet. */
  Optional<Integer> numberAt(double y) {
    double units = Sheet.units(y + bar.getValue(), zoom, inks.size());
    List<Row> rows = picture().rows();
    int last = picture().rowAt(position);
    for (int i = last; i >= 0; i--)
      if (rows.get(i).top() <= units) return Optional.of(rows.get(i).number());
    return last < 0 ? Optional.empty() : Optional.of(rows.get(0).number());
  }

  private void pressed(KeyEvent event) {
    double row = LadderPicture.PITCH * pixels();
    switch (event.getCode()) {
      case UP -> scrollBy(-row);
      case DOWN -> scrollBy(row);
      case PAGE_UP -> scrollBy(-sheet.getHeight() * 0.9);
      case PAGE_DOWN -> scrollBy(sheet.getHeight() * 0.9);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private boolean isInSight() {
    double end = endInPixels();
    double top = end - LadderPicture.PITCH * pixels();
    return top >= bar.getValue() && end <= bar.getValue() + sheet.getHeight();
  }

  /** Where the picture ends: words under the last point keep their size when rows shrink. */
  private double end() {
    return picture().end(position) + LadderPicture.FOOT * Math.max(0, 1 / zoom - 1);
  }

  private double endInPixels() {
    return Sheet.height(end(), zoom, inks.size());
  }

  private double followed() {
    double end = endInPixels();
    return Math.max(0, end + LadderPainter.NOW * inks.size() - sheet.getHeight());
  }

  /** Gives the scroll bar its measures. */
  private void measure() {
    double high = sheet.getHeight();
    double all = endInPixels() + LadderPainter.NOW * inks.size();
    double most = Math.max(0, all - high);
    moving = true;
    try {
      bar.setMax(most);
      bar.setVisibleAmount(most == 0 ? 1 : most * Math.min(1, high / (most + high)));
      bar.setUnitIncrement(LadderPicture.PITCH * pixels());
      bar.setBlockIncrement(high * 0.9);
      if (bar.getValue() > most) bar.setValue(most);
    } finally {
      moving = false;
    }
    bar.setDisable(most == 0);
  }

  private void move(double to) {
    moving = true;
    try {
      bar.setValue(Math.max(0, Math.min(bar.getMax(), to)));
    } finally {
      moving = false;
    }
  }

  /** Drawn once with the next frame, however much has changed till then. */
  private void redraw() {
    stale = true;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (stale) draw();
  }

  private void draw() {
    if (!isVisible() || sheet.getWidth() <= 0 || sheet.getHeight() <= 0) return;
    stale = false;
    measure();
    if (following) move(followed());
    foot.showFollowing(following);
    Sheet paper =
        new Sheet(
            canvas.getGraphicsContext2D(),
            inks,
            widths,
            canvas.getWidth(),
            canvas.getHeight(),
            zoom,
            Math.round(bar.getValue()),
            places());
    new LadderPainter(paper)
        .draw(
            ladder,
            moments,
            new LadderPainter.Place(
                position, end(), broken && position == moments.size(), growth.share()),
            foot.isAbsolute());
  }

  private Sheet.Bands places() {
    if (!picture().hasKernel()) return Sheet.Bands.ALONE;
    return foot.isOver() ? Sheet.Bands.OVER : Sheet.Bands.BESIDE;
  }

  /** Says what is drawn to those who do not see it. */
  private void tell() {
    String text =
        position == 0
            ? Words.of("ladder.empty") + " " + Words.of("ladder.empty.why")
            : LadderText.of(moments.get(position - 1), ladder.pair());
    sheet.setAccessibleText(text);
    sheet.setAccessibleHelp(Words.of("ladder.keys"));
  }
}
