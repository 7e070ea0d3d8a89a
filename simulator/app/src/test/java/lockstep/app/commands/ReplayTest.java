package lockstep.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import lockstep.app.Window;
import lockstep.app.replay.CaptureFiles;
import lockstep.app.replay.CaptureShown;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lockstep replay}: connections, their segments, and files that are broken. */
class ReplayTest {
  @TempDir private Path folder;

  @Test
  void allConnectionsAreListedWithWhatCameOfThem() throws Exception {
    Path file = CaptureFiles.teardown(folder);
    CliRun.Result run = CliRun.run("replay", file.toString());
    assertThat(run.exit()).isEqualTo(Exit.GOOD);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "pcapng, 8 packets at 2 interfaces, 8 of TCP in 1 connection",
            "192.0.2.1:50001 to 192.0.2.2:50000",
            "8 segments in 0.000700 s; 3 octets to the server, 0 to the client",
            "begins with its SYN; closed by both, the client first",
            "inferred: client TIME-WAIT, server CLOSED",
            "States are inferred from what passed");
  }

  @Test
  void aConnectionIsToldSegmentBySegmentInEightyColumns() throws Exception {
    Path file = CaptureFiles.of("lost-fin", true, folder);
    CliRun.Result run = CliRun.run("replay", "--connection", "1", file.toString());
    assertThat(run.exit()).isEqualTo(Exit.GOOD);
    assertThat(run.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 80);
    assertThat(run.out()).doesNotContain("\033");
    assertThat(run.lines())
        .anyMatch(line -> line.matches(" +1 +0\\.000000 \\[SYN-SENT] +SYN seq 0 .*not seen"))
        // Both ends are captured, so the FIN that is lost is known not to arrive.
        .anyMatch(line -> line.matches(".*\\[FIN-WAIT-1] +FIN,ACK seq 1 ack 1 .* ESTABLISHED"))
        .anyMatch(line -> line.strip().equals("sent again"))
        .anyMatch(line -> line.matches(".*\\[TIME-WAIT] .*"));
  }

  @Test
  void asciiHasNoOtherSign() throws Exception {
    Path file = CaptureFiles.teardown(folder);
    CliRun.Result run = CliRun.run("replay", "--ascii", "--connection", "1", file.toString());
    assertThat(run.out().chars()).allMatch(c -> c < 0x7F);
    assertThat(run.out()).contains("SYN seq 0 ----", "[FIN-WAIT-2]   <----");
  }

  @Test
  void jsonHasTheTraceStepsOfBothEnds() throws Exception {
    Path file = CaptureFiles.teardown(folder);
    CliRun.Result run = CliRun.run("replay", "--json", "--connection", "1", file.toString());
    assertThat(run.lines()).hasSize(16);
    assertThat(run.lines().get(0))
        .isEqualTo(
            "{\"step\":1,\"action\":\"packet 1\",\"world\":\"capture\",\"at\":0,\"actor\":\"client\","
                + "\"path\":[\"CLOSED\",\"SYN_SENT\"],\"sends\":[{\"seq\":0,\"len\":0,\"wnd\":65535,"
                + "\"ctl\":[\"SYN\"],\"mss\":1460}],\"how\":\"inferred\"}");
    assertThat(run.lines().get(1))
        .contains("\"actor\":\"server\"", "\"path\":[\"LISTEN\",\"SYN_RECEIVED\"]", "\"gets\":{");
    CliRun.Result list = CliRun.run("replay", "--json", file.toString());
    assertThat(list.lines()).hasSize(1);
    assertThat(list.out()).contains("\"clientState\":\"TIME_WAIT\"", "\"how\":\"inferred\"");
  }

  @Test
  void aCutFileGivesWhatCanBeReadAndSaysWhereItBroke() throws Exception {
    Path file = CaptureFiles.teardown(folder);
    byte[] whole = Files.readAllBytes(file);
    Path cut = folder.resolve("cut.pcapng");
    Files.write(cut, Arrays.copyOf(whole, whole.length - 5));
    CliRun.Result run = CliRun.run("replay", cut.toString());
    assertThat(run.exit()).isEqualTo(Exit.NO);
    assertThat(run.out()).contains("7 packets", "client TIME-WAIT, server LAST-ACK");
    assertThat(run.err())
        .contains("cut.pcapng is damaged: octet ", ": the file ends within a block: expected ");
  }

  @Test
  void whatCannotBeReplayedIsRefusedInWords() throws Exception {
    Path file = CaptureFiles.teardown(folder);
    CliRun.Result beyond = CliRun.run("replay", "--connection", "9", file.toString());
    assertThat(beyond.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(beyond.err()).contains("teardown.pcapng has connection 1, not 9");
    CliRun.Result missing = CliRun.run("replay", folder.resolve("no.pcap").toString());
    assertThat(missing.err()).contains("no.pcap cannot be read: there is no such file");
    Path text = Files.writeString(folder.resolve("text.pcap"), "no capture at all");
    CliRun.Result other = CliRun.run("replay", text.toString());
    assertThat(other.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(other.err())
        .contains("expected a capture (pcapng or pcap), found a file that begins with the octets");
  }

  @Test
  void theWindowIsGivenTheLongestConnection() throws Exception {
    Path file = CaptureFiles.teardown(folder);
    CaptureShown[] shown = new CaptureShown[1];
    CliRun run =
        new CliRun()
            .window(
                new Window() {
                  @Override
                  public void open() {
                    throw new AssertionError("the capture was asked for");
                  }

                  @Override
                  public void open(CaptureShown capture) {
                    shown[0] = capture;
                  }
                });
    assertThat(run.go("replay", "--window", file.toString()).exit()).isEqualTo(Exit.GOOD);
    assertThat(shown[0].place()).startsWith("Inferred from the capture teardown.pcapng");
    assertThat(shown[0].remarks().get(0)).startsWith("States are inferred");
    assertThat(shown[0].moments()).hasSize(16);
    var last = shown[0].moments().get(15);
    assertThat(last.step().path()).containsExactly(TcpState.LAST_ACK, TcpState.CLOSED);
    assertThat(last.step().seen().how().word()).isEqualTo("inferred");
  }

  @Test
  void withoutAScreenTheWindowIsRefused() throws Exception {
    Path file = CaptureFiles.teardown(folder);
    assertThat(CliRun.run("replay", "--window", file.toString()).exit())
        .isEqualTo(Exit.MACHINE_CANNOT);
    assertThat(CliRun.run("replay", "--window", "--json", file.toString()).exit())
        .isEqualTo(Exit.WRONG_USE);
  }

  @Test
  void playWritesTheModelsSegments() throws Exception {
    Path file = folder.resolve("run.pcapng");
    CliRun.Result play = CliRun.run("play", "teardown", "--on", "model", "--pcap", file.toString());
    assertThat(play.exit()).isEqualTo(Exit.GOOD);
    assertThat(Files.readAllBytes(file))
        .as("the same run makes the same octets, but for who wrote them")
        .hasSameSizeAs(again("run2.pcapng"));
    assertThat(CliRun.run("replay", file.toString()).out()).contains("8 of TCP in 1 connection");
    CliRun.run("play", "teardown", "--on", "model", "--pcap-at", "both", "--pcap", file.toString());
    assertThat(CliRun.run("replay", file.toString()).out()).contains("16 of TCP in 1 connection");
  }

  private byte[] again(String name) throws Exception {
    Path file = folder.resolve(name);
    CliRun.run("play", "teardown", "--on", "model", "--pcap", file.toString());
    return Files.readAllBytes(file);
  }

  @Test
  void loopbackAloneHasNoSegmentsToWrite() {
    Path file = folder.resolve("run.pcapng");
    CliRun.Result play =
        CliRun.run("play", "teardown", "--on", "loopback", "--pcap", file.toString());
    assertThat(play.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(play.err()).contains("on loopback the kernel keeps its segments to itself");
    assertThat(file).doesNotExist();
    CliRun.Result same =
        CliRun.run(
            "play",
            "teardown",
            "--on",
            "model",
            "--trace",
            file.toString(),
            "--pcap",
            file.toString());
    assertThat(same.err()).contains("--pcap and --trace name the same file");
  }
}
