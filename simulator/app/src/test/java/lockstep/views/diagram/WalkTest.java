package lockstep.views.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import lockstep.tcp.Figure5;
import lockstep.views.diagram.Walk.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walking in the diagram with the keys. */
class WalkTest {
  @ParameterizedTest
  @CsvSource({
    "ESTABLISHED, LEFT, FIN_WAIT_1",
    "ESTABLISHED, RIGHT, CLOSE_WAIT",
    "ESTABLISHED, UP, LISTEN",
    "FIN_WAIT_1, DOWN, FIN_WAIT_2",
    "FIN_WAIT_1, RIGHT, ESTABLISHED",
    "FIN_WAIT_2, RIGHT, TIME_WAIT",
    "TIME_WAIT, RIGHT, CLOSED_END",
    "LISTEN, UP, CLOSED",
    "SYN_SENT, LEFT, LISTEN",
    "CLOSE_WAIT, DOWN, LAST_ACK",
    "CLOSED, UP, CLOSED"
  })
  void anArrowGoesAlongAnEdgeToTheNearestInItsDirection(
      String from, Direction direction, String to) {
    assertThat(Walk.go(DiagramPart.node(from), direction)).isEqualTo(DiagramPart.node(to));
  }

  @Test
  void everyNodeIsReachedFromEveryOther() {
    for (String start : DiagramLayout.figure5().nodes().keySet()) {
      Set<DiagramPart> reached = new HashSet<>();
      Deque<DiagramPart> next = new ArrayDeque<>(Set.of(DiagramPart.node(start)));
      while (!next.isEmpty()) {
        DiagramPart here = next.remove();
        if (!reached.add(here)) continue;
        for (Direction direction : Direction.values()) next.add(Walk.go(here, direction));
      }
      assertThat(reached).as("from " + start).hasSize(12);
    }
  }

  @Test
  void tabGoesRoundAllEdgesThatLeaveANode() {
    Set<DiagramPart> edges = new HashSet<>();
    for (String id : DiagramLayout.figure5().nodes().keySet()) {
      DiagramPart node = DiagramPart.node(id);
      DiagramPart at = Walk.nextEdge(node, false);
      int steps = 0;
      while (!at.equals(node)) {
        assertThat(at.edge().from()).isEqualTo(node.state());
        edges.add(at);
        DiagramPart after = Walk.nextEdge(at, false);
        assertThat(Walk.nextEdge(after, true)).isEqualTo(at);
        at = after;
        assertThat(++steps).isLessThan(6);
      }
    }
    assertThat(edges).hasSize(Figure5.EDGES.size());
  }

  @Test
  void anArrowLeadsFromAnEdgeToTheEndThatLiesThere() {
    DiagramPart edge = DiagramPart.edge("estab-finwait1");
    assertThat(Walk.go(edge, Direction.LEFT)).isEqualTo(DiagramPart.node("FIN_WAIT_1"));
    assertThat(Walk.go(edge, Direction.RIGHT)).isEqualTo(DiagramPart.node("ESTABLISHED"));
  }

  @Test
  void aLetterGoesFromNameToNameAndBeginsAgain() {
    DiagramPart first = Walk.jump(null, 'F').orElseThrow();
    assertThat(first.id()).isEqualTo("FIN_WAIT_1");
    DiagramPart second = Walk.jump(first, 'F').orElseThrow();
    assertThat(second.id()).isEqualTo("FIN_WAIT_2");
    assertThat(Walk.jump(second, 'F')).contains(first);
    assertThat(Walk.jump(first, 'X')).isEmpty();
  }
}
