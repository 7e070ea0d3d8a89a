package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import lockstep.comparison.Verdict;
import lockstep.tcp.Side;
import lockstep.views.ladder.Inks.Ink;
import lockstep.views.ladder.LadderPlan.World;
import lockstep.views.parts.Fonts;

/** Draws what stands beside the lifelines: names of states, calls, and where the worlds part. */
final class CaptionPainter {
  private static final double NAME = 12.5;
  private static final double SECOND = 11.5;

  /** The side of the verdict's sign, and the room that it takes from the words. */
  private static final double SIGN = 12;

  private static final double SIGN_ROOM = 15;
  private static final double CALL = 12;
  static final double CALL_LEAST = 11;

  /** Inside of the lifelines names stand below the lines, and calls above the words on them. */
  private static final double NAME_BELOW = 25;

  private static final double CALL_ABOVE = 33;
  private static final double FIRST_ABOVE = 28;

  /** Between the plate of a name and the one below it that tells what the other world is in. */
  private static final double BETWEEN = 3.5;

  /** From a name without a plate to the plate below it. */
  private static final double BELOW_NAME = 3;

  /** The bar along the bands, and air between it and the plates. */
  private static final double BESIDE_BAR = 5;

  private final Sheet sheet;
  private final Map<Side, Double> free = new EnumMap<>(Side.class);
  private final List<Box> taken = new ArrayList<>();

  CaptionPainter(Sheet sheet) {
    this.sheet = sheet;
    for (Side side : Side.values()) free.put(side, -1000.0);
  }

  void draw(LadderPicture picture, int moment, double now) {
    List<Caption> captions = picture.captions(sheet.world());
    double top = sheet.units(0) - 60 / sheet.pixels();
    double bottom = sheet.units(sheet.height) + 40 / sheet.pixels();
    for (int i = first(captions, top - LadderPicture.PITCH); i < captions.size(); i++) {
      Caption caption = captions.get(i);
      if (caption.y() > bottom + LadderPicture.PITCH) break;
      if (caption.moment() > moment) continue;
      if (caption.state() == null) call(caption);
      else name(caption, isPresent(picture, caption, moment));
      if (caption.verdict() != null) lit(picture, caption, moment, now);
    }
  }

