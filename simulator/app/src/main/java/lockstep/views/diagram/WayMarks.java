package lockstep.views.diagram;

import java.util.List;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.shape.Line;
import lockstep.tcp.Side;
import lockstep.views.diagram.DiagramPicture.Hop;

/** What marks the ways of a step beside their edges: dotted lines where there is none, numbers. */
final class WayMarks {
  private final Group jumps = new Group();
  private final Group numbers = new Group();
  private final DiagramLayout layout;
  private final Map<String, EdgeLabel> labels;
  private final double letters;

  /**
   * @param letters how much larger than usual the numbers are
   */
  WayMarks(DiagramLayout layout, Map<String, EdgeLabel> labels, double letters) {
    this.layout = layout;
    this.labels = labels;
    this.letters = letters;
    jumps.setMouseTransparent(true);
    numbers.setMouseTransparent(true);
  }

  /** The lines of ways that the figure has no edge for, which lie under the labels. */
  Group jumps() {
    return jumps;
  }

  /** The numbers of several ways, which lie over the nodes. */
  Group numbers() {
    return numbers;
  }

  void show(List<Hop> hops) {
    jumps.getChildren().clear();
    numbers.getChildren().clear();
    for (int i = 0; i < hops.size(); i++) {
      Hop hop = hops.get(i);
      Side side = hop.actor().side();
      Track way =
          Ways.between(
              layout,
              hop.edge(),
              Ways.seatIn(layout, hop.from(), side),
              Ways.seatIn(layout, hop.to(), side));
      if (hop.edge() == null) jumps.getChildren().add(jump(way));
      if (hops.size() > 1) numbers.getChildren().add(number(i + 1, hop, way));
    }
  }

  boolean hasJumps() {
    return !jumps.getChildren().isEmpty();
  }

  private HopNumber number(int number, Hop hop, Track way) {
    if (hop.edge() == null) return new HopNumber(number, way, null, hop.actor().side(), letters);
    Track edge = Track.of(layout.edges().get(hop.edge()).path());
    return new HopNumber(number, edge, labels.get(hop.edge()), hop.actor().side(), letters);
  }

  private static Line jump(Track way) {
    double[] start = new double[2];
    way.at(0, start);
    Line line = new Line(start[0], start[1], way.endX(), way.endY());
    line.getStyleClass().add("ls-jump");
    return line;
  }
}
