package lockstep.views.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import lockstep.comparison.Moment;
import lockstep.tcp.Actor;
import lockstep.views.diagram.DiagramLayout;
import lockstep.views.fixtures.Moments;
import lockstep.views.parts.Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** One of two runs side by side, in rooms of several shapes. */
@ExtendWith(ApplicationExtension.class)
class PairSideTest {
  private PairSide side;

  @Start
  void start(Stage stage) {
    Fonts.load();
    side = new PairSide("left", List.of("teardown"), (name, live) -> {}, step -> {});
    side.setManaged(false);
    stage.setScene(new Scene(new Pane(side), 800, 700));
    stage.show();
  }

  @Test
  void inANarrowRoomTheFigureTakesTheHeight() {
    fit(490, 620);
    assertThat(figureHigh() / side.diagram().getHeight()).isGreaterThan(0.85);
    assertThat(side.diagram().story().isVisible()).isFalse();
    assertThat(side.diagram().ringNode(Actor.CLIENT)).contains(DiagramLayout.CLOSED_END);
  }

  @Test
  void whatIsShownStaysWhenTheRoomChanges() {
    fit(700, 600);
    assertThat(side.diagram().story().isVisible()).isTrue();
    resize(490, 620);
    assertThat(side.diagram().story().isVisible()).isFalse();
    assertThat(side.diagram().ringNode(Actor.CLIENT)).contains(DiagramLayout.CLOSED_END);
    resize(700, 600);
    assertThat(side.diagram().story().isVisible()).isTrue();
    assertThat(side.diagram().ringNode(Actor.CLIENT)).contains(DiagramLayout.CLOSED_END);
  }

  /** In small figures names are large beside their nodes. */
  @Test
  void aNameBesideATokenStaysWithinItsNode() {
    int synCame = 3;
    fit(490, 620, synCame);
    assertThat(side.diagram().ringNode(Actor.SERVER)).contains("SYN_RECEIVED");
    Bounds node = bounds("#node-SYN_RECEIVED .ls-node");
    Bounds name = bounds("#node-SYN_RECEIVED .ls-node-name");
    assertThat(name.getMinX()).isGreaterThan(node.getMinX());
    assertThat(name.getMaxX()).isLessThan(node.getMaxX());
  }

  @Test
  void twoTokensLeaveTheNameBetweenThemFree() {
    int bothStand = 5;
    fit(490, 620, bothStand);
    assertThat(side.diagram().ringNode(Actor.SERVER)).contains("ESTABLISHED");
    Bounds name = bounds("#node-ESTABLISHED .ls-node-name");
    Set<Node> tokens = side.diagram().lookupAll(".ls-token-ring");
    assertThat(tokens).hasSizeGreaterThanOrEqualTo(2);
    for (Node token : tokens)
      assertThat(token.localToScene(token.getBoundsInLocal()).intersects(name)).isFalse();
  }

  private void fit(double width, double height) {
    fit(width, height, Moments.teardown().size());
  }

  private void fit(double width, double height, int position) {
    List<Moment> moments = Moments.teardown();
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> side.show(moments, position, false, 1, null));
    resize(width, height);
  }

  private void resize(double width, double height) {
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          side.resize(width, height);
          side.applyCss();
          side.layout();
        });
  }

  private double figureHigh() {
    return node(DiagramLayout.CLOSED_END).getMaxY() - node("CLOSED").getMinY();
  }

  private Bounds node(String id) {
    return bounds("#node-" + id);
  }

  private Bounds bounds(String selector) {
    return WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          Node node = side.diagram().lookup(selector);
          return node.localToScene(node.getBoundsInLocal());
        });
  }
}
