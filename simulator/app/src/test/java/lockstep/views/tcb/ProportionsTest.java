package lockstep.views.tcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ProportionsTest {
  private static final Offset<Double> NEARLY = within(1e-9);

  @Test
  void whatIsCountedSharesWhatTheOthersLeave() {
    assertThat(Proportions.of(new long[] {0, 100, 300, 0}, least(40, 20, 20, 40), 280))
        .containsExactly(new double[] {40, 50, 150, 40}, NEARLY);
  }

  @Test
  void aFewNumbersBesideManyCanStillBeRead() {
    assertThat(Proportions.of(new long[] {0, 1, 65_534, 0}, least(40, 30, 20, 40), 210))
        .containsExactly(new double[] {40, 30, 100, 40}, NEARLY);
  }

  @Test
  void withoutCountedPartsTheOthersShareTheWidth() {
    assertThat(Proportions.of(new long[] {0, 0}, least(40, 20), 100))
        .containsExactly(new double[] {60, 40}, NEARLY);
  }

  @Test
  void theWidthIsFilledAlsoWhereItIsTooNarrow() {
    double[] widths = Proportions.of(new long[] {0, 5, 5, 0}, least(40, 40, 40, 40), 80);
    assertThat(Arrays.stream(widths).sum()).isEqualTo(80, NEARLY);
    assertThat(widths).containsOnly(20);
  }

  private static double[] least(double... least) {
    return least;
  }
}
