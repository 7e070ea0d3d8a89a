package lockstep.app.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * Puts beside each style sheet the form in which JavaFX reads it without parsing: JavaFX takes
 * {@code NAME.bss} wherever it is asked for {@code NAME.css} and finds both.
 */
final class BinaryStyles {
  private BinaryStyles() {}

  /** Writes the other form of every style sheet of a folder beside it. */
  static void addTo(Path folder) throws IOException {
    for (Path sheet : sheets(folder)) {
      // JavaFX converts between files of the machine's own, and these may lie in a jar.
      Path text = Files.createTempFile("lockstep", ".css");
      Path binary = Files.createTempFile("lockstep", ".bss");
      try {
        Files.copy(sheet, text, StandardCopyOption.REPLACE_EXISTING);
        Stylesheet.convertToBinary(text.toFile(), binary.toFile());
        String name = sheet.getFileName().toString().replace(".css", ".bss");
        Files.copy(binary, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.delete(text);
        Files.delete(binary);
      }
    }
  }

  private static List<Path> sheets(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.toString().endsWith(".css")).toList();
    }
  }
}
