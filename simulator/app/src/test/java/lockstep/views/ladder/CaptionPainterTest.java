package lockstep.views.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import lockstep.tcp.Side;
import lockstep.views.fixtures.Moments;
import lockstep.views.parts.Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** What stands beside the lifelines stands free of each other. */
@ExtendWith(ApplicationExtension.class)
class CaptionPainterTest {
  private static final double HIGH = 2000;

  @ParameterizedTest
  @ValueSource(doubles = {340, 384, 600})
  void whereTheWorldsPartPlatesAndBarStandApart(double wide) {
    PlayedScenario played = new PlayedScenario(Moments.teardown());
    LadderPicture picture = played.picture();
    double end = picture.end(played.last());
    List<Node> drawn =
        drawn(wide, sheet -> new CaptionPainter(sheet).draw(picture, played.last(), end));
    List<Bounds> plates = new ArrayList<>();
    for (Node node : drawn)
      if (node instanceof Rectangle plate && plate.getStroke() != null)
        plates.add(plate.getBoundsInParent());
    assertThat(plates).as("CLOSED, the kernel's TIME-WAIT, and a bar").hasSizeGreaterThan(2);
    for (int i = 0; i < plates.size(); i++)
      for (int j = i + 1; j < plates.size(); j++)
        assertThat(gap(plates.get(i), plates.get(j)))
            .as(plates.get(i) + " and " + plates.get(j))
            .isGreaterThan(1);
    for (Bounds plate : plates) {
      assertThat(plate.getMinX()).isNotNegative();
      assertThat(plate.getMaxX()).isLessThanOrEqualTo(wide);
    }
  }

  @Test
  void theCallsToComeHaveOneFace() {
    List<Coming> coming =
        List.of(
            new Coming(Side.SERVER, "listen"),
            new Coming(Side.CLIENT, "receive all"),
            new Coming(null, "wait 2MSL"));
    List<Text> calls = calls(coming);
    assertThat(calls).hasSize(3);
    assertThat(calls).extracting(text -> text.getFont().getFamily()).containsOnly(Fonts.MONO);
    assertThat(calls).extracting(CaptionPainterTest::points).containsOnly(11L);
  }

  @Test
  void callsOfUsualLengthAreOfUsualSize() {
    List<Coming> coming =
        List.of(new Coming(Side.SERVER, "listen"), new Coming(Side.CLIENT, "send \"bye\""));
    assertThat(calls(coming)).extracting(CaptionPainterTest::points).containsExactly(12L, 12L);
  }

  /** The size of its letters at the usual size of text. */
  private static long points(Text text) {
    double usual = WaitForAsyncUtils.waitForAsyncFx(5000, () -> new Inks(() -> {}).size());
    return Math.round(text.getFont().getSize() / usual);
  }

  private static List<Text> calls(List<Coming> coming) {
    List<Text> calls = new ArrayList<>();
    for (Node node : drawn(384, sheet -> new EmptyPainter(sheet).draw(coming, List.of(), false)))
      if (node instanceof Text text
          && coming.stream().anyMatch(one -> text.getText().contains(one.words()))) calls.add(text);
    return calls;
  }

  private static double gap(Bounds one, Bounds other) {
    double x = Math.max(one.getMinX() - other.getMaxX(), other.getMinX() - one.getMaxX());
    double y = Math.max(one.getMinY() - other.getMaxY(), other.getMinY() - one.getMaxY());
    return Math.max(x, y);
  }

  private static List<Node> drawn(double wide, Consumer<Sheet> draw) {
    return WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          Fonts.load();
          ShapeBrush brush = new ShapeBrush();
          LadderPlan.Part part = LadderPlan.of(Laying.BESIDE, true, true, wide).parts().get(0);
          Sheet.Paper paper = new Sheet.Paper(wide, wide, HIGH, 1, 0);
          draw.accept(new Sheet(brush, new Inks(() -> {}), new Lettering(), paper, part));
          return List.copyOf(brush.drawn().getChildren());
        });
  }
}
