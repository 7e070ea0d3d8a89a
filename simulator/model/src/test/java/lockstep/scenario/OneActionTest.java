package lockstep.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One action by itself, as someone writes it while a scenario is played. */
class OneActionTest {
  @Test
  void aLineIsAnAction() throws Exception {
    assertThat(ScenarioParser.action("more", 7, "  client close  # now"))
        .isEqualTo(new Action.Call(7, "client close", List.of(Actor.CLIENT), new UserCall.Close()));
    assertThat(ScenarioParser.action("more", 1, "hold FIN")).isInstanceOf(Action.Wire.class);
  }

  @Test
  void whoIsAskedAboutNeedNotHaveBeenCalledInIt() throws Exception {
    Action.Expect expect =
        (Action.Expect) ScenarioParser.action("more", 1, "expect server ESTABLISHED");
    assertThat(expect.expectations())
        .containsExactly(new Action.Expectation.InState(Actor.SERVER, TcpState.ESTABLISHED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                    | more:3:1: expected an action, found none
          # nothing             | more:3:1: expected an action, found none
          together              | more:3:1: expected an action of one line, found "together"
          end                   | more:3:1: "end" without a "together" before it
          client clsoe          | more:3:8: expected a verb (listen, connect, send, ...), found "clsoe"; did you mean "close"?
          """)
  void whatIsNoActionIsSaidWithItsPlace(String line, String message) {
    assertThatThrownBy(() -> ScenarioParser.action("more", 3, line))
        .isInstanceOf(ScenarioErrors.class)
        .hasMessage(message);
  }

  @Test
  void twoLinesAreNotOne() {
    assertThatThrownBy(() -> ScenarioParser.action("more", 3, "client close\nclient abort"))
        .hasMessage("more:3:13: the control character U+000A; leave it out");
  }
}
