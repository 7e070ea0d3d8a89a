package lockstep.lessons.quiz;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lockstep.tcp.Actor;
import lockstep.tcp.Segment;

/**
 * Judges an order of segments by replay: every order in which the model can send them is right.
 *
 * <p>What is tried is each order in time of the scenario's calls, each program's own kept, and of
 * the arrivals of what was sent, on a wire that loses nothing and keeps the order of each
 * direction.
 *
 * @param scenario the text of the scenario that sends them; what is shown is written as {@link
 *     #label} writes it
 */
public record SegmentOrder(String scenario) implements Order.Judge {
  private static final int MOST_KNOWN = 1_000;

  /** Searches that were made: one is asked for again when an answer was tried and is graded. */
  private static final Map<List<Object>, Boolean> KNOWN =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<List<Object>, Boolean> eldest) {
              return size() > MOST_KNOWN;
            }
          });

  /** How a segment is shown: {@code client <SEQ=0><CTL=SYN>}. */
  public static String label(Actor sender, Segment segment) {
    return sender + " " + segment;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when the scenario cannot be read or played; says where
   */
  @Override
  public double score(List<String> given, List<String> right) {
    if (given.equals(right)) return 1;
    Boolean can = KNOWN.get(List.of(scenario, given, right));
    if (can == null) {
      can = new SendingOrders(scenario, right).canBe(given);
      KNOWN.put(List.of(scenario, given, right), can);
    }
    return can ? 1 : Orders.kept(given, right);
  }
}
