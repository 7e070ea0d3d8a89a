package lockstep.app.desktop;

import java.util.function.DoubleSupplier;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;
import lockstep.app.desktop.desk.Overlays;
import lockstep.comparison.KnownDifference;
import lockstep.views.verdict.DifferencePane;

/** The card of a known difference, beside the diagram whose step it explains. */
final class DifferenceCard {
  private static final double EDGE = 10;
  private static final double WIDTH = 460;

  private final Overlays overlays;
  private final DoubleSupplier text;
  private final DifferencePane pane = new DifferencePane(this::close);

  /**
   * @param text the size of text, 1 to 3
   */
  DifferenceCard(Overlays overlays, DoubleSupplier text) {
    this.overlays = overlays;
    this.text = text;
  }

  void open(KnownDifference difference) {
    pane.show(difference);
    overlays.open(pane, this::besideTheDiagram);
  }

  void close() {
    overlays.close(pane);
  }

  private Bounds besideTheDiagram(Region overlay, double width, double height, double top) {
    double wide = Math.min(WIDTH * text.getAsDouble(), width - 2 * EDGE);
    double high = Math.min(overlay.prefHeight(wide), height - top - EDGE);
    return new BoundingBox(width - EDGE - wide, top, wide, high);
  }
}
