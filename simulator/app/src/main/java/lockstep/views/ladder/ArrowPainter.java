package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import lockstep.tcp.Side;
import lockstep.views.ladder.Inks.Ink;
import lockstep.views.ladder.SegmentWay.Fate;
import lockstep.views.ladder.SegmentWords.Wording;
import lockstep.views.parts.Fonts;

/** Draws the segments between the lifelines, each as what had become of it by a moment. */
final class ArrowPainter {
  private static final double LABEL = 12.5;
  private static final double LINE = 13.5;
  private static final double HEAD = 11;
  private static final double LOST_AT = 2 / 3.0;
  static final double OPEN_AT = 0.58;
  private static final double LEAST_PITCH = 20;
  private static final double FRAME = 5;

  /** What stands in place of a share where nothing moves. */
  static final double STILL = -1;

  private final Sheet sheet;
  private final Brush brush;
  private final int moment;
  private final long nowMicros;
  private final boolean absolute;
  private double grown = 1;
  private double pulse = STILL;
  private final List<Line> lines = new ArrayList<>();
  private final Map<Arrow, Box> labels = new HashMap<>();
  private final List<Spot> spots = new ArrayList<>();

  /**
   * @param nowMicros the time of the moment, from which it is told how long a segment is held
   * @param absolute whether to write the numbers that stand in the header
   */
  ArrowPainter(Sheet sheet, int moment, long nowMicros, boolean absolute) {
    this.sheet = sheet;
    this.brush = sheet.brush;
    this.moment = moment;
    this.nowMicros = nowMicros;
    this.absolute = absolute;
  }

  /**
   * Draws all that are in sight.
   *
   * @param which which there are on this sheet
   * @param lit whether an arrow is of the step that is shown, and of which end then; null for none
   * @param place how much of what is lit is drawn, how far what is open has moved, what is chosen
   */
  void draw(
      LadderPicture picture,
      Predicate<Arrow> which,
      Function<Arrow, Side> lit,
      LadderPainter.Place place) {
    grown = place.grown();
    pulse = place.pulse();
    double top = sheet.units(0) - LadderPicture.PITCH;
    double bottom = sheet.units(sheet.height) + LadderPicture.PITCH;
    List<Arrow> shown =
        picture.arrows(top, bottom).stream()
            .filter(a -> a.fromMoment() <= moment && a.fromMoment() > 0)
            .filter(which)
            .toList();
    for (Arrow arrow : shown) if (lit.apply(arrow) == null) line(arrow, null);
    for (Arrow arrow : shown) if (lit.apply(arrow) != null) line(arrow, lit.apply(arrow));
    for (Arrow arrow : shown) if (arrow.way().fate(moment) == Fate.HELD) capsule(arrow);
    // Labels come last, for they go out of the way of every line.
    for (Arrow arrow : shown) label(arrow);
    for (Arrow arrow : shown) {
      Spot spot = new Spot(arrow, reach(arrow), labels.get(arrow));
      spots.add(spot);
      if (arrow.way() == place.chosen()) frame(spot.box());
    }
  }

  /** Where each segment was drawn. */
  List<Spot> spots() {
    return spots;
  }

  /** As far as a segment came. */
  private Line reach(Arrow arrow) {
    Line line = whole(arrow);
    return switch (arrow.way().fate(moment)) {
      case ARRIVED ->
          arrow.isLoop() ? new Line(line.fromX(), line.fromY(), line.x(0.45), line.toY()) : line;
      case LOST -> line.part(0, LOST_AT);
      case HELD -> line.part(0, OPEN_AT);
      case UNDER_WAY -> line.part(0, OPEN_AT + 0.2);
    };
  }

  /** Around the segment that the keyboard stands on. */
  private void frame(Box box) {
    double gap = FRAME * sheet.size;
    brush.setLineDashes();
    brush.setStroke(sheet.ink(Ink.FOCUS));
    brush.setLineWidth(2.5);
    brush.strokeRoundRect(
        box.x() - gap, box.y() - gap, box.w() + 2 * gap, box.h() + 2 * gap, 3 * gap);
  }

