package lockstep.views.ladder;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import lockstep.comparison.Moment;
import lockstep.tcp.Actor;
import lockstep.views.parts.Motion;

/**
 * The ladder of one pair of actors. However many rows there are, only those in sight are drawn; it
 * follows the step that is shown until the user scrolls up.
 */
public final class LadderView extends BorderPane {
  private final LadderHead head;
  private final ApartHead apart = new ApartHead();
  private final LadderFoot foot;
  private final LadderSheet sheet;
  private final Ladder ladder = new Ladder();
  private List<Moment> moments = List.of();
  private int position;
  private boolean broken;
  private boolean alone;

  /**
   * A ladder without a step.
   *
   * @param goTo is given the number of a step, from 1, that the user chooses
   */
  public LadderView(IntConsumer goTo) {
    getStyleClass().add("ls-ladder");
    foot =
        new LadderFoot(
            new LadderFoot.Actions() {
              @Override
              public void changed() {
                sheet.redraw();
              }

              @Override
              public void laid() {
                sheet.relay();
                showHead();
              }

              @Override
              public void zoom(boolean in) {
                sheet.zoom(in);
              }

              @Override
              public void follow() {
                sheet.follow();
              }
            });
    sheet = new LadderSheet(ladder, foot, goTo);
    head = new LadderHead(this::pin, sheet::requestFocus);
    setMinSize(0, 0);
    visibleProperty().addListener((property, was, now) -> sheet.redraw());
    apart.keepClear(sheet.scroller().bar());
    setTop(new VBox(head, apart));
    showHead();
    setCenter(sheet);
    setRight(sheet.scroller().bar());
    setBottom(foot);
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
    moments = now;
    position = shown;
    ladder.play(now);
    ladder.choose(position);
    sheet.show(now, shown, failed);
    showHead();
  }

  /** Says whether the model will play without a kernel, which its first step tells too. */
  public void playsAlone(boolean modelAlone) {
    if (modelAlone == alone) return;
    alone = modelAlone;
    showHead();
  }

  /** Says what the scenario will do; it stands there for as long as nothing is played. */
  public void expect(List<Coming> calls) {
    sheet.expect(calls);
  }

  /**
   * Says how the run goes on behind the last step.
   *
   * @param action what is being played, null for nothing
   * @param reason why the run broke off, null when it did not
   */
  public void showRun(String action, String reason) {
    sheet.showRun(action, reason);
  }

  /**
   * Tells, when a segment is chosen, all that is known of it and where it lies; again when that
   * changes, and with nothing when it is chosen no more.
   */
  public void onSegment(Consumer<Optional<SegmentShown>> listener) {
    sheet.onSegment(listener);
  }

  /** Says which segments stand still and wait for somebody's hand. */
  public void setInHand(InHand hand) {
    sheet.setInHand(hand);
  }

  /** Tells of the first segment that waits for a hand, as a click on it does. */
  public void openInHand() {
    sheet.openInHand();
  }

  /** Chooses no segment any more. */
  public void leaveSegment() {
    sheet.leaveSegment();
  }

  /**
   * Lets the line of the step that is shown grow to its end; whatever comes next cuts that off, and
   * then it is whole. With reduced motion it is whole at once.
   *
   * @param speed 1 for the usual pace
   */
  public void grow(double speed) {
    if (!Motion.isReduced()) sheet.growth().begin(speed);
  }

  /** Whether the line of the step is not whole yet. */
  public boolean isGrowing() {
    return sheet.growth().share() < 1;
  }

  /** Adds something that may be done with the ladder's card, at the end of its head. */
  public void addTool(Node tool) {
    head.getChildren().add(tool);
  }

  /** Adds something that may be done with its segments, at its foot. */
  public void addFootTool(Node tool) {
    foot.addTool(tool);
  }

  private void showHead() {
    boolean isApart = plan().isApart();
    show(apart, isApart);
    // Two ladders have their names in that; of many pairs one is still to be chosen.
    show(head, !isApart || ladder.pairs().size() > 1);
    head.show(
        ladder.pairs(),
        ladder.pair(),
        ladder.isPinned(),
        worlds(),
        actor -> position == 0 || isKnown(actor));
  }

  /** As soon as the width is known, and not only when the sheet was laid out in it. */
  private LadderPlan plan() {
    double bar = sheet.scroller().bar().prefWidth(-1);
    return sheet.plan(getWidth() == 0 ? Double.MAX_VALUE : getWidth() - bar);
  }

  /** What has room changes with the width; the head must not change within a layout. */
  @Override
  public void resize(double width, double height) {
    boolean other = width != getWidth();
    super.resize(width, height);
    if (other) showHead();
  }

  private static void show(Node node, boolean yes) {
    node.setVisible(yes);
    node.setManaged(yes);
  }

  /** An end of the first pair is known before it does anything: every run has it. */
  private boolean isKnown(Actor actor) {
    return actor.number() == 1 || moments.get(position - 1).standings().containsKey(actor);
  }

  private LadderHead.Worlds worlds() {
    if (Moment.areCaptured(moments)) return LadderHead.Worlds.CAPTURE;
    if (position == 0) return alone ? LadderHead.Worlds.MODEL : LadderHead.Worlds.NONE;
    var standings = moments.get(position - 1).standings().values();
    boolean model = standings.stream().anyMatch(s -> s.model() != null);
    boolean kernel = standings.stream().anyMatch(s -> s.kernel() != null || s.unseen());
    if (model && kernel)
      return plan().tooNarrow() ? LadderHead.Worlds.NARROW : LadderHead.Worlds.BOTH;
    return kernel ? LadderHead.Worlds.KERNEL : LadderHead.Worlds.MODEL;
  }

  private void pin(Optional<Pair> pair) {
    ladder.pin(pair.orElse(null));
    ladder.choose(position);
    sheet.show(moments, position, broken);
    showHead();
    follow();
  }

  /** Whether the end of the picture is kept in sight. */
  public boolean isFollowing() {
    return sheet.isFollowing();
  }

  /** Keeps the step that is shown in sight from now on. */
  public void follow() {
    sheet.follow();
  }

  /** Makes the distance of rows larger or smaller. */
  public void zoom(boolean in) {
    sheet.zoom(in);
  }

  /** The distance of rows; 1 is the usual one. */
  public double zoom() {
    return sheet.zoom();
  }

  /** Shows the numbers that stand in the headers, or again those relative to the initial ones. */
  public void toggleNumbers() {
    foot.toggleNumbers();
  }

  /** Lays the kernel's bands over the model's, or again beside them. */
  public void toggleOver() {
    foot.toggleOver();
  }

  /** Gives model and kernel a ladder each, or again one for both. */
  public void toggleApart() {
    foot.toggleApart();
  }

  /** How model and kernel are laid out. */
  public Laying laying() {
    return foot.laying();
  }

  /** Lays model and kernel out. */
  public void lay(Laying laying) {
    foot.lay(laying);
    sheet.relay();
    showHead();
  }

  /** Whether two ladders are drawn. */
  public boolean isApart() {
    return sheet.plan().isApart();
  }

  /** What is drawn, for those who look after it without eyes. */
  public LadderPicture picture() {
    return ladder.picture();
  }

  /** How many pixels of the picture lie above the sheet. */
  public double scroll() {
    return sheet.scroller().value();
  }

  /** Scrolls; upward it no longer follows. */
  public void scrollBy(double pixels) {
    sheet.scrollBy(pixels);
  }
}
