package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import lockstep.tcp.Side;
import lockstep.views.ladder.Inks.Ink;
import lockstep.views.parts.Fonts;

/**
 * The paper that a ladder is drawn on: its measures in pixels, its fonts and colours. All x are
 * those of the window's pixels; y are turned from the picture's units.
 */
final class Sheet {
  private static final double NAMES = 100;
  private static final double BAND = 10.5;
  private static final int MOST_WIDTHS = 4000;

  final Brush brush;
  final Inks inks;
  final double width;
  final double height;
  final double size;
  final boolean over;
  private final Bands places;
  private final double zoom;
  private final double scroll;
  private final Map<Side, Map<Band.Kind, Double>> bandX;
  private final Widths widths;

  /** How the bands of the two worlds stand to each other. */
  enum Bands {
    /** The model's outside, the kernel's inside. */
    BESIDE,
    /** The kernel's in the model's, as a disc in a ring. */
    OVER,
    /** There is no kernel, so the model's stand where the lines begin. */
    ALONE
  }

  /** How wide texts are; measuring one is dear, and the same ones come again and again. */
  static final class Widths {
    private final Text measure = new Text();
    private final Map<String, Double> known =
        new LinkedHashMap<>(64, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
            return size() > MOST_WIDTHS;
          }
        };

    double of(String text, Font font) {
      return known.computeIfAbsent(
          font.getFamily() + font.getSize() + ' ' + text,
          key -> {
            measure.setFont(font);
            measure.setText(text);
            return measure.getLayoutBounds().getWidth();
          });
    }
  }

  /**
   * @param zoom 1 for the usual distance of rows
   * @param scroll how many pixels of the picture lie above the sheet
   * @param places how the bands of the two worlds stand to each other
   */
  Sheet(
      Brush brush,
      Inks inks,
      Widths widths,
      double width,
      double height,
      double zoom,
      double scroll,
      Bands places) {
    this.brush = brush;
    this.inks = inks;
    this.widths = widths;
    this.width = width;
    this.height = height;
    this.zoom = zoom;
    this.scroll = scroll;
    this.places = places;
    over = places == Bands.OVER;
    size = inks.size();
    bandX = Map.of(Side.CLIENT, bands(Side.CLIENT), Side.SERVER, bands(Side.SERVER));
  }

  private Map<Band.Kind, Double> bands(Side side) {
    double outer = NAMES * size + (over ? BAND * size / 2 : 0);
    double inner = over ? outer : outer + (BAND + 0.5) * size;
    if (places == Bands.ALONE) outer = inner;
    boolean left = side == Side.CLIENT;
    double model = left ? outer : width - outer - band();
    double kernel = left ? inner : width - inner - band();
    return Map.of(Band.Kind.MODEL, model, Band.Kind.KERNEL, kernel, Band.Kind.UNSEEN, kernel);
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
    double middle = (NAMES + BAND + 0.25) * size;
    return side == Side.CLIENT ? middle : width - middle;
  }

  /** Where lines begin or end at a lifeline. */
  double lineX(Side side) {
    double edge = (NAMES + 2 * BAND + 4.5) * size;
    return side == Side.CLIENT ? edge : width - edge;
  }

  /** How wide the room between the lifelines is. */
  double room() {
    return lineX(Side.SERVER) - lineX(Side.CLIENT);
  }

  /** Where words beside a lifeline end (client) or begin (server). */
  double wordsX(Side side) {
    double edge = (NAMES - 9) * size;
    return side == Side.CLIENT ? edge : width - edge;
  }

  /** How wide words beside a lifeline may be. */
  double wordsRoom() {
    return (NAMES - 9 - 6) * size;
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

  Font font(String family, double points) {
    return Fonts.of(family, points * size);
  }

  double widthOf(String text, Font font) {
    return widths.of(text, font);
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
    return wrapped(words, widths, size, room);
  }

  /** Words as lines, none wider than the room where a blank lets it. */
  static List<String> wrapped(String words, Widths widths, double size, double room) {
    Font font = Fonts.of(Fonts.NARROW, LadderPainter.SECOND * size);
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : words.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && widths.of(longer, font) > room) {
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