  private Line whole(Arrow arrow) {
    Fate fate = arrow.way().fate(moment);
    double fromX = sheet.lineX(arrow.side());
    double toX = sheet.lineX(arrow.side().other());
    double arrives = fate == Fate.ARRIVED ? arrow.to() : arrow.from() + LadderPicture.SLOPE;
    if (Double.isNaN(arrow.from())) {
      double y = sheet.y(arrow.to());
      double start = (fromX + toX) / 2;
      return new Line(start, y - LadderPicture.SLOPE / 2 * sheet.pixels(), toX, y);
    }
    double copy = arrow.way().isCopy() ? 4 * sheet.size : 0;
    return new Line(fromX, sheet.y(arrow.from()) + copy, toX, sheet.y(arrives) + copy);
  }

  private void line(Arrow arrow, Side litBy) {
    SegmentWay way = arrow.way();
    Line line = whole(arrow);
    boolean again = way.times() > 1;
    if (arrow.isLoop() && way.fate(moment) == Fate.ARRIVED) {
      double turn = line.x(0.45);
      double middle = (line.fromY() + line.toY()) / 2;
      stroke(new Line(line.fromX(), line.fromY(), turn, middle), again, litBy, false);
      stroke(new Line(turn, middle, line.fromX(), line.toY()), again, litBy, true);
      return;
    }
    switch (way.fate(moment)) {
      case ARRIVED -> {
        // Before this step it was drawn on its way, so it grows from there.
        if (litBy == null || grown == 1) stroke(line, again, litBy, true);
        else stroke(line.part(0, OPEN_AT + (1 - OPEN_AT) * grown), again, litBy, false);
        // While it grows the words do not move aside step by step.
        if (litBy != null && grown < 1) lines.add(line);
        if (Double.isNaN(arrow.from())) ring(line.fromX(), line.fromY());
      }
      case LOST -> {
        Line reached = line.part(0, LOST_AT);
        stroke(reached, again, litBy, false);
        double arm = 6 * sheet.size;
        Paint ink = sheet.ink(Ink.INK);
        double x = reached.toX();
        double y = reached.toY();
        sheet.line(x - arm, y - arm, x + arm, y + arm, ink, 2.4 * sheet.size);
        sheet.line(x - arm, y + arm, x + arm, y - arm, ink, 2.4 * sheet.size);
      }
      case HELD -> {
        // As far as below its capsule: two that share a row have theirs near where they left.
        double share = arrow.isShared() ? 0.12 : 0.5;
        stroke(line.part(0, share), again, way.isCopy() ? null : arrow.side(), false);
        if (!way.isCopy()) dotted(line);
      }
      case UNDER_WAY -> {
        stroke(line.part(0, OPEN_AT * (litBy == null ? 1 : grown)), again, litBy, false);
        if (litBy != null && grown < 1) return;
        Line rest = line.part(OPEN_AT + 0.03, OPEN_AT + 0.2);
        open(line, rest);
        lines.add(rest);
      }
    }
  }

  /** Where a segment is on its way: dashes, or one of them that goes on and begins anew. */
  private void open(Line line, Line rest) {
    Line drawn = rest;
    if (pulse == STILL) brush.setLineDashes(4 * sheet.size, 4 * sheet.size);
    else drawn = line.part(OPEN_AT + 0.03 + 0.13 * pulse, OPEN_AT + 0.09 + 0.13 * pulse);
    Paint ink = sheet.ink(Ink.INK);
    sheet.line(drawn.fromX(), drawn.fromY(), drawn.toX(), drawn.toY(), ink, 2 * sheet.size);
    brush.setLineDashes();
  }

