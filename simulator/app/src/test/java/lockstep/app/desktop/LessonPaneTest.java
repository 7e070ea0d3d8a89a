package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import javafx.event.Event;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import lockstep.lessons.course.Block;
import lockstep.views.learn.BlocksView;
import lockstep.views.learn.LessonPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The room that a lesson makes of its own, in a window of 1024x768. */
@ExtendWith(ApplicationExtension.class)
class LessonPaneTest {
  private static final double WIDTH = 364;
  private static final double HEIGHT = 560;

  private Stage stage;

  @AfterEach
  void close() {
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          if (stage != null) stage.close();
        });
  }

  /** In the widest page that there is they have fewer lines, and would have room. */
  @Test
  void wordsThatWrapOutOfSightHaveABarBesideThem() {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          LessonPane pane = shown();
          pane.page("A page", List.of(paragraph(), paragraph()));
          pane.foot("Page 1 of 2", false, "Next page");
          lay(pane);
          assertThat(pane.scroll().getContent().getLayoutBounds().getHeight())
              .isGreaterThan(pane.scroll().getViewportBounds().getHeight());
          assertThat(Legible.faults(pane, new BoundingBox(0, 0, WIDTH, HEIGHT))).isEmpty();
          pane.page("Another page", List.of(paragraph()));
          lay(pane);
          assertThat(pane.scroll().getContent().getLayoutBounds().getHeight())
              .isEqualTo(pane.scroll().getViewportBounds().getHeight());
        });
  }

  /** Its ground goes on behind the bar, and no word goes to another line when the bar comes. */
  @Test
  void theGroundOfAQuestionReachesTheEdgesWithABarAndWithoutOne() {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          LessonPane pane = shown();
          Region question = new Region();
          pane.page("", List.of(paragraph()));
          pane.foot("Page 1 of 2", false, "Next page");
          pane.task(question);
          lay(pane);
          assertThat(bar(pane)).isZero();
          double without = question.getWidth();
          checkGround(pane);
          question.setMinHeight(2 * HEIGHT);
          lay(pane);
          assertThat(bar(pane)).isPositive();
          assertThat(question.getWidth()).isEqualTo(without);
          checkGround(pane);
          pane.scroll().setVvalue(1);
          lay(pane);
          checkGround(pane);
          pane.task(null);
          lay(pane);
          assertThat(pane.lookup(".ls-lesson-ground").isVisible()).isFalse();
        });
  }

  private static double bar(LessonPane pane) {
    return pane.scroll().getWidth() - pane.scroll().getViewportBounds().getWidth();
  }

  /** From where the question begins, or the page in sight, to where that ends. */
  private static void checkGround(LessonPane pane) {
    Region ground = (Region) pane.lookup(".ls-lesson-ground");
    Bounds task = pane.sceneToLocal(inScene(pane.lookup(".ls-lesson-task")));
    Bounds page = pane.scroll().getBoundsInParent();
    Bounds found = ground.getBoundsInParent();
    assertThat(ground.isVisible()).isTrue();
    assertThat(found.getMinX()).isEqualTo(page.getMinX());
    assertThat(found.getMaxX()).isEqualTo(page.getMaxX());
    assertThat(found.getMinY()).isCloseTo(Math.max(task.getMinY(), page.getMinY()), within(1.0));
    assertThat(found.getMaxY()).isCloseTo(Math.min(task.getMaxY(), page.getMaxY()), within(1.0));
  }

  private static Bounds inScene(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void aFootThatHasNothingToSayTakesNoRoom() {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          LessonPane pane = shown();
          pane.foot("", false, "");
          assertThat(pane.lookup(".ls-lesson-foot").isVisible()).isFalse();
          pane.foot("", false, "Close");
          assertThat(pane.lookup(".ls-lesson-foot").isVisible()).isTrue();
        });
  }

  @Test
  void whoTypesSeesWhere() {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          LessonPane pane = shown();
          Region tall = new Region();
          tall.setMinHeight(2 * HEIGHT);
          TextField field = new TextField();
          pane.page("", List.of());
          pane.task(new VBox(tall, field));
          lay(pane);
          pane.scroll().setVvalue(0);
          lay(pane);
          assertThat(isInSight(field)).isFalse();
          Event.fireEvent(
              field,
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F, false, false, false, false));
          lay(pane);
          assertThat(isInSight(field)).isTrue();
        });
  }

  private static boolean isInSight(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxY() <= HEIGHT;
  }

  private static Node paragraph() {
    String words = "A segment that nobody waits for is answered. ".repeat(8);
    return BlocksView.of(new Block.Paragraph(List.of(new Block.Span(Block.Look.PLAIN, words))));
  }

  private static void lay(LessonPane pane) {
    for (int i = 0; i < 3; i++) {
      pane.getScene().getRoot().applyCss();
      pane.getScene().getRoot().layout();
    }
  }

  private LessonPane shown() {
    LessonPane pane = new LessonPane(new Nothing());
    StackPane root = new StackPane(pane);
    root.getStyleClass().add("root");
    stage = new Stage();
    Scene scene = new Scene(root, WIDTH, HEIGHT);
    scene.getStylesheets().setAll(Stylesheets.of(1));
    stage.setScene(scene);
    stage.show();
    pane.head(List.of(1.0, 0.0), "Lesson 1 of 2", "A lesson");
    return pane;
  }

  private static final class Nothing implements LessonPane.Actions {
    @Override
    public void back() {}

    @Override
    public void next() {}

    @Override
    public void pageDown() {}

    @Override
    public void pageUp() {}

    @Override
    public void close() {}
  }
}
