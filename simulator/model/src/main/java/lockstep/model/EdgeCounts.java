package lockstep.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.tcp.Figure5;
import lockstep.tcp.TcpState;

/** How many transitions took each edge. */
final class EdgeCounts {
  private final Map<Figure5.Edge, Long> figure = new LinkedHashMap<>();
  private final Map<EdgeRules.Other, Long> others = new LinkedHashMap<>();

  EdgeCounts() {
    Figure5.EDGES.forEach(edge -> figure.put(edge, 0L));
    EdgeRules.OTHERS.forEach(other -> others.put(other, 0L));
  }

  void count(SideStep step) {
    List<TcpState> path = step.path();
    for (int i = 1; i < path.size(); i++) {
      TcpState from = path.get(i - 1);
      TcpState to = path.get(i);
      Optional<Figure5.Edge> edge = EdgeRules.inFigure(from, to, step.event());
      if (edge.isPresent()) figure.merge(edge.get(), step.taken(), Long::sum);
      else
        EdgeRules.others(from, to, step.event())
            .forEach(other -> others.merge(other, step.taken(), Long::sum));
    }
  }

  List<ExploreReport.Edge> figure() {
    return figure.entrySet().stream()
        .map(e -> new ExploreReport.Edge(e.getKey(), e.getValue()))
        .toList();
  }

  List<ExploreReport.Named> others() {
    return others.entrySet().stream()
        .map(e -> new ExploreReport.Named(e.getKey().words(), e.getValue()))
        .toList();
  }
}
