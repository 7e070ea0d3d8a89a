package lockstep.views.diagram;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.DiagramLayout.EdgePlace;
import lockstep.views.diagram.DiagramPicture.Stand;

/**
 * What the class is to look at; everything else is drawn faint.
 *
 * @param on whether there is a spotlight
 * @param state the state that it lies on with the edges that leave it; null for the moment itself:
 *     where the tokens are, the edges of this step and those that may come next
 */
public record Spotlight(boolean on, TcpState state) {
  /** No spotlight: all is drawn in full. */
  public static final Spotlight OFF = new Spotlight(false, null);

  /** On what happens now. */
  public static final Spotlight NOW = new Spotlight(true, null);

  private static final PseudoClass DIMMED = PseudoClass.getPseudoClass("dimmed");
  private static final PseudoClass IN_LIGHT = PseudoClass.getPseudoClass("in-light");

  /** Letters keep the contrast of 4.5 to 1 that WCAG 2.2 asks for. */
  private static final double DIM = 0.6;

  /** On a state. */
  public static Spotlight on(TcpState state) {
    return new Spotlight(true, state);
  }

  /** Dims what is out of the light. */
  void apply(
      DiagramLayout layout,
      DiagramPicture picture,
      Map<String, ? extends Node> nodes,
      Map<String, ? extends Node> edges,
      Map<String, ? extends Node> labels) {
    boolean dims = on && (state != null || !picture.tokens().isEmpty());
    Set<String> brightEdges = new HashSet<>();
    Set<String> brightNodes = new HashSet<>();
    for (EdgePlace edge : layout.edges().values())
      if (lightsEdge(layout, picture).test(edge)) {
        brightEdges.add(edge.id());
        brightNodes.add(edge.from());
        brightNodes.add(edge.to());
      }
    for (String node : layout.nodes().keySet()) {
      boolean taken = picture.tokens().values().stream().anyMatch(stand -> stand.in(node));
      if (state == null ? taken : layout.nodes().get(node).state() == state) brightNodes.add(node);
    }
    picture.hops().forEach(hop -> light(hop, brightNodes));
    nodes.forEach((id, node) -> light(node, dims, brightNodes.contains(id)));
    edges.forEach((id, edge) -> light(edge, dims, brightEdges.contains(id)));
    labels.forEach((id, label) -> light(label, dims, brightEdges.contains(id)));
  }

  /** The edges in the light, each of which says what it means. */
  Predicate<EdgePlace> lightsEdge(DiagramLayout layout, DiagramPicture picture) {
    return edge -> {
      if (state != null && layout.nodes().get(edge.from()).state() == state) return true;
      if (state != null) return false;
      for (Stand stand : picture.tokens().values()) if (stand.in(edge.from())) return true;
      return picture.hops().stream().anyMatch(hop -> edge.id().equals(hop.edge()));
    };
  }

  private void light(DiagramPicture.Hop hop, Set<String> nodes) {
    if (state != null) return;
    nodes.add(hop.from());
    nodes.add(hop.to());
  }

  private static void light(Node node, boolean dims, boolean bright) {
    node.setOpacity(dims && !bright ? DIM : 1);
    // Half of a grey would not be seen: both are drawn in ink.
    node.pseudoClassStateChanged(DIMMED, dims && !bright);
    node.pseudoClassStateChanged(IN_LIGHT, dims && bright);
  }
}
