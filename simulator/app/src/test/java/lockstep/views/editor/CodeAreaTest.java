package lockstep.views.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.Callable;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.shape.MoveTo;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import lockstep.views.parts.Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The coloured letters lie where the text area has its own. */
@ExtendWith(ApplicationExtension.class)
class CodeAreaTest {
  private static final int LINES = 2_000;

  /** What a line needs at least, in pixels. */
  private static final double LINE = 14;

  private CodeArea area;
  private Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
    Fonts.load();
    area = new CodeArea(line -> List.of(), text -> List.of());
    Scene scene = new Scene(area, 640, 400);
    for (String sheet : List.of("tokens.css", "diagram.css", "window.css", "library.css"))
      scene
          .getStylesheets()
          .add(String.valueOf(CodeArea.class.getResource("/lockstep/views/style/" + sheet)));
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void everyLineInSightLiesOnItsOwnAndNoOtherIsDrawn() {
    String text = "client connect # a line\n".repeat(LINES);
    onFx(() -> area.input().setText(text));
    checkPlaces(text);
    onFx(() -> area.goTo(LINES / 2, 3));
    checkPlaces(text);
    assertThat(onFx(() -> area.drawn().size())).isLessThan(60);
    assertThat(onFx(() -> area.input().getCaretPosition()))
        .isEqualTo((LINES / 2 - 1) * "client connect # a line\n".length() + 2);
  }

  @Test
  void longLinesEndWhereItsOwnBarsBegin() {
    onFx(() -> area.input().setText(("note " + "a word ".repeat(60) + "\n").repeat(LINES)));
    settle();
    onFx(
        () -> {
          Bounds room = area.room();
          List<ScrollBar> bars =
              area.input().lookupAll(".scroll-bar").stream()
                  .map(ScrollBar.class::cast)
                  .filter(Node::isVisible)
                  .toList();
          assertThat(bars).hasSize(2);
          for (ScrollBar bar : bars)
            assertThat(bar.localToScene(bar.getLayoutBounds()).intersects(shrunk(room)))
                .as(bar.getOrientation() + " " + bar.localToScene(bar.getLayoutBounds()))
                .isFalse();
        });
  }

  /** A list of mistakes takes the room from the end of the text, where somebody writes. */
  @Test
  void theLineThatIsWrittenInStaysInSightWhereTheRoomGetsLower() {
    onFx(
        () -> {
          area.input().setText("client connect\n".repeat(17) + "server snd");
          area.input().positionCaret(area.input().getLength());
        });
    settle();
    assertThat(onFx(this::caretIsInSight)).isTrue();
    onFx(() -> stage.setHeight(stage.getHeight() - 120));
    settle();
    assertThat(onFx(this::caretIsInSight)).isTrue();
  }

  private boolean caretIsInSight() {
    Text own = (Text) area.input().lookup(".text");
    MoveTo caret = (MoveTo) own.caretShape(area.input().getCaretPosition(), true)[0];
    Bounds room = area.room();
    double top = own.localToScene(0, caret.getY()).getY();
    return top >= room.getMinY() && top + LINE <= room.getMaxY();
  }

  private static Bounds shrunk(Bounds room) {
    return new BoundingBox(
        room.getMinX(), room.getMinY(), room.getWidth() - 0.5, room.getHeight() - 0.5);
  }

  private void settle() {
    for (int i = 0; i < 3; i++)
      onFx(
          () -> {
            area.applyCss();
            area.layout();
          });
  }

  private void checkPlaces(String text) {
    onFx(
        () -> {
          area.applyCss();
          area.layout();
          Text own = (Text) area.input().lookup(".text");
          for (CodeLine line : area.drawn()) {
            int number = Integer.parseInt(line.number().getText());
            int start = (number - 1) * "client connect # a line\n".length();
            if (start >= text.length()) continue;
            MoveTo caret = (MoveTo) own.caretShape(start, true)[0];
            Point2D wanted = own.localToScene(caret.getX(), caret.getY());
            Point2D found = line.letters().localToScene(0, 0);
            assertThat(found.getY()).as("line " + number).isCloseTo(wanted.getY(), within(1.0));
            assertThat(found.getX()).as("line " + number).isCloseTo(wanted.getX(), within(1.0));
          }
          assertThat(area.drawn()).isNotEmpty();
        });
  }

  private static void onFx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static <T> T onFx(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }
}
