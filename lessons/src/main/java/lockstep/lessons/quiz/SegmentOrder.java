package lockstep.lessons.quiz;

import java.util.List;

/**
 * Judges an order of segments by replay: every order in which the model can send them is right.
 *
 * @param scenario the text of the scenario that sends them
 */
public record SegmentOrder(String scenario) implements Order.Judge {
  @Override
  public double score(List<String> given, List<String> right) {
    return Orders.kept(given, right);
  }
}
