package lockstep.app.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateNamesTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "FIN-WAIT-2, FIN_WAIT_2",
    "fin-wait-2, FIN_WAIT_2",
    "FIN_WAIT2, FIN_WAIT_2",
    "FIN_WAIT_2, FIN_WAIT_2",
    "TCP_FIN_WAIT2, FIN_WAIT_2",
    "TCPS_FIN_WAIT_2, FIN_WAIT_2",
    "MIB_TCP_STATE_FIN_WAIT2, FIN_WAIT_2",
    "FinWait2, FIN_WAIT_2",
    "ESTAB, ESTABLISHED",
    "ESTABLISHED, ESTABLISHED",
    "established, ESTABLISHED",
    "TIME_WAIT, TIME_WAIT",
    "TIMED_WAIT, TIME_WAIT",
    "LISTENING, LISTEN",
    "SYN_RECV, SYN_RECEIVED",
    "SYN_RCVD, SYN_RECEIVED",
    "TCP_NEW_SYN_RECV, SYN_RECEIVED",
    "SYN_SEND, SYN_SENT",
    "LAST_ACK, LAST_ACK",
    "CLOSE_WAIT, CLOSE_WAIT",
    "CLOSING, CLOSING",
  })
  void everySystemsSpellingIsKnown(String word, TcpState state) throws Refusal {
    assertThat(StateNames.parse("--state", word)).containsExactly(state);
  }

  @Test
  void severalStandWithCommas() throws Refusal {
    assertThat(StateNames.parse("--state", "ESTAB, time-wait"))
        .containsExactly(TcpState.ESTABLISHED, TcpState.TIME_WAIT);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "FIN_WIAT2 | --state takes the name of a state, not \"FIN_WIAT2\"; did you mean"
            + " \"fin-wait-2\"?",
        "estblished | --state takes the name of a state, not \"estblished\"; did you mean"
            + " \"established\"?",
        "open | --state takes the name of a state, not \"open\"",
        "CLOSED | --state: CLOSED is the state of having no row, so no row is ever in it",
      })
  void anythingElseIsRefusedWithTheNearest(String word, String words) {
    assertThatThrownBy(() -> StateNames.parse("--state", word))
        .isInstanceOf(Refusal.class)
        .hasMessage(words);
  }
}
