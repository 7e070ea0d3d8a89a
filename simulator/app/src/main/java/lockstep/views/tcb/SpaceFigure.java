package lockstep.views.tcb;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import lockstep.tcp.Side;
import lockstep.views.parts.Ends;
import lockstep.views.parts.Hint;
import lockstep.views.words.Numbers;

/**
 * Figure 3 or 4 of RFC 9293 with the numbers of one end: a title, the names of the borders, the
 * bar, and below it the window's edge and what waits. Its height is the same for all numbers.
 */
final class SpaceFigure extends Region {
  private static final double GAP = 8;
  private static final double TICK = 3;

  private final Region beside;
  private final Label title = new Label();
  private final Label briefTitle = new Label();
  private final Label oldest = border();
  private final Label next = border();
  private final Label edge = border();
  private final Label briefEdge = border();
  private final Label waits = border();
  private final Region bar = new Region();
  private final List<Label> parts = new ArrayList<>();
  private final List<Hint> hints = new ArrayList<>();
  private final Region oldestTick = tick();
  private final Region nextTick = tick();
  private final Region edgeTick = tick();
  private SequenceSpace space;

  /**
   * @param beside what stands at the right of its title and says whose figure it is; null for
   *     nothing. The title keeps clear of it, and says less where there is no room for all.
   */
  SpaceFigure(Region beside) {
    this.beside = beside;
    getStyleClass().add("ls-space");
    for (Label words : List.of(title, briefTitle)) words.getStyleClass().add("ls-tcb-title");
    bar.getStyleClass().add("ls-space-bar");
    waits.getStyleClass().add("ls-space-waits");
    getChildren().addAll(title, briefTitle, bar, waits);
    // One more than the most parts of a figure, for the words that stand there without numbers.
    for (int i = 0; i < SequenceSpace.Use.values().length; i++) {
      Label part = new Label();
      parts.add(part);
      hints.add(Hint.on(part));
    }
    getChildren().addAll(parts);
    getChildren().addAll(oldestTick, nextTick, edgeTick, oldest, next, edge, briefEdge);
    setAccessibleRole(AccessibleRole.TEXT);
  }

  void show(SequenceSpace shown) {
    if (shown.equals(space)) return;
    space = shown;
    title.setText(shown.title());
    briefTitle.setText(shown.brief());
    show(oldest, oldestTick, shown.oldest());
    show(next, nextTick, shown.next());
    show(edge, edgeTick, shown.edge());
    briefEdge.setText(shown.edge() == null ? "" : shown.edge().brief());
    briefEdge.setVisible(false);
    waits.setText(shown.waits());
    Side side = shown.actor() == null ? null : shown.actor().side();
    for (int i = 0; i < parts.size(); i++) showPart(i, side);
    setAccessibleText(shown.spoken());
    requestLayout();
  }

  private void showPart(int index, Side side) {
    Label label = parts.get(index);
    boolean empty = space.parts().isEmpty();
    boolean there = empty ? index == 0 : index < space.parts().size();
    label.setVisible(there);
    if (!there) return;
    if (empty) {
      label.setText(space.why());
      dress(label, "not-yet");
      hints.get(index).say("");
      return;
    }
    SequenceSpace.Part part = space.parts().get(index);
    label.setText(part.name());
    dress(label, styleClass(part.use()));
    Ends.mark(label, side);
    hints
        .get(index)
        .say(part.count() == 0 ? "" : part.name() + ": " + Numbers.grouped(part.count()));
  }

  /** Only where it has another: each change is looked up in the style sheets again. */
  private static void dress(Label label, String use) {
    if (!label.getStyleClass().contains(use))
      label.getStyleClass().setAll("label", "ls-space-part", use);
  }

  private static String styleClass(SequenceSpace.Use use) {
    return switch (use) {
      case DONE -> "done";
      case IN_FLIGHT -> "in-flight";
      case WINDOW -> "window";
      case NOT_YET -> "not-yet";
    };
  }

  private static void show(Label label, Region tick, SequenceSpace.Border border) {
    label.setVisible(border != null);
    tick.setVisible(border != null);
    label.setText(border == null ? "" : border.name());
  }

  private static Label border() {
    Label label = new Label();
    label.getStyleClass().add("ls-space-border");
    return label;
  }

  private static Region tick() {
    Region tick = new Region();
    tick.getStyleClass().add("ls-space-tick");
    return tick;
  }

  @Override
  protected double computePrefHeight(double width) {
    return snapSizeY(
        getInsets().getTop()
            + title.prefHeight(-1)
            + 2 * (next.prefHeight(-1) + TICK)
            + bar.prefHeight(-1)
            + getInsets().getBottom());
  }

