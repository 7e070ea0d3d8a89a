package lockstep.views.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import lockstep.views.diagram.DiagramLayout.NodePlace;
import lockstep.views.parts.Fonts;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** At every size of the window each text of the diagram stands free. */
@ExtendWith(ApplicationExtension.class)
class LabelGeometryTest {
  /** Texts may come as near as this, in pixels. */
  private static final double GAP = 3;

  private StateDiagram diagram;
  private Stage stage;

  @Start
  void start(Stage shown) {
    Fonts.load();
    diagram = new StateDiagram();
    // It has the size that a test gives it, and not that of the scene.
    diagram.setManaged(false);
    diagram.resize(1000, 760);
    stage = shown;
    stage.setScene(new Scene(new Pane(diagram), 1000, 760));
    stage.show();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.63, 0.684, 1.02})
  void noTextTouchesAnotherTextOrANode(double scale) {
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          diagram.resize(1000 * scale, 760 * scale);
          diagram.layout();
        });
    Map<String, Bounds> boxes = new LinkedHashMap<>();
    diagram.labels().forEach((id, label) -> boxes.put(id, scaled(label.textBounds(), scale)));
    assertThat(boxes).hasSize(20);
    boxes.put("edges seen", scaled(diagram.seenLine().textBounds(), scale));
    for (NodePlace node : DiagramLayout.figure5().nodes().values())
      boxes.put(node.id(), scaled(new BoundingBox(node.x(), node.y(), node.w(), node.h()), scale));
    List<String> touching = new ArrayList<>();
    List<Map.Entry<String, Bounds>> all = List.copyOf(boxes.entrySet());
    for (int i = 0; i < all.size(); i++)
      for (int j = i + 1; j < all.size(); j++)
        if (near(all.get(i).getValue(), all.get(j).getValue()))
          touching.add(all.get(i).getKey() + " and " + all.get(j).getKey());
    assertThat(touching).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.63, 0.684, 1.02})
  void everyLabelIsShownAndLargeEnoughToRead(double scale) {
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          diagram.resize(1000 * scale, 760 * scale);
          diagram.layout();
        });
    diagram
        .labels()
        .forEach(
            (id, label) -> {
              assertThat(label.isVisible()).as(id).isTrue();
              double letters = EdgeLabel.SIZE * label.getLocalToParentTransform().getMxx() * scale;
              assertThat(letters).as(id).isGreaterThanOrEqualTo(11);
            });
  }

  /** An edge is a thin line; a hand must not have to be that steady. */
  @ParameterizedTest
  @ValueSource(doubles = {0.63, 0.684, 1.02})
  void everyEdgeIsMetWithinSixPixelsOnEitherSide(double scale) {
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          diagram.resize(1000 * scale, 760 * scale);
          diagram.layout();
        });
    double near = (EdgeLine.HIT / 2 - 0.5) / scale;
    List<String> missed = new ArrayList<>();
    diagram
        .edgeLines()
        .forEach(
            (id, edge) -> {
              Track way = Track.of(DiagramLayout.figure5().edges().get(id).path());
              double[] here = new double[2];
              double[] next = new double[2];
              for (double share = 0.05; share < 0.95; share += 0.05) {
                way.at(share, here);
                way.at(share + 0.01, next);
                double length = Math.hypot(next[0] - here[0], next[1] - here[1]);
                double x = (next[1] - here[1]) / length * near;
                double y = -(next[0] - here[0]) / length * near;
                if (!edge.contains(here[0] + x, here[1] + y)
                    || !edge.contains(here[0] - x, here[1] - y)) missed.add(id + " at " + share);
                if (edge.contains(here[0] + 3 * x, here[1] + 3 * y)
                    && edge.contains(here[0] - 3 * x, here[1] - 3 * y))
                  missed.add(id + " is too wide at " + share);
              }
            });
    assertThat(missed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.63, 0.684, 1.02})
  void everyNameStandsInItsNode(double scale) {
    diagram
        .stateNodes()
        .forEach(
            (id, node) -> {
              NodePlace place = DiagramLayout.figure5().nodes().get(id);
              Bounds name = node.name().getBoundsInParent();
              assertThat(name.getMinX()).as(id).isGreaterThan(place.x());
              assertThat(name.getMaxX()).as(id).isLessThan(place.x() + place.w());
            });
  }

  private static Bounds scaled(Bounds box, double scale) {
    return new BoundingBox(
        box.getMinX() * scale,
        box.getMinY() * scale,
        box.getWidth() * scale,
        box.getHeight() * scale);
  }

  private static boolean near(Bounds one, Bounds other) {
    return one.intersects(
        other.getMinX() - GAP,
        other.getMinY() - GAP,
        other.getWidth() + 2 * GAP,
        other.getHeight() + 2 * GAP);
  }
}
