package lockstep.views.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import lockstep.views.diagram.DiagramPicture.Stand;

/** The nodes and edges of a diagram as things that can be pointed at, walked to and chosen. */
public final class DiagramParts {
  /** Half of the room that a token takes up, in units. */
  private static final double TOKEN = 18;

  /** Who wants to know. */
  public interface Listener {
    /**
     * The pointer or the focus has come to a part.
     *
     * @param part null when it has left
     * @param byKey whether the focus has come, and not the pointer
     */
    void pointed(DiagramPart part, boolean byKey);

    /** A part was clicked on. */
    void chosen(DiagramPart part);
  }

  private final StateDiagram diagram;
  private final Map<String, StateNode> nodes;
  private final Map<String, EdgeLine> edges;
  private final Map<String, EdgeLabel> labels;
  private Listener listener;
  private DiagramPart hovered;

  DiagramParts(
      StateDiagram diagram,
      Map<String, StateNode> nodes,
      Map<String, EdgeLine> edges,
      Map<String, EdgeLabel> labels) {
    this.diagram = diagram;
    this.nodes = nodes;
    this.edges = edges;
    this.labels = labels;
    nodes.forEach((id, node) -> watch(node, DiagramPart.node(id)));
    edges.forEach((id, edge) -> watch(edge, DiagramPart.edge(id)));
    labels.forEach((id, label) -> watch(label, DiagramPart.edge(id)));
  }

  /** Tells what is pointed at from now on; null tells nobody. */
  public void tell(Listener who) {
    listener = who;
  }

  /** The part that has the focus: somebody walks in the diagram with the keys. */
  public Optional<DiagramPart> focused() {
    for (Map.Entry<String, StateNode> node : nodes.entrySet())
      if (node.getValue().isFocused()) return Optional.of(DiagramPart.node(node.getKey()));
    for (Map.Entry<String, EdgeLine> edge : edges.entrySet())
      if (edge.getValue().isFocused()) return Optional.of(DiagramPart.edge(edge.getKey()));
    return Optional.empty();
  }

  /** Gives a part the focus. */
  public void focus(DiagramPart part) {
    node(part).requestFocus();
  }

  /** Begins to walk at the node of the end that acts, or at the first one. */
  public void enter() {
    DiagramPicture picture = diagram.picture();
    String acting =
        picture.hops().isEmpty() ? null : picture.hops().get(picture.hops().size() - 1).to();
    String any =
        picture.tokens().values().stream()
            .map(stand -> stand.ring() == null ? stand.disc() : stand.ring())
            .filter(id -> id != null)
            .findFirst()
            .orElse(nodes.keySet().iterator().next());
    focus(DiagramPart.node(acting == null ? any : acting));
  }

  /** Ends the walk: the keys are the diagram's again. */
  public void leave() {
    diagram.requestFocus();
  }

  /** Goes on from the part with the focus. */
  public void walk(Function<DiagramPart, DiagramPart> step) {
    focused().map(step).ifPresent(this::focus);
  }

  /** Where a part stands in its scene; of an edge where its label does. */
  public Bounds boundsInScene(DiagramPart part) {
    if (!part.isEdge()) return inScene(DiagramLayout.figure5().nodes().get(part.id()));
    Node label = labels.get(part.id());
    if (label.isVisible()) return label.localToScene(label.getBoundsInLocal());
    double[] middle = Walk.middle(part.id());
    return edges.get(part.id()).localToScene(new BoundingBox(middle[0], middle[1], 1, 1));
  }

  /** Where the lit nodes, the tokens and the labels of this step stand: what nothing may cover. */
  public List<Bounds> litInScene() {
    List<Bounds> lit = new ArrayList<>();
    DiagramPicture picture = diagram.picture();
    for (Stand stand : picture.tokens().values())
      DiagramLayout.figure5().nodes().values().stream()
          .filter(node -> stand.in(node.id()))
          .map(this::inScene)
          .filter(bounds -> !lit.contains(bounds))
          .forEach(lit::add);
    picture.hops().stream()
        .filter(hop -> hop.edge() != null)
        .map(hop -> boundsInScene(DiagramPart.edge(hop.edge())))
        .forEach(lit::add);
    return lit;
  }

  /** Where all nodes stand in the scene. */
  public List<Bounds> nodesInScene() {
    return DiagramLayout.figure5().nodes().values().stream().map(this::inScene).toList();
  }

  private Bounds inScene(DiagramLayout.NodePlace place) {
    double grow = Math.max(0, TOKEN - place.h() / 2);
    return nodes
        .get(place.id())
        .localToScene(
            new BoundingBox(
                place.x() - grow, place.y() - grow, place.w() + 2 * grow, place.h() + 2 * grow));
  }

  private Node node(DiagramPart part) {
    return part.isEdge() ? edges.get(part.id()) : nodes.get(part.id());
  }

  private void watch(Node node, DiagramPart part) {
    node.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> hover(part));
    node.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(null));
    node.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) return;
          if (focused().isEmpty()) diagram.requestFocus();
          if (listener != null) listener.chosen(part);
        });
    node.focusedProperty()
        .addListener(
            (property, was, now) -> {
              if (part.isEdge()) labels.get(part.id()).setRinged(now);
              if (listener != null) listener.pointed(now ? part : hovered, now);
            });
  }

  private void hover(DiagramPart part) {
    if (hovered != null && hovered.isEdge()) edges.get(hovered.id()).setPointed(false);
    hovered = part;
    if (part != null && part.isEdge()) edges.get(part.id()).setPointed(true);
    if (listener != null) listener.pointed(part == null ? focused().orElse(null) : part, false);
  }
}
