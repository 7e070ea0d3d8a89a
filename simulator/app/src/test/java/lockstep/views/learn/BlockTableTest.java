package lockstep.views.learn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a table's columns share its width. */
class BlockTableTest {
  private static final double[] LEAST = {40, 80, 50};
  private static final double[] WANTED = {160, 80, 110};

  @Test
  void aColumnGivesOfItsWidthAsMuchAsItHasToGive() {
    assertThat(BlockTable.shares(LEAST, WANTED, 260)).containsExactly(100, 80, 80);
  }

  @Test
  void allHaveTheirWordsInOneLineWhereThereIsRoom() {
    assertThat(BlockTable.shares(LEAST, WANTED, 380)).containsExactly(170, 90, 120);
  }

  @Test
  void noWordIsBrokenWhereThereIsNone() {
    assertThat(BlockTable.shares(LEAST, WANTED, 100)).containsExactly(LEAST);
  }
}
