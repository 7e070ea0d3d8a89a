package lockstep.lessons.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import lockstep.scenario.ScenarioLibrary;
import org.junit.jupiter.api.Test;

class MisconceptionsTest {
  @Test
  void theNumbersRunFrom1To39WithoutAGap() {
    assertThat(Misconceptions.all())
        .extracting(Misconception::id)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 39).mapToObj(i -> "M" + i).toList());
  }

  @Test
  void eachSaysWhatIsBelievedWhatIsSoAndWhereItIsSeen() {
    assertThat(Misconceptions.all())
        .allSatisfy(
            one -> {
              assertThat(one.topic()).isNotBlank();
              assertThat(one.statement()).endsWith(".").doesNotContain("\n");
              assertThat(one.correct()).endsWith(".").isNotEqualTo(one.statement());
              assertThat(one.scenario().isEmpty()).isNotEqualTo(one.see().isEmpty());
            });
    assertThat(Misconceptions.all()).extracting(Misconception::statement).doesNotHaveDuplicates();
  }

  @Test
  void eachScenarioIsInTheLibrary() {
    assertThat(Misconceptions.all())
        .filteredOn(one -> !one.scenario().isEmpty())
        .extracting(Misconception::scenario)
        .isSubsetOf(ScenarioLibrary.names());
  }

  @Test
  void oneIsFoundByItsIdAndNoneByAnother() {
    assertThat(Misconceptions.find("M24").orElseThrow().statement()).contains("TIME-WAIT");
    assertThat(Misconceptions.find("M40")).isEmpty();
    assertThat(Misconceptions.find("")).isEmpty();
  }
}
