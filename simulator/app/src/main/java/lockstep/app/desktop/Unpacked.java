package lockstep.app.desktop;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.views.parts.Fonts;

/**
 * Puts what a window reads at its start where it is read fastest. JavaFX writes each font of a jar,
 * and each of its libraries, into a file before it can use it; here they become files once. The
 * launcher runs this when it has built the program; without it the window only opens later.
 */
public final class Unpacked {
  private static final Pattern LIBRARY = Pattern.compile("/[^/]+\\.(so|dll|dylib)");

  private Unpacked() {}

  /**
   * Unpacks a build that nothing runs from: style sheets beside their texts in the jar, fonts into
   * {@code fonts}, JavaFX's libraries beside its jars, which is where it looks first.
   *
   * @param args the build's folder, with the program's jar in {@code app} and JavaFX's in {@code
   *     javafx}
   * @throws IOException when something cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    Path build = Path.of(args[0]);
    for (Path jar : files(build.resolve("app"), "lockstep-app-.*\\.jar")) {
      try (FileSystem inside = FileSystems.newFileSystem(jar)) {
        BinaryStyles.addTo(inside.getPath(Stylesheets.FOLDER));
        copy(inside.getPath(Fonts.FOLDER), path -> true, build.resolve("fonts"));
      }
    }
    Path javafx = build.resolve("javafx");
    for (Path jar : files(javafx, ".*\\.jar")) {
      try (FileSystem inside = FileSystems.newFileSystem(jar)) {
        copy(inside.getPath("/"), path -> LIBRARY.matcher(path.toString()).matches(), javafx);
      }
    }
  }

  /** Copies the files of a folder, not of those below it, into another, which is made for it. */
  static void copy(Path from, Predicate<Path> which, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> all = Files.list(from)) {
      for (Path file : all.filter(Files::isRegularFile).filter(which).toList())
        Files.copy(
            file, to.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static List<Path> files(Path folder, String name) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.getFileName().toString().matches(name)).toList();
    }
  }
}
