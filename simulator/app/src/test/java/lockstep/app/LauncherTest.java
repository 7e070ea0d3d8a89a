package lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The launcher, used as a stranger would: some two minutes of builds, so it is no part of every
 * test run.
 */
@Tag("soak")
class LauncherTest {
  @Test
  void buildsWhenItMustAndStaysQuietWhenItNeedNot() throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"),
        "the script that tries it is written for Linux");
    Path jdk = Path.of(System.getProperty("java.home"));
    Optional<Path> other = anotherJdk(jdk);
    assumeTrue(other.isPresent(), "there is no second JDK here to change to");
    Path told = Files.createTempFile("launcher", ".txt");
    try {
      Process script =
          new ProcessBuilder(
                  List.of(
                      "src/test/sh/launcher-as-a-stranger", jdk.toString(), other.get().toString()))
              .redirectErrorStream(true)
              .redirectOutput(told.toFile())
              .start();
      assertThat(script.waitFor(15, TimeUnit.MINUTES)).as("it came to its end").isTrue();
      String lines = Files.readString(told);
      assertThat(script.exitValue()).as(lines).isZero();
      assertThat(lines.lines().filter(l -> l.startsWith("ok "))).hasSizeGreaterThan(15);
    } finally {
      Files.delete(told);
    }
  }

  private static Optional<Path> anotherJdk(Path jdk) throws IOException {
    Path home = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(home)) return Optional.empty();
    try (Stream<Path> all = Files.list(home)) {
      return all.filter(p -> !Files.isSymbolicLink(p))
          .filter(p -> Files.isExecutable(p.resolve("bin/javac")))
          .filter(p -> !p.equals(jdk))
          .findFirst();
    }
  }
}