  /** A line in ink, or in the hue of the end whose step it is. */
  private void stroke(Line line, boolean again, Side litBy, boolean head) {
    lines.add(line);
    double length = Math.hypot(line.toX() - line.fromX(), line.toY() - line.fromY());
    double back = head ? Math.max(0, 1 - HEAD * 0.7 * sheet.size / length) : 1;
    Line shaft = line.part(0, back);
    brush.setLineCap(StrokeLineCap.ROUND);
    brush.setLineDashes();
    boolean core = !isTransparent(sheet.ink(Ink.CORE));
    Paint ink = sheet.ink(Ink.INK);
    if (litBy != null) {
      double thick = (core ? 8 : 4.2) * sheet.size;
      if (again && !core) brush.setLineDashes(8 * sheet.size, 7 * sheet.size);
      Paint hue = sheet.inks.of(litBy);
      sheet.line(shaft.fromX(), shaft.fromY(), shaft.toX(), shaft.toY(), hue, thick);
      ink = core ? sheet.ink(Ink.CORE) : hue;
    }
    if (litBy == null || core) {
      brush.setLineCap(StrokeLineCap.BUTT);
      if (again) brush.setLineDashes(6 * sheet.size, 4 * sheet.size);
      sheet.line(shaft.fromX(), shaft.fromY(), shaft.toX(), shaft.toY(), ink, 2 * sheet.size);
    }
    brush.setLineDashes();
    brush.setLineCap(StrokeLineCap.BUTT);
    if (head) head(line, ink, litBy != null);
  }

  private static boolean isTransparent(Paint paint) {
    return paint instanceof Color color && color.getOpacity() == 0;
  }

  private void head(Line line, Paint ink, boolean large) {
    double length = (large ? HEAD + 2 : HEAD) * sheet.size;
    double[][] tip = line.tip(length);
    brush.setFill(ink);
    brush.fillPolygon(tip[0], tip[1]);
  }

  /** Where a line begins that nobody saw leave. */
  private void ring(double x, double y) {
    double radius = 4 * sheet.size;
    brush.setFill(sheet.ink(Ink.PANEL));
    brush.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    brush.setStroke(sheet.ink(Ink.INK));
    brush.setLineWidth(1.5);
    brush.setLineDashes(2, 2);
    brush.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
    brush.setLineDashes();
  }

  /** Where a segment that is held would go on to. */
  private void dotted(Line line) {
    double below = 24 * sheet.size;
    double length = 9 * sheet.size;
    double way = Math.signum(line.toX() - line.fromX());
    Line rest =
        new Line(line.x(0.6), line.fromY() + below * 0.75, line.toX(), line.fromY() + below);
    brush.setLineDashes(1.5, 4);
    sheet.line(
        rest.fromX(),
        rest.fromY(),
        rest.toX() - way * length,
        rest.toY(),
        sheet.ink(Ink.CONTROL),
        1.8);
    brush.setLineDashes();
    brush.setStroke(sheet.ink(Ink.CONTROL));
    brush.setLineWidth(1.4);
    double[] xs = {rest.toX(), rest.toX() - way * length, rest.toX() - way * length};
    double[] ys = {rest.toY(), rest.toY() - length * 0.45, rest.toY() + length * 0.45};
    brush.strokePolygon(xs, ys);
    lines.add(rest);
  }

  /** The segment itself, standing in mid-air. */
  private void capsule(Arrow arrow) {
    SegmentWay way = arrow.way();
    if (way.isCopy()) return;
    Font strong = sheet.font(Fonts.NARROW_STRONG, LABEL);
    Font plain = sheet.font(Fonts.NARROW, 11.5);
    String bits = SegmentWords.bits(way.segment());
    List<String> below = CapsuleWords.of(arrow, moment, nowMicros, absolute);
    double room = sheet.room() * (arrow.isShared() ? 0.48 : 0.86) - 12 * sheet.size;
    List<String> shown = new ArrayList<>();
    for (String words : below) if (sheet.widthOf(words, plain) <= room) shown.add(words);
    double wide = sheet.widthOf(bits, strong);
    for (String words : shown) wide = Math.max(wide, sheet.widthOf(words, plain));
    wide += 14 * sheet.size;
    double high = (19 + 12.5 * shown.size()) * sheet.size;
    Line line = whole(arrow);
    // Of two that share a row each keeps to its own half.
    double off = Math.max(1, Math.min(0.12 * wide, sheet.room() / 2 - wide - 3 * sheet.size));
    double middle =
        arrow.isShared()
            ? line.fromX() + Math.signum(line.toX() - line.fromX()) * (wide / 2 + off)
            : line.x(0.5);
    double x = Math.round(middle - wide / 2);
    double y = Math.round(line.fromY() - 8 * sheet.size);
    sheet.plate(x, y, wide, high, sheet.inks.of(arrow.side()), sheet.ink(Ink.ON_FILL), 12);
    Paint ink = sheet.ink(Ink.ON_FILL);
    double baseline = y + 13.5 * sheet.size;
    sheet.text(bits, strong, ink, x + wide / 2, baseline, TextAlignment.CENTER);
    for (String words : shown) {
      baseline += 12.5 * sheet.size;
      sheet.text(words, plain, ink, x + wide / 2, baseline, TextAlignment.CENTER);
    }
    labels.put(arrow, new Box(x, y, wide, high));
  }

