package lockstep.views.presenter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import lockstep.tcp.Segment;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.views.ladder.Arrow;
import lockstep.views.ladder.Band;
import lockstep.views.ladder.LadderPicture;
import lockstep.views.ladder.Phase;
import lockstep.views.ladder.SegmentWay;
import lockstep.views.parts.Ends;
import lockstep.views.parts.Fonts;
import lockstep.views.words.Words;

/**
 * The end of the ladder in large: the last two or three segments and the states between them. The
 * places are the ladder's own, so that what crosses there crosses here.
 */
final class LastSegments extends Pane {
  /** Pixels for a unit of the ladder's picture. */
  private static final double SCALE = 2.2;

  private static final double LETTER = 29.3;
  private static final double ASCENT = 21;
  private static final double DESCENT = 8;
  private static final double BAND = 20;
  private static final double EDGE = 26;
  private static final double GAP = 12;
  private static final double TOP = 14;
  private static final double FOOT = 46;

  /** How far a segment came, as on the ladder itself. */
  private static final double LOST_AT = 2.0 / 3;

  private static final double HELD_AT = 0.5;
  private static final double OPEN_AT = 0.58;

  /** The dashes of one that is on its way: from here to here. */
  private static final double REST_FROM = OPEN_AT + 0.03;

  private static final double REST_TO = OPEN_AT + 0.2;

  /** Where one turns back that comes home to its own lifeline. */
  private static final double TURN_AT = 0.45;

  private static final double PLATE = 9;

  private final List<Bounds> taken = new ArrayList<>();
  private final Strokes strokes = new Strokes(getChildren(), taken);
  private LadderPicture picture;
  private int position;
  private double from;
  private boolean stale = true;

  LastSegments() {
    getStyleClass().add("ls-last-segments");
    setMouseTransparent(true);
    setClip(new Rectangle(0, 0, 0, 0));
  }

  /**
   * Shows the end of a ladder.
   *
   * @param now the picture of the pair that is shown
   * @param shown the number of the step that is shown, 0 for none
   */
  void show(LadderPicture now, int shown) {
    picture = now;
    position = shown;
    stale = true;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    Rectangle clip = (Rectangle) getClip();
    if (!stale && clip.getWidth() == getWidth() && clip.getHeight() == getHeight()) return;
    stale = false;
    getChildren().clear();
    taken.clear();
    clip.setWidth(getWidth());
    clip.setHeight(getHeight());
    if (picture == null || position == 0 || getHeight() <= 0) {
      say(Words.of("ladder.empty"));
      return;
    }
    double end = picture.end(position);
    from = Math.max(0, end - (getHeight() - TOP - FOOT) / SCALE);
    for (Side side : Side.values()) bands(side, end);
    List<Arrow> arrows = new ArrayList<>();
    for (Arrow arrow : picture.arrows(from, end))
      if (arrow.fromMoment() <= position) arrows.add(arrow);
    boolean begun = arrows.stream().anyMatch(this::began);
    for (Arrow arrow : arrows) if (litBy(arrow, begun) == null) line(arrow, null);
    for (Arrow arrow : arrows) if (litBy(arrow, begun) != null) line(arrow, litBy(arrow, begun));
    for (Arrow arrow : arrows) if (isCapsule(arrow)) capsule(arrow);
    for (Side side : Side.values()) names(side);
    for (int i = arrows.size() - 1; i >= 0; i--)
      if (!isCapsule(arrows.get(i))) label(arrows.get(i));
    // The styles of this frame are done; parts without theirs would be seen for a moment.
    applyCss();
  }

  private void say(String words) {
    Text text = text(words, false);
    text.getStyleClass().add("ls-last-quiet");
    text.setX((getWidth() - text.getLayoutBounds().getWidth()) / 2);
    text.setY(getHeight() / 2);
    getChildren().add(text);
  }

