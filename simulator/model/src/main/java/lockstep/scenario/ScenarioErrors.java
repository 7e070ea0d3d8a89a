package lockstep.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** A text that is no scenario, with all that is wrong in it; the message has one error a line. */
public final class ScenarioErrors extends Exception {
  private final List<ScenarioError> errors;

  /** With these errors, in the order of their places; at least one. */
  public ScenarioErrors(List<ScenarioError> errors) {
    super(errors.stream().map(ScenarioError::toString).collect(Collectors.joining("\n")));
    if (errors.isEmpty()) throw new IllegalArgumentException("errors without an error");
    this.errors = List.copyOf(errors);
  }

  /** All errors, in the order of their places. */
  public List<ScenarioError> errors() {
    return errors;
  }
}
