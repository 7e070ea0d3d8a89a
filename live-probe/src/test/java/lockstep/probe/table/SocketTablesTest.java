package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketTablesTest {
  @ParameterizedTest
  @ValueSource(strings = {"Windows 11", "Mac OS X"})
  void otherSystemsAreSaidNotToBeBuiltYet(String system) {
    assertThatThrownBy(() -> SocketTables.open(system))
        .isInstanceOf(SocketTableException.class)
        .hasMessage("Reading the socket table of " + system + " is not built yet");
  }
}
