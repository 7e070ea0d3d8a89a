package lockstep.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lockstep.capture.CapturedConnection;
import lockstep.probe.lab.LabOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our captures as Wireshark's command line reads them, and its own as we do. */
class TsharkTest {
  @TempDir private Path folder;

  /** What a program printed. */
  private record Ran(int exit, List<String> out, List<String> err) {}

  @BeforeAll
  static void isThere() throws Exception {
    boolean there;
    try {
      there = run("tshark", "--version").exit() == 0;
    } catch (IOException e) {
      there = false;
    }
    assumeTrue(there, "tshark is not installed (Debian and Ubuntu: the package tshark)");
  }

  private static Ran run(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("tshark", ".out");
    Path err = Files.createTempFile("tshark", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(String.join(" ", command) + " does not end");
      }
      return new Ran(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static List<String> fields(Path file, String... fields)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "tshark",
                "-n",
                "-r",
                file.toString(),
                "-o",
                "tcp.check_checksum:TRUE",
                "-o",
                "ip.check_checksum:TRUE",
                "-T",
                "fields",
                "-E",
                "separator=|"));
    for (String field : fields) command.addAll(List.of("-e", field));
    Ran ran = run(command.toArray(String[]::new));
    assertThat(ran.exit()).isZero();
    // It says so to root, whatever it reads.
    assertThat(ran.err()).allMatch(line -> line.startsWith("Running as user"));
    return ran.out();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "teardown",
        "lost-fin",
        "simultaneous-open",
        "challenge-ack",
        "many-clients-one-port"
      })
  void wiresharkReadsOurCapturesWithoutComplaint(String scenario) throws Exception {
    Path file = CaptureFiles.of(scenario, false, folder);
    List<String> lines =
        fields(
            file,
            "tcp.checksum.status",
            "ip.checksum.status",
            "_ws.malformed",
            "frame.interface_name",
            "frame.comment");
    assertThat(lines).isNotEmpty();
    assertThat(lines)
        .allMatch(line -> line.matches("1\\|1\\|\\|(client|server)\\d*\\|step \\d+.*"));
    Ran about = run("capinfos", file.toString());
    assertThat(about.exit()).isZero();
    assertThat(String.join("\n", about.out()))
        .contains("Strict time order:   True", "Capture application: a test");
  }

  @ParameterizedTest
  @CsvSource({
    "teardown, IPV4, false",
    "teardown, IPV6, false",
    "lost-fin, IPV4, true",
    "simultaneous-open, IPV4, true",
    "refused, IPV6, true"
  })
  void wiresharkReadsTheKernelsOwnPacketsWithoutComplaint(
      String scenario, LabOptions.Family family, boolean atBothEnds) throws Exception {
    Path file = CaptureFiles.ofWire(scenario, family, atBothEnds, folder);
    List<String> lines =
        fields(
            file,
            "tcp.checksum.status",
            "ip.checksum.status",
            "_ws.malformed",
            "tcp.stream",
            "frame.interface_name",
            "frame.comment");
    assertThat(lines).isNotEmpty();
    // IPv6 has no checksum of its own. All is one connection.
    String ip = family == LabOptions.Family.IPV4 ? "1" : "";
    assertThat(lines)
        .allMatch(line -> line.matches("1\\|" + ip + "\\|\\|0\\|(client|server)\\|step \\d+.*"));
    assertThat(String.join("\n", run("capinfos", file.toString()).out()))
        .contains("Strict time order:   True");
  }

  @Test
  void whatWiresharkTakesForSentAgainWasSentAgain() throws Exception {
    assertThat(
            fields(CaptureFiles.teardown(folder), "tcp.analysis.retransmission").stream()
                .filter(line -> !line.isEmpty()))
        .isEmpty();
    assertThat(
            fields(CaptureFiles.of("lost-fin", false, folder), "tcp.analysis.retransmission")
                .stream()
                .filter(line -> !line.isEmpty()))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pcap", "nsecpcap", "pcapng"})
  void whatWiresharksEditorWritesWeRead(String format) throws Exception {
    Path ours = CaptureFiles.teardown(folder);
    Path theirs = folder.resolve("theirs." + format);
    Ran ran = run("editcap", "-F", format, ours.toString(), theirs.toString());
    assertThat(ran.exit()).as("%s", ran.err()).isZero();
    try (InputStream in = Files.newInputStream(theirs)) {
      CaptureRun run = CaptureRun.read(in, connection -> null);
      assertThat(run.damages()).isEmpty();
      assertThat(run.segments()).isEqualTo(8);
      CapturedConnection connection = run.connections().get(0);
      assertThat(CaptureWords.states(connection))
          .isEqualTo("inferred: client TIME-WAIT, server CLOSED");
    }
  }

  @Test
  void itsWordsAreOurs() throws Exception {
    List<String> seen =
        fields(CaptureFiles.teardown(folder), "tcp.flags.str", "tcp.len", "frame.time_epoch");
    assertThat(String.join("\n", seen).getBytes(StandardCharsets.UTF_8)).isNotEmpty();
    assertThat(seen).hasSize(8);
    assertThat(seen.get(3)).contains("|3|0.000300000");
  }
}
