package lockstep.views.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.text.Font;
import lockstep.views.parts.Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Words on the ladder's sheet. */
@ExtendWith(ApplicationExtension.class)
class SheetTest {
  private static final String HELD =
      "In the air: 1. A step delivers the next one. H or a click tells of it, and drops, doubles"
          + " or delays it.";

  @Test
  void noWordStandsAloneInTheLastLine() {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          Fonts.load();
          Lettering letters = new Lettering();
          Font font = letters.font(Fonts.NARROW, LadderPainter.SECOND);
          double all = letters.widthOf(HELD, font);
          for (double room = 150; room < all; room += 10) {
            List<String> lines = Sheet.wrapped(HELD, letters, 1, room);
            assertThat(String.join(" ", lines)).isEqualTo(HELD);
            double widest =
                lines.stream().mapToDouble(l -> letters.widthOf(l, font)).max().orElse(0);
            assertThat(widest).isLessThanOrEqualTo(room);
            assertThat(letters.widthOf(lines.get(lines.size() - 1), font))
                .as(room + " wide: " + lines)
                .isGreaterThan(widest / 2);
          }
          assertThat(Sheet.wrapped(HELD, letters, 1, all + 1)).containsExactly(HELD);
          return true;
        });
  }
}
