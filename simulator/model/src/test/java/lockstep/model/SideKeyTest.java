package lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import lockstep.tcp.Segment;
import lockstep.tcp.Side;
import org.junit.jupiter.api.Test;

/**
 * Two sides with the same key do the same: on walks at random, what a side does is what the first
 * side with that key did, which came there on another way.
 */
final class SideKeyTest {
  private static final long SEED = 20_221_001;

  private record Did(Object keyAfter, List<Segment> sends, List<?> path) {}

  private final Map<List<Object>, Did> first = new HashMap<>();
  private final Map<Object, ExploredSide> firstSides = new HashMap<>();
  private int comparedOnOtherWays;

  @Test
  void sidesWithTheSameKeyDoTheSame() {
    SplittableRandom chance = new SplittableRandom(SEED);
    ExploreBounds bounds = ExploreBounds.USUAL.with(ExploreBound.SENDS, 2);
    for (int walk = 0; walk < 3_000; walk++) walk(chance, bounds);
    assertThat(comparedOnOtherWays).as("seed " + SEED).isGreaterThan(10_000);
  }

  private void walk(SplittableRandom chance, ExploreBounds bounds) {
    Map<Side, ExploredSide> sides = new HashMap<>();
    Map<Side, List<Segment>> wire = new HashMap<>();
    for (Side side : Side.values()) {
      sides.put(side, ExploredSide.unopened(bounds.settings(side), bounds));
      wire.put(side, new ArrayList<>());
    }
    for (int event = 0; event < 40; event++) {
      Side side = chance.nextBoolean() ? Side.CLIENT : Side.SERVER;
      List<Segment> coming = wire.get(side.other());
      List<SideEvent> own = sides.get(side).ownEvents();
      boolean arrives = !coming.isEmpty() && chance.nextInt(3) > 0;
      SideEvent next =
          arrives
              ? SideEvent.arrival(coming.remove(chance.nextInt(coming.size())))
              : own.get(chance.nextInt(own.size()));
      sides.put(side, compared(side, sides.get(side), next, wire.get(side)));
    }
  }

  private ExploredSide compared(
      Side side, ExploredSide before, SideEvent event, List<Segment> sent) {
    ExploredSide.Outcome outcome = before.happens(event, ExploredMachine.REAL);
    Object key = SideKey.of(before);
    Did did =
        new Did(
            SideKey.of(outcome.after()),
            outcome.turn().sends(),
            List.copyOf(outcome.turn().path()));
    Did then = first.putIfAbsent(List.of(side, key, event), did);
    if (firstSides.putIfAbsent(List.of(side, key), before) != before && then != null)
      comparedOnOtherWays++;
    if (then != null)
      assertThat(did).as("seed %d, %s in %s", SEED, event, before.state()).isEqualTo(then);
    sent.addAll(outcome.turn().sends());
    return outcome.after();
  }
}
