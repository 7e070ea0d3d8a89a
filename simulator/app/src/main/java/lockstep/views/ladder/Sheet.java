package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import lockstep.tcp.Side;
import lockstep.views.ladder.Inks.Ink;
import lockstep.views.ladder.LadderPlan.Bands;
import lockstep.views.parts.Fonts;
import lockstep.views.parts.Icons;

/**
 * The paper that a ladder is drawn on: its measures in pixels, its fonts and colours. All x are
 * those of the window's pixels; y are turned from the picture's units.
 */
final class Sheet {
  private static final double NAMES = 100;
  private static final double EDGE = 8;
  private static final double BAND = 10.5;

  /** In the units of an icon's grid: as thick as on the badge of a verdict. */
  private static final double ICON_LINE = 2.6;

  final Brush brush;
  final Inks inks;
  final Paper paper;
  final double height;
  final double size;
  final boolean over;
  private final LadderPlan.Part part;
  private final double left;
  private final double right;
  private final double names;
  private final double two;
  private final double zoom;
  private final double scroll;
  private final Map<Side, Map<Band.Kind, Double>> bandX;
  private final Lettering letters;

  /**
   * What all ladders on it share.
   *
   * @param width of all of it
   * @param edge how far the ground of a step goes, which is on where the scroll bar may come
   * @param zoom 1 for the usual distance of rows
   * @param scroll how many pixels of the picture lie above it
   */
  record Paper(double width, double edge, double height, double zoom, double scroll) {}

  /**
   * @param part the ladder that is drawn on it
   */
  Sheet(Brush brush, Inks inks, Lettering letters, Paper paper, LadderPlan.Part part) {
    this.brush = brush;
    this.inks = inks;
    this.letters = letters;
    this.paper = paper;
    this.part = part;
    height = paper.height();
    zoom = paper.zoom();
    scroll = paper.scroll();
    over = part.bands() == Bands.OVER;
    size = inks.size();
    left = part.left() * size;
    right = left + part.width() * size;
    names = (part.inside() ? EDGE : NAMES) * size;
    two = (part.bands() == Bands.SINGLE ? BAND : 2 * BAND) * size;
    bandX = Map.of(Side.CLIENT, bands(Side.CLIENT), Side.SERVER, bands(Side.SERVER));
  }

  private Map<Band.Kind, Double> bands(Side side) {
    double outer = names + (over ? BAND * size / 2 : 0);
    double inner = over || part.bands() == Bands.SINGLE ? outer : outer + (BAND + 0.5) * size;
    if (part.bands() == Bands.ALONE) outer = inner;
    double model = x(side, outer, band());
    double kernel = x(side, inner, band());
    return Map.of(Band.Kind.MODEL, model, Band.Kind.KERNEL, kernel, Band.Kind.UNSEEN, kernel);
  }

  /** The left edge of what lies so far from the ladder's edge on a side. */
  private double x(Side side, double far, double wide) {
    return side == Side.CLIENT ? left + far : right - far - wide;
  }

  /** Whose ladder it is. */
  LadderPlan.World world() {
    return part.world();
  }

  /** The middle of the ladder. */
  double middle() {
    return (left + right) / 2;
  }

  double band() {
    return BAND * size + (over ? 3 * size : 0);
  }

  /** The left edge of a band. */
  double bandX(Side side, Band.Kind kind) {
    return bandX.get(side).get(kind);
  }

  /** The middle of a lifeline. */
  double lifeX(Side side) {
    return x(side, names + two / 2 + (part.bands() == Bands.SINGLE ? 0 : 0.25 * size), 0);
  }

  /** Where lines begin or end at a lifeline. */
  double lineX(Side side) {
    return x(side, names + two + 4.5 * size, 0);
  }

  /** How wide the room between the lifelines is. */
  double room() {
    return lineX(Side.SERVER) - lineX(Side.CLIENT);
  }

  /** Whether words stand between the lifelines, and not outside of them. */
  boolean isInside() {
    return part.inside();
  }

  /** Whether words beside a lifeline begin at {@link #wordsX}, or else end there. */
  boolean wordsBegin(Side side) {
    return (side == Side.CLIENT) == part.inside();
  }

