package lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * What needs a private network is tried by whoever runs the tests; where that is root, once more as
 * a user without any right, with a copy of the program that such a user may read.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "private networks are Linux's")
class OrdinaryUserTest {
  /**
   * Goes on as nobody, where the TUN device is for all as it is on most systems: a node of our own
   * lies over the machine's, in a mount namespace that ends with the command.
   */
  private static final String AS_NOBODY =
      "mknod $0 c 10 200 && chmod 0666 $0 && mount --bind $0 /dev/net/tun || echo no device of ours;"
          + " exec setpriv --reuid 65534 --regid 65534 --clear-groups -- \"$@\"";

  private static final long PATIENCE_SECONDS = 60;

  private Path home;

  @BeforeEach
  void copyTheProgram() throws IOException {
    assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
        .as("these tests run as an ordinary user anyway")
        .isEqualTo(0);
    home = Files.createTempDirectory("lockstep-nobody");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    int number = 0;
    for (String entry : classPath()) copy(Path.of(entry), home.resolve(number++ + ending(entry)));
  }

  @AfterEach
  void deleteTheCopy() throws IOException {
    if (home == null) return;
    try (Stream<Path> all = Files.walk(home)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
    }
  }

  /** What a command without a window needs. */
  private static List<String> classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(all.split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes") && !entry.contains("javafx"))
        .filter(entry -> Files.exists(Path.of(entry)))
        .toList();
  }

  private static String ending(String entry) {
    return entry.endsWith(".jar") ? ".jar" : "";
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Path target = to.resolve(from.relativize(one).toString());
        boolean isFolder = Files.isDirectory(one);
        if (isFolder) Files.createDirectories(target);
        else Files.copy(one, target);
        Files.setPosixFilePermissions(
            target, PosixFilePermissions.fromString(isFolder ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }

  @Test
  void whoHasNoRightsLaysAWireAndHoldsBothFins() throws Exception {
    Path said = home.resolve("said");
    List<String> command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", AS_NOBODY));
    command.add(home.resolve("tun").toString());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", copied(), "lockstep.app.Main"));
    command.addAll(List.of("play", "simultaneous-close", "--on", "model,wire"));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    String words = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(ended).as(words).isTrue();
    // Some machines keep such users from namespaces, and the run then says so.
    assumeThat(words).doesNotContain("no private network");
    assertThat(process.exitValue()).as(words).isZero();
    assertThat(words)
        .contains("Model and kernel went in lockstep.")
        .contains("[CLOSING]      = AGREES")
        .contains("192.0.2.1:");
  }

  private String copied() throws IOException {
    List<String> entries = new ArrayList<>();
    try (Stream<Path> all = Files.list(home)) {
      all.filter(one -> !one.endsWith("said") && !one.endsWith("tun"))
          .forEach(one -> entries.add(one.toString()));
    }
    return String.join(File.pathSeparator, entries);
  }
}
