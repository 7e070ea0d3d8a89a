package lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own. */
@Tag("slow")
class MainTest {
  @TempDir Path folder;

  @Test
  void theModelAloneLoadsNothingHeavy() throws Exception {
    Path loaded = folder.resolve("loaded");
    Process process =
        start(List.of("-Xlog:class+load:file=" + loaded), "play", "teardown", "--on", "model");
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    List<String> classes = Files.readAllLines(loaded);
    assertThat(classes).anyMatch(c -> c.contains(" lockstep.model.ModelStage "));
    assertThat(classes)
        .noneMatch(c -> c.contains(" javafx.") || c.contains(" com.sun.javafx."))
        .noneMatch(c -> c.contains(" io.netty."))
        .noneMatch(c -> c.contains(" com.sun.jna."))
        .noneMatch(c -> c.contains(" org.jline."))
        .noneMatch(c -> c.contains(" com.fasterxml."));
  }

  @Test
  void theCodeOfTheCommandIsTheCodeOfTheProcess() throws Exception {
    Process process = start(List.of(), "play", "nothing-of-this-name");
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
  }

  @Test
  void aRunThatIsEndedLeavesNothingBehind() throws Exception {
    assumeFalse(
        System.getProperty("os.name").startsWith("Windows"),
        "Windows ends processes without a signal that they could answer");
    Path trace = folder.resolve("run.trace");
    Process process =
        start(
            List.of(), "play", "teardown", "--on", "model", "--step", "--trace", trace.toString());
    Path out = folder.resolve("out");
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.readString(out).contains("teardown:"));
    // Not process.destroy(), which closes its input first.
    process.toHandle().destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 15);
    assertThat(Files.readString(folder.resolve("err"))).isEmpty();
    assertThat(names()).containsExactly("err", "out");
  }

  private Process start(List<String> jvm, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
