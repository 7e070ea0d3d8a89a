package lockstep.views.diagram;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lockstep.comparison.Moment;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * What was seen before a moment, as far as the diagram shows it: so that a moment itself stays
 * whole and can be drawn without its neighbours.
 *
 * @param edges the ids of the edges that were taken
 * @param opened the actors that have had a connection; their CLOSED is the lower one
 */
public record Course(Set<String> edges, Set<Actor> opened) {
  /** Nothing was seen yet. */
  public static final Course NONE = new Course(Set.of(), Set.of());

  public Course {
    edges = Set.copyOf(edges);
    opened = Set.copyOf(opened);
  }

  /** What these moments have shown. */
  public static Course of(List<Moment> moments) {
    Set<String> edges = new HashSet<>();
    Set<Actor> opened = new HashSet<>();
    for (Moment moment : moments) {
      TraceStep step = moment.step();
      TakenEdge.all(step).forEach(edge -> edges.add(edge.id()));
      for (TcpState state : step.path()) if (isOpen(state)) opened.add(step.actor());
    }
    return new Course(edges, opened);
  }

  /** The same course with these edges too: what earlier runs have shown. */
  public Course withEdges(Set<String> more) {
    Set<String> all = new HashSet<>(edges);
    all.addAll(more);
    return new Course(all, opened);
  }

  /** SYN-SENT counts as not open yet: CLOSE there leads back to the upper CLOSED. */
  private static boolean isOpen(TcpState state) {
    return state != TcpState.CLOSED && state != TcpState.LISTEN && state != TcpState.SYN_SENT;
  }
}