  /** Captions stand in the order of the moments, and that is nearly the order of their heights. */
  private static int first(List<Caption> captions, double top) {
    int low = 0;
    int high = captions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (captions.get(middle).y() < top) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 4);
  }

  private boolean isPresent(LadderPicture picture, Caption caption, int moment) {
    boolean kernel = sheet.world() == World.KERNEL;
    List<Band.Kind> kinds =
        kernel ? List.of(Band.Kind.KERNEL) : List.of(Band.Kind.MODEL, Band.Kind.KERNEL);
    for (Band.Kind kind : kinds) {
      List<Band> bands = picture.bands(caption.side(), kind);
      for (int i = bands.size() - 1; i >= 0; i--) {
        if (!bands.get(i).isBegun(moment)) continue;
        Band band = bands.get(i);
        boolean names =
            band.state() == caption.state()
                && band.fromMoment() == caption.moment()
                && !(kernel && band.kind() == Band.Kind.UNSEEN)
                && band.lasts(moment);
        if (names) return true;
        break;
      }
      if (!bands.isEmpty()) return false;
    }
    return false;
  }

  private void call(Caption caption) {
    double baseline = sheet.y(caption.y()) - 5 * sheet.size;
    if (sheet.isInside()) {
      // Nothing is written above the first row, and there is less room.
      double first = sheet.y(LadderPicture.FIRST) - FIRST_ABOVE * sheet.size;
      baseline = Math.max(first, sheet.y(caption.y()) - CALL_ABOVE * sheet.size);
    }
    if (!takes(caption.side(), baseline - 11 * sheet.size, baseline + 3 * sheet.size)) return;
    // The arrow points at the lifeline.
    boolean client = !sheet.wordsBegin(caption.side());
    Font font = sheet.font(Fonts.MONO, CALL);
    String words = caption.words();
    double room = sheet.wordsRoom();
    // Calls look alike: rather somewhat smaller letters than others.
    if (sheet.widthOf(with(words, client), font) > room) font = sheet.font(Fonts.MONO, CALL_LEAST);
    if (sheet.widthOf(with(words, client), font) > room) font = sheet.font(Fonts.NARROW, CALL);
    if (sheet.widthOf(with(words, client), font) > room)
      words = words.contains(" ") ? words.substring(0, words.indexOf(' ')) : words;
    words = with(words, client);
    baseline = clear(caption.side(), baseline, sheet.widthOf(words, font), 11, 3);
    write(caption.side(), words, font, sheet.ink(Ink.INK_2), baseline);
  }

  /**
   * Inside of the lifelines the words of both sides share one room: where they would meet, the
   * later ones stand lower.
   *
   * @param above how far they reach above their line, at the usual size
   * @param below likewise below it
   */
  private double clear(Side side, double baseline, double wide, double above, double below) {
    if (!sheet.isInside()) return baseline;
    double x = plateX(side, sheet.wordsX(side), wide);
    double high = (above + below) * sheet.size;
    double at = baseline;
    for (Box other : taken) {
      Box box = new Box(x, at - above * sheet.size, wide, high);
      if (box.meets(other)) at = other.y() + other.h() + above * sheet.size + 1;
    }
    taken.add(new Box(x, at - above * sheet.size, wide, high));
    return at;
  }

  private static String with(String words, boolean client) {
    return client ? words + " →" : "← " + words;
  }

  private void name(Caption caption, boolean present) {
    double below = sheet.isInside() ? NAME_BELOW : 12;
    double baseline = sheet.y(caption.y()) + below * sheet.size;
    // What the kernel was not seen in is told on the kernel's own ladder.
    boolean second =
        !caption.words().isEmpty() && (sheet.world() != World.MODEL || caption.verdict() != null);
    boolean lit = second && caption.verdict() != null;
    double lines = second ? 13 * caption.words().lines().count() : 0;
    double high = (17 + lines + (lit ? BETWEEN + BELOW_NAME : 0)) * sheet.size;
    if (!takes(caption.side(), baseline - 11 * sheet.size, baseline - 12 * sheet.size + high))
      return;
    Font font = sheet.font(Fonts.NARROW_STRONG, NAME);
    String name = caption.state().rfcName();
    Paint ink = sheet.ink(Ink.INK);
    double widest = sheet.widthOf(name, font) + 12 * sheet.size;
    if (second) widest = Math.max(widest, secondWidth(caption.words().lines().toList(), font));
    baseline = clear(caption.side(), baseline, widest, 12, high / sheet.size - 12);
    if (present) {
      double wide = sheet.widthOf(name, font) + 12 * sheet.size;
      double x = plateX(caption.side(), sheet.wordsX(caption.side()), wide);
      if (lit) x = besideBar(caption.side(), x, wide);
      sheet.plate(
          x,
          baseline - 13 * sheet.size,
          wide,
          17.5 * sheet.size,
          sheet.inks.of(caption.side()),
          sheet.ink(Ink.ON_FILL),
          8);
      sheet.text(name, font, sheet.ink(Ink.ON_FILL), x + wide / 2, baseline, TextAlignment.CENTER);
    } else {
      write(caption.side(), name, font, ink, baseline);
    }
    if (!second) return;
    boolean plate = present || sheet.isInside() && lit;
    double air = !lit ? 0 : plate ? BETWEEN : BELOW_NAME;
    second(caption, baseline + ((plate ? 17 : 14) + air) * sheet.size);
  }

  private void second(Caption caption, double baseline) {
    boolean lit = caption.verdict() != null;
    Font font = sheet.font(lit ? Fonts.NARROW_STRONG : Fonts.NARROW, SECOND);
    String words = caption.words();
    if (!lit) {
      write(caption.side(), words, font, sheet.ink(Ink.INK_2), baseline);
      return;
    }
    boolean explained = caption.verdict() == Verdict.EXPLAINED;
    List<String> lines = words.lines().toList();
    double wide = secondWidth(lines, font);
    double x = plateX(caption.side(), sheet.wordsX(caption.side()), wide);
    x = besideBar(caption.side(), x, wide);
    sheet.plate(
        x,
        baseline - 11.5 * sheet.size,
        wide,
        (2 + 13 * lines.size()) * sheet.size,
        sheet.ink(explained ? Ink.EXPLAINED : Ink.UNEXPLAINED),
        sheet.ink(Ink.ON_FILL),
        6);
    double icon = SIGN * sheet.size;
    double sign = SIGN_ROOM * sheet.size;
    double first = x + (wide - sheet.widthOf(lines.get(0), font) - sign) / 2;
    sheet.icon(
        explained ? "explained" : "unexplained",
        first,
        baseline - 10 * sheet.size,
        icon,
        sheet.ink(Ink.ON_FILL));
    for (int i = 0; i < lines.size(); i++)
      sheet.text(
          lines.get(i),
          font,
          sheet.ink(Ink.ON_FILL),
          x + (wide + (i == 0 ? sign : 0)) / 2,
          baseline + i * 12.5 * sheet.size,
          TextAlignment.CENTER);
  }

  /** How wide the plate of these lines is; the first has the verdict's sign before it. */
  private double secondWidth(List<String> lines, Font font) {
    double wide = 0;
    for (int i = 0; i < lines.size(); i++)
      wide =
          Math.max(
              wide,
              sheet.widthOf(lines.get(i), font) + (8 + (i == 0 ? SIGN_ROOM : 0)) * sheet.size);
    return wide;
  }

  private double plateX(Side side, double edge, double wide) {
    return sheet.wordsBegin(side) ? edge - 4 * sheet.size : edge - wide + 4 * sheet.size;
  }

  /** Makes room between a plate and the bar along the bands, as far as the sheet is wide enough. */
  private double besideBar(Side side, double x, double wide) {
    // Inside of the lifelines words stand on the other side of the bands.
    if (sheet.isInside()) return x;
    double aside = BESIDE_BAR * sheet.size;
    return sheet.wordsBegin(side)
        ? Math.min(x + aside, Math.max(x, sheet.paper.width() - 2 * sheet.size - wide))
        : Math.max(x - aside, Math.min(x, 2 * sheet.size));
  }

  /** A bar along the bands for as long as the worlds stand in different states. */
  private void lit(LadderPicture picture, Caption caption, int moment, double now) {
    double to = now - 3;
    boolean parted = false;
    Band[] beside = new Band[2];
    int found = 0;
    for (Band.Kind kind : List.of(Band.Kind.MODEL, Band.Kind.KERNEL))
      for (Band band : picture.bands(caption.side(), kind)) {
        double end = band.to(moment, now - 3);
        if (!band.isBegun(moment) || band.from() > caption.y() || end <= caption.y()) continue;
        to = Math.min(to, end);
        beside[found++] = band;
        break;
      }
    if (found == 2) parted = beside[0].state() != beside[1].state();
    if (!parted) return;
    double wide = 4 * sheet.size;
    double x =
        caption.side() == Side.CLIENT
            ? sheet.bandX(Side.CLIENT, Band.Kind.MODEL) - wide - 1.5 * sheet.size
            : sheet.bandX(Side.SERVER, Band.Kind.MODEL) + sheet.band() + 1.5 * sheet.size;
    double top = Math.max(sheet.y(caption.y()), -10);
    double bottom = Math.min(sheet.y(to), sheet.height + 10);
    boolean explained = caption.verdict() == Verdict.EXPLAINED;
    if (bottom > top)
      sheet.plate(
          x,
          top,
          wide,
          bottom - top,
          sheet.ink(explained ? Ink.EXPLAINED : Ink.UNEXPLAINED),
          sheet.ink(Ink.ON_FILL),
          3);
  }

  /** Zoomed out, a word that has no room is left out. */
  private boolean takes(Side side, double top, double bottom) {
    if (top < free.get(side) - 2) return false;
    free.put(side, bottom);
    return true;
  }

  private void write(Side side, String words, Font font, Paint ink, double baseline) {
    TextAlignment align = sheet.wordsBegin(side) ? TextAlignment.LEFT : TextAlignment.RIGHT;
    sheet.text(words, font, ink, sheet.wordsX(side), baseline, align);
  }
}
