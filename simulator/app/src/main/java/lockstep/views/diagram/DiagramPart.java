package lockstep.views.diagram;

import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.Figure5;
import lockstep.tcp.TcpState;

/**
 * What can be pointed at in the diagram: a node or an edge.
 *
 * @param id the node's or the edge's id in {@link DiagramLayout}
 * @param state the node's state, null for an edge
 * @param edge the edge, null for a node
 */
public record DiagramPart(String id, TcpState state, Figure5.Edge edge) {
  /** The node of this id. */
  public static DiagramPart node(String id) {
    return new DiagramPart(id, DiagramLayout.figure5().nodes().get(id).state(), null);
  }

  /** The edge of this id. */
  public static DiagramPart edge(String id) {
    return Figure5.EDGES.stream()
        .filter(edge -> edge.id().equals(id))
        .map(edge -> new DiagramPart(id, null, edge))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Figure 5 has no edge " + id));
  }

  /** All nodes, then all edges. */
  public static List<DiagramPart> all() {
    List<DiagramPart> all = new ArrayList<>();
    DiagramLayout.figure5().nodes().keySet().forEach(id -> all.add(node(id)));
    Figure5.EDGES.forEach(edge -> all.add(edge(edge.id())));
    return all;
  }

  public boolean isEdge() {
    return edge != null;
  }
}
