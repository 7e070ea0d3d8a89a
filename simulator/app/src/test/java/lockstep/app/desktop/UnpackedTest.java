package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher puts beside a build's jars. */
class UnpackedTest {
  @TempDir private Path build;

  @Test
  void fontsLibrariesAndStyleSheets() throws Exception {
    Path app = build.resolve("app/lockstep-app-1.jar");
    jar(
        app,
        Map.of(
            "/lockstep/views/fonts/Plain.ttf", "a face",
            "/lockstep/views/style/window.css", ".ls-a { -fx-opacity: 0.5; }",
            "/lockstep/views/words/words.properties", "a=b"));
    jar(build.resolve("app/other-1.jar"), Map.of("/libother.so", "not JavaFX's"));
    jar(
        build.resolve("javafx/javafx-graphics-linux.jar"),
        Map.of(
            "/libglass.so", "draws on Linux",
            "/glass.dll", "draws on Windows",
            "/com/sun/libdeep.so", "looked up as a resource",
            "/module-info.class", "names it"));

    Unpacked.main(new String[] {build.toString()});

    assertThat(names(build.resolve("fonts"))).containsExactly("Plain.ttf");
    assertThat(build.resolve("fonts/Plain.ttf")).hasContent("a face");
    assertThat(names(build.resolve("javafx")))
        .containsExactly("glass.dll", "javafx-graphics-linux.jar", "libglass.so");
    assertThat(build.resolve("javafx/libglass.so")).hasContent("draws on Linux");
    try (FileSystem inside = FileSystems.newFileSystem(app)) {
      assertThat(inside.getPath("/lockstep/views/style/window.bss")).isNotEmptyFile();
    }
  }

  private static void jar(Path file, Map<String, String> entries) throws Exception {
    Files.createDirectories(file.getParent());
    try (FileSystem made =
        FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of("create", "true"))) {
      for (var entry : entries.entrySet()) {
        Path inside = made.getPath(entry.getKey());
        Files.createDirectories(inside.getParent());
        Files.writeString(inside, entry.getValue());
      }
    }
  }

  private static String[] names(Path folder) throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toArray(String[]::new);
    }
  }
}
