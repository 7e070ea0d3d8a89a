package lockstep.views.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.views.ladder.LadderPlan.Bands;
import lockstep.views.ladder.LadderPlan.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ladders stand on the sheet, and where. */
class LadderPlanTest {
  @Test
  void oneLadderTakesAllOfTheSheet() {
    for (Laying laying : new Laying[] {Laying.BESIDE, Laying.OVERLAY}) {
      LadderPlan plan = LadderPlan.of(laying, true, true, 372);
      assertThat(plan.parts()).hasSize(1);
      LadderPlan.Part only = plan.parts().get(0);
      assertThat(only.world()).isEqualTo(World.BOTH);
      assertThat(only.width()).isEqualTo(372);
      assertThat(only.inside()).isFalse();
      assertThat(only.bands()).isEqualTo(laying == Laying.BESIDE ? Bands.BESIDE : Bands.OVER);
      assertThat(plan.rows()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"340, true", "372, true", "700, true", "1300, false"})
  void theModelStandsLeftAndTheKernelRightAsWideAndNeitherLiesOnTheOther(
      double width, boolean inside) {
    LadderPlan plan = LadderPlan.of(Laying.APART, true, true, width);
    assertThat(plan.isApart()).isTrue();
    assertThat(plan.tooNarrow()).isFalse();
    LadderPlan.Part model = plan.parts().get(0);
    LadderPlan.Part kernel = plan.parts().get(1);
    assertThat(model.world()).isEqualTo(World.MODEL);
    assertThat(kernel.world()).isEqualTo(World.KERNEL);
    assertThat(model.width()).isEqualTo(kernel.width());
    assertThat(model.left()).isZero();
    assertThat(model.width()).isLessThan(kernel.left());
    assertThat(kernel.left() + kernel.width()).isEqualTo(width);
    assertThat(model.inside()).isEqualTo(kernel.inside()).isEqualTo(inside);
    // Names that stand inside need more room from row to row.
    assertThat(plan.rows() > 1).isEqualTo(inside);
  }

  @Test
  void whereThereIsNoRoomForTwoThereIsOneAndThatIsSaid() {
    LadderPlan plan = LadderPlan.of(Laying.APART, true, true, 339);
    assertThat(plan.isApart()).isFalse();
    assertThat(plan.tooNarrow()).isTrue();
    assertThat(plan.parts().get(0).bands()).isEqualTo(Bands.BESIDE);
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true", "false, false"})
  void aWorldThatDoesNotPlayHasNoLadder(boolean model, boolean kernel) {
    LadderPlan plan = LadderPlan.of(Laying.APART, model, kernel, 1000);
    assertThat(plan.isApart()).isFalse();
    assertThat(plan.tooNarrow()).isFalse();
    assertThat(plan.parts().get(0).world()).isEqualTo(World.BOTH);
  }
}
