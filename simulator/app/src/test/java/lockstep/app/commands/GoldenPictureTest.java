package lockstep.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import lockstep.app.desktop.PicturePainter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each view at a fixed step beside the picture that was looked at and kept. Letters are drawn by
 * JavaFX, another version of which may draw their edges otherwise, so a small share of the pixels
 * may differ.
 *
 * <p>With the system property {@code lockstep.golden=write} the pictures are written anew: look at
 * them before they are committed.
 */
@Timeout(60)
final class GoldenPictureTest {
  private static final Path KEPT = Path.of("src/test/resources/lockstep/pictures");

  /** Of the channels of a pixel, 0 to 255: less than this is the edge of a letter. */
  private static final int UNLIKE = 64;

  private static final double SHARE = 0.006;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "diagram, light, 700x540",
    "diagram, dark, 700x540",
    "ladder, light, 500x600",
    "ladder, contrast, 500x600",
    "tcb, light, 366x700",
    "table, light, 1000x130",
    "window, light, 1366x768",
    "window, contrast, 1024x768",
  })
  void theViewLooksAsItDid(String view, String theme, String size) throws IOException {
    Path drawn = folder.resolve("drawn.png");
    CliRun.Result result =
        new CliRun()
            .painter(new PicturePainter())
            .go(
                "picture",
                view,
                "--scenario",
                "simultaneous-close",
                "--step",
                "5",
                "--theme",
                theme,
                "--size",
                size,
                "--out",
                drawn.toString());
    assertThat(result.exit()).as(result.err()).isZero();
    Path kept = KEPT.resolve(view + "-" + theme + ".png");
    if ("write".equals(System.getProperty("lockstep.golden")))
      Files.copy(drawn, kept, StandardCopyOption.REPLACE_EXISTING);
    assertThat(kept).exists();
    assertThat(unlike(image(kept), image(drawn))).as(kept.toString()).isLessThan(SHARE);
  }

  /** The share of the pixels that are clearly others. */
  private static double unlike(Image one, Image other) {
    int width = (int) one.getWidth();
    int height = (int) one.getHeight();
    assertThat(other.getWidth()).isEqualTo(width);
    assertThat(other.getHeight()).isEqualTo(height);
    PixelReader a = one.getPixelReader();
    PixelReader b = other.getPixelReader();
    int count = 0;
    for (int y = 0; y < height; y++)
      for (int x = 0; x < width; x++) if (isUnlike(a.getArgb(x, y), b.getArgb(x, y))) count++;
    return (double) count / (width * height);
  }

  private static boolean isUnlike(int one, int other) {
    for (int shift = 0; shift < 24; shift += 8)
      if (Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) >= UNLIKE) return true;
    return false;
  }

  private static Image image(Path file) throws IOException {
    try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
      return new Image(in);
    }
  }
}
