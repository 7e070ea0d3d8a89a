package lockstep.model;

import java.util.EnumMap;
import java.util.Map;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.Side;

/** A value for each {@link ExploreBound}. */
public final class ExploreBounds {
  /** The values that make a rich space which is explored within seconds. */
  public static final ExploreBounds USUAL = new ExploreBounds(new EnumMap<>(ExploreBound.class));

  /**
   * So far apart, and so far from the 0 which a reset without a better number has, that no number
   * of the one is ever taken for one of the other by chance.
   */
  private static final Map<Side, SeqNumber> FIRST_ISS =
      Map.of(Side.CLIENT, SeqNumber.of(1_000), Side.SERVER, SeqNumber.of(5_000));

  private final EnumMap<ExploreBound, Integer> chosen;

  private ExploreBounds(EnumMap<ExploreBound, Integer> chosen) {
    this.chosen = chosen;
  }

  /** The same bounds but for this one. */
  public ExploreBounds with(ExploreBound bound, int value) {
    if (value < bound.least() || value > bound.most())
      throw new IllegalArgumentException(
          "expected %d to %d for %s, found %d"
              .formatted(bound.least(), bound.most(), bound.word(), value));
    EnumMap<ExploreBound, Integer> changed = new EnumMap<>(chosen);
    changed.put(bound, value);
    return new ExploreBounds(changed);
  }

  /** The value of this bound. */
  public int of(ExploreBound bound) {
    return chosen.getOrDefault(bound, bound.usual());
  }

  private boolean on(ExploreBound bound) {
    return of(bound) > 0;
  }

  /**
   * The settings of one side. Congestion control is off: its window is far larger than what is sent
   * here, and would only multiply the states.
   */
  TcbSettings settings(Side side) {
    return TcbSettings.USUAL
        .withIss(FIRST_ISS.get(side))
        .withReceiveBuffer(of(ExploreBound.RECEIVE_BUFFER))
        .withNagle(on(ExploreBound.NAGLE))
        .withDelayedAck(on(ExploreBound.DELAYED_ACKS))
        .withCongestionControl(false);
  }
}
