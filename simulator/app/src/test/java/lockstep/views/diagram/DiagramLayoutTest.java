package lockstep.views.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.tcp.Figure5;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.DiagramLayout.EdgePlace;
import lockstep.views.diagram.DiagramLayout.NodePlace;
import org.junit.jupiter.api.Test;

/** The geometry and the figure as data speak of the same diagram. */
class DiagramLayoutTest {
  private final DiagramLayout layout = DiagramLayout.figure5();

  @Test
  void everyEdgeOfTheFigureHasAPlaceAndNoPlaceIsLeftOver() {
    assertThat(layout.edges().keySet())
        .hasSize(20)
        .containsExactlyInAnyOrderElementsOf(Figure5.EDGES.stream().map(Figure5.Edge::id).toList());
  }

  @Test
  void everyEdgeHasTheSameEndsCauseAndActions() {
    for (Figure5.Edge edge : Figure5.EDGES) {
      EdgePlace place = layout.edges().get(edge.id());
      assertThat(layout.nodes().get(place.from()).state()).as(edge.id()).isEqualTo(edge.from());
      assertThat(layout.nodes().get(place.to()).state()).as(edge.id()).isEqualTo(edge.to());
      assertThat(place.cause()).isEqualTo(edge.cause());
      assertThat(place.actions()).as(edge.id()).isEqualTo(edge.actions());
      assertThat(place.main()).as(edge.id()).isEqualTo(edge.main());
      assertThat(place.label().actionBaselines()).as(edge.id()).hasSameSizeAs(edge.actions());
    }
  }

  @Test
  void everyStateStandsOnceAndClosedTwice() {
    for (TcpState state : TcpState.values()) {
      long places = layout.nodes().values().stream().filter(n -> n.state() == state).count();
      assertThat(places).as(state.rfcName()).isEqualTo(state == TcpState.CLOSED ? 2 : 1);
    }
  }

  @Test
  void everySeatLiesInItsNodeWithRoomForTheToken() {
    for (NodePlace node : layout.nodes().values()) {
      for (Side side : Side.values()) {
        for (var seats : List.of(node.seats(), node.seatsWhenBoth())) {
          assertThat(seats.get(side).x()).isBetween(node.x() + 17, node.x() + node.w() - 17);
          assertThat(seats.get(side).y()).isBetween(node.y() + 17, node.y() + node.h() - 17);
        }
      }
    }
  }

  @Test
  void everyEdgeBeginsAndEndsAtTheBorderOfItsNodes() {
    for (EdgePlace edge : layout.edges().values()) {
      Track way = Track.of(edge.path());
      double[] start = new double[2];
      way.at(0, start);
      assertThat(distance(layout.nodes().get(edge.from()), start[0], start[1]))
          .as(edge.id())
          .isLessThan(1);
      assertThat(distance(layout.nodes().get(edge.to()), way.endX(), way.endY()))
          .as(edge.id())
          .isLessThan(1);
    }
  }

  private static double distance(NodePlace node, double x, double y) {
    double dx = Math.max(Math.max(node.x() - x, x - node.x() - node.w()), 0);
    double dy = Math.max(Math.max(node.y() - y, y - node.y() - node.h()), 0);
    return Math.hypot(dx, dy);
  }
}
