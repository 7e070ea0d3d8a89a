package lockstep.probe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import lockstep.scenario.Action;
import lockstep.scenario.ScenarioParser;
import org.junit.jupiter.api.Test;

class WireHabitsTest {
  private static final int MANY = 10_000;

  private static WireHabits habits(String... options) throws Exception {
    WireHabits habits = new WireHabits();
    for (String option : options)
      habits.set((Action.Set) ScenarioParser.action("t", 1, "set wire " + option));
    return habits;
  }

  private static List<WireHabits.Fate> fates(WireHabits habits) {
    return Stream.generate(habits::next).limit(MANY).toList();
  }

  private static double share(List<WireHabits.Fate> fates) {
    return 100.0 * fates.size() / MANY;
  }

  @Test
  void eachHabitBefallsItsShareOfSegments() throws Exception {
    List<WireHabits.Fate> fates =
        fates(habits("loss 20", "duplication 10", "reordering 30", "latency 2ms"));
    List<WireHabits.Fate> arrive = fates.stream().filter(f -> !f.lost()).toList();
    assertThat(100 - share(arrive)).isCloseTo(20, within(2.0));
    assertThat(share(arrive.stream().filter(WireHabits.Fate::twice).toList()))
        .isCloseTo(8, within(2.0));
    assertThat(share(arrive.stream().filter(f -> f.lateNanos() > 0).toList()))
        .isCloseTo(24, within(2.0));
    assertThat(fates.stream().filter(WireHabits.Fate::lost))
        .allMatch(f -> !f.twice() && f.lateNanos() == 0);
  }

  @Test
  void theSeedDecidesAndOneHabitMoreChangesNothingElse() throws Exception {
    List<Boolean> lost =
        fates(habits("seed 7", "loss 20")).stream().map(WireHabits.Fate::lost).toList();
    assertThat(
            fates(habits("seed 7", "loss 20", "duplication 50", "reordering 50")).stream()
                .map(WireHabits.Fate::lost))
        .isEqualTo(lost);
    assertThat(fates(habits("seed 8", "loss 20")).stream().map(WireHabits.Fate::lost))
        .isNotEqualTo(lost);
  }

  @Test
  void withoutHabitsNothingBefallsASegment() {
    assertThat(fates(new WireHabits())).containsOnly(new WireHabits.Fate(false, 0, false));
  }
}
