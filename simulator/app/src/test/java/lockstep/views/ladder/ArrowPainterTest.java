package lockstep.views.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import lockstep.scenario.ScenarioLibrary;
import lockstep.views.parts.Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Where segments and their words stand between the lifelines. */
@ExtendWith(ApplicationExtension.class)
class ArrowPainterTest {
  private static final double WIDE = 520;
  private static final double HIGH = 4000;

  /** The SYN comes twice, and its copy arrives after the answer has left. */
  private static final String COPIED_SYN =
      """
      title: T
      server listen
      hold client->server SYN
      client connect
      duplicate client->server SYN
      deliver client->server SYN
      hold client->server ACK
      wait 100ms
      release
      server accept
      """;

  @Test
  void theWordsOfALateCopyLeaveTheLineOfTheOriginalWhole() throws Exception {
    PlayedScenario copied = PlayedScenario.of(COPIED_SYN);
    assertThat(copied.picture().arrows()).anyMatch(arrow -> arrow.way().isCopy());
    assertThat(hidden(copied, copied.last(), WIDE)).isEmpty();
  }

  /** In a narrow ladder one that is under way there has no place between three steep lines. */
  private static final String DENSEST = "hold-closing";

  /** The widths of the ladder in a window of 1366 pixels and of 1920. */
  @ParameterizedTest
  @ValueSource(doubles = {386, 520})
  void noWordsHideALineInAnyScenario(double wide) throws Exception {
    List<String> hidden = new ArrayList<>();
    for (String name : ScenarioLibrary.names()) {
      PlayedScenario played = PlayedScenario.shipped(name);
      for (int moment = 1; moment <= played.last(); moment++) {
        if (name.equals(DENSEST) && wide < WIDE && moment < played.last()) continue;
        for (Rectangle one : hidden(played, moment, wide))
          hidden.add(name + " " + moment + " " + one);
      }
    }
    assertThat(hidden).isEmpty();
  }

  @Test
  void theLineOfAHeldSegmentReachesItsCapsule() throws Exception {
    PlayedScenario held =
        PlayedScenario.of(
            "title: T\nserver listen\nhold client->server SYN\nclient connect\nwait 100ms\n");
    int moment = held.last();
    List<Node> drawn = drawn(held, moment, WIDE);
    Rectangle capsule =
        (Rectangle) drawn.stream().filter(ArrowPainterTest::isPlate).findFirst().orElseThrow();
    assertThat(drawn)
        .filteredOn(Line.class::isInstance)
        .anyMatch(
            node ->
                ((Line) node).getStartX() < capsule.getX()
                    && capsule.contains(((Line) node).getEndX(), ((Line) node).getEndY()));
  }

  private static boolean isPlate(Node node) {
    return node instanceof Rectangle plate && plate.getArcWidth() > 0 && plate.getStroke() == null;
  }

  /** Words that find no free place get a ground of their own, which takes a line away. */
  private static List<Rectangle> hidden(PlayedScenario played, int moment, double wide) {
    return drawn(played, moment, wide).stream()
        .filter(Rectangle.class::isInstance)
        .map(Rectangle.class::cast)
        .filter(ground -> ground.getArcWidth() == 0)
        .toList();
  }

  private static List<Node> drawn(PlayedScenario played, int moment, double wide) {
    return WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          Fonts.load();
          ShapeBrush brush = new ShapeBrush();
          LadderPlan.Part part = LadderPlan.of(Laying.BESIDE, true, false, wide).parts().get(0);
          Sheet sheet =
              new Sheet(
                  brush,
                  new Inks(() -> {}),
                  new Lettering(),
                  new Sheet.Paper(wide, wide, HIGH, 1, 0),
                  part);
          LadderPainter.Place place =
              new LadderPainter.Place(
                  moment,
                  played.picture().end(moment),
                  false,
                  1,
                  ArrowPainter.STILL,
                  null,
                  List.of());
          new ArrowPainter(sheet, moment, 0, false)
              .draw(played.picture(), arrow -> true, arrow -> null, place);
          return List.copyOf(brush.drawn().getChildren());
        });
  }
}