  private void label(Arrow arrow) {
    SegmentWay way = arrow.way();
    if (way.fate(moment) == Fate.HELD) return;
    // The original speaks for its copy as long as both lie side by side.
    if (way.isCopy() && (way.fate(moment) != Fate.ARRIVED || isBesideOriginal(arrow))) return;
    double pitch = LadderPicture.PITCH * sheet.pixels();
    if (pitch < LEAST_PITCH * sheet.size) return;
    Line line = whole(arrow);
    boolean steep = Math.abs(line.toY() - line.fromY()) > pitch;
    double room = arrow.isShared() ? sheet.room() / 2 - 3 * sheet.size : sheet.room() + 2;
    if (Double.isNaN(arrow.from())) room = sheet.room() / 2;
    int most = (int) Math.max(1, Math.floor((pitch - 18 * sheet.size) / (LINE * sheet.size)));
    Font strong = sheet.font(Fonts.NARROW_STRONG, LABEL);
    Font plain = sheet.font(Fonts.NARROW, LABEL);
    List<Wording> all = sheet.wordings(arrow, moment, absolute);
    Wording chosen = first(all, most, room, strong, plain);
    // Rather a line more, which lies over another line, than no numbers.
    if (chosen == null && most > 1) chosen = first(all, most + 1, room, strong, plain);
    if (chosen == null) {
      List<Wording> brief = SegmentWords.inShort(arrow, moment);
      chosen = first(brief, most, room, strong, plain);
      if (chosen == null) chosen = brief.get(brief.size() - 1);
    }
    Label label = placed(chosen, line, arrow, steep);
    // Rather in more and shorter lines than on the line of another, and rather without numbers.
    List<Wording> others = new ArrayList<>(all);
    others.addAll(SegmentWords.inShort(arrow, moment));
    for (Wording other : others) {
      if (label.hides() == 0) break;
      if (widthOf(other, strong, plain) > room) continue;
      Label free = placed(other, line, arrow, steep);
      if (free.hides() == 0 || isBrief(other) && free.hides() < label.hides()) label = free;
    }
    write(label, arrow, strong, plain);
  }

  /** The least words: where nothing is free they hide the least. */
  private static boolean isBrief(Wording wording) {
    return wording.first().isEmpty() && wording.more().isEmpty();
  }

  private Wording first(List<Wording> wordings, int most, double room, Font strong, Font plain) {
    for (Wording wording : wordings)
      if (wording.lines() <= most && widthOf(wording, strong, plain) <= room) return wording;
    return null;
  }

  private boolean isBesideOriginal(Arrow arrow) {
    SegmentWay original = arrow.way().original();
    return original.fate(moment) == Fate.ARRIVED
        && Math.abs(original.arrivedAt() - arrow.way().arrivedAt()) <= 1;
  }

  private double widthOf(Wording wording, Font strong, Font plain) {
    double wide = firstWidth(wording, strong, plain);
    for (String more : wording.more()) wide = Math.max(wide, sheet.widthOf(more, plain));
    return wide;
  }

