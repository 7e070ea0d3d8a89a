package lockstep.views.library;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import lockstep.views.diagram.DiagramLayout;
import lockstep.views.diagram.DiagramLayout.EdgePlace;
import lockstep.views.diagram.DiagramLayout.NodePlace;
import lockstep.views.diagram.DiagramLayout.PathStep;

/**
 * The figure in miniature: the way of a scenario in ink, all else in grey. A small one has no
 * words; in a large one the states have their names where they fit.
 */
final class MiniDiagram extends Region {
  private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");
  private static final PseudoClass FICTIONAL = PseudoClass.getPseudoClass("fictional");

  /** What stays free between a name and its outline on either side, in pixels. */
  private static final double ASIDE = 2;

  /** The figure has nothing so near to its edges, in units. */
  private static final double EMPTY = 11;

  private final Map<String, Node> edges = new HashMap<>();
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<NodePlace, Text> names = new LinkedHashMap<>();

  /** What is left away at each edge, in units: the names of a large one need all the room. */
  private final double margin;

  private final Group all = new Group();
  private final Scale scale = new Scale();

  private MiniDiagram(boolean named) {
    margin = named ? EMPTY : 0;
    getStyleClass().add("ls-mini");
    setMouseTransparent(true);
    all.setManaged(false);
    // The empty frame keeps the figure's own measures, whatever is drawn in it.
    Rectangle frame = new Rectangle(DiagramLayout.WIDTH, DiagramLayout.HEIGHT);
    frame.setFill(null);
    all.getChildren().add(frame);
    for (EdgePlace edge : DiagramLayout.figure5().edges().values()) {
      Path path = path(edge);
      path.getStyleClass().add("ls-mini-edge");
      edges.put(edge.id(), path);
      all.getChildren().add(path);
    }
    for (NodePlace node : DiagramLayout.figure5().nodes().values()) {
      Rectangle box = new Rectangle(node.x(), node.y(), node.w(), node.h());
      box.getStyleClass().add("ls-mini-node");
      box.pseudoClassStateChanged(FICTIONAL, node.fictional());
      nodes.put(node.id(), box);
      all.getChildren().add(box);
    }
    all.getTransforms().add(scale);
    getChildren().add(all);
    if (named) DiagramLayout.figure5().nodes().values().forEach(this::addName);
  }

  /** One without words. */
  static MiniDiagram small() {
    MiniDiagram small = new MiniDiagram(false);
    small.getStyleClass().add("ls-mini-small");
    return small;
  }

  /** One with the names of the states. */
  static MiniDiagram large() {
    MiniDiagram large = new MiniDiagram(true);
    large.getStyleClass().add("ls-mini-large");
    return large;
  }

  /** Names keep the size of letters, however small the figure is. */
  private void addName(NodePlace node) {
    Text name = new Text(node.state().rfcName());
    name.getStyleClass().add("ls-mini-name");
    name.setTextOrigin(VPos.CENTER);
    name.setManaged(false);
    names.put(node, name);
    getChildren().add(name);
  }

  /** Marks what a scenario passes; what it takes lies over all else. */
  void show(Set<String> takenEdges, Set<String> takenNodes) {
    edges.forEach((id, edge) -> mark(edge, takenEdges.contains(id)));
    nodes.forEach((id, node) -> mark(node, takenNodes.contains(id)));
    names.forEach(
        (node, name) -> name.pseudoClassStateChanged(TAKEN, takenNodes.contains(node.id())));
  }

  private static void mark(Node node, boolean taken) {
    node.pseudoClassStateChanged(TAKEN, taken);
    node.setViewOrder(taken ? 0 : 1);
  }

  private static Path path(EdgePlace edge) {
    Path path = new Path();
    for (PathStep step : edge.path()) {
      double[] n = step.numbers();
      path.getElements()
          .add(
              switch (step.verb()) {
                case 'M' -> new MoveTo(n[0], n[1]);
                case 'L' -> new LineTo(n[0], n[1]);
                case 'C' -> new CubicCurveTo(n[0], n[1], n[2], n[3], n[4], n[5]);
                default -> throw new IllegalStateException("a path step " + step.verb());
              });
    }
    return path;
  }

  @Override
  protected double computePrefHeight(double width) {
    double wide = width < 0 ? prefWidth(-1) : width;
    return wide * (DiagramLayout.HEIGHT - 2 * margin) / (DiagramLayout.WIDTH - 2 * margin);
  }

  private double scale(double width, double height) {
    return Math.min(
        width / (DiagramLayout.WIDTH - 2 * margin), height / (DiagramLayout.HEIGHT - 2 * margin));
  }

  @Override
  protected void layoutChildren() {
    double by = scale(getWidth(), getHeight());
    scale.setX(by);
    scale.setY(by);
    all.setLayoutX((getWidth() - by * DiagramLayout.WIDTH) / 2);
    all.setLayoutY((getHeight() - by * DiagramLayout.HEIGHT) / 2);
    // One name without the others would be taken for the scenario's own.
    boolean fit = names.entrySet().stream().allMatch(one -> fits(one.getKey(), one.getValue(), by));
    names.forEach(
        (node, name) -> {
          name.setVisible(fit);
          double wide = name.getLayoutBounds().getWidth();
          name.setX(all.getLayoutX() + by * (node.x() + node.w() / 2) - wide / 2);
          name.setY(all.getLayoutY() + by * (node.y() + node.h() / 2));
        });
  }

  private static boolean fits(NodePlace node, Text name, double by) {
    return name.getLayoutBounds().getWidth() <= by * node.w() - 2 * ASIDE
        && name.getFont().getSize() <= by * node.h();
  }
}
