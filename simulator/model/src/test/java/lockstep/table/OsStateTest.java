package lockstep.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.IntFunction;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsStateTest {
  /** The same state has another number in each system, so numbers are never compared. */
  @ParameterizedTest
  @CsvSource({
    "CLOSED,       7, 1, 0",
    "LISTEN,       10, 2, 1",
    "SYN_SENT,     2, 3, 2",
    "SYN_RECEIVED, 3, 4, 3",
    "ESTABLISHED,  1, 5, 4",
    "FIN_WAIT_1,   4, 6, 6",
    "FIN_WAIT_2,   5, 7, 9",
    "CLOSE_WAIT,   8, 8, 5",
    "CLOSING,      11, 9, 7",
    "LAST_ACK,     9, 10, 8",
    "TIME_WAIT,    6, 11, 10"
  })
  void theNumberOfAStateInEachSystem(TcpState state, int linux, int windows, int macos) {
    assertThat(OsState.linux(linux).meaning()).contains(state);
    assertThat(OsState.windows(windows).meaning()).contains(state);
    assertThat(OsState.macos(macos).meaning()).contains(state);
  }

  @Test
  void eachSystemHasEveryState() {
    assertThat(states(OsState::linux)).containsAll(EnumSet.allOf(TcpState.class));
    assertThat(states(OsState::windows)).containsExactlyInAnyOrder(TcpState.values());
    assertThat(states(OsState::macos)).containsExactlyInAnyOrder(TcpState.values());
  }

  private static List<TcpState> states(IntFunction<OsState> system) {
    List<TcpState> states = new ArrayList<>();
    for (int code = 0; code < 32; code++) system.apply(code).meaning().ifPresent(states::add);
    return states;
  }

  /** The constant of the header, and the word that the system's netstat prints for it. */
  @Test
  void constantsAndWords() {
    assertThat(OsState.linux(5)).hasToString("TCP_FIN_WAIT2(5)");
    assertThat(OsState.linux(5).netstatWord()).isEqualTo("FIN_WAIT2");
    assertThat(OsState.windows(7)).hasToString("MIB_TCP_STATE_FIN_WAIT2(7)");
    assertThat(OsState.windows(7).netstatWord()).isEqualTo("FIN_WAIT_2");
    assertThat(OsState.windows(2).netstatWord()).isEqualTo("LISTENING");
    assertThat(OsState.windows(4).netstatWord()).isEqualTo("SYN_RECEIVED");
    assertThat(OsState.macos(3)).hasToString("TCPS_SYN_RECEIVED(3)");
    assertThat(OsState.macos(3).netstatWord()).isEqualTo("SYN_RCVD");
  }

  @Test
  void anUnknownCodeKeepsItsNumber() {
    for (OsState state :
        List.of(OsState.linux(200), OsState.windows(200), OsState.macos(200), OsState.macos(-1))) {
      assertThat(state.meaning()).isEmpty();
      assertThat(state.netstatWord()).isEqualTo("code " + state.code());
    }
    assertThat(OsState.windows(0).meaning()).isEmpty();
  }

  @Test
  void aSystemMayKeepNoStateOfUdp() {
    assertThat(OsState.stateless("windows").meaning()).isEmpty();
    assertThat(OsState.stateless("windows").netstatWord()).isEmpty();
  }
}