  private double firstWidth(Wording wording, Font strong, Font plain) {
    double wide = sheet.widthOf(wording.bits(), strong);
    return wording.first().isEmpty() ? wide : wide + gap() + sheet.widthOf(wording.first(), plain);
  }

  private double gap() {
    return 5 * sheet.size;
  }

  /**
   * Words at their place.
   *
   * @param hides how much of the lines of segments they hide, infinite where they meet other words
   */
  private record Label(Wording wording, List<Double> widths, Box box, double hides) {}

  /** Above the line of the segment, wherever the words stand along it. */
  private Label placed(Wording wording, Line line, Arrow arrow, boolean steep) {
    List<Double> widths = new ArrayList<>();
    Font plain = sheet.font(Fonts.NARROW, LABEL);
    widths.add(firstWidth(wording, sheet.font(Fonts.NARROW_STRONG, LABEL), plain));
    for (String more : wording.more()) widths.add(sheet.widthOf(more, plain));
    double wide = Collections.max(widths);
    double high = wording.lines() * LINE * sheet.size;
    boolean rightward = line.toX() > line.fromX();
    double left = (line.fromX() + line.toX()) / 2 - wide / 2;
    double inset = (arrow.isShared() ? 1 : 4) * sheet.size;
    if (arrow.isShared() || steep || arrow.isLoop())
      left = rightward ? line.fromX() + inset : line.fromX() - inset - wide;
    LabelPlace place = new LabelPlace(line, wide, high, 4.5 * sheet.size);
    Box wanted = place.above(left);
    // Below one that is still under way there is nothing yet for which they could be taken.
    boolean mayStandBelow = steep || arrow.isLoop() || arrow.way().fate(moment) == Fate.UNDER_WAY;
    Box best =
        arrow.isShared()
            ? wanted
            : place.best(left, inset, mayStandBelow, box -> hides(widths, box));
    Box box = best == null ? wanted : best;
    return new Label(wording, widths, box, hides(widths, box));
  }

  private double hides(List<Double> widths, Box box) {
    if (labels.values().stream().anyMatch(box::meets)) return Double.POSITIVE_INFINITY;
    double hides = 0;
    for (Box row : rows(widths, box)) for (Line line : lines) hides += row.lengthOf(line);
    return hides;
  }

  /** A row of words leaves free what a longer one beside it needs. */
  private List<Box> rows(List<Double> widths, Box box) {
    List<Box> rows = new ArrayList<>();
    double high = box.h() / widths.size();
    for (double wide : widths)
      rows.add(new Box(box.x() + (box.w() - wide) / 2, box.y() + rows.size() * high, wide, high));
    return rows;
  }

  private void write(Label label, Arrow arrow, Font strong, Font plain) {
    Wording wording = label.wording();
    Box box = label.box();
    // Zoomed out, a label that has no room is left out.
    if (labels.values().stream().anyMatch(box::meets)) return;
    brush.setFill(sheet.ink(arrow.way().sentAt() == moment ? Ink.PANEL_2 : Ink.PANEL));
    for (Box row : rows(label.widths(), box))
      if (lines.stream().anyMatch(row::isCrossedBy))
        brush.fillRect(row.x(), row.y(), row.w(), row.h());
    labels.put(arrow, box);
    double baseline = box.y() + LINE * 0.78 * sheet.size;
    double bits = sheet.widthOf(wording.bits(), strong);
    double first = wording.first().isEmpty() ? 0 : gap() + sheet.widthOf(wording.first(), plain);
    double x = box.x() + (box.w() - bits - first) / 2;
    sheet.text(wording.bits(), strong, sheet.ink(Ink.INK), x, baseline, TextAlignment.LEFT);
    if (first > 0)
      sheet.text(
          wording.first(),
          plain,
          sheet.ink(Ink.INK_2),
          x + bits + gap(),
          baseline,
          TextAlignment.LEFT);
    for (String more : wording.more()) {
      baseline += LINE * sheet.size;
      sheet.text(
          more, plain, sheet.ink(Ink.INK_2), box.x() + box.w() / 2, baseline, TextAlignment.CENTER);
    }
  }
}
