package lockstep.scenario;

import java.util.List;
import java.util.Objects;
import lockstep.tcp.World;

/**
 * A scenario: what shall happen, said without knowing in which world.
 *
 * @param name its short name, {@code teardown}
 * @param source where its text came from, as errors name it: {@code teardown.scenario}
 * @param title one line
 * @param about one or two sentences
 * @param needs the least world that can show it
 * @param actions its lines after the head, in order
 */
public record Scenario(
    String name, String source, String title, String about, World needs, List<Action> actions) {
  public Scenario {
    Objects.requireNonNull(needs, "needs");
    actions = List.copyOf(actions);
  }

  /** The seed of all chance: {@code set wire seed N}, or 1. */
  public long seed() {
    return actions.stream()
        .filter(a -> a instanceof Action.Set s && s.option() == Option.SEED)
        .map(a -> ((OptionValue.Number) ((Action.Set) a).value()).number())
        .findFirst()
        .orElse(1L);
  }
}
