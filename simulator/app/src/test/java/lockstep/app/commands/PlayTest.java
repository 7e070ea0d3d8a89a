package lockstep.app.commands;

import static lockstep.app.commands.CliRun.run;
import static lockstep.app.commands.CliRun.showing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lockstep.app.commands.CliRun.Result;
import lockstep.scenario.ScenarioLibrary;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayTest {
  @TempDir Path folder;

  @Test
  void modelAndKernelStandSideBySide() {
    Result result = run("play", "handshake");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            """
            handshake: Three segments open a connection
            RFC 9293 beside Mirror 1.0, seed 1

                CLIENT         SEGMENT OR CALL                SERVER         VERDICT
              1  CLOSED                               listen  [LISTEN]       = AGREES
                               kernel: server TCP_LISTEN
                LISTEN sends nothing. The server is only ready to answer whoever calls.
              2 [SYN-SENT]     connect                         LISTEN        = AGREES
              3  SYN-SENT      SYN seq 0 ──────────────────→  [SYN-RECEIVED] = AGREES
              4 [ESTABLISHED]  ←──────── SYN,ACK seq 0 ack 1   SYN-RECEIVED  = AGREES
              5  ESTABLISHED   ACK seq 1 ack 1 ────────────→  [ESTABLISHED]  = AGREES
                               kernel: client TCP_ESTABLISHED, server TCP_ESTABLISHED
              6  ESTABLISHED                          accept   ESTABLISHED   = AGREES
                The client went through SYN-SENT, the server through SYN-RECEIVED. Each left
                its state when its own SYN was acknowledged.

                Of 6 steps 6 agree, 0 unseen, 0 explained, 0 unexplained.
                Model and kernel went in lockstep.
            """);
  }

  @Test
  void theStepsBeforeAFailureAreShown() throws IOException {
    Path file = folder.resolve("fails.scenario");
    Files.writeString(
        file,
        "title: T\nset wire loss 100\nserver listen\nclient connect\n"
            + "wait until client ESTABLISHED within 2s\n");
    Result result = run("play", file.toString(), "--on", "model");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).contains("SYN-SENT      timeout RETRANSMISSION          LISTEN");
    assertThat(result.err())
        .contains(
            "fails.scenario:5: expected client in ESTABLISHED within 2000 ms, found SYN-SENT when"
                + " that time was over");
    Result json = run("play", file.toString(), "--on", "model", "--json");
    assertThat(json.out()).contains("\"line\":5,").contains("timeout RETRANSMISSION");
  }

  @Test
  void everyShippedScenarioKeepsWithinEightyColumns() {
    for (String name : ScenarioLibrary.names()) {
      Result result = run("play", name, "--hold", "0s");
      assertThat(result.exit()).as(name).isZero();
      assertThat(result.lines()).allMatch(l -> l.length() <= 80);
    }
  }

  @Test
  void whatNobodyExplainsEndsWithOneAndNamesItsStep() {
    Result result =
        new CliRun()
            .stages(showing(p -> replaced(p, TcpState.CLOSE_WAIT, TcpState.LAST_ACK)))
            .go("play", "teardown");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out())
        .contains("! UNEXPLAINED")
        .contains("Model and kernel parted in step 11.")
        .doesNotContain("in lockstep.");
    Result json =
        new CliRun()
            .stages(showing(p -> replaced(p, TcpState.CLOSE_WAIT, TcpState.LAST_ACK)))
            .go("play", "teardown", "--json");
    assertThat(json.exit()).isEqualTo(1);
    assertThat(json.out()).endsWith("\"worlds\":[\"model\",\"loopback\"],\"exit\":1}}\n");
  }

  private static List<TcpState> replaced(List<TcpState> path, TcpState from, TcpState to) {
    return path.stream().map(s -> s == from ? to : s).toList();
  }

  @Test
  void aWorldThatCannotPlayIsNamedAndLeftOut() {
    Result result = new CliRun().withoutLoopback().go("play", "handshake");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEqualTo("lockstep play: loopback is left out: no sockets today\n");
    assertThat(result.out())
        .doesNotContain("VERDICT")
        .contains("6 steps, nothing beside to compare.");
  }

  @Test
  void theOnlyWorldThatCannotPlayEndsWithThree() {
    Result result = new CliRun().withoutLoopback().go("play", "handshake", "--on", "loopback");
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).contains("cannot play on loopback: no sockets today");
    assertThat(result.out()).isEmpty();
    assertThat(run("play", "handshake", "--on", "wire").exit()).isEqualTo(3);
  }

  @Test
  void whereThereCanBeNoWireLoopbackTakesItsPlace() {
    Result result = run("play", "handshake", "--on", "model,wire");
    assertThat(result.exit()).isZero();
    assertThat(result.err())
        .contains("wire is left out: no wire today")
        .contains("loopback takes its place");
    assertThat(result.out()).contains("RFC 9293 beside Mirror 1.0");
  }

  @Test
  void anOptionThatTheModelLacksIsARemark() throws IOException {
    Result result = run("play", file("client connect\nset client mss 100\n"), "--on", "model");
    assertThat(result.exit()).isZero();
    assertThat(result.err())
        .contains("x.scenario:4: an option after the first call of its actor has no effect");
  }

  private static final String HELD =
      """
      server listen
      client connect
      stand client ESTABLISHED
      note Look at it.
      server accept
      """;

  @Test
  void whatTheScenarioHoldsStandsForItsTimeAndThatIsSaid() throws IOException {
    String file = file(HELD);
    long began = System.nanoTime();
    Result result = run("play", file, "--hold", "300ms");
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(300_000_000);
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEqualTo("lockstep play: standing for 300 ms (--hold)\n");
    assertThat(result.out()).contains("[ESTABLISHED]  stands");
  }

  @Test
  void aKeyLetsGoOfWhatStandsAndQEndsTheRun() throws IOException {
    String file = file(HELD);
    Result released = new CliRun().in("\n").go("play", file, "--hold", "1h");
    assertThat(released.out()).contains("Look at it.", "accept", "in lockstep.");
    Result ended = new CliRun().in("q\n").go("play", file, "--hold", "1h");
    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).contains("Look at it.").doesNotContain("accept");
  }

  @Test
  void theModelAloneHoldsNothing() throws IOException {
    assertThat(run("play", file(HELD), "--on", "model", "--hold", "1h").err()).isEmpty();
    assertThat(run("play", file(HELD), "--hold", "soon").exit()).isEqualTo(2);
  }

  @Test
  void allErrorsOfAFileAreToldWithTheirPlacesAndItIsNotPlayed() throws IOException {
    String file = file("server lisen\nclient connect\nwat\n");
    Result result = run("play", file);
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines()).hasSize(2);
    assertThat(result.err().lines().toList().get(0)).startsWith(file + ":3:8: ");
    assertThat(result.err().lines().toList().get(1)).startsWith(file + ":5:1: ");
  }

  @Test
  void anExpectationThatTheModelDoesNotMeetEndsWithTwo() throws IOException {
    Result result =
        run("play", file("server listen\nexpect server ESTABLISHED\n"), "--on", "model", "--json");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("x.scenario:4", "ESTABLISHED", "LISTEN");
    assertThat(result.lines().get(result.lines().size() - 1)).endsWith("\"exit\":2}}");
  }

  @Test
  void aFileMayComeFromStandardInput() {
    Result result =
        new CliRun()
            .in("title: Piped\nabout: From a pipe.\nserver listen\n")
            .go("play", "-", "--on", "model");
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    assertThat(result.out()).startsWith("stdin: Piped\n");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Path file = folder.resolve("x.scenario");
    Files.write(file, new byte[] {'t', (byte) 0xff, (byte) 0xfe});
    Result result = run("play", file.toString());
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("is not UTF-8 text");
    assertThat(run("play", folder.toString()).err()).contains("it is a directory");
    Files.write(file, new byte[1_000_000]);
    assertThat(run("play", file.toString()).err()).contains("256 KiB");
  }

  @Test
  void colourComesOnlyToATerminalThatWantsIt() {
    assertThat(run("play", "handshake").out()).doesNotContain("\033");
    assertThat(new CliRun().onTerminal().go("play", "handshake").out()).contains("\033[");
    assertThat(new CliRun().onTerminal().env("NO_COLOR", "1").go("play", "handshake").out())
        .doesNotContain("\033");
    assertThat(new CliRun().onTerminal().env("TERM", "dumb").go("play", "handshake").out())
        .doesNotContain("\033");
    assertThat(new CliRun().onTerminal().go("play", "handshake", "--color", "never").out())
        .doesNotContain("\033");
    assertThat(new CliRun().env("NO_COLOR", "1").go("play", "handshake", "--color=always").out())
        .contains("\033[");
  }

  @Test
  void onlyAsciiWhereThereIsNothingElse() {
    for (CliRun cli : List.of(new CliRun(), new CliRun().charset(StandardCharsets.US_ASCII))) {
      String out = cli.go("play", "half-close", "--ascii").out();
      assertThat(out.chars()).allMatch(c -> c < 0x7f);
      assertThat(out).contains("SYN seq 0 ------------------>");
    }
    assertThat(new CliRun().charset(StandardCharsets.US_ASCII).go("play", "half-close").out())
        .contains("SYN seq 0 ------------------>");
  }

  @Test
  void jsonIsOneObjectALineAndNothingElse() throws IOException {
    Result result = run("play", "teardown", "--json");
    assertThat(result.exit()).isZero();
    for (String line : result.lines()) {
      try (JsonParser parser = new JsonFactory().createParser(line)) {
        while (parser.nextToken() != null) continue;
      }
      assertThat(line).startsWith("{").endsWith("}");
    }
    assertThat(result.lines().get(0))
        .startsWith("{\"step\":1,\"action\":\"server listen\",\"line\":4,\"world\":\"model\",");
    assertThat(result.out()).contains("\"world\":\"loopback\"", "\"verdict\":\"AGREES\"");
    assertThat(result.lines().get(result.lines().size() - 1))
        .startsWith("{\"summary\":{\"verdicts\":{\"AGREES\":")
        .endsWith("\"worlds\":[\"model\",\"loopback\"],\"exit\":0}}");
  }

  @Test
  void aLineFromAPipeIsAKeyAndTheEndOfTheInputIsNone() {
    Result result = new CliRun().in("\n\n").go("play", "handshake", "--step");
    assertThat(result.exit()).isZero();
    assertThat(result.err().lines())
        .containsExactly(
            "lockstep play: the end of the input is not a key: the rest is played without holding");
    assertThat(result.out()).contains("6 agree");
  }

  @Test
  void whileItIsHeldTheRowsAreShown() {
    Result result = new CliRun().in("\nq\n").go("play", "handshake", "--step");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains(
            """
            Proto Recv-Q Send-Q Local         Foreign         State       Timer
            tcp        0      0 127.0.0.1:443 127.0.0.1:41000 ESTABLISHED off
            """)
        .contains("  1  CLOSED ")
        .doesNotContain("  2 [SYN-SENT]")
        .endsWith("\n    Of 1 step 1 agree, 0 unseen, 0 explained, 0 unexplained.\n");
  }

  @Test
  void qBeforeTheFirstActionPlaysNothing() {
    Result result = new CliRun().in("q").go("play", "handshake", "--step", "--json");
    assertThat(result.lines())
        .containsExactly(
            "{\"summary\":{\"verdicts\":{\"AGREES\":0,\"UNSEEN\":0,\"EXPLAINED\":0,"
                + "\"UNEXPLAINED\":0},\"worlds\":[\"model\",\"loopback\"],\"exit\":0}}");
  }

  @Test
  void theTraceDoesNotTakeThePlaceOfItsScenario() throws IOException {
    Path file = folder.resolve("mine.scenario");
    Files.writeString(file, "title: Mine\nserver listen\n");
    Result result = run("play", file.toString(), "--on", "model", "--trace", file.toString());
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("is the scenario that is played; name another file");
    assertThat(Files.readString(file)).startsWith("title: Mine");
  }

  @Test
  void aTraceIsWrittenForEachWorld() throws IOException {
    Path file = folder.resolve("run.trace");
    assertThat(run("play", "teardown", "--trace", file.toString()).exit()).isZero();
    assertThat(Files.readString(file)).startsWith("# lockstep trace 1 ").contains("world model");
    assertThat(Files.readString(folder.resolve("run.loopback.trace"))).contains("world loopback");
    assertThat(names()).containsExactly("run.loopback.trace", "run.trace");
  }

  @Test
  void aTraceThatCannotBeWrittenIsRefusedBeforeTheRun() throws IOException {
    Result result = run("play", "teardown", "--trace", folder.resolve("no/run.trace").toString());
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("cannot be written: there is no directory");
    assertThat(result.out()).isEmpty();
    assertThat(run("play", "teardown", "--trace", folder.toString()).err())
        .contains("it is a directory");
    assertThat(names()).isEmpty();
  }

  @Test
  void aRunThatBreaksLeavesTheOldTraceAsItWas() throws IOException {
    Path file = folder.resolve("run.trace");
    Files.writeString(file, "old");
    String scenario = file("server listen\nexpect server ESTABLISHED\n");
    assertThat(run("play", scenario, "--trace", file.toString()).exit()).isEqualTo(2);
    assertThat(Files.readString(file)).isEqualTo("old");
    assertThat(names()).containsExactly("run.trace", "x.scenario");
  }

  @Test
  void aReaderWhoGoesEndsTheRunQuietly() {
    List<MirrorStage> opened = new ArrayList<>();
    Result result =
        new CliRun()
            .stages(
                (world, options) -> {
                  MirrorStage stage = new MirrorStage(p -> p);
                  opened.add(stage);
                  return stage;
                })
            .out(new GoneReader())
            .go("play", "handshake", "--on", "loopback");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(opened).singleElement().matches(MirrorStage::closed);
  }

  @Test
  void aFullDiskIsNoReaderWhoWent() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    Result result = new CliRun().out(full).go("play", "handshake");
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo("lockstep: standard output cannot be written: No space left on device\n");
  }

  /** Takes one write, as head -1 may. */
  private static final class GoneReader extends OutputStream {
    private int writes;

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int count) throws IOException {
      if (writes++ > 0) throw new IOException("Broken pipe");
    }
  }

  private String file(String actions) throws IOException {
    Path file = folder.resolve("x.scenario");
    Files.writeString(file, "title: A title\nabout: What it shows.\n" + actions);
    return file.toString();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
