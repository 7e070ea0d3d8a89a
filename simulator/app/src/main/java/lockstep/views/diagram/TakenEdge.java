package lockstep.views.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Figure5;
import lockstep.trace.TraceStep;

/**
 * Which edge of Figure 5 a step takes. Two states alone do not tell: a reset, an ABORT or a user
 * timeout leads from SYN-SENT to CLOSED too, but not along the edge that CLOSE takes there, and the
 * figure has no edge for them (its note 3).
 */
public final class TakenEdge {
  /** Calls that delete the TCB from any state. */
  private static final Set<String> ENDS_ANYWHERE = Set.of("abort", "crash");

  private TakenEdge() {}

  /**
   * The edge into a state of a step's path; empty where the figure has none.
   *
   * @param entered which of the path's states, from 1
   */
  public static Optional<Figure5.Edge> of(TraceStep step, int entered) {
    return Figure5.edge(step.path().get(entered - 1), step.path().get(entered))
        .filter(edge -> mayCause(step.event(), edge));
  }

  /** All edges of a step, in order. */
  public static List<Figure5.Edge> all(TraceStep step) {
    List<Figure5.Edge> edges = new ArrayList<>();
    for (int i = 1; i < step.path().size(); i++) of(step, i).ifPresent(edges::add);
    return edges;
  }

  /** Of a live step nothing but the states may be known. */
  private static boolean mayCause(Event event, Figure5.Edge edge) {
    boolean byTimer = edge.kind() == Figure5.Kind.TIMEOUT;
    if (event instanceof Event.Arrives arrives)
      return !byTimer && arrives.segment().has(ControlBit.RST) == edge.cause().contains("RST");
    if (event instanceof Event.Timeout) return byTimer;
    if (event instanceof Event.Call call) {
      String verb = call.words().split(" ", 2)[0];
      return !byTimer && !ENDS_ANYWHERE.contains(verb);
    }
    return true;
  }
}
