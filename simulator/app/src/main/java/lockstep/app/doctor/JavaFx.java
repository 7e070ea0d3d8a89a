package lockstep.app.doctor;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.stream.Stream;

/** Whether JavaFX is at hand, found out without loading it. */
final class JavaFx {
  private JavaFx() {}

  static boolean isThere() throws IOException {
    return isOnPath() || isBeside();
  }

  private static boolean isOnPath() {
    return ClassLoader.getSystemResource("javafx/application/Application.class") != null
        || ModuleLayer.boot().findModule("javafx.graphics").isPresent();
  }

  /** The launcher keeps it in a folder beside the program's, and leaves it out where none draws. */
  private static boolean isBeside() throws IOException {
    CodeSource source = JavaFx.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) return false;
    Path here;
    try {
      here = Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("the program does not know where it lies: " + source.getLocation(), e);
    }
    Path folder = here.resolve("../../javafx").normalize();
    if (!Files.isDirectory(folder)) return false;
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.anyMatch(jar -> jar.getFileName().toString().startsWith("javafx-graphics"));
    }
  }
}
