package lockstep.views.diagram;

import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;

/** How large the figure's words are at a scale, and which of its labels there is room for. */
final class TextSizes {
  /** Below this scale the labels no longer fit beside each other. */
  private static final double ALL_LABELS_FROM = 0.61;

  /** Below this scale letters of 17 units are too small to read. */
  private static final double LARGE_LABELS_BELOW = 0.65;

  private static final double LARGE_LABEL = 18;
  private static final double NAME = 20;
  private static final double SMALLEST_PIXELS = 12;

  private final DiagramLayout layout;
  private final Presentation presentation;
  private final Map<String, StateNode> nodes;
  private final Map<String, EdgeLabel> labels;
  private final DiagramLegend legend;
  private final SeenLine seenLine;

  /**
   * @param presentation how it is shown to a room; null where it is not
   */
  TextSizes(
      DiagramLayout layout,
      Presentation presentation,
      Map<String, StateNode> nodes,
      Map<String, EdgeLabel> labels,
      DiagramLegend legend,
      SeenLine seenLine) {
    this.layout = layout;
    this.presentation = presentation;
    this.nodes = nodes;
    this.labels = labels;
    this.legend = legend;
    this.seenLine = seenLine;
  }

  /** The size of the letters at a learner's answer. */
  double ofAnswers() {
    return presentation == null ? LARGE_LABEL : presentation.letters();
  }

  /** Where the labels lie that are shown now. */
  List<Bounds> boundsInSight() {
    return labels.values().stream().filter(Node::isVisible).map(EdgeLabel::textBounds).toList();
  }

  /**
   * Fits all words to a scale.
   *
   * @return whether the names in the nodes have another size now
   */
  boolean fit(double factor, DiagramPicture picture, Spotlight spotlight) {
    if (presentation != null) return fitARoom(picture, spotlight);
    boolean all = factor >= ALL_LABELS_FROM;
    double size = factor < LARGE_LABELS_BELOW ? LARGE_LABEL : EdgeLabel.SIZE;
    labels.values().forEach(label -> label.setSize(all ? size : SMALLEST_PIXELS / factor));
    legend.setSize(size);
    seenLine.setSize(size);
    legend.setVisible(all);
    seenLine.setVisible(all);
    for (DiagramLayout.EdgePlace edge : layout.edges().values())
      labels.get(edge.id()).setVisible(all || isNear(picture, edge));
    return setNames(all ? NAME : Math.max(NAME, SMALLEST_PIXELS / factor));
  }

  private boolean fitARoom(DiagramPicture picture, Spotlight spotlight) {
    double letters = presentation.letters();
    var inLight = spotlight.lightsEdge(layout, picture);
    for (DiagramLayout.EdgePlace edge : layout.edges().values()) {
      EdgeLabel label = labels.get(edge.id());
      label.setSize(letters);
      label.setVisible(isNear(picture, edge) || spotlight.on() && inLight.test(edge));
    }
    return setNames(letters);
  }

  private boolean setNames(double size) {
    if (nodes.values().iterator().next().name().getFont().getSize() == size) return false;
    nodes.values().forEach(node -> node.setNameSize(size));
    return true;
  }

  private static boolean isNear(DiagramPicture picture, DiagramLayout.EdgePlace edge) {
    return picture.tokens().values().stream().anyMatch(stand -> stand.in(edge.from()))
        || picture.hops().stream().anyMatch(hop -> edge.id().equals(hop.edge()));
  }
}
