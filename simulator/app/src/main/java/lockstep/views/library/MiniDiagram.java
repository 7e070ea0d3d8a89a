package lockstep.views.library;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import lockstep.views.diagram.DiagramLayout;
import lockstep.views.diagram.DiagramLayout.EdgePlace;
import lockstep.views.diagram.DiagramLayout.NodePlace;
import lockstep.views.diagram.DiagramLayout.PathStep;

/** The figure in miniature, without words: the way of a scenario in ink, all else in grey. */
final class MiniDiagram extends Region {
  private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");

  private final Map<String, Node> edges = new HashMap<>();
  private final Map<String, Node> nodes = new HashMap<>();
  private final Group all = new Group();
  private final Scale scale = new Scale();

  MiniDiagram() {
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
      nodes.put(node.id(), box);
      all.getChildren().add(box);
    }
    all.getTransforms().add(scale);
    getChildren().add(all);
  }

  /** Marks what a scenario passes; what it takes lies over all else. */
  void show(Set<String> takenEdges, Set<String> takenNodes) {
    edges.forEach((id, edge) -> mark(edge, takenEdges.contains(id)));
    nodes.forEach((id, node) -> mark(node, takenNodes.contains(id)));
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
    return wide * DiagramLayout.HEIGHT / DiagramLayout.WIDTH;
  }

  @Override
  protected void layoutChildren() {
    double by = Math.min(getWidth() / DiagramLayout.WIDTH, getHeight() / DiagramLayout.HEIGHT);
    scale.setX(by);
    scale.setY(by);
    all.setLayoutX((getWidth() - by * DiagramLayout.WIDTH) / 2);
    all.setLayoutY((getHeight() - by * DiagramLayout.HEIGHT) / 2);
  }
}
