package lockstep.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExploreTest {
  @Test
  void theUndisturbedSpaceHoldsAndIsToldIn80Columns() {
    CliRun.Result result = CliRun.run("explore", "--accidents", "0");
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("Figure 5: 20 of 20 edges", "A RST is never sent in answer to a RST.");
    assertThat(result.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(result.lines())
        .anySatisfy(line -> assertThat(line).matches(" +5 ESTABLISHED +\\. +\\. +\\. +\\+ +=.*"));
  }

  @Test
  void asJsonItIsOneObject() {
    CliRun.Result result = CliRun.run("explore", "--json", "--accidents", "0", "--sends", "0");
    assertThat(result.exit()).isZero();
    assertThat(result.lines()).hasSize(1);
    assertThat(result.out())
        .contains("\"sends\":0", "\"states\":", "\"complete\":true", "\"estab-finwait1\":")
        .doesNotContain("broken");
  }

  @Test
  void cutShortItIsNotCalledClean() {
    CliRun.Result result = CliRun.run("explore", "--max-states", "100");
    assertThat(result.exit()).isEqualTo(Exit.MACHINE_CANNOT);
    assertThat(result.out()).contains("Visited (not everything)");
    assertThat(result.err()).contains("cut short by --max-states");
  }

  @Test
  void aBoundOutOfItsRangeIsWrongUse() {
    CliRun.Result result = CliRun.run("explore", "--losses", "99");
    assertThat(result.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(result.err()).contains("--losses: expected 0 to 7, found 99");
  }

  @Test
  void theHelpNamesEveryBound() {
    assertThat(CliRun.run("explore", "--help").out())
        .contains("--accidents", "--losses", "--receive-buffer", "--max-states", "Exit codes:");
  }
}
