package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.views.words.Words;
import org.junit.jupiter.api.Test;

/** How the groups of keys are dealt out to columns. */
class KeyListTest {
  @Test
  void noGroupIsSplitAndColumnsAreOfAboutOneHeight() {
    List<String> groups = List.of("aaaaaa", "bb", "cccc", "dddd", "e");
    assertThat(KeyList.columns(groups, String::length, 3))
        .containsExactly(List.of("aaaaaa"), List.of("bb", "cccc"), List.of("dddd", "e"));
  }

  @Test
  void aColumnWithoutAGroupIsLeftOut() {
    assertThat(KeyList.columns(List.of("a"), String::length, 3)).containsExactly(List.of("a"));
  }

  @Test
  void theKeysOfPredictingAreAGroupOfTheirOwn() {
    assertThat(List.of("help.predict", "help.predict.answer", "help.predict.turn"))
        .extracting(Words::feature)
        .containsOnly("predict");
    assertThat(Words.feature("help.present")).isEqualTo("presenter");
    assertThat(Words.of("help.group.predict")).isEqualTo("Predicting");
  }
}
