package lockstep.probe.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkStatsReadersTest {
  @Test
  void aSystemWithoutReaderSaysSoAsAnAnswer() throws Exception {
    NetworkStats stats = NetworkStatsReaders.open("SunOS");
    assertThat(stats.counters())
        .isEqualTo(new Finding.NotHereYet<>("The counters of SunOS are not read yet"));
    assertThat(stats.interfaces().answer()).isEmpty();
    assertThat(stats.routes().answer()).isEmpty();
  }

  /** On another system than its own a reader finds no library, and says so. */
  @ParameterizedTest
  @ValueSource(strings = {"Windows 11", "Mac OS X"})
  void aReaderWhoseSystemIsNotThereSaysSo(String system) {
    assumeThat(System.getProperty("os.name")).as("Linux has neither").isEqualTo("Linux");
    NetworkStats stats = NetworkStatsReaders.open(system);
    assertThatThrownBy(stats::counters)
        .isInstanceOf(StatsException.class)
        .hasMessageStartingWith("native calls do not work: ")
        .message()
        .doesNotContain("\n");
    assertThatThrownBy(stats::interfaces).isInstanceOf(StatsException.class);
    assertThatThrownBy(stats::routes).isInstanceOf(StatsException.class);
  }
}
