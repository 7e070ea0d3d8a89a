package lockstep.views.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.comparison.Moment;
import lockstep.tcp.Actor;
import lockstep.views.diagram.DiagramLayout.EdgePlace;
import lockstep.views.diagram.DiagramLayout.NodePlace;
import lockstep.views.diagram.DiagramLayout.PathStep;
import lockstep.views.diagram.DiagramPicture.Hop;
import lockstep.views.diagram.DiagramPicture.Stand;
import lockstep.views.fixtures.Moments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways between nodes, and what else joins them, without drawing anything. */
class WaysTest {
  private static final DiagramLayout FIGURE = DiagramLayout.figure5();

  /** The tether's dots would lie on the lit edge. */
  @Test
  void theEdgeOutOfTimeWaitJoinsTokensThatPartOnIt() {
    List<Moment> teardown = Moments.teardown();
    Course before = Course.of(teardown.subList(0, 14));
    DiagramPicture last = DiagramPicture.of(teardown.get(14), before);
    assertThat(last.tokens().get(Actor.CLIENT).parted()).isTrue();
    assertThat(Ways.isJoinedByEdge(FIGURE, last, Actor.CLIENT)).isTrue();
    assertThat(Ways.isJoinedByEdge(FIGURE, last, Actor.SERVER)).isFalse();
  }

  @Test
  void aTetherIsNeededWhereTheEdgeIsNotTakenNow() {
    Stand parted = new Stand(DiagramLayout.CLOSED_END, "TIME_WAIT", false, false);
    DiagramPicture later = new DiagramPicture(Map.of(Actor.CLIENT, parted), List.of());
    assertThat(Ways.isJoinedByEdge(FIGURE, later, Actor.CLIENT)).isFalse();
  }

  @Test
  void anEdgeThatBendsLeavesTheTetherItsOwnWay() {
    Stand parted = new Stand("ESTABLISHED", "SYN_RECEIVED", false, false);
    Hop hop = new Hop(Actor.SERVER, "synrcvd-estab", "SYN_RECEIVED", "ESTABLISHED");
    DiagramPicture now = new DiagramPicture(Map.of(Actor.SERVER, parted), List.of(hop));
    assertThat(Ways.isJoinedByEdge(FIGURE, now, Actor.SERVER)).isFalse();
  }

  /**
   * However high the figure is drawn, each edge leads from the rim of its node to that of another.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1.2, 1.5})
  void theEdgesOfAHighFigureReachItsNodes(double stretch) {
    DiagramLayout tall = TallFigure.of(stretch);
    List<String> loose = new ArrayList<>();
    for (EdgePlace edge : tall.edges().values()) {
      List<PathStep> path = edge.path();
      if (!isOnRim(tall.nodes().get(edge.from()), path.get(0))) loose.add(edge.id() + " begins");
      if (!isOnRim(tall.nodes().get(edge.to()), path.get(path.size() - 1)))
        loose.add(edge.id() + " ends");
    }
    assertThat(loose).isEmpty();
    assertThat(tall.nodes().get(DiagramLayout.CLOSED_END).centreY())
        .isEqualTo(FIGURE.nodes().get(DiagramLayout.CLOSED_END).centreY() * stretch);
  }

  private static boolean isOnRim(NodePlace node, PathStep step) {
    double[] numbers = step.numbers();
    double x = numbers[numbers.length - 2];
    double y = numbers[numbers.length - 1];
    boolean within =
        x >= node.x() - 0.01
            && x <= node.x() + node.w() + 0.01
            && y >= node.y() - 0.01
            && y <= node.y() + node.h() + 0.01;
    boolean inside =
        x > node.x() + 0.01
            && x < node.x() + node.w() - 0.01
            && y > node.y() + 0.01
            && y < node.y() + node.h() - 0.01;
    return within && !inside;
  }
}