  /** Where words beside a lifeline end or begin. */
  double wordsX(Side side) {
    return part.inside() ? x(side, names + two + 9 * size, 0) : x(side, (NAMES - 9) * size, 0);
  }

  /** How wide words beside a lifeline may be. */
  double wordsRoom() {
    return part.inside() ? room() - 18 * size : (NAMES - 9 - 4) * size;
  }

  /** A height of the picture on the sheet. */
  double y(double units) {
    return height(units, zoom, size) - scroll;
  }

  /** A height of the sheet in the picture. */
  double units(double y) {
    return units(y + scroll, zoom, size);
  }

  /** How many pixels a height of the picture lies below its top; the margin there is not zoomed. */
  static double height(double units, double zoom, double size) {
    return ((units - LadderPicture.FIRST) * zoom + LadderPicture.FIRST) * size;
  }

  /** The height of the picture that lies so many pixels below its top. */
  static double units(double pixels, double zoom, double size) {
    return (pixels / size - LadderPicture.FIRST) / zoom + LadderPicture.FIRST;
  }

  /** How many pixels a unit of the picture is high. */
  double pixels() {
    return zoom * size;
  }

  /** The ways to word a segment, those with the fewest lines first. */
  List<SegmentWords.Wording> wordings(Arrow arrow, int moment, boolean absolute) {
    return letters.wordings(arrow, moment, absolute);
  }

  Font font(String family, double points) {
    return letters.font(family, points * size);
  }

  double widthOf(String text, Font font) {
    return letters.widthOf(text, font);
  }

  void text(String text, Font font, Paint fill, double x, double baseline, TextAlignment align) {
    brush.setFill(fill);
    double width = align == TextAlignment.LEFT ? 0 : widthOf(text, font);
    brush.text(text, font, x, baseline, align, width);
  }

  /** Words that are cut after a whole word where they are too wide, with a sign that they are. */
  String cut(String words, Font font, double room) {
    if (widthOf(words, font) <= room) return words;
    String left = words;
    while (left.contains(" ") && widthOf(left + " …", font) > room)
      left = left.substring(0, left.lastIndexOf(' '));
    return left.equals(words) ? words : left + " …";
  }

  /** Words of the ladder's second lines, as lines that are no wider than this. */
  List<String> wrapped(String words, double room) {
    return wrapped(words, letters, size, room);
  }

  /**
   * Words as lines, none wider than the room where a blank lets it, and all about as long: no word
   * stands alone in the last one.
   */
  static List<String> wrapped(String words, Lettering letters, double size, double room) {
    Font font = letters.font(Fonts.NARROW, LadderPainter.SECOND * size);
    List<String> lines = lines(words, letters, font, room);
    double least = room / 2;
    double most = room;
    while (lines.size() > 1 && most - least > 1) {
      double middle = (least + most) / 2;
      if (lines(words, letters, font, middle).size() > lines.size()) least = middle;
      else most = middle;
    }
    return lines(words, letters, font, most);
  }

  private static List<String> lines(String words, Lettering letters, Font font, double room) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : words.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && letters.widthOf(longer, font) > room) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    if (!line.isEmpty()) lines.add(line);
    return lines;
  }

  void line(double fromX, double fromY, double toX, double toY, Paint ink, double thick) {
    brush.setStroke(ink);
    brush.setLineWidth(thick);
    brush.strokeLine(fromX, fromY, toX, toY);
  }

  Paint ink(Ink ink) {
    return inks.of(ink);
  }

  /** Draws an icon of lines. */
  void icon(String name, double x, double y, double side, Paint ink) {
    brush.setLineDashes();
    brush.setStroke(ink);
    brush.setLineWidth(ICON_LINE);
    brush.strokePath(Icons.lineOf(name), x, y, side / Icons.GRID);
  }

  /** Puts a plate with an outline behind words. */
  void plate(double x, double y, double w, double h, Paint fill, Paint outline, double round) {
    brush.setLineDashes();
    brush.setFill(fill);
    brush.fillRoundRect(x, y, w, h, round);
    brush.setStroke(outline);
    brush.setLineWidth(1.5);
    brush.strokeRoundRect(x, y, w, h, round);
  }
}
