package lockstep.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

/** The errors of a text as a user reads them, and the words that many of them share. */
final class ToldErrors {
  static final String ACTOR = "an actor such as client, server or client2";
  static final String EXPECTED =
      "a state (CLOSED, LISTEN, SYN-SENT, ...), signal \"TEXT\", receives \"TEXT\" or row gone";

  private ToldErrors() {}

  static List<String> errors(String text) {
    ScenarioErrors errors =
        catchThrowableOfType(
            ScenarioErrors.class, () -> ScenarioParser.parse("x", "x.scenario", text));
    assertThat(errors).as("errors of%n%s", text).isNotNull();
    return errors.errors().stream().map(ScenarioError::toString).toList();
  }
}
