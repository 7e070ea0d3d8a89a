package lockstep.scenario;

/**
 * Something in a scenario's text that is not in the language.
 *
 * @param source where the text came from: {@code teardown.scenario}
 * @param line from 1
 * @param column from 1, counted in characters (Unicode code points; a tab is one); the character
 *     after the last one when something is missing at the line's end
 * @param message what was expected and what was found
 */
public record ScenarioError(String source, int line, int column, String message) {
  /** {@code teardown.scenario:4:8: expected ..., found ...}. */
  @Override
  public String toString() {
    return source + ":" + line + ":" + column + ": " + message;
  }
}
