package lockstep.views.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void linesBreakBetweenWordsAndWithinAWordOnlyWhereItIsTooLong() {
    assertThat(Text.wrap("one two three", 7)).containsExactly("one two", "three");
    assertThat(Text.wrap("a abcdefghij b", 4)).containsExactly("a", "abcd", "efgh", "ij b");
    assertThat(Text.wrap("  ", 10)).isEmpty();
  }

  @Test
  void squareSignsTakeTwoColumnsAndMarksNone() {
    assertThat(Text.width("日本")).isEqualTo(4);
    assertThat(Text.width("e\u0301")).isEqualTo(1);
    assertThat(Text.wrap("日本語 日本", 5)).containsExactly("日本", "語", "日本");
  }

  @Test
  void whatIsCutSaysThatItGoesOn() {
    assertThat(Text.cut("abcdef", 4, "…")).isEqualTo("abc…");
    assertThat(Text.cut("abcd", 4, "…")).isEqualTo("abcd");
  }
}
