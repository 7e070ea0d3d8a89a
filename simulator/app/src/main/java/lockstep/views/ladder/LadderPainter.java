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

  private final Sheet sheet;
  private List<Spot> spots = List.of();

  LadderPainter(Sheet sheet) {
    this.sheet = sheet;
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
    sheet.brush.clear(sheet.width, sheet.height);
    if (position == 0) {
      new EmptyPainter(sheet).draw(coming, place.under(), place.broken());
      return;
    }
    LadderPicture picture = ladder.picture();
    Moment shown = moments.get(position - 1);
    int row = picture.rowAt(position);
    boolean here = row >= 0 && picture.rows().get(row).number() == position;
    if (here) stripe(picture.rows().get(row).top(), end);
    BandPainter bands = new BandPainter(sheet);
    for (Side side : Side.values()) bands.draw(picture, side, position, end);
    Function<Arrow, Side> lit = here ? litBy(ladder.told(position), shown) : arrow -> null;
    ArrowPainter arrows = new ArrowPainter(sheet, position, shown.step().atMicros(), absolute);
    arrows.draw(picture, lit, place);
    spots = arrows.spots();
    new CaptionPainter(sheet).draw(picture, position, end);
    now(place, here);
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
    double top = sheet.y(from);
    double bottom = sheet.y(to);
    sheet.brush.setFill(sheet.ink(Ink.PANEL_2));
    sheet.brush.fillRect(0, top, sheet.width, bottom - top);
  }

  private void now(Place place, boolean here) {
    double y = sheet.y(place.end());
    if (y < -20 || y > sheet.height + 20) return;
    double left = sheet.bandX(Side.CLIENT, Band.Kind.MODEL) - 3;
    double right = sheet.bandX(Side.SERVER, Band.Kind.MODEL) + sheet.band() + 3;
    sheet.brush.setLineDashes(5, 4);
    sheet.line(left, y, right, y, sheet.ink(Ink.INK), 2);
    sheet.brush.setLineDashes();
    Font font = sheet.font(Fonts.NARROW, SECOND);
    String key = here ? "ladder.now" : "ladder.now.elsewhere";
    String words = Words.of(place.broken() ? "ladder.ended" : key, place.moment());
    sheet.text(
        words,
        font,
        sheet.ink(Ink.INK_2),
        sheet.width / 2,
        y + 16 * sheet.size,
        TextAlignment.CENTER);
    double baseline = y + 16 * sheet.size;
    for (String line : place.under()) {
      baseline += LINE * sheet.size;
      sheet.text(line, font, sheet.ink(Ink.INK), sheet.width / 2, baseline, TextAlignment.CENTER);
    }
  }
}
