package lockstep.app.desktop;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import lockstep.app.desktop.desk.Desk;

/** The system's own dialogue for a file; it begins in the folder of the last one. */
final class FileQuestion {
  private static File folder;

  private FileQuestion() {}

  /** Asks where a file is to go; empty when the user wants none after all. */
  static Optional<Path> save(Desk desk, String suggested) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(suggested);
    if (folder != null && folder.isDirectory()) chooser.setInitialDirectory(folder);
    File chosen = chooser.showSaveDialog(desk.window().getScene().getWindow());
    if (chosen == null) return Optional.empty();
    folder = chosen.getParentFile();
    return Optional.of(chosen.toPath());
  }
}
