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

/** The figure drawn higher than usual, for a room that is narrow and high; letters stay. */
final class TallFigure {
  /** From so many letters on a name is long. */
  private static final int LONG = 8;

  /** Half of a token's width, in units. */
  private static final double TOKEN = 19;

  /** How far out of the node the middle of a token on its edge lies, in units. */
  private static final double OUT = 10;

  private TallFigure() {}

  /**
   * The usual figure's places, stretched downwards.
   *
   * @param stretch how much higher it is than usual; widths stay
   */
  static DiagramLayout of(double stretch) {
    DiagramLayout usual = DiagramLayout.figure5();
    Map<String, NodePlace> nodes = new LinkedHashMap<>();
    usual.nodes().forEach((id, node) -> nodes.put(id, node(node, stretch)));
    Map<String, EdgePlace> edges = new LinkedHashMap<>();
    usual.edges().forEach((id, edge) -> edges.put(id, edge(edge, stretch)));
    return new DiagramLayout(nodes, edges);
  }

  private static NodePlace node(NodePlace node, double stretch) {
    return new NodePlace(
        node.id(),
        node.state(),
        node.x(),
        node.y() * stretch,
        node.w(),
        node.h() * stretch,
        seats(node.seats(), stretch),
        node.state().rfcName().length() < LONG
            ? seats(node.seatsWhenBoth(), stretch)
            : seatsAtEdges(node, stretch),
        node.fictional());
  }

  /** Between two tokens within the node a long name has no room: they sit on its edges. */
  private static Map<Side, Point> seatsAtEdges(NodePlace node, double stretch) {
    double y = node.centreY() * stretch;
    double left = Math.max(TOKEN, node.x() - OUT);
    double right = Math.min(DiagramLayout.WIDTH - TOKEN, node.x() + node.w() + OUT);
    return Map.of(Side.CLIENT, new Point(left, y), Side.SERVER, new Point(right, y));
  }

  private static Map<Side, Point> seats(Map<Side, Point> seats, double stretch) {
    Map<Side, Point> moved = new HashMap<>();
    seats.forEach((side, seat) -> moved.put(side, new Point(seat.x(), seat.y() * stretch)));
    return Map.copyOf(moved);
  }

  private static EdgePlace edge(EdgePlace edge, double stretch) {
    List<PathStep> path = edge.path().stream().map(step -> step(step, stretch)).toList();
    return new EdgePlace(
        edge.id(),
        edge.from(),
        edge.to(),
        edge.cause(),
        edge.actions(),
        edge.main(),
        path,
        label(edge.label(), stretch));
  }

  private static PathStep step(PathStep step, double stretch) {
    double[] numbers = step.numbers().clone();
    for (int i = 1; i < numbers.length; i += 2) numbers[i] *= stretch;
    return new PathStep(step.verb(), numbers);
  }

  /**
   * Lines keep their distance from each other, so a label goes down as a whole. In a narrow room
   * letters are large beside the nodes, and between two of these is none for the clock.
   */
  private static LabelPlace label(LabelPlace label, double stretch) {
    double down = label.y() * (stretch - 1);
    return new LabelPlace(
        label.x(),
        label.y() + down,
        label.align(),
        label.style().equals("straddle") ? Presentation.NO_CLOCK : label.style(),
        label.side(),
        label.centreX(),
        label.causeBaseline() + down,
        label.actionBaselines().stream().map(line -> line + down).toList());
  }
}
