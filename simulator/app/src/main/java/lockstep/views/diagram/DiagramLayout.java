package lockstep.views.diagram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.views.parts.Json;

/**
 * The geometry of Figure 5 on a canvas of 1000 by 760 units, from {@code diagram-layout.json}; what
 * the edges mean stands in {@link lockstep.tcp.Figure5} and is joined by their ids.
 *
 * @param nodes the states by id; CLOSED has two
 * @param edges the edges by id
 */
public record DiagramLayout(Map<String, NodePlace> nodes, Map<String, EdgePlace> edges) {
  /** The canvas's width in units. */
  public static final double WIDTH = 1000;

  /** The canvas's height in units. */
  public static final double HEIGHT = 760;

  /** The lower of the two CLOSED, where connections end. */
  public static final String CLOSED_END = "CLOSED_END";

  private static final DiagramLayout FIGURE_5 = read();

  /** A point on the canvas. */
  public record Point(double x, double y) {}

  /** Where a state stands, and where tokens sit in it. */
  public record NodePlace(
      String id,
      TcpState state,
      double x,
      double y,
      double w,
      double h,
      Map<Side, Point> seats,
      Map<Side, Point> seatsWhenBoth,
      boolean fictional) {
    double centreX() {
      return x + w / 2;
    }

    double centreY() {
      return y + h / 2;
    }
  }

  /** The way of an edge, as steps of M, L and C with their numbers, and its label. */
  public record EdgePlace(
      String id,
      String from,
      String to,
      String cause,
      List<String> actions,
      boolean main,
      List<PathStep> path,
      LabelPlace label) {}

  /** One step of a path: {@code M x y}, {@code L x y} or {@code C x1 y1 x2 y2 x y}. */
  public record PathStep(char verb, double[] numbers) {}

  /** Where a label stands; the numbers hold for letters of 17 units. */
  public record LabelPlace(
      double x,
      double y,
      String align,
      String style,
      String side,
      double centreX,
      double causeBaseline,
      List<Double> actionBaselines) {}

  /** The figure as it ships. */
  public static DiagramLayout figure5() {
    return FIGURE_5;
  }

  private static DiagramLayout read() {
    Json all = Json.resource(DiagramLayout.class, "diagram-layout.json");
    Map<String, NodePlace> nodes = new LinkedHashMap<>();
    for (Json node : all.at("nodes").items()) nodes.put(node.at("id").text(), node(node));
    Map<String, EdgePlace> edges = new LinkedHashMap<>();
    for (Json edge : all.at("edges").items()) edges.put(edge.at("id").text(), edge(edge));
    return new DiagramLayout(nodes, edges);
  }

  private static NodePlace node(Json node) {
    Map<Side, Point> seats = seats(node.at("seats"));
    return new NodePlace(
        node.at("id").text(),
        TcpState.valueOf(node.at("state").text()),
        node.at("x").number(),
        node.at("y").number(),
        node.at("w").number(),
        node.at("h").number(),
        seats,
        node.has("seatsWhenBoth") ? seats(node.at("seatsWhenBoth")) : seats,
        node.flag("fictional"));
  }

  private static Map<Side, Point> seats(Json seats) {
    return Map.of(Side.CLIENT, point(seats.at("client")), Side.SERVER, point(seats.at("server")));
  }

  private static Point point(Json pair) {
    return new Point(pair.items().get(0).number(), pair.items().get(1).number());
  }

  private static EdgePlace edge(Json edge) {
    return new EdgePlace(
        edge.at("id").text(),
        edge.at("from").text(),
        edge.at("to").text(),
        edge.at("cause").text(),
        edge.at("action").items().stream().map(Json::text).toList(),
        edge.flag("main"),
        edge.at("path").items().stream().map(DiagramLayout::pathStep).toList(),
        label(edge.at("label")));
  }

  private static PathStep pathStep(Json step) {
    List<Json> items = step.items();
    double[] numbers = items.stream().skip(1).mapToDouble(Json::number).toArray();
    return new PathStep(items.get(0).text().charAt(0), numbers);
  }

  private static LabelPlace label(Json label) {
    return new LabelPlace(
        label.at("x").number(),
        label.at("y").number(),
        label.at("align").text(),
        label.at("style").text(),
        label.at("side").text(),
        label.at("centreX").number(),
        label.at("causeBaseline").number(),
        label.at("actionBaselines").items().stream().map(Json::number).toList());
  }
}
