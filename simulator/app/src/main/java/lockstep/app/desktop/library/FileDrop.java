package lockstep.app.desktop.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which files that are dropped onto the window open in the editor. */
final class FileDrop {
  private FileDrop() {}

  /** Whether this file may be a scenario: files that other features know are not. */
  static boolean takes(Path file) {
    if (!Files.isRegularFile(file)) return false;
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 || List.of(".scenario", ".txt").contains(name.substring(dot));
  }
}
