package lockstep.views.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "100, 100 µs",
    "200000, 200 ms",
    "999900, 999 ms",
    "1000000, 1 s",
    "59200000, 59.2 s",
    "60000000, 60 s",
    "240000000, 4 min",
    "239999900, 4 min",
    "200000000, 3 min 20 s",
    "7200000000, 2 h",
    "7260000000, 2 h 1 min"
  })
  void aTimeIsSaidInTheUnitsThatFitIt(long micros, String words) {
    assertThat(Numbers.time(micros)).isEqualTo(words);
  }
}
