package lockstep.comparison;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/** Something in a run that is worth stopping at. */
public sealed interface Breakpoint {
  /**
   * Whether a step meets it.
   *
   * @param before the step before it; null when there is none
   */
  boolean matches(Moment before, Moment now);

  /** In which world a state is entered. */
  enum Where {
    MODEL,
    KERNEL,
    EITHER
  }

  /** Which way a segment goes, as its end sees it. */
  enum Way {
    SENT,
    RECEIVED,
    EITHER
  }

  /**
   * An end enters a state.
   *
   * @param side null for either end
   */
  record AtState(Side side, TcpState state, Where where) implements Breakpoint {
    public AtState {
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(where, "where");
    }

    @Override
    public boolean matches(Moment before, Moment now) {
      return where != Where.KERNEL && inModel(now) || where != Where.MODEL && inKernel(before, now);
    }

    private boolean inModel(Moment now) {
      return !now.step().world().isLive()
          && isOf(side, now.step().actor())
          && now.step().entered().contains(state);
    }

    /** It stands there now, and at the step before it did not. */
    private boolean inKernel(Moment before, Moment now) {
      Map<Actor, Standing> stood = before == null ? Map.of() : before.standings();
      return now.standings().entrySet().stream()
          .filter(one -> isOf(side, one.getKey()) && one.getValue().kernel() == state)
          .map(one -> stood.get(one.getKey()))
          .anyMatch(was -> was == null || was.kernel() != state);
    }
  }

  /**
   * A segment with a control bit goes out or comes in.
   *
   * @param side the end that sends or receives it; null for either
   */
  record AtBit(Side side, ControlBit bit, Way way) implements Breakpoint {
    public AtBit {
      Objects.requireNonNull(bit, "bit");
      Objects.requireNonNull(way, "way");
    }

    @Override
    public boolean matches(Moment before, Moment now) {
      if (!isOf(side, now.step().actor())) return false;
      List<Segment> sent = way == Way.RECEIVED ? List.of() : now.step().sends();
      boolean comes =
          way != Way.SENT
              && now.step().event() instanceof Event.Arrives arrives
              && arrives.segment().has(bit);
      return comes || sent.stream().anyMatch(segment -> segment.has(bit));
    }
  }

  /**
   * A timer runs out.
   *
   * @param side null for either end
   */
  record AtTimer(Side side, Timer timer) implements Breakpoint {
    public AtTimer {
      Objects.requireNonNull(timer, "timer");
    }

    @Override
    public boolean matches(Moment before, Moment now) {
      return isOf(side, now.step().actor())
          && now.step().event() instanceof Event.Timeout timeout
          && timeout.timer() == timer;
    }
  }

  /** A step has a verdict. */
  record AtVerdict(Verdict verdict) implements Breakpoint {
    public AtVerdict {
      Objects.requireNonNull(verdict, "verdict");
    }

    @Override
    public boolean matches(Moment before, Moment now) {
      return now.verdict() == verdict;
    }
  }

  private static boolean isOf(Side side, Actor actor) {
    return side == null || actor.side() == side;
  }
}
