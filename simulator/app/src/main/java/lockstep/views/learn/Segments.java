package lockstep.views.learn;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/** A row of small bars, each filled as far as it is done. */
final class Segments extends Region {
  private static final double GAP = 4;
  private static final double LEAST = 2;

  private List<Double> shares = List.of();
  private final List<Region> bars = new ArrayList<>();

  Segments() {
    getStyleClass().add("ls-segments-done");
    setAccessibleRole(AccessibleRole.TEXT);
  }

  /** Shows how far each is done, 0 to 1. */
  void show(List<Double> done, String words) {
    shares = List.copyOf(done);
    bars.clear();
    for (int i = 0; i < shares.size(); i++) {
      bars.add(bar("ls-bar-frame"));
      bars.add(bar("ls-bar-done"));
    }
    getChildren().setAll(bars);
    setAccessibleText(words);
    requestLayout();
  }

  private static Region bar(String styleClass) {
    Region bar = new Region();
    bar.getStyleClass().add(styleClass);
    return bar;
  }

  @Override
  protected void layoutChildren() {
    if (shares.isEmpty()) return;
    double wide = Math.max(LEAST, (getWidth() + GAP) / shares.size() - GAP);
    for (int i = 0; i < shares.size(); i++) {
      double x = i * (wide + GAP);
      bars.get(2 * i).resizeRelocate(x, 0, wide, getHeight());
      bars.get(2 * i + 1).resizeRelocate(x, 0, wide * shares.get(i), getHeight());
    }
  }
}
