package lockstep.views.ladder;

import java.util.List;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import lockstep.tcp.Side;
import lockstep.views.ladder.Inks.Ink;
import lockstep.views.ladder.LadderPlan.World;

/** Draws lifelines and the bands along them: the model's outlined, the kernel's filled. */
final class BandPainter {
  /** Between two states of one band. */
  private static final double GAP = 1.5;

  private final Sheet sheet;
  private final Brush brush;

  BandPainter(Sheet sheet) {
    this.sheet = sheet;
    this.brush = sheet.brush;
  }

  /**
   * The lifeline of an end.
   *
   * @param now where the picture ends, in its units
   */
  void draw(LadderPicture picture, Side side, int moment, double now) {
    List<Band.Kind> kinds = kinds();
    List<Band> bands = picture.bands(side, kinds.get(0));
    if (bands.isEmpty()) bands = picture.bands(side, Band.Kind.KERNEL);
    boolean begun = !bands.isEmpty() && bands.get(0).isBegun(moment);
    noTcb(side, LadderPicture.FIRST - 22, begun ? bands.get(0).from() : now);
    for (Band band : inSight(bands))
      if (band.isBegun(moment) && Phase.of(band.state()) == Phase.NONE)
        noTcb(side, band.from(), band.to(moment, now));
    if (sheet.world() == World.KERNEL) noRow(bands, side, moment, now);
    for (Band.Kind kind : kinds)
      for (Band band : inSight(picture.bands(side, kind)))
        if (band.isBegun(moment)) draw(side, band, band.to(moment, now - 3));
  }

  private List<Band.Kind> kinds() {
    return switch (sheet.world()) {
      case BOTH -> List.of(Band.Kind.MODEL, Band.Kind.KERNEL);
      case MODEL -> List.of(Band.Kind.MODEL);
      case KERNEL -> List.of(Band.Kind.KERNEL);
    };
  }

  /** Between two bands of a kernel, and after the last, its table has no row. */
  private void noRow(List<Band> bands, Side side, int moment, double now) {
    for (int i = 0; i < bands.size(); i++) {
      double from = bands.get(i).to(moment, now);
      boolean more = i + 1 < bands.size() && bands.get(i + 1).isBegun(moment);
      double to = more ? bands.get(i + 1).from() : now;
      if (bands.get(i).isBegun(moment) && from < to) noTcb(side, from, to);
    }
  }

  /** A thin dashed line, for as long as there is no TCB. */
  private void noTcb(Side side, double from, double to) {
    double x = sheet.lifeX(side);
    double top = Math.max(sheet.y(from), -6);
    double bottom = Math.min(sheet.y(to), sheet.height + 6);
    if (bottom <= top) return;
    brush.setLineCap(StrokeLineCap.BUTT);
    brush.setLineDashes(3 * sheet.size, 3 * sheet.size);
    sheet.line(x, top, x, bottom, sheet.ink(Ink.CONTROL), 1.3);
    brush.setLineDashes();
  }

  /** Bands follow one another, so those in sight stand together. */
  private List<Band> inSight(List<Band> bands) {
    double top = sheet.units(0);
    double bottom = sheet.units(sheet.height);
    int low = 0;
    int high = bands.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bands.get(middle).to() < top) low = middle + 1;
      else high = middle;
    }
    int end = low;
    while (end < bands.size() && bands.get(end).from() <= bottom) end++;
    return bands.subList(low, end);
  }

  private void draw(Side side, Band band, double to) {
    Phase phase = Phase.of(band.state());
    if (phase == Phase.NONE) return;
    double x = sheet.bandX(side, band.kind());
    // Nothing is drawn far outside of the sheet, but edges must not come into sight by that.
    double top = Math.max(sheet.y(band.from()) + GAP / 2, -40);
    double bottom = Math.min(sheet.y(to) - GAP / 2, sheet.height + 40);
    double high = bottom - top;
    if (high < 1) return;
    double wide = sheet.band();
    Paint hue = sheet.inks.of(side);
    switch (band.kind()) {
      case MODEL -> {
        double hem = (sheet.over ? 3.2 : 2.8) * sheet.size;
        fill(x, top, wide, high, sheet.ink(Ink.ON_FILL), 4);
        fill(x + 1.2, top + 1.2, wide - 2.4, high - 2.4, hue, 3);
        fill(x + hem, top + hem, wide - 2 * hem, high - 2 * hem, sheet.ink(Ink.PAPER), 1);
      }
      case KERNEL -> {
        double inset = sheet.over ? 4.2 * sheet.size : 0;
        fill(x + inset, top + inset, wide - 2 * inset, high - 2 * inset, ring(), 4);
        double in = inset + 1.2;
        fill(x + in, top + in, wide - 2 * in, high - 2 * in, hue, 3);
        pattern(phase, x + in, top + in, wide - 2 * in, high - 2 * in);
      }
      case UNSEEN -> {
        double inset = (sheet.over ? 4.2 * sheet.size : 0) + 1;
        brush.setLineDashes(3, 2.4);
        brush.setStroke(sheet.over ? sheet.ink(Ink.ON_FILL) : sheet.ink(Ink.INK));
        brush.setLineWidth(1.4);
        brush.strokeRoundRect(
            x + inset,
            top + inset,
            Math.max(0, wide - 2 * inset),
            Math.max(0, high - 2 * inset),
            4);
        brush.setLineDashes();
      }
    }
  }

  private Paint ring() {
    return sheet.ink(Ink.ON_FILL);
  }

  private void fill(double x, double y, double w, double h, Paint paint, double round) {
    if (w <= 0 || h <= 0) return;
    brush.setFill(paint);
    brush.fillRoundRect(x, y, w, h, round);
  }

  /**
   * Each stroke ends at the band's edge of itself. A canvas that clips needs a second picture of
   * its own size for each clip that is not whole pixels, at each frame.
   */
  private void pattern(Phase phase, double x, double y, double w, double h) {
    if (phase == Phase.OPEN || w <= 0 || h <= 0) return;
    double step = 6 * sheet.size;
    double bottom = y + h;
    brush.setStroke(sheet.ink(Ink.ON_FILL));
    brush.setFill(sheet.ink(Ink.ON_FILL));
    brush.setLineWidth(1.1 * sheet.size);
    for (double at = y + step / 2; at < bottom + w; at += step) {
      switch (phase) {
        case OPENING -> {
          double from = Math.max(0, at - bottom);
          double to = Math.min(w, at - y);
          if (from < to) brush.strokeLine(x + from, at - from, x + to, at - to);
        }
        case CLOSING -> {
          if (at < bottom) brush.strokeLine(x, at, x + w, at);
        }
        case WAITING -> {
          double dot = 1.8 * sheet.size;
          if (at + dot < bottom) brush.fillOval(x + w * 0.28 - dot / 2, at, dot, dot);
          if (at + step / 2 + dot < bottom)
            brush.fillOval(x + w * 0.72 - dot / 2, at + step / 2, dot, dot);
        }
        default -> {
          // Plain and none are not drawn here.
        }
      }
    }
  }
}
