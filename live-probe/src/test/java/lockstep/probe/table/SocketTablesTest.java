package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketTablesTest {
  /** On another system than its own a reader finds no library, and says so in one line. */
  @ParameterizedTest
  @ValueSource(strings = {"Windows 11", "Mac OS X"})
  void aReaderWhoseSystemIsNotThereSaysSoInOneLine(String system) {
    assumeThat(System.getProperty("os.name")).as("Linux has neither").isEqualTo("Linux");
    assertThatThrownBy(() -> SocketTables.open(system))
        .isInstanceOf(SocketTableException.class)
        .hasMessageStartingWith("The socket table of " + system + " cannot be read: ")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aSystemWithoutReaderIsSaidToHaveNone() {
    assertThatThrownBy(() -> SocketTables.open("SunOS"))
        .isInstanceOf(SocketTableException.class)
        .hasMessage("Reading the socket table of SunOS is not built yet");
  }
}