  @Override
  protected double computePrefWidth(double height) {
    return getInsets().getLeft() + getInsets().getRight();
  }

  @Override
  protected void layoutChildren() {
    double left = getInsets().getLeft();
    double width = getWidth() - left - getInsets().getRight();
    double y = getInsets().getTop();
    double head = title.prefHeight(-1);
    layoutTitle(left, y, width, head);
    double line = next.prefHeight(-1);
    double above = y + head;
    double barY = snapPositionY(above + line + TICK);
    double barHeight = bar.prefHeight(-1);
    bar.resizeRelocate(left, barY, width, barHeight);
    double below = barY + barHeight + TICK;
    waits.resizeRelocate(left, below, waits.prefWidth(-1), line);
    if (space == null || space.parts().isEmpty()) {
      parts.get(0).resizeRelocate(left, barY, width, barHeight);
      return;
    }
    double[] starts = layoutParts(left, width, barY, barHeight);
    layoutBorders(starts, left, width, above, line);
    if (space.edge() == null) return;
    double edgeX = x(space.edge(), starts);
    double free = left + waits.prefWidth(-1) + GAP;
    boolean whole = edge.prefWidth(-1) <= left + width - free;
    edge.setVisible(whole);
    briefEdge.setVisible(!whole);
    Label shown = whole ? edge : briefEdge;
    double edgeWidth = shown.prefWidth(-1);
    double edgeAt = Math.min(Math.max(edgeX - edgeWidth / 2, free), left + width - edgeWidth);
    shown.resizeRelocate(snapPositionX(edgeAt), below, edgeWidth, line);
    place(edgeTick, edgeX, barY, barY + barHeight + TICK);
  }

  private void layoutTitle(double left, double y, double width, double head) {
    double room = width;
    if (beside != null) room -= beside.prefWidth(-1) - beside.snappedRightInset() + GAP;
    boolean whole = title.prefWidth(-1) <= room;
    title.setVisible(whole);
    briefTitle.setVisible(!whole);
    Label words = whole ? title : briefTitle;
    words.resizeRelocate(left, y, Math.min(room, words.prefWidth(-1)), head);
  }

  /** Says where each part begins, and after the last where it ends. */
  private double[] layoutParts(double left, double width, double barY, double barHeight) {
    int count = space.parts().size();
    long[] counts = new long[count];
    double[] least = new double[count];
    for (int i = 0; i < count; i++) {
      SequenceSpace.Part part = space.parts().get(i);
      boolean measured =
          part.use() == SequenceSpace.Use.IN_FLIGHT || part.use() == SequenceSpace.Use.WINDOW;
      counts[i] = measured ? part.count() : 0;
      least[i] = Math.ceil(parts.get(i).prefWidth(-1));
    }
    double[] widths = Proportions.of(counts, least, width);
    double[] starts = new double[count + 1];
    double x = left;
    for (int i = 0; i < count; i++) {
      starts[i] = snapPositionX(x);
      x += widths[i];
    }
    starts[count] = left + width;
    for (int i = 0; i < count; i++)
      parts.get(i).resizeRelocate(starts[i], barY, starts[i + 1] - starts[i], barHeight);
    return starts;
  }

  /**
   * Above the bar: the one border alone over its place, two of them turned away from each other.
   */
  private void layoutBorders(
      double[] starts, double left, double width, double above, double line) {
    double nextX = x(space.next(), starts);
    double nextWidth = next.prefWidth(-1);
    double most = left + width - nextWidth;
    double barY = bar.getLayoutY();
    double nextAt = nextX - nextWidth / 2;
    if (space.oldest() != null) {
      double oldestX = x(space.oldest(), starts);
      double oldestWidth = oldest.prefWidth(-1);
      double oldestAt = snapPositionX(Math.max(left, oldestX - oldestWidth + 1));
      oldest.resizeRelocate(oldestAt, above, oldestWidth, line);
      place(oldestTick, oldestX, barY - TICK, barY + bar.getHeight());
      nextAt = Math.max(nextX - 1, oldestAt + oldestWidth + GAP);
    }
    nextAt = Math.min(Math.max(nextAt, left), most);
    next.resizeRelocate(snapPositionX(nextAt), above, nextWidth, line);
    place(nextTick, nextX, barY - TICK, barY + bar.getHeight());
  }

  private static double x(SequenceSpace.Border border, double[] starts) {
    double begin = starts[border.part()];
    return begin + border.share() * (starts[border.part() + 1] - begin);
  }

  private void place(Region tick, double x, double from, double to) {
    double width = tick.prefWidth(-1);
    tick.resizeRelocate(snapPositionX(x - width / 2), from, width, to - from);
  }
}
