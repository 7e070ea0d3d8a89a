package lockstep.views.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
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

  @ParameterizedTest
  @CsvSource({
    "1, 1st",
    "2, 2nd",
    "3, 3rd",
    "4, 4th",
    "10, 10th",
    "11, 11th",
    "12, 12th",
    "13, 13th",
    "21, 21st",
    "22, 22nd",
    "111, 111th",
    "112, 112th",
    "103, 103rd"
  })
  void aPlaceInARowHasItsEnding(int number, String words) {
    assertThat(Numbers.ordinal(number)).isEqualTo(words);
  }

  @Test
  void aPlaceInARowIsSaidAsTheLanguageSaysIt() {
    Words.speak(new Languages(null).read("de"));
    try {
      assertThat(Numbers.ordinal(1)).isEqualTo("1.");
      assertThat(Numbers.ordinal(12)).isEqualTo("12.");
      assertThat(Words.of("ladder.again", Numbers.ordinal(2))).isEqualTo("noch einmal, zum 2. Mal");
    } finally {
      Words.speak(new Language(Language.ENGLISH, Map.of()));
    }
  }

  @Test
  void ofOneThingAnotherWordIsSaidThanOfSeveral() {
    assertThat(Words.of("library.steps", 1)).isEqualTo("1 step");
    assertThat(Words.of("library.steps", 0)).isEqualTo("0 steps");
    assertThat(Words.of("library.steps", 12)).isEqualTo("12 steps");
    assertThat(Words.of("laboratory.rows", "ss", 1)).startsWith("As ss prints it, 1 row.");
    assertThat(Words.of("held.window", "1")).isEqualTo("window full: 1 octet waits");
  }
}
