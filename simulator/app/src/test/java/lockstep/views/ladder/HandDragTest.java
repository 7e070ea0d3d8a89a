package lockstep.views.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What becomes of a segment that is dragged and let go. */
class HandDragTest {
  private static final Line TO_THE_RIGHT = new Line(100, 50, 300, 62);
  private static final Line TO_THE_LEFT = new Line(300, 50, 100, 62);

  @Test
  void atItsReceiverItIsDelivered() {
    assertThat(HandDrag.verb(TO_THE_RIGHT, 60, 290, 60, 1)).contains(HandVerb.DELIVER);
    assertThat(HandDrag.verb(TO_THE_RIGHT, 60, 340, 90, 1)).contains(HandVerb.DELIVER);
    assertThat(HandDrag.verb(TO_THE_LEFT, 60, 110, 60, 1)).contains(HandVerb.DELIVER);
  }

  @Test
  void offItsLineItIsDropped() {
    assertThat(HandDrag.verb(TO_THE_RIGHT, 60, 200, 125, 1)).contains(HandVerb.DROP);
    assertThat(HandDrag.verb(TO_THE_RIGHT, 60, 290, -5, 1)).contains(HandVerb.DROP);
  }

  @Test
  void inBetweenAndAtItsSenderNothingHappens() {
    assertThat(HandDrag.verb(TO_THE_RIGHT, 60, 200, 70, 1)).isEmpty();
    assertThat(HandDrag.verb(TO_THE_RIGHT, 60, 100, 60, 1)).isEmpty();
    assertThat(HandDrag.verb(TO_THE_LEFT, 60, 300, 60, 1)).isEmpty();
  }

  @Test
  void withLargerTextTheWayOffIsLonger() {
    assertThat(HandDrag.verb(TO_THE_RIGHT, 60, 200, 125, 2)).isEmpty();
    assertThat(HandDrag.verb(TO_THE_RIGHT, 60, 200, 185, 2)).contains(HandVerb.DROP);
  }
}
