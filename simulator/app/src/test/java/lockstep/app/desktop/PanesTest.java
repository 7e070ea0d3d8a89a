package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import lockstep.app.desktop.desk.Overlays;
import lockstep.views.export.ExportPane;
import lockstep.views.parts.Fonts;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Panel;
import lockstep.views.plates.MissingPane;
import lockstep.views.time.BreakpointsPane;
import lockstep.views.time.ForkPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The panes over the cards are alike, and use the room that a window has. */
@ExtendWith(ApplicationExtension.class)
class PanesTest {
  private static final double WIDTH = 1024;
  private static final double TOP = 56;

  private final AtomicInteger closed = new AtomicInteger();
  private Pane root;

  @Start
  void start(Stage stage) {
    Fonts.load();
    root = new Pane();
    root.getStyleClass().add("root");
    Scene scene = new Scene(root, WIDTH, 700);
    scene.getStylesheets().setAll(Stylesheets.of(1));
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void allHaveAnIconATitleAndAButtonThatCloses() {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          Runnable closing = closed::incrementAndGet;
          List<Region> panes =
              List.of(
                  new ExportPane(new NoExport(), closing),
                  new MissingPane(name -> {}, () -> {}, closing),
                  new ForkPane(new NoFork(), line -> ""),
                  new BreakpointsPane(list -> {}, closing),
                  new Panel("A title", "help", "Close", closing));
          for (Region pane : panes) {
            lay(pane, 690);
            Node head = pane.lookup(".ls-panel-head");
            assertThat(head).as(pane.getClass().getSimpleName()).isNotNull();
            assertThat(head.lookup(".ls-help-title").lookup(".ls-icon")).isNotNull();
            Button close = (Button) head.lookup(".ls-icon-button");
            assertThat(Hint.textOf(close)).startsWith("Close");
            close.fire();
          }
          assertThat(closed).hasValue(panes.size());
        });
  }

  @Test
  void allThatMightHappenShowsAtOnceWhereTheWindowHasTheRoom() {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          ForkPane pane = new ForkPane(new NoFork(), line -> "");
          pane.begin(3, true);
          lay(pane, 690);
          double before = pane.getHeight();
          pane.offer(offers(11));
          lay(pane, 690);
          assertThat(pane.getHeight()).isGreaterThan(before);
          assertThat(isScrolling(pane.lookup("#fork-offers"))).isFalse();
          // In a low window the list scrolls, and what stands below it is in sight.
          lay(pane, 420);
          assertThat(isScrolling(pane.lookup("#fork-offers"))).isTrue();
          for (String part : List.of("#fork-line", "#fork-go"))
            assertThat(
                    pane.lookup(part).localToScene(pane.lookup(part).getLayoutBounds()).getMaxY())
                .as(part)
                .isLessThan(TOP + 420);
        });
  }

  private static List<ForkPane.Offer> offers(int many) {
    return IntStream.rangeClosed(1, many)
        .mapToObj(number -> new ForkPane.Offer("client send " + number, "offer " + number))
        .toList();
  }

  private static boolean isScrolling(Node list) {
    return ((ListView<?>) list)
        .lookupAll(".scroll-bar").stream()
            .map(ScrollBar.class::cast)
            .anyMatch(bar -> bar.isVisible() && bar.getOrientation().name().equals("VERTICAL"));
  }

  /** Lays a pane out as an overlay has it, in a window that leaves it so much height. */
  private void lay(Region pane, double room) {
    pane.setManaged(false);
    root.getChildren().setAll(pane);
    for (int i = 0; i < 3; i++) {
      root.applyCss();
      var at = Overlays.RIGHT.of(pane, WIDTH, TOP + room, TOP);
      pane.resizeRelocate(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight());
      root.layout();
      pane.layout();
    }
  }

  private final class NoFork implements ForkPane.Actions {
    @Override
    public void fork(String what, String line, boolean withRest) {}

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private static final class NoExport implements ExportPane.Actions {
    @Override
    public void save(ExportPane.Wish wish) {}

    @Override
    public void cancel() {}
  }
}
