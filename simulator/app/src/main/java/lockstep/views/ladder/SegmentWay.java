package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.Actor;
import lockstep.tcp.Segment;

/**
 * What is known of one segment on its way. Each thing that befell it is kept with the number of the
 * moment that told of it, so that any earlier moment can be drawn as it was; 0 stands for never.
 */
public final class SegmentWay {
  /** What a segment had come to by some moment. */
  public enum Fate {
    /** It was sent, and nothing more is known. */
    UNDER_WAY,
    /** It stands still on the wire. */
    HELD,
    /** It never arrives. */
    LOST,
    /** It has arrived. */
    ARRIVED
  }

  private final Actor from;
  private final Segment segment;
  private final int sentAt;
  private final int times;
  private final int order;
  private final SegmentWay original;
  private Segment absolute;
  private PassedHeader passed;
  private Actor to;
  private int heldAt;
  private long heldAtMicros;
  private int lostAt;
  private int doubledAt;
  private int delayedAt;
  private final List<Integer> repeatedAt = new ArrayList<>();
  private int arrivedAt;
  private boolean overtaken;

  /**
   * A segment that leaves its sender.
   *
   * @param sentAt the number of the moment; 0 when nobody saw it leave
   * @param times 1 for the first time, 2 when it is sent again, and so on
   * @param order counts all segments of a run, from 1, in the order in which they were sent
   */
  SegmentWay(Actor from, Segment segment, int sentAt, int times, int order) {
    this(from, segment, sentAt, times, order, null);
  }

  private SegmentWay(
      Actor from, Segment segment, int sentAt, int times, int order, SegmentWay original) {
    this.from = from;
    this.segment = segment;
    this.sentAt = sentAt;
    this.times = times;
    this.order = order;
    this.original = original;
  }

  /** The copy that the wire makes of it; it stands still where this one does. */
  SegmentWay copy(int moment) {
    doubledAt = moment;
    SegmentWay copy = new SegmentWay(from, segment, sentAt, times, order, this);
    copy.absolute = absolute;
    copy.passed = passed;
    if (isHeld()) copy.hold(moment, heldAtMicros);
    return copy;
  }

  /** Who sent it; null when nobody saw it leave. */
  public Actor from() {
    return from;
  }

  /** Who got it, null before it arrived. */
  public Actor to() {
    return to;
  }

  /** The segment with relative numbers. */
  public Segment segment() {
    return segment;
  }

  /** The segment with the numbers that stand in its header; null where they are not known. */
  public Segment absolute() {
    return absolute;
  }

  /** Its header as it passed a wire of this computer; null where nobody keeps any. */
  public PassedHeader passed() {
    return passed;
  }

  /** Whether the kernel's own segment was seen, which is so on a wire alone. */
  boolean isKernelsSeen() {
    return passed != null && passed.isSeen() && !passed.captured();
  }

  /** The number of the moment in which it left; 0 when nobody saw that. */
  public int sentAt() {
    return sentAt;
  }

  /** 1 for the first time, 2 when it is sent again, and so on. */
  public int times() {
    return times;
  }

  /** Counts all segments of a run in the order in which they were sent; 0 when nobody saw that. */
  int order() {
    return order;
  }

  /** Whether the wire made it, of another that was sent. */
  public boolean isCopy() {
    return original != null;
  }

  /** The segment of which the wire made this copy, or null. */
  public SegmentWay original() {
    return original;
  }

  /** The number of the moment in which it arrived; 0 when it did not. */
  public int arrivedAt() {
    return arrivedAt;
  }

  /** The number of the moment in which it was lost; 0 when it was not. */
  int lostAt() {
    return lostAt;
  }

  /** The number of the moment in which it was held; 0 when it was not. */
  int heldAt() {
    return heldAt;
  }

  /** The number of the moment in which it was doubled; 0 when it was not. */
  int doubledAt() {
    return doubledAt;
  }

  /** The number of the moment in which it was delayed; 0 when it was not. */
  int delayedAt() {
    return delayedAt;
  }

  /** Virtual or monotonic time at which it was held, in microseconds of the run. */
  public long heldAtMicros() {
    return heldAtMicros;
  }

  /** What it had come to when a moment was over. */
  public Fate fate(int moment) {
    if (isBy(arrivedAt, moment)) return Fate.ARRIVED;
    if (isBy(lostAt, moment)) return Fate.LOST;
    return isBy(heldAt, moment) ? Fate.HELD : Fate.UNDER_WAY;
  }

  /** Whether the wire had held it by then, also if it let it go again. */
  public boolean wasHeld(int moment) {
    return isBy(heldAt, moment);
  }

  /** Whether the wire had doubled it by then. */
  public boolean isDoubled(int moment) {
    return isBy(doubledAt, moment);
  }

  /** How often it had been sent again by then while it stood still. */
  public int repeats(int moment) {
    return (int) repeatedAt.stream().filter(at -> isBy(at, moment)).count();
  }

  /** Whether the wire had delayed it by then. */
  public boolean isDelayed(int moment) {
    return isBy(delayedAt, moment);
  }

  /** Whether by then it had arrived after one that was sent later. */
  public boolean isOvertaken(int moment) {
    return overtaken && isBy(arrivedAt, moment);
  }

  /** Whether nobody knows yet where it ends. */
  boolean isOpen() {
    return arrivedAt == 0 && lostAt == 0;
  }

  boolean isHeld() {
    return isOpen() && heldAt > 0;
  }

  void number(Segment withAbsoluteNumbers) {
    absolute = withAbsoluteNumbers;
  }

  void passed(PassedHeader header) {
    passed = header;
  }

  void hold(int moment, long atMicros) {
    if (heldAt > 0) return;
    heldAt = moment;
    heldAtMicros = atMicros;
  }

  void lose(int moment) {
    lostAt = moment;
  }

  void repeat(int moment) {
    repeatedAt.add(moment);
  }

  void delay(int moment) {
    delayedAt = moment;
  }

  void arrive(int moment, Actor receiver, boolean afterALaterOne) {
    arrivedAt = moment;
    to = receiver;
    overtaken = afterALaterOne;
  }

  private static boolean isBy(int told, int moment) {
    return told > 0 && told <= moment;
  }
}
