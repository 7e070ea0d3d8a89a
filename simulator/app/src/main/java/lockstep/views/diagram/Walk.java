package lockstep.views.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import lockstep.views.diagram.DiagramLayout.EdgePlace;
import lockstep.views.diagram.DiagramLayout.NodePlace;

/** Where a key leads from a node or an edge of the diagram, by the places of both alone. */
public final class Walk {
  /** A node must lie at least so much in the direction as it lies aside of it. */
  private static final double CONE = 0.5;

  private static final Map<String, NodePlace> NODES = DiagramLayout.figure5().nodes();
  private static final Map<String, EdgePlace> EDGES = DiagramLayout.figure5().edges();

  /** An arrow key. */
  public enum Direction {
    LEFT(-1, 0),
    RIGHT(1, 0),
    UP(0, -1),
    DOWN(0, 1);

    private final int x;
    private final int y;

    Direction(int x, int y) {
      this.x = x;
      this.y = y;
    }
  }

  private Walk() {}

  /**
   * The node to go to: the nearest in the direction of those that an edge joins to this one, or
   * else of all; from an edge the one of its ends that lies there. Itself where nothing lies there.
   */
  public static DiagramPart go(DiagramPart from, Direction direction) {
    if (from.isEdge()) {
      double[] middle = middle(from.id());
      EdgePlace edge = EDGES.get(from.id());
      Predicate<NodePlace> end = n -> n.id().equals(edge.from()) || n.id().equals(edge.to());
      return nearest(middle[0], middle[1], direction, end).orElse(DiagramPart.node(edge.to()));
    }
    NodePlace here = NODES.get(from.id());
    double x = here.centreX();
    double y = here.centreY();
    Predicate<NodePlace> other = node -> !node.id().equals(from.id());
    Predicate<NodePlace> joined = other.and(node -> joined(node.id(), from.id()));
    return nearest(x, y, direction, joined).or(() -> nearest(x, y, direction, other)).orElse(from);
  }

  /**
   * The next of the edges that leave a node, in the figure's order; after the last one the node
   * again.
   *
   * @param from the node, or one of its edges
   */
  public static DiagramPart nextEdge(DiagramPart from, boolean backwards) {
    String node = from.isEdge() ? EDGES.get(from.id()).from() : from.id();
    List<DiagramPart> round = new ArrayList<>();
    round.add(DiagramPart.node(node));
    EDGES.values().stream()
        .filter(edge -> edge.from().equals(node))
        .forEach(edge -> round.add(DiagramPart.edge(edge.id())));
    return round.get(Math.floorMod(round.indexOf(from) + (backwards ? -1 : 1), round.size()));
  }

  /** The next node whose name begins so, in the order of a connection's life; empty for none. */
  public static Optional<DiagramPart> jump(DiagramPart from, char letter) {
    List<String> ids =
        NODES.values().stream()
            .filter(node -> node.state().rfcName().charAt(0) == letter)
            .map(NodePlace::id)
            .toList();
    if (ids.isEmpty()) return Optional.empty();
    int at = from == null ? -1 : ids.indexOf(from.id());
    return Optional.of(DiagramPart.node(ids.get((at + 1) % ids.size())));
  }

  /** The middle of an edge, by its length. */
  static double[] middle(String edge) {
    double[] middle = new double[2];
    Track.of(EDGES.get(edge).path()).at(0.5, middle);
    return middle;
  }

  private static boolean joined(String one, String other) {
    return EDGES.values().stream()
        .anyMatch(
            edge ->
                edge.from().equals(one) && edge.to().equals(other)
                    || edge.from().equals(other) && edge.to().equals(one));
  }

  private static Optional<DiagramPart> nearest(
      double x, double y, Direction direction, Predicate<NodePlace> which) {
    return NODES.values().stream()
        .filter(which)
        .filter(node -> along(node, x, y, direction) > CONE * aside(node, x, y, direction))
        .min(
            Comparator.comparingDouble(
                node -> along(node, x, y, direction) + 2 * aside(node, x, y, direction)))
        .map(node -> DiagramPart.node(node.id()));
  }

  private static double along(NodePlace node, double x, double y, Direction direction) {
    return (node.centreX() - x) * direction.x + (node.centreY() - y) * direction.y;
  }

  private static double aside(NodePlace node, double x, double y, Direction direction) {
    return Math.abs((node.centreX() - x) * direction.y)
        + Math.abs((node.centreY() - y) * direction.x);
  }
}