  private void bands(Side side, double end) {
    List<Band> model = picture.bands(side, Band.Kind.MODEL);
    List<Band> kernel = picture.bands(side, Band.Kind.KERNEL);
    boolean begun = false;
    for (Band band : model.isEmpty() ? kernel : model)
      if (band.isBegun(position)) {
        if (Phase.of(band.state()) == Phase.NONE) noTcb(side, band.from(), band.to(position, end));
        if (!begun) noTcb(side, from, band.from());
        begun = true;
      }
    if (!begun) noTcb(side, from, end);
    for (Band band : model) band(side, band, end, kernel.isEmpty());
    for (Band band : kernel) band(side, band, end, model.isEmpty());
  }

  private void noTcb(Side side, double start, double stop) {
    double top = Math.max(y(start), 0);
    double bottom = Math.min(y(stop), getHeight() - 8);
    if (bottom - top < 2) return;
    double x = side == Side.CLIENT ? EDGE + BAND : getWidth() - EDGE - BAND;
    Line line = new Line(x, top, x, bottom);
    line.getStyleClass().add("ls-last-none");
    getChildren().add(line);
  }

  private void band(Side side, Band band, double end, boolean alone) {
    Phase phase = Phase.of(band.state());
    if (!band.isBegun(position) || phase == Phase.NONE) return;
    double top = Math.max(y(band.from()) + 2, TOP);
    double bottom = Math.min(y(band.to(position, end)) - 2, getHeight() - TOP);
    if (bottom - top < 6) return;
    boolean inner = band.kind() != Band.Kind.MODEL;
    double out = alone ? BAND / 2 : inner ? BAND : 0;
    double x = side == Side.CLIENT ? EDGE + out : getWidth() - EDGE - out - BAND;
    Rectangle body = new Rectangle(x + 1.5, top + 1.5, BAND - 3, bottom - top - 3);
    body.getStyleClass().add("ls-last-" + band.kind().name().toLowerCase(Locale.ROOT));
    Ends.mark(body, side);
    getChildren().add(body);
    if (band.kind() == Band.Kind.MODEL) {
      Rectangle paper = new Rectangle(x + 6.5, top + 6.5, BAND - 13, bottom - top - 13);
      paper.getStyleClass().add("ls-token-paper");
      if (paper.getHeight() > 0) getChildren().add(paper);
    } else if (band.kind() == Band.Kind.KERNEL) {
      pattern(phase, x + 3, top + 3, BAND - 6, bottom - top - 6);
    }
  }

  private void pattern(Phase phase, double x, double y, double w, double h) {
    if (phase == Phase.OPEN) return;
    for (double at = y + 8; at < y + h - 4; at += 13) {
      double lean = phase == Phase.OPENING ? 9 : 0;
      if (phase == Phase.OPENING && at - lean < y) continue;
      Line line = new Line(x, at, x + w, at - lean);
      line.getStyleClass().add(phase == Phase.WAITING ? "ls-last-dots" : "ls-last-rule");
      getChildren().add(line);
    }
  }

  private double lifeX(Side side) {
    double in = EDGE + 2 * BAND + GAP / 2;
    return side == Side.CLIENT ? in : getWidth() - in;
  }

  private double y(double units) {
    return TOP + (units - from) * SCALE;
  }

  /** Where a segment's line begins, and where it would end. */
  private double[] whole(Arrow arrow) {
    Side side = arrow.side();
    double x0 = lifeX(side);
    double x1 = lifeX(side.other());
    double slope = LadderPicture.SLOPE * SCALE;
    if (Double.isNaN(arrow.from())) {
      double y1 = y(arrow.to());
      return new double[] {(x0 + x1) / 2, y1 - slope / 2, x1, y1};
    }
    boolean here =
        arrow.way().fate(position) == SegmentWay.Fate.ARRIVED && !Double.isNaN(arrow.to());
    double y0 = y(arrow.from());
    return new double[] {x0, y0, x1, here ? y(arrow.to()) : y0 + slope};
  }

  /** As far as it came by now, with the dashes of one that is still on its way. */
  private double[] way(Arrow arrow) {
    double[] whole = whole(arrow);
    return switch (arrow.way().fate(position)) {
      case ARRIVED -> whole;
      case LOST -> Strokes.part(whole, 0, LOST_AT);
      case HELD -> Strokes.part(whole, 0, HELD_AT);
      case UNDER_WAY -> Strokes.part(whole, 0, REST_TO);
    };
  }

