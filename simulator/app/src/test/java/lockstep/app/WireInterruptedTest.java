package lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lockstep.app.replay.CaptureRun;
import lockstep.app.replay.CaptureWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, and SIGKILL, in the midst of a run on the wire: its child and its network go with it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the wire is Linux's")
class WireInterruptedTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Path OWN_NETWORK = Path.of("/proc/self/ns/net");

  @TempDir Path folder;

  /** A run that holds a state for a minute. */
  private Process run(Path said, String... more) throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            String.join(File.pathSeparator, classPath),
            "lockstep.app.Main",
            "play",
            "hold-established",
            "--on",
            "model,wire",
            "--hold",
            "1min"));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }

  private static boolean isElsewhere(ProcessHandle process) {
    try {
      Path network = Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/ns/net"));
      return !network.equals(Files.readSymbolicLink(OWN_NETWORK));
    } catch (java.io.IOException e) {
      return false; // ended, or not begun
    }
  }

  private void end(String signal, int exit, String... more) throws Exception {
    Path said = folder.resolve("said");
    Process run = run(said, more);
    try {
      await()
          .atMost(SOON)
          .until(
              () ->
                  !run.isAlive()
                      || Files.readString(said, StandardCharsets.UTF_8).contains("standing for"));
      String words = Files.readString(said, StandardCharsets.UTF_8);
      assumeThat(words).doesNotContain("wire is left out");
      assertThat(run.isAlive()).as(words).isTrue();
      List<ProcessHandle> children = run.descendants().toList();
      assertThat(children)
          .as("the child plays in a network of its own")
          .anyMatch(c -> isElsewhere(c));
      Process kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(run.pid())).start();
      assertThat(kill.waitFor()).isZero();
      assertThat(run.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(run.exitValue()).isEqualTo(exit);
      await().atMost(SOON).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    } finally {
      run.destroyForcibly();
    }
  }

  @Test
  void ctrlCEndsTheChildToo() throws Exception {
    end("INT", 130);
  }

  /** What has passed by then, and every packet of it whole. */
  @Test
  void ctrlCLeavesAWholeCapture() throws Exception {
    Path file = folder.resolve("run.pcapng");
    end("INT", 130, "--pcap", file.toString());
    CaptureRun read;
    try (InputStream in = Files.newInputStream(file)) {
      read = CaptureRun.read(in, connection -> null);
    }
    assertThat(read.damages()).isEmpty();
    assertThat(read.segments()).isEqualTo(3);
    assertThat(CaptureWords.states(read.connections().get(0)))
        .isEqualTo("inferred: client ESTABLISHED, server ESTABLISHED");
    assertThat(begunFiles()).isEmpty();
  }

  /** A run that is killed leaves no capture under the name that was asked for, not half of one. */
  @Test
  void sigkillLeavesNoCapture() throws Exception {
    Path file = folder.resolve("run.pcapng");
    end("KILL", 128 + 9, "--pcap", file.toString());
    assertThat(file).doesNotExist();
  }

  private List<Path> begunFiles() throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(one -> !one.endsWith("said") && !one.endsWith("run.pcapng")).toList();
    }
  }

  @Test
  void soDoesSigkillOfTheParent() throws Exception {
    end("KILL", 128 + 9);
  }
}
