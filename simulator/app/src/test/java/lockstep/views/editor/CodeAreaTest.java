package lockstep.views.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.Callable;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
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

  private CodeArea area;

  @Start
  void start(Stage stage) {
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