  /** Whether the step began with what became of it: it arrived, was lost, or was held. */
  private boolean began(Arrow arrow) {
    SegmentWay way = arrow.way();
    if (way.arrivedAt() == position) return true;
    return way.sentAt() < position && way.fate(position) != way.fate(position - 1);
  }

  /** The segment that began the step is lit, or else those that it sent; null for the others. */
  private Side litBy(Arrow arrow, boolean begunBySegment) {
    if (begunBySegment && !began(arrow)) return null;
    if (!begunBySegment && arrow.way().sentAt() != position) return null;
    return arrow.way().arrivedAt() == position ? arrow.side().other() : arrow.side();
  }

  private void line(Arrow arrow, Side lit) {
    double[] whole = whole(arrow);
    SegmentWay segment = arrow.way();
    boolean again = segment.times() > 1;
    switch (segment.fate(position)) {
      case ARRIVED -> {
        if (arrow.isLoop()) {
          double turn = whole[0] + (whole[2] - whole[0]) * TURN_AT;
          double middle = (whole[1] + whole[3]) / 2;
          strokes.stroke(new double[] {whole[0], whole[1], turn, middle}, again, lit, false);
          strokes.stroke(new double[] {turn, middle, whole[0], whole[3]}, again, lit, true);
          return;
        }
        strokes.stroke(whole, again, lit, true);
        if (Double.isNaN(arrow.from())) strokes.nobodySawItLeave(whole[0], whole[1]);
      }
      case LOST -> {
        double[] reached = Strokes.part(whole, 0, LOST_AT);
        strokes.stroke(reached, again, lit, false);
        strokes.cross(reached[2], reached[3], 1);
        strokes.cross(reached[2], reached[3], -1);
      }
      case HELD -> {
        strokes.stroke(
            Strokes.part(whole, 0, HELD_AT), again, segment.isCopy() ? null : arrow.side(), false);
        strokes.goesOn(Strokes.part(whole, HELD_AT, 1), "ls-last-held");
      }
      case UNDER_WAY -> {
        strokes.stroke(Strokes.part(whole, 0, OPEN_AT), again, lit, false);
        strokes.goesOn(Strokes.part(whole, REST_FROM, REST_TO), "ls-last-open");
      }
    }
  }

  /** The states, the present one in bold, each below the point where it was entered. */
  private void names(Side side) {
    List<Band> bands = picture.bands(side, Band.Kind.MODEL);
    if (bands.isEmpty()) bands = picture.bands(side, Band.Kind.KERNEL);
    List<Band> seen =
        bands.stream()
            .filter(band -> band.isBegun(position) && y(band.to(position, 1e9)) > TOP + LETTER)
            .toList();
    for (int i = seen.size() - 1; i >= 0; i--) {
      Band band = seen.get(i);
      double y = Math.max(y(band.from()), TOP);
      name(side, band.state(), y, i == seen.size() - 1);
    }
  }

  private void name(Side side, TcpState state, double y, boolean present) {
    Text text = text(state.rfcName(), present);
    if (!present) text.getStyleClass().add("ls-last-past");
    double wide = text.getLayoutBounds().getWidth();
    double x = side == Side.CLIENT ? lifeX(side) + GAP : lifeX(side) - GAP - wide;
    for (double down = 14 + ASCENT; down <= 90; down += 6) {
      if (y + down + DESCENT > getHeight()) return;
      if (put(text, x, y + down)) return;
    }
  }

  private boolean isCapsule(Arrow arrow) {
    return arrow.way().fate(position) == SegmentWay.Fate.HELD && !arrow.way().isCopy();
  }

