package lockstep.views.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookTest {
  @Test
  void wordsOfAScenarioCannotSteerTheTerminal() {
    assertThat(new Look(true, false).signs("a\033[2Jb\u0007c\u202Ed\u009be"))
        .isEqualTo("a?[2Jb?c?d?e");
  }

  @Test
  void inAsciiEverySignHasAStandIn() {
    assertThat(new Look(false, true).signs("9 µs → “x” – Größe … §"))
        .isEqualTo("9 us -> \"x\" - Gr??e ... ?");
  }

  @Test
  void elsewhereTextStaysAsItIs() {
    assertThat(new Look(false, false).signs("9 µs → Größe 日本")).isEqualTo("9 µs → Größe 日本");
  }

  @Test
  void colourIsWrittenOnlyWhereItIsWelcome() {
    assertThat(new Look(false, false).paint(Role.CALL, "x")).isEqualTo("x");
    assertThat(new Look(true, false).paint(Role.CALL, "x")).isEqualTo("\033[33mx\033[0m");
    assertThat(new Look(true, false).paint(Role.PLAIN, "x")).isEqualTo("x");
  }
}
