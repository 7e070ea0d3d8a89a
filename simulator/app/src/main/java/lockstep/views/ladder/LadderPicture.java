package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.comparison.Verdict;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * What stands where on the ladder of one pair. It grows by moments and never changes what it has;
 * so it holds all moments that were played, and a view draws those up to the one that is shown.
 *
 * <p>Units are pixels at the usual size of text and zoom; y goes down with time. Not to scale: each
 * thing that happens takes a row.
 */
public final class LadderPicture {
  /** From a departure to the next one below it. */
  public static final double PITCH = 54;

  /** How much lower than its departure a segment arrives that nothing keeps on its way. */
  public static final double SLOPE = 12;

  /** Where the first row stands. */
  public static final double FIRST = 44;

  /** From the last point of a row to its end: a name and its second line have room there. */
  public static final double FOOT = 46;

  /** From the departure of a segment that is held to the next one: the capsule needs room. */
  private static final double HELD = 72;

  private static final double HEAD = 20;
  private static final double NAME = 17;
  private static final double LINE = 13;
  private static final double CALL = 17;

  /** What the plate of a verdict needs more than plain words below a name. */
  private static final double PLATE = 6.5;

  private final Pair pair;
  private final List<Row> rows = new ArrayList<>();
  private final List<Arrow> arrows = new ArrayList<>();
  private final List<Caption> captions = new ArrayList<>();
  private final List<Caption> kernels = new ArrayList<>();
  private final Map<Side, Lifeline> lifelines = new EnumMap<>(Side.class);
  private final Map<SegmentWay, Arrow> byWay = new HashMap<>();
  private final ArrowIndex inSight = new ArrowIndex();
  private double cursor = FIRST - PITCH;
  private double clear;
  private Point last;

  /** Where the row before stands, which one of the same moment may share. */
  private record Point(TraceStep step, double y, double departure) {}

  /** A ladder without a row. */
  public LadderPicture(Pair pair) {
    this.pair = pair;
    for (Side side : Side.values()) lifelines.put(side, new Lifeline(side));
  }

  public Pair pair() {
    return pair;
  }

  public List<Row> rows() {
    return rows;
  }

  public List<Arrow> arrows() {
    return arrows;
  }

  /** The arrows of which a part may lie between two heights, in the order of their departures. */
  public List<Arrow> arrows(double top, double bottom) {
    return inSight.between(top, bottom);
  }

  public List<Caption> captions() {
    return captions;
  }

  /** The captions of a ladder of one world, or of both. */
  List<Caption> captions(LadderPlan.World world) {
    return world == LadderPlan.World.KERNEL ? kernels : captions;
  }

  /** The states of an end: {@code KERNEL} stands for what was seen and what was not. */
  public List<Band> bands(Side side, Band.Kind kind) {
    Lifeline lifeline = lifelines.get(side);
    return kind == Band.Kind.MODEL ? lifeline.model() : lifeline.kernel();
  }

  /** Whether anything is known of a kernel. */
  boolean hasKernel() {
    return lifelines.values().stream().anyMatch(lifeline -> !lifeline.kernel().isEmpty());
  }

  /** Whether anything is known of the model. */
  boolean hasModel() {
    return lifelines.values().stream().anyMatch(lifeline -> !lifeline.model().isEmpty());
  }