  /** The segment itself, standing in mid-air. */
  private void capsule(Arrow arrow) {
    Text bits = text(bits(arrow), true);
    Text held = text(Words.of("ladder.held"), false);
    double first = bits.getLayoutBounds().getWidth();
    double wide = first + GAP + held.getLayoutBounds().getWidth();
    double[] way = way(arrow);
    double x = way[2] - wide / 2;
    double baseline = way[3] + ASCENT / 2 - 1;
    Bounds box = box(x, baseline, wide);
    Rectangle plate =
        new Rectangle(
            box.getMinX() - PLATE,
            box.getMinY() - PLATE / 2,
            box.getWidth() + 2 * PLATE,
            box.getHeight() + PLATE);
    plate.getStyleClass().add("ls-last-capsule");
    Ends.mark(plate, arrow.side());
    getChildren().add(plate);
    taken.add(plate.getBoundsInLocal());
    for (Text words : List.of(bits, held)) words.getStyleClass().add("ls-last-on-plate");
    place(bits, x, baseline);
    place(held, x + first + GAP, baseline);
  }

  private static String bits(Arrow arrow) {
    String bits = arrow.way().segment().control().toString();
    return bits.isEmpty() ? Words.of("ladder.noBits") : bits;
  }

  /** What a segment carries, above its line; with fewer words where there is no room. */
  private void label(Arrow arrow) {
    double[] way = way(arrow);
    double middle = (lifeX(Side.CLIENT) + lifeX(Side.SERVER)) / 2;
    Segment segment = arrow.way().segment();
    String bits = bits(arrow);
    for (String more : wordings(segment)) {
      Text strong = text(bits, true);
      Text rest = text(more, false);
      rest.getStyleClass().add("ls-last-quiet");
      double wide = strong.getLayoutBounds().getWidth();
      double all = wide + (more.isEmpty() ? 0 : 12 + rest.getLayoutBounds().getWidth());
      double room = lifeX(Side.SERVER) - lifeX(Side.CLIENT) - 2 * GAP;
      if (all > room) continue;
      for (double aside = 0; aside <= (room - all) / 2; aside += 12)
        for (double x : new double[] {middle - all / 2 - aside, middle - all / 2 + aside})
          for (double up = 12; up <= 30; up += 6) {
            double baseline = Math.min(lineY(way, x), lineY(way, x + all)) - up;
            Bounds box = box(x, baseline, all);
            if (baseline - ASCENT < 0 || isTaken(box)) continue;
            taken.add(box);
            place(strong, x, baseline);
            if (!more.isEmpty()) place(rest, x + wide + 12, baseline);
            return;
          }
    }
  }

  private static double lineY(double[] way, double x) {
    double share = way[2] == way[0] ? 0 : (x - way[0]) / (way[2] - way[0]);
    return way[1] + (way[3] - way[1]) * Math.max(0, Math.min(1, share));
  }

  private static List<String> wordings(Segment segment) {
    int octets = segment.text().length();
    String length =
        octets == 0 ? "" : octets == 1 ? Words.of("octets.one") : Words.of("octets.many", octets);
    String seq = Words.of("ladder.seq", segment.seq());
    String ack = segment.ack() == null ? "" : " " + Words.of("ladder.ack", segment.ack());
    return length.isEmpty()
        ? List.of(seq + ack, ack.strip(), "")
        : List.of(seq + ack + ", " + length, length, "");
  }

  private boolean put(Text text, double x, double baseline) {
    Bounds box = box(x, baseline, text.getLayoutBounds().getWidth());
    if (isTaken(box)) return false;
    taken.add(box);
    place(text, x, baseline);
    return true;
  }

  private void place(Text text, double x, double baseline) {
    text.setX(x);
    text.setY(baseline);
    getChildren().add(text);
  }

  private static Bounds box(double x, double baseline, double wide) {
    return new BoundingBox(x, baseline - ASCENT, wide, ASCENT + DESCENT);
  }

  private boolean isTaken(Bounds box) {
    return taken.stream().anyMatch(box::intersects);
  }

  private static Text text(String words, boolean strong) {
    Text text = Fonts.text(words, Fonts.of(strong ? Fonts.NARROW_STRONG : Fonts.NARROW, LETTER));
    text.setTextOrigin(VPos.BASELINE);
    text.getStyleClass().add("ls-last-text");
    return text;
  }
}
