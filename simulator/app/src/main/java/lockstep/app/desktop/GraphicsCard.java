package lockstep.app.desktop;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether there is a card that draws. Where there is none Linux draws OpenGL in software, and
 * JavaFX is faster, and takes some 50 MB less, with its own software pipeline.
 */
final class GraphicsCard {
  private static final Path DEVICES = Path.of("/dev/dri");

  private GraphicsCard() {}

  /** Whether this computer is known to have none; false where a choice was made by hand. */
  static boolean isMissing() {
    return isMissing(System.getProperty("os.name"), System.getProperty("prism.order"), DEVICES);
  }

  /**
   * @param system the name of the operating system
   * @param chosen the pipelines that were chosen by hand, or null
   * @param devices the folder in which Linux lists its cards
   */
  static boolean isMissing(String system, String chosen, Path devices) {
    return chosen == null && system.startsWith("Linux") && !Files.isDirectory(devices);
  }
}