  /** The place among the rows of the last one up to a moment; -1 when there is none. */
  public int rowAt(int moment) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows.get(middle).number() <= moment) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Where the picture of a moment ends. */
  public double end(int moment) {
    int row = rowAt(moment);
    return row < 0 ? FIRST : rows.get(row).bottom();
  }

  /**
   * Takes the next moment of the run.
   *
   * @param number its number in the run, from 1
   */
  void add(Moment moment, int number, Traffic.Told told) {
    TraceStep step = moment.step();
    if (!pair.has(step.actor())) {
      if (told.arrived() != null && byWay.containsKey(told.arrived())) strays(told.arrived());
      return;
    }
    Side side = step.actor().side();
    Arrow event = arrowOf(told, side);
    double y = place(step, side, told, event);
    double top = (event == null || Double.isNaN(event.from()) ? y : lastLine(event, y)) - HEAD;
    double departure = depart(step, side, told.sent(), y);
    String call = call(step);
    if (!call.isEmpty()) captions.add(new Caption(side, y, number, null, call, null));
    // A timer of the model runs out in the model alone.
    if (!call.isEmpty() && !(step.event() instanceof Event.Timeout))
      kernels.add(new Caption(side, y, number, null, call, null));
    enter(moment, number, y);
    // Where worlds part the words below a name may need more than the usual room.
    double bottom = Math.max(Math.max(cursor, y) + FOOT, lifelines.get(side).until());
    rows.add(new Row(moment, number, y, top, bottom));
    if (told.befallen() == null) last = new Point(step, y, departure);
    else if (event == null || y != event.from()) last = null;
  }

  /** The stripe of a step holds the line that arrived in it, where that is not a long one. */
  private static double lastLine(Arrow event, double y) {
    return y - event.from() <= SLOPE ? event.from() : y;
  }

  private Arrow arrowOf(Traffic.Told told, Side side) {
    if (told.befallen() != null) return byWay.get(told.befallen());
    if (told.arrived() == null) return null;
    SegmentWay way = told.arrived();
    Arrow known = byWay.get(way);
    if (known != null) return known;
    Arrow original = way.original() == null ? null : byWay.get(way.original());
    boolean loop = original != null && original.side() == side;
    double from = original == null ? Double.NaN : original.from();
    Arrow arrow = new Arrow(way, loop ? side : side.other(), from);
    if (way.from() != null && !pair.has(way.from())) arrow.otherEnd(LadderWords.from(way.from()));
    byWay.put(way, arrow);
    arrows.add(arrow);
    return arrow;
  }

  private double place(TraceStep step, Side side, Traffic.Told told, Arrow event) {
    if (told.befallen() != null) {
      // Not what became of it: where a row stands must not depend on what comes later.
      boolean held = step.event() instanceof Event.OnWire wire && wire.deed() == Event.Deed.HOLDS;
      if (held && event != null && !Double.isNaN(event.from()))
        clear = Math.max(clear, event.from() + HELD);
      // What befalls a segment befalls it on its way, so it takes no room of its own at first.
      boolean justSent = event != null && event.from() == cursor;
      return justSent ? cursor : newRow(side, 0);
    }
    if (told.arrived() == null) {
      if (isTogether(step) && last.step().event() instanceof Event.Call) return last.y();
      return newRow(side, call(step).isEmpty() ? 0 : CALL);
    }
    double y;
    boolean above = !(event.from() >= (last == null ? 0 : last.y()));
    if (above && isTogether(step) && last.step().event() instanceof Event.Arrives) y = last.y();
    else if (event.from() == cursor && lifelines.get(side).until() <= cursor + SLOPE)
      y = cursor + SLOPE;
    else y = newRow(side, 0);
    event.arrive(y, told.arrived().from() != null && event.side() == side);
    inSight.add(event, Double.isNaN(event.from()) ? y - SLOPE : event.from(), y);
    return y;
  }

  /** Whether it happens with the row before at one moment, at the other end. */
  private boolean isTogether(TraceStep step) {
    return last != null
        && last.step().actor().side() != step.actor().side()
        && last.step().atMicros() == step.atMicros()
        && last.step().line() == step.line()
        && last.step().sends().size() <= 1
        && step.sends().size() <= 1;
  }

  private double newRow(Side side, double above) {
    cursor = Math.max(Math.max(cursor + PITCH, clear), lifelines.get(side).until() + above);
    return cursor;
  }

  private double depart(TraceStep step, Side side, List<SegmentWay> sent, double y) {
    double departure = Double.NaN;
    for (SegmentWay way : sent) {
      boolean shared = last != null && y == last.y() && isTogether(step);
      boolean first = way == sent.get(0);
      if (first && shared && !Double.isNaN(last.departure())) departure = last.departure();
      else if (first && !(step.event() instanceof Event.Arrives)) departure = y;
      else departure = newRow(side, 0);
      boolean crosses = first && shared && departure == last.departure();
      Arrow arrow = new Arrow(way, side, departure);
      if (crosses) {
        share(departure);
        arrow.share();
      }
      byWay.put(way, arrow);
      arrows.add(arrow);
      inSight.add(arrow, departure, departure + PITCH);
    }
    return departure;
  }

  /** The line that left the other side at this point is one of two, too. */
  private void share(double departure) {
    for (int i = arrows.size() - 1; i >= 0; i--) {
      if (arrows.get(i).from() != departure) continue;
      arrows.get(i).share();
      return;
    }
  }

  /** A segment of this pair that somebody else gets. */
  private void strays(SegmentWay way) {
    Arrow arrow = byWay.get(way);
    arrow.arrive(arrow.from() + SLOPE, false);
    arrow.otherEnd(LadderWords.to(way.to()));
  }

  private static String call(TraceStep step) {
    Event event = step.event();
    if (event instanceof Event.Call call) return call.words();
    if (event instanceof Event.Timeout timeout) return LadderWords.timer(timeout.timer());
    if (event instanceof Event.Stands) return LadderWords.stands();
    return "";
  }

  private void enter(Moment moment, int number, double y) {
    TraceStep step = moment.step();
    for (Side side : Side.values()) {
      Actor actor = pair.of(side);
      Standing standing = moment.standings().get(actor);
      if (standing == null) continue;
      boolean acts = actor.equals(step.actor());
      List<TcpState> path = acts ? step.entered() : List.of();
      Lifeline lifeline = lifelines.get(side);
      Lifeline.Entered entered = lifeline.enter(standing, path, y, number);
      boolean parts =
          acts
              && (moment.verdict() == Verdict.EXPLAINED || moment.verdict() == Verdict.UNEXPLAINED);
      name(side, number, y, entered.named(), standing, moment, parts);
      nameKernel(side, number, y, entered, standing, moment, parts);
    }
  }

  /** What stands beside the kernel's own lifeline; where worlds part, also a state that lasts. */
  private void nameKernel(
      Side side,
      int number,
      double y,
      Lifeline.Entered entered,
      Standing standing,
      Moment moment,
      boolean parts) {
    boolean lasts = entered.seen() == null;
    TcpState state = lasts && parts ? standing.kernel() : entered.seen();
    if (state == null) return;
    String second = LadderWords.ofKernel(standing, moment, parts);
    Verdict lit = parts ? moment.verdict() : null;
    kernels.add(new Caption(side, lasts ? y : entered.seenAt(), number, state, second, lit));
  }

  private void name(
      Side side,
      int number,
      double y,
      List<TcpState> named,
      Standing standing,
      Moment moment,
      boolean parts) {
    double at = y;
    for (int i = 0; i < named.size(); i++) {
      boolean last = i == named.size() - 1;
      String second = last ? LadderWords.second(standing, moment, parts) : "";
      Verdict lit = last && parts ? moment.verdict() : null;
      captions.add(new Caption(side, at, number, named.get(i), second, lit));
      at += NAME + LINE * second.lines().count() + (lit == null ? 0 : PLATE);
      lifelines.get(side).reach(at);
    }
    boolean acts = pair.of(side).equals(moment.step().actor());
    if (named.isEmpty() && parts && acts && standing.shown() != null) {
      String second = LadderWords.second(standing, moment, true);
      captions.add(new Caption(side, y, number, standing.shown(), second, moment.verdict()));
      lifelines.get(side).reach(y + NAME + LINE * second.lines().count() + PLATE);
    }
  }
}
