package lockstep.views.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.comparison.Moment;
import lockstep.tcp.Actor;
import lockstep.views.diagram.DiagramPicture.Hop;
import lockstep.views.diagram.DiagramPicture.Stand;
import lockstep.views.fixtures.Moments;
import org.junit.jupiter.api.Test;

/** Where the tokens of a moment stand, without drawing anything. */
class DiagramPictureTest {
  private final List<Moment> teardown = Moments.teardown();

  @Test
  void inLockstepRingAndDiscStandInOneNode() {
    assertThat(picture(11).tokens().get(Actor.CLIENT))
        .isEqualTo(new Stand("FIN_WAIT_2", "FIN_WAIT_2", false, false));
    assertThat(picture(11).tokens().get(Actor.SERVER))
        .isEqualTo(new Stand("CLOSE_WAIT", "CLOSE_WAIT", false, false));
  }

  @Test
  void aKernelThatWasNotSeenLeavesADashedPlaceInTheRing() {
    assertThat(picture(2).tokens().get(Actor.CLIENT))
        .isEqualTo(new Stand("SYN_SENT", null, true, false));
  }

  @Test
  void worldsThatPartStandInDifferentNodes() {
    Stand client = picture(15).tokens().get(Actor.CLIENT);
    assertThat(client.ring()).isEqualTo(DiagramLayout.CLOSED_END);
    assertThat(client.disc()).isEqualTo("TIME_WAIT");
    assertThat(client.parted()).isTrue();
  }

  @Test
  void aConnectionEndsInTheLowerClosedAndStaysThere() {
    assertThat(picture(14).tokens().get(Actor.SERVER).ring()).isEqualTo(DiagramLayout.CLOSED_END);
    assertThat(picture(15).tokens().get(Actor.SERVER).ring()).isEqualTo(DiagramLayout.CLOSED_END);
  }

  @Test
  void anOpenLeavesTheUpperClosed() {
    assertThat(picture(1).hops())
        .containsExactly(new Hop(Actor.SERVER, "closed-listen", "CLOSED", "LISTEN"));
  }

  @Test
  void aTurnOfTwoStatesTakesTwoEdges() {
    assertThat(DiagramPicture.of(Moments.twoEdges(), Course.NONE).hops())
        .extracting(Hop::edge)
        .containsExactly("finwait1-finwait2", "finwait2-timewait");
  }

  @Test
  void aResetFliesWithoutAnEdge() {
    Moment reset = Moments.reset().get(1);
    assertThat(DiagramPicture.of(reset, Course.NONE).hops())
        .containsExactly(new Hop(Actor.CLIENT, null, "ESTABLISHED", DiagramLayout.CLOSED_END));
  }

  @Test
  void aStepWithoutAChangeTakesNoWay() {
    assertThat(picture(6).hops()).isEmpty();
  }

  @Test
  void theModelAloneHasRingsOnly() {
    Moment moment = Moments.teardownInTheModel().get(10);
    assertThat(DiagramPicture.of(moment, Course.NONE).tokens().get(Actor.CLIENT))
        .isEqualTo(new Stand("FIN_WAIT_2", null, false, false));
  }

  @Test
  void theCourseKnowsTheEdgesThatWereTaken() {
    assertThat(Course.of(teardown).edges())
        .contains("closed-listen", "timewait-closed", "closewait-lastack")
        .doesNotContain("closing-timewait");
  }

  private DiagramPicture picture(int number) {
    Course before = Course.of(teardown.subList(0, number - 1));
    return DiagramPicture.of(teardown.get(number - 1), before);
  }
}
