package lockstep.views.plates;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.tcp.Figure5;
import lockstep.tcp.TcpState;
import lockstep.trace.Trace;
import lockstep.trace.TraceStep;
import lockstep.views.diagram.TakenEdge;

/**
 * Which scenarios lead into which state and along which edge, from what the model does in them.
 *
 * @param states names of scenarios by the state that is entered
 * @param edges names of scenarios by the edge's id
 */
public record Leads(Map<TcpState, List<String>> states, Map<String, List<String>> edges) {
  /** Reads it from traces, in their order. */
  public static Leads of(List<Trace> traces) {
    Map<TcpState, List<String>> states = new EnumMap<>(TcpState.class);
    Map<String, List<String>> edges = new HashMap<>();
    for (Trace trace : traces)
      for (TraceStep step : trace.steps()) {
        for (TcpState entered : step.entered()) add(states, entered, trace.scenario());
        for (Figure5.Edge edge : TakenEdge.all(step)) add(edges, edge.id(), trace.scenario());
      }
    return new Leads(states, edges);
  }

  /** The scenarios that lead into a state. */
  public List<String> into(TcpState state) {
    return states.getOrDefault(state, List.of());
  }

  /** The scenarios that lead along an edge. */
  public List<String> along(String edge) {
    return edges.getOrDefault(edge, List.of());
  }

  private static <K> void add(Map<K, List<String>> to, K key, String scenario) {
    List<String> names = to.computeIfAbsent(key, k -> new ArrayList<>());
    if (!names.contains(scenario)) names.add(scenario);
  }
}
