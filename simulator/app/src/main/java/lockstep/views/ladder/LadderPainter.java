package lockstep.views.ladder;

import java.util.List;
import java.util.function.Function;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import lockstep.comparison.Moment;
import lockstep.tcp.Side;
import lockstep.views.ladder.Inks.Ink;
import lockstep.views.parts.Fonts;
import lockstep.views.words.Words;

/** Draws what of the ladder is in sight. */
final class LadderPainter {
  /** The room below the last row for the line that says where the run stands. */
  static final double NOW = 30;

  /** How high each line of words is that stands below that. */
  static final double LINE = 15;

  private static final double CALL = 13;

  /** The size of these words. */
  static final double SECOND = 12;

  /**
   * Up to where it is drawn.
   *
   * @param moment the number of the step that is shown
   * @param end where the picture ends, in its units
   * @param broken whether the run broke off there
   * @param grown how much of the step's own line is drawn, 1 for all
   * @param pulse how far the dash of what is open has moved, 0 to 1, or {@link ArrowPainter#STILL}
   * @param chosen the segment that the keyboard stands on, or null
   * @param under what is said below the last row: why the run broke off, or what is being played
   */
  record Place(
      int moment,
      double end,
      boolean broken,
      double grown,
      double pulse,
      SegmentWay chosen,
      List<String> under) {}

  private final List<Sheet> sheets;
  private final Sheet sheet;
  private List<Spot> spots = List.of();

  /**
   * @param sheets one for each ladder, from left to right; the first one has the segments
   */
  LadderPainter(List<Sheet> sheets) {
    this.sheets = List.copyOf(sheets);
    sheet = sheets.get(0);
  }

  /** Where each segment was drawn. */
  List<Spot> spots() {
    return spots;
  }

  /**
   * Draws it.
   *
   * @param coming the calls to come, for a ladder without a step
   * @param absolute whether to write the numbers that stand in the headers
   */
  void draw(
      Ladder ladder, List<Moment> moments, List<Coming> coming, Place place, boolean absolute) {
    int position = place.moment();
    double end = place.end();
    sheet.brush.clear(sheet.paper.edge(), sheet.height);
    if (position == 0) {
      new EmptyPainter(sheet).draw(coming, place.under(), place.broken());
      return;
    }
    LadderPicture picture = ladder.picture();
    Moment shown = moments.get(position - 1);
    int row = picture.rowAt(position);
    boolean here = row >= 0 && picture.rows().get(row).number() == position;
    if (here) stripe(picture.rows().get(row).top(), end);
    if (sheets.size() > 1) between();
    for (Sheet one : sheets) {
      BandPainter bands = new BandPainter(one);
      for (Side side : Side.values()) bands.draw(picture, side, position, end);
    }
    Function<Arrow, Side> lit = here ? litBy(ladder.told(position), shown) : arrow -> null;
    ArrowPainter arrows = new ArrowPainter(sheet, position, shown.step().atMicros(), absolute);
    arrows.draw(picture, arrow -> true, lit, place);
    spots = arrows.spots();
    for (Sheet one : sheets) {
      if (one.world() == LadderPlan.World.KERNEL) {
        new ArrowPainter(one, position, shown.step().atMicros(), absolute)
            .draw(picture, arrow -> arrow.way().isKernelsSeen(), lit, place);
        new UnseenPainter(one).draw(picture, position);
      }
      new CaptionPainter(one).draw(picture, position, end);
    }
    now(place, here);
  }

  /** A line between two ladders. */
  private void between() {
    double x = Math.round(sheet.paper.width() / 2) + 0.5;
    sheet.brush.setLineDashes();
    sheet.line(x, 0, x, sheet.height, sheet.ink(Ink.CONTROL), 1);
  }

  /** The segment that began the step is lit, or else those that it sent. */
  private static Function<Arrow, Side> litBy(Traffic.Told told, Moment shown) {
    Side side = shown.step().actor().side();
    SegmentWay event = told.arrived() != null ? told.arrived() : told.befallen();
    return arrow ->
        event != null && arrow.way() == event || event == null && told.sent().contains(arrow.way())
            ? side
            : null;
  }

  private void stripe(double from, double to) {
    // Inside of the lifelines a call stands higher.
    double top = sheet.y(from) - (sheet.isInside() ? CALL : 0) * sheet.size;
    double bottom = sheet.y(to);
    sheet.brush.setFill(sheet.ink(Ink.PANEL_2));
    sheet.brush.fillRect(0, top, sheet.paper.edge(), bottom - top);
  }

  private void now(Place place, boolean here) {
    double y = sheet.y(place.end());
    if (y < -20 || y > sheet.height + 20) return;
    sheet.brush.setLineDashes(5, 4);
    for (Sheet one : sheets) {
      double left = one.bandX(Side.CLIENT, Band.Kind.MODEL) - 3;
      double right = one.bandX(Side.SERVER, Band.Kind.MODEL) + one.band() + 3;
      one.line(left, y, right, y, one.ink(Ink.INK), 2);
    }
    sheet.brush.setLineDashes();
    double middle = sheet.paper.width() / 2;
    if (sheets.size() > 1) {
      // The line between the two ladders must not go through the words.
      double high = (20 + place.under().size() * LINE) * sheet.size;
      sheet.brush.setFill(sheet.ink(Ink.PANEL));
      sheet.brush.fillRect(middle - 6, y + 3, 12, high);
    }
    Font font = sheet.font(Fonts.NARROW, SECOND);
    String key = here ? "ladder.now" : "ladder.now.elsewhere";
    String words = Words.of(place.broken() ? "ladder.ended" : key, place.moment());
    sheet.text(
        words, font, sheet.ink(Ink.INK_2), middle, y + 16 * sheet.size, TextAlignment.CENTER);
    double baseline = y + 16 * sheet.size;
    for (String line : place.under()) {
      baseline += LINE * sheet.size;
      sheet.text(line, font, sheet.ink(Ink.INK), middle, baseline, TextAlignment.CENTER);
    }
  }
}
