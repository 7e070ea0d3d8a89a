package lockstep.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong in a text, so that all of it can be said at once. */
final class Problems {
  private final String source;
  private final List<ScenarioError> errors = new ArrayList<>();

  private LineFault last;

  Problems(String source) {
    this.source = source;
  }

  void add(int line, int column, String message) {
    errors.add(new ScenarioError(source, line, column, message));
  }

  void add(int line, LineFault fault) {
    add(line, fault.column(), fault.getMessage());
    last = fault;
  }

  /** The fault that was filed last, of whatever line; null while there is none. */
  LineFault last() {
    return last;
  }

  int count() {
    return errors.size();
  }

  /** Ends the parsing when anything was wrong. */
  void raise() throws ScenarioErrors {
    if (errors.isEmpty()) return;
    List<ScenarioError> sorted = new ArrayList<>(errors);
    sorted.sort(
        Comparator.comparingInt(ScenarioError::line).thenComparingInt(ScenarioError::column));
    throw new ScenarioErrors(sorted);
  }
}
