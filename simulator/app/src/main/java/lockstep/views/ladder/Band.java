package lockstep.views.ladder;

import lockstep.tcp.TcpState;

/**
 * One state of one end in one world, from the moment in which it was entered or seen to the one in
 * which another took its place.
 */
public final class Band {
  /** In which world, and how it is known. */
  public enum Kind {
    MODEL,
    KERNEL,
    /** The kernel went through it and was not seen there. */
    UNSEEN
  }

  private final Kind kind;
  private final TcpState state;
  private final double from;
  private final int fromMoment;
  private double to = Double.POSITIVE_INFINITY;
  private int toMoment = Integer.MAX_VALUE;

  Band(Kind kind, TcpState state, double from, int fromMoment) {
    this.kind = kind;
    this.state = state;
    this.from = from;
    this.fromMoment = fromMoment;
  }

  public Kind kind() {
    return kind;
  }

  public TcpState state() {
    return state;
  }

  /** Where it begins, in the picture's units. */
  public double from() {
    return from;
  }

  /** Where it ends; infinity as long as it lasts. */
  public double to() {
    return to;
  }

  /** The number of the moment in which it begins. */
  public int fromMoment() {
    return fromMoment;
  }

  /** Where it ends in the picture of a moment, which itself ends at {@code now}. */
  public double to(int moment, double now) {
    return toMoment <= moment ? to : now;
  }

  /** Whether it is drawn at a moment. */
  public boolean isBegun(int moment) {
    return fromMoment <= moment;
  }

  /** Whether it still lasts when a moment is over. */
  public boolean lasts(int moment) {
    return isBegun(moment) && toMoment > moment;
  }

  void end(double at, int moment) {
    to = at;
    toMoment = moment;
  }
}
