package lockstep.views.ladder;

import lockstep.tcp.Side;

/** A segment's line between the lifelines of a pair, in the picture's units. */
public final class Arrow {
  private final SegmentWay way;
  private final Side side;
  private final double from;
  private boolean shared;
  private double to = Double.NaN;
  private String elsewhere = "";
  private boolean loop;

  /**
   * @param side the lifeline that it leaves, or would have left
   * @param from where it leaves; NaN when it did not leave within this pair
   */
  Arrow(SegmentWay way, Side side, double from) {
    this.way = way;
    this.side = side;
    this.from = from;
  }

  public SegmentWay way() {
    return way;
  }

  /** The lifeline that it leaves. */
  public Side side() {
    return side;
  }

  /** Where it leaves; NaN when nobody saw it leave, or when it comes from another pair. */
  public double from() {
    return from;
  }

  /** Where it arrives; NaN when it does not. */
  public double to() {
    return to;
  }

  /** Whether two leave at one point from both sides, so that their lines cross in the middle. */
  public boolean isShared() {
    return shared;
  }

  /** Whether it comes back to the lifeline that it left. */
  public boolean isLoop() {
    return loop;
  }

  /**
   * {@code to server2} or {@code from client3} when its other end is of another pair; else empty.
   */
  public String elsewhere() {
    return elsewhere;
  }

  /** The number of the moment from which on it is drawn. */
  public int fromMoment() {
    return Double.isNaN(from) ? way.arrivedAt() : way.sentAt();
  }

  /** Another leaves the other lifeline at the same point. */
  void share() {
    shared = true;
  }

  void arrive(double at, boolean backHome) {
    to = at;
    loop = backHome;
  }

  void otherEnd(String words) {
    elsewhere = words;
  }
}
