package lockstep.views.presenter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;
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
  private static final double HEAD_LONG = 26;
  private static final double HEAD_HALF = 11;
  private static final double CROSS = 10;
  private static final double LOST_AT = 2.0 / 3;
  private static final double STROKE = 3.4;

  /** What a line and the air about it take on each side. */
  private static final double AIR = 6;

  /** Likewise of one that is lit. */
  private static final double CASING = 9;

  private final List<Bounds> taken = new ArrayList<>();
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
    for (Arrow arrow : arrows) line(arrow);
    for (Side side : Side.values()) names(side);
    for (int i = arrows.size() - 1; i >= 0; i--) label(arrows.get(i));
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

  /** Where a segment's line begins and ends as far as it came by now. */
  private double[] way(Arrow arrow) {
    Side side = arrow.side();
    boolean left = !Double.isNaN(arrow.from());
    boolean came = arrow.way().fate(position) == SegmentWay.Fate.ARRIVED;
    boolean here = came && !Double.isNaN(arrow.to());
    double x0 = lifeX(side);
    double x1 = lifeX(arrow.isLoop() ? side : side.other());
    double y0 = left ? y(arrow.from()) : y(arrow.to()) - LadderPicture.SLOPE * SCALE;
    double y1 = here ? y(arrow.to()) : y0 + LadderPicture.SLOPE * SCALE;
    double share =
        here || came ? 1 : arrow.way().fate(position) == SegmentWay.Fate.LOST ? LOST_AT : 0.5;
    double start = left ? 0 : 0.5;
    return new double[] {
      x0 + (x1 - x0) * start, y0 + (y1 - y0) * start, x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
    };
  }

  private boolean isNow(Arrow arrow) {
    SegmentWay way = arrow.way();
    return way.arrivedAt() == position || way.sentAt() == position && way.arrivedAt() != position;
  }

  private void line(Arrow arrow) {
    double[] way = way(arrow);
    SegmentWay.Fate fate = arrow.way().fate(position);
    boolean arrived = fate == SegmentWay.Fate.ARRIVED;
    double angle = Math.atan2(way[3] - way[1], way[2] - way[0]);
    double cut = arrived ? HEAD_LONG * 0.7 : 0;
    double endX = way[2] - Math.cos(angle) * cut;
    double endY = way[3] - Math.sin(angle) * cut;
    if (isNow(arrow)) {
      Line casing = new Line(way[0], way[1], endX, endY);
      casing.getStyleClass().add("ls-last-casing");
      Side acting = arrow.way().arrivedAt() == position ? arrow.side().other() : arrow.side();
      Ends.mark(casing, acting);
      getChildren().add(casing);
    }
    Line line = new Line(way[0], way[1], endX, endY);
    line.getStyleClass().add(arrived ? "ls-last-line" : "ls-last-open");
    line.setStrokeWidth(STROKE);
    if (arrow.way().times() > 1) line.getStrokeDashArray().setAll(14.0, 9.0);
    getChildren().add(line);
    if (arrived) getChildren().add(head(way[2], way[3], angle));
    if (fate == SegmentWay.Fate.LOST) {
      cross(way[2], way[3], 1);
      cross(way[2], way[3], -1);
    }
    // No word may stand on the line; pieces of it are enough to say where it runs.
    int pieces = 16;
    double half = isNow(arrow) ? CASING : AIR;
    for (int i = 0; i < pieces; i++) {
      double x0 = way[0] + (way[2] - way[0]) * i / pieces;
      double x1 = way[0] + (way[2] - way[0]) * (i + 1) / pieces;
      double y0 = way[1] + (way[3] - way[1]) * i / pieces;
      double y1 = way[1] + (way[3] - way[1]) * (i + 1) / pieces;
      taken.add(
          new BoundingBox(
              Math.min(x0, x1),
              Math.min(y0, y1) - half,
              Math.abs(x1 - x0),
              Math.abs(y1 - y0) + 2 * half));
    }
  }

  private static Node head(double x, double y, double angle) {
    Polygon head =
        new Polygon(0, 0, -HEAD_LONG, -HEAD_HALF, -HEAD_LONG * 0.78, 0, -HEAD_LONG, HEAD_HALF);
    head.getStyleClass().add("ls-last-head");
    head.getTransforms().add(Transform.rotate(Math.toDegrees(angle), 0, 0));
    head.setLayoutX(x);
    head.setLayoutY(y);
    return head;
  }

  private void cross(double x, double y, int lean) {
    Line line = new Line(x - CROSS, y - CROSS * lean, x + CROSS, y + CROSS * lean);
    line.getStyleClass().add("ls-last-line");
    line.setStrokeWidth(STROKE);
    getChildren().add(line);
    taken.add(new BoundingBox(x - CROSS, y - CROSS, 2 * CROSS, 2 * CROSS));
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

  /** What a segment carries, above its line; with fewer words where there is no room. */
  private void label(Arrow arrow) {
    double[] way = way(arrow);
    double middle = (lifeX(Side.CLIENT) + lifeX(Side.SERVER)) / 2;
    Segment segment = arrow.way().segment();
    String bits = segment.control().toString();
    if (bits.isEmpty()) bits = Words.of("ladder.noBits");
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
