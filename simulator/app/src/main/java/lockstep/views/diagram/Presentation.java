package lockstep.views.diagram;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lockstep.tcp.Side;
import lockstep.views.diagram.DiagramLayout.EdgePlace;
import lockstep.views.diagram.DiagramLayout.LabelPlace;
import lockstep.views.diagram.DiagramLayout.NodePlace;
import lockstep.views.diagram.DiagramLayout.PathStep;
import lockstep.views.diagram.DiagramLayout.Point;

/**
 * The figure as it is presented to a room: drawn wider than high, with letters that are read from
 * the last row, without the action {@code x}, which says that nothing is done.
 *
 * @param layout the places, stretched
 * @param width the canvas's width in units
 * @param letters the size of names and labels, in units
 */
record Presentation(DiagramLayout layout, double width, double letters) {
  /** How the RFC writes that an edge has no action. */
  private static final String NO_ACTION = "x";

  /** From a label's middle line down to the baseline of a cause that stands there alone. */
  private static final double ALONE = 6;

  /** A plate round a large label needs more room to its edge. */
  private static final double AWAY = 7;

  /** The style of the label without the clock, which has no room beside large letters. */
  static final String NO_CLOCK = "straddle-plain";

  /** Tokens are smaller here and stand nearer to the ends of a node: large names are long. */
  static final double TOKEN = 0.82;

  /**
   * Labels that would meet others, or a state, when they are large: how far they go to the right.
   */
  private static final Map<String, Double> ASIDE =
      Map.of("synrcvd-listen", -80.0, "finwait2-timewait", 36.0);

  /**
   * Those whose plates would lie on other words, or close to the next edge: how far they go down.
   */
  private static final Map<String, Double> DOWN =
      Map.of("lastack-closed", -7.5, "listen-synrcvd", -4.0, "synrcvd-listen", -7.0);

  /** The edge that leaves too little room below it for a large plate: how far it goes down. */
  private static final Map<String, Double> EDGE_DOWN = Map.of("synrcvd-listen", -7.0);

  private static final double NEARER = 5;
  private static final double HIGHER = 7.5;

  /**
   * The figure stretched to the sides.
   *
   * @param stretch how much wider it is than usual; heights stay
   * @param letters the size of names and labels, in units
   */
  static Presentation of(double stretch, double letters) {
    DiagramLayout usual = DiagramLayout.figure5();
    Map<String, NodePlace> nodes = new LinkedHashMap<>();
    usual.nodes().forEach((id, node) -> nodes.put(id, node(node, stretch)));
    Map<String, EdgePlace> edges = new LinkedHashMap<>();
    usual.edges().forEach((id, edge) -> edges.put(id, edge(edge, stretch)));
    return new Presentation(
        new DiagramLayout(nodes, edges), DiagramLayout.WIDTH * stretch, letters);
  }

  private static NodePlace node(NodePlace node, double stretch) {
    return new NodePlace(
        node.id(),
        node.state(),
        node.x() * stretch,
        node.y(),
        node.w() * stretch,
        node.h(),
        seats(node, node.seats(), stretch),
        seats(node, node.seatsWhenBoth(), stretch),
        node.fictional());
  }

  /** Tokens keep their distance from the ends of the node. */
  private static Map<Side, Point> seats(NodePlace node, Map<Side, Point> seats, double stretch) {
    Map<Side, Point> moved = new HashMap<>();
    seats.forEach(
        (side, seat) -> {
          double left = seat.x() - node.x();
          double right = node.x() + node.w() - seat.x();
          double x =
              left < right
                  ? node.x() * stretch + left - NEARER
                  : (node.x() + node.w()) * stretch - right + NEARER;
          boolean above = seat.y() < node.centreY();
          moved.put(side, new Point(x, above ? seat.y() - HIGHER : seat.y()));
        });
    return Map.copyOf(moved);
  }

  private static EdgePlace edge(EdgePlace edge, double stretch) {
    boolean nothing = edge.actions().equals(List.of(NO_ACTION));
    double down = EDGE_DOWN.getOrDefault(edge.id(), 0.0);
    List<PathStep> path = edge.path().stream().map(step -> step(step, stretch, down)).toList();
    return new EdgePlace(
        edge.id(),
        edge.from(),
        edge.to(),
        edge.cause(),
        nothing ? List.of() : edge.actions(),
        edge.main(),
        path,
        label(edge, stretch, nothing));
  }

  /** Where an edge begins at a node it stays. */
  private static PathStep step(PathStep step, double stretch, double down) {
    double[] numbers = step.numbers().clone();
    for (int i = 0; i < numbers.length; i += 2) numbers[i] *= stretch;
    if (step.verb() != 'M') for (int i = 1; i < numbers.length; i += 2) numbers[i] += down;
    return new PathStep(step.verb(), numbers);
  }

  /** Letters are not stretched, so a label keeps its width and goes where its anchor goes. */
  private static LabelPlace label(EdgePlace edge, double stretch, boolean causeAlone) {
    LabelPlace label = edge.label();
    double x = label.x() * stretch + ASIDE.getOrDefault(edge.id(), 0.0);
    boolean beside = label.side().equals("left") || label.side().equals("right");
    double away =
        DOWN.getOrDefault(edge.id(), 0.0)
            + switch (label.side()) {
              case "above" -> -AWAY;
              case "below" -> AWAY;
              default -> 0;
            };
    double baseline =
        causeAlone && beside ? label.y() + away + ALONE : label.causeBaseline() + away;
    return new LabelPlace(
        x,
        label.y() + away,
        label.align(),
        causeAlone ? "above" : label.style().equals("straddle") ? NO_CLOCK : label.style(),
        label.side(),
        x + label.centreX() - label.x(),
        baseline,
        causeAlone
            ? List.of()
            : label.actionBaselines().stream().map(line -> line + away).toList());
  }
}
