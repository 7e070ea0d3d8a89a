package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lockstep.app.desktop.WindowMemory.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the window stood when it was closed. */
class WindowMemoryTest {
  private static final Standing STANDING = new Standing(12.5, 40, 1366, 768, true);

  @TempDir private Path folder;

  @Test
  void whatIsKeptIsRecalledAndNothingElseLiesBeside() throws IOException {
    WindowMemory memory = new WindowMemory(folder.resolve("new/window.properties"));
    assertThat(memory.recall()).isEmpty();
    memory.keep(new Standing(0, 0, 900, 600, false));
    memory.keep(STANDING);
    assertThat(memory.recall()).contains(STANDING);
    try (var files = Files.list(folder.resolve("new"))) {
      assertThat(files).containsExactly(memory.file());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x=1\ny=2\nwidth=wide\nheight=4",
        "x=1\ny=2\nwidth=NaN\nheight=4",
        "x=1\ny=2\nwidth=3",
        "x=\\u12"
      })
  void whatCannotBeReadIsNotKnown(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("window.properties"), text);
    assertThat(new WindowMemory(file).recall()).isEmpty();
  }

  @Test
  void whereNothingCanBeKeptNothingBreaks() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "");
    WindowMemory memory = new WindowMemory(inTheWay.resolve("window.properties"));
    memory.keep(STANDING);
    assertThat(memory.recall()).isEmpty();
    new WindowMemory(null).keep(STANDING);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, , /home/ada/.config",
    "Linux, /etc/ada, /etc/ada",
    "Linux, not/absolute, /home/ada/.config",
    "Mac OS X, , /home/ada/Library/Application Support",
  })
  void eachSystemHasAFolderForSettings(String system, String config, String where) {
    Map<String, String> env = config == null ? Map.of() : Map.of("XDG_CONFIG_HOME", config);
    assertThat(WindowMemory.ofUser(env::get, system, "/home/ada").file())
        .isEqualTo(Path.of(where, "lockstep", "window.properties"));
  }
}
