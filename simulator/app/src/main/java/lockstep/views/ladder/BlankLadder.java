package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.List;
import lockstep.comparison.Moment;
import lockstep.tcp.Segment;
import lockstep.tcp.Side;
import lockstep.views.ladder.SegmentWay.Fate;
import lockstep.views.words.Words;

/**
 * The ladder of a run as a sheet to be filled in with a pen: two lifelines with the calls, an arrow
 * for each segment with blanks for its control bits and numbers, and a box for each state that is
 * entered. A second sheet has the answers. Black on white, in millimetres of A4; a run that is too
 * long for one page has several.
 */
public final class BlankLadder {
  /** Millimetres for each unit of the ladder's picture. */
  private static final double SCALE = 0.25;

  private static final double TOP = 44;
  private static final double BOTTOM = 280;
  private static final double LEFT = 58;
  private static final double RIGHT = 152;
  private static final double LOST_AT = 2 / 3.0;

  private final LadderPicture picture;
  private final String title;
  private final int last;
  private final boolean answers;

  private BlankLadder(List<Moment> moments, String title, boolean answers) {
    Ladder ladder = new Ladder();
    ladder.play(moments);
    ladder.pin(Pair.FIRST);
    ladder.choose(moments.size());
    picture = ladder.picture();
    last = moments.size();
    this.title = title;
    this.answers = answers;
  }

  /**
   * The pages of a run's first client and server, each an SVG document of its own.
   *
   * @param title stands over each page
   * @param answers whether the blanks are filled in
   */
  public static List<String> of(List<Moment> moments, String title, boolean answers) {
    return new BlankLadder(List.copyOf(moments), title, answers).pages();
  }

  private List<String> pages() {
    List<Double> breaks = breaks();
    List<String> pages = new ArrayList<>();
    for (int i = 0; i + 1 < breaks.size(); i++)
      pages.add(page(breaks.get(i), breaks.get(i + 1), i + 1, breaks.size() - 1));
    return pages;
  }

  /** Where pages begin and the last one ends, in the picture's units: always between two rows. */
  private List<Double> breaks() {
    double most = (BOTTOM - TOP) / SCALE;
    List<Double> breaks = new ArrayList<>();
    breaks.add(0.0);
    double begun = 0;
    for (Row row : picture.rows()) {
      if (row.bottom() - begun <= most) continue;
      begun = Math.max(begun + 1, row.top());
      breaks.add(begun);
    }
    breaks.add(picture.end(last));
    return breaks;
  }

  private String page(double from, double to, int number, int of) {
    BlankPage page = new BlankPage(from, to);
    page.head(
        title,
        Words.of(answers ? "blank.answers" : "blank.task"),
        of == 1 ? "" : Words.of("blank.page", number, of));
    for (Side side : Side.values()) page.lifeline(x(side), picture.pair().of(side).toString());
    int arrow = 0;
    for (Arrow one : picture.arrows()) {
      if (one.fromMoment() == 0 || one.fromMoment() > last) continue;
      arrow++;
      arrow(page, one, arrow);
    }
    int state = 0;
    for (Caption caption : picture.captions()) {
      if (caption.state() != null) state++;
      if (page.has(caption.y())) caption(page, caption, state);
    }
    return page.end();
  }

  private static double x(Side side) {
    return side == Side.CLIENT ? LEFT : RIGHT;
  }

  private void arrow(BlankPage page, Arrow arrow, int number) {
    SegmentWay way = arrow.way();
    Fate fate = way.fate(last);
    boolean seenLeaving = !Double.isNaN(arrow.from());
    double begin = seenLeaving ? arrow.from() : arrow.to() - LadderPicture.SLOPE;
    double end = fate == Fate.ARRIVED ? arrow.to() : begin + LadderPicture.SLOPE;
    if (!page.meets(begin, end)) return;
    double fromX = x(arrow.side());
    double toX = arrow.isLoop() ? fromX : x(arrow.side().other());
    double shift = way.isCopy() ? 1 : 0;
    double share = fate == Fate.ARRIVED ? 1 : LOST_AT;
    double reachedX = fromX + (toX - fromX) * share;
    double reachedY = begin + (end - begin) * share;
    page.arrow(fromX, begin + shift, reachedX, reachedY + shift, fate == Fate.ARRIVED);
    if (fate == Fate.LOST) page.cross(reachedX, reachedY);
    if (!page.has(begin)) return;
    double middle = arrow.isShared() ? fromX + (toX - fromX) * 0.25 : (LEFT + RIGHT) / 2;
    boolean narrow = arrow.isShared();
    page.label(middle, Math.min(begin, end), number + ". " + label(way.segment(), narrow), answers);
  }

  /** Control bits and numbers, or lines to write them on. */
  private String label(Segment segment, boolean narrow) {
    String blank = narrow ? "____" : "______";
    String bits = answers ? SegmentWords.bits(segment) : narrow ? "________" : "__________";
    String seq = answers ? segment.seq().toString() : blank;
    String ack = answers ? String.valueOf(segment.ack()) : blank;
    String first = bits + "  " + Words.of("ladder.seq", seq);
    boolean withAck = !answers || segment.ack() != null;
    return withAck ? first + "  " + Words.of("ladder.ack", ack) : first;
  }

  private void caption(BlankPage page, Caption caption, int number) {
    boolean client = caption.side() == Side.CLIENT;
    if (caption.state() == null) {
      page.call(
          x(caption.side()),
          caption.y(),
          client ? caption.words() + " →" : "← " + caption.words(),
          client);
      return;
    }
    page.state(
        x(caption.side()),
        caption.y(),
        letter(number),
        answers ? caption.state().rfcName() : "",
        client);
  }

  /** {@code A} to {@code Z}, then {@code A1}, {@code B1}: states have letters, segments numbers. */
  private static String letter(int number) {
    int at = number - 1;
    String letter = String.valueOf((char) ('A' + at % 26));
    return at < 26 ? letter : letter + at / 26;
  }
}
