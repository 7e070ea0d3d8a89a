package lockstep.app.desktop.desk;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/**
 * The system's own dialogue for a file. It begins in the folder of the file that was chosen last,
 * for whatever purpose and at whatever start of the program.
 */
public final class FileQuestion {
  /**
   * A kind of files.
   *
   * @param words what it is called
   * @param pattern how their names look, such as {@code *.lockstep}
   */
  public record Kind(String words, String pattern) {}

  private final Node window;
  private final StringProperty folder;

  /**
   * @param window before which the dialogue stands
   * @param folder where the last file lies; empty text before the first
   */
  public FileQuestion(Node window, StringProperty folder) {
    this.window = window;
    this.folder = folder;
  }

  /**
   * Asks where a file is to go.
   *
   * @param suggested a name for it, with its ending, which it gets also where the user leaves it
   *     out
   * @return empty when the user wants none after all
   */
  public Optional<Path> save(String title, String suggested, Kind... kinds) {
    FileChooser chooser = chooser(title, null, kinds);
    chooser.setInitialFileName(suggested);
    Optional<Path> file = chosen(chooser.showSaveDialog(window.getScene().getWindow()));
    Optional<Path> whole = file.map(one -> withEnding(one, suggested));
    // The system asked about a file without the ending; the one that would go is another.
    if (whole.equals(file) || !Files.exists(whole.get())) return whole;
    return save(title, whole.get().getFileName().toString(), kinds);
  }

  /** The file with the ending of a suggested name. */
  static Path withEnding(Path file, String suggested) {
    String name = file.getFileName().toString();
    String ending = suggested.substring(Math.max(0, suggested.lastIndexOf('.')));
    return name.toLowerCase(Locale.ROOT).endsWith(ending.toLowerCase(Locale.ROOT))
        ? file
        : file.resolveSibling(name + ending);
  }

  /**
   * Asks for a file that there is.
   *
   * @param usual the folder to begin in where none is remembered; null for the system's own choice
   * @return empty when the user wants none after all
   */
  public Optional<Path> open(String title, Path usual, Kind... kinds) {
    FileChooser chooser = chooser(title, usual, kinds);
    return chosen(chooser.showOpenDialog(window.getScene().getWindow()));
  }

  private FileChooser chooser(String title, Path usual, Kind... kinds) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    for (Kind kind : kinds)
      chooser.getExtensionFilters().add(new ExtensionFilter(kind.words(), kind.pattern()));
    begin(usual).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
    return chooser;
  }

  private Optional<Path> chosen(File file) {
    if (file == null) return Optional.empty();
    remember(file.toPath());
    return Optional.of(file.toPath());
  }

  void remember(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) folder.set(parent.toString());
  }

  /**
   * Where the dialogue begins: in the folder of the last file, or if that is gone in what is left
   * of the way to it.
   *
   * @param usual where none is remembered, if there is such a folder; null for none
   * @return empty for the system's own choice
   */
  Optional<Path> begin(Path usual) {
    Optional<Path> last = remembered();
    if (last.isPresent()) return last;
    return Optional.ofNullable(usual).filter(Files::isDirectory);
  }

  private Optional<Path> remembered() {
    String words = folder.get();
    if (words.isBlank()) return Optional.empty();
    try {
      Path left = Path.of(words);
      while (left != null && !Files.isDirectory(left)) left = left.getParent();
      // Of a drive that is gone the root alone would be left, which is nobody's place for files.
      return Optional.ofNullable(left).filter(one -> one.getNameCount() > 0);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
