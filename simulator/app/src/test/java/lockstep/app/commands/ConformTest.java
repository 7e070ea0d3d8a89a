package lockstep.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.app.commands.CliRun.Result;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lockstep conform}: what it prints and how it judges. */
class ConformTest {
  private static final Path LINES = Path.of("../model/src/test/resources/lockstep/conformance");

  /** An ACK of nothing new, which leaves ESTABLISHED as it is and sends nothing. */
  static final String GOOD = line("good", "[{\"next_state\":\"ESTABLISHED\",\"emits\":[]}]");

  private static final String WRONG = line("wrong", "[{\"next_state\":\"CLOSED\",\"emits\":[]}]");

  private static String line(String id, String outcomes) {
    return "{\"id\":\""
        + id
        + "\",\"key\":\"k1\",\"start_state\":\"ESTABLISHED\",\"preconditions\":{},\"event\":{\"kind\":\"segment\","
        + "\"flags\":[\"ACK\"],\"seq\":1,\"ack\":1,\"len\":0,\"wnd\":5},\"judge\":{\"rfc9293\":"
        + outcomes
        + "}}";
  }

  static Result conform(String input, String... args) {
    List<String> all = new ArrayList<>(List.of("conform"));
    all.addAll(List.of(args));
    all.add("-");
    return new CliRun().in(input).go(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "transitions.jsonl,151",
    "calls.jsonl,58",
    "own-transitions.jsonl,110",
    "own-calls.jsonl,33",
    "own-sequences.jsonl,31"
  })
  void theModelPassesEveryLineThatIsKept(String file, int lines) {
    Result result = CliRun.run("conform", LINES.resolve(file).toString());
    assertThat(result.out()).doesNotContain("FAILED", "TOLERATED", "MALFORMED");
    assertThat(result.out()).endsWith("\n" + lines + " of " + lines + " lines passed.\n");
    assertThat(result.lines()).allMatch(l -> l.length() <= 80);
    assertThat(result.out()).doesNotContain("\033");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
  }

  /** A judge that cannot say no is worth nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {"transitions.jsonl", "calls.jsonl", "own-transitions.jsonl", "own-calls.jsonl"})
  void everyLineFailsWhenItExpectsAnotherState(String file) throws IOException {
    Pattern state = Pattern.compile("\"next_state\": ?\"([A-Z0-9-]+)\"");
    StringBuilder falsified = new StringBuilder();
    int lines = 0;
    for (String line : Files.readAllLines(LINES.resolve(file))) {
      List<String> right = state.matcher(line).results().map(m -> m.group(1)).toList();
      for (TcpState other : TcpState.values()) {
        if (right.contains(other.rfcName())) continue;
        String expects = "\"next_state\": \"" + other.rfcName() + '"';
        falsified.append(state.matcher(line).replaceAll(expects)).append('\n');
        lines++;
      }
    }
    Result result = conform(falsified.toString());
    assertThat(result.out()).endsWith("\n0 of " + lines + " lines passed, " + lines + " failed.\n");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void everySegmentThatIsExpectedCounts() throws IOException {
    Pattern seq = Pattern.compile("(\"emits\": \\[\\{\"flags\": \\[[^]]*], \"seq\": )(\\d+)");
    List<String> falsified = new ArrayList<>();
    for (String file : List.of("transitions.jsonl", "own-transitions.jsonl"))
      for (String line : Files.readAllLines(LINES.resolve(file)))
        if (!line.contains("\"emits\": []") && !line.contains("\"emits\": \"")) {
          String changed = seq.matcher(line).replaceAll("$199$2");
          if (!changed.equals(line)) falsified.add(changed);
        }
    assertThat(falsified).hasSizeGreaterThan(100);
    Result result = conform(String.join("\n", falsified));
    assertThat(result.out()).contains("\n0 of " + falsified.size() + " lines passed");
  }

  @Test
  void everyStepOfASequenceCounts() throws IOException {
    List<String> falsified = new ArrayList<>();
    for (String line : Files.readAllLines(LINES.resolve("own-sequences.jsonl"))) {
      Matcher m = Pattern.compile("\"expect\": \\{[^}]*}").matcher(line);
      while (m.find()) {
        Matcher field = Pattern.compile("\"[a-z_]+\": (\\d+)").matcher(m.group());
        while (field.find()) {
          int from = m.start() + field.start(1);
          int to = m.start() + field.end(1);
          falsified.add(line.substring(0, from) + "4000000" + line.substring(to));
        }
      }
    }
    assertThat(falsified).hasSizeGreaterThan(200);
    Result result = conform(String.join("\n", falsified));
    assertThat(result.out()).contains("\n0 of " + falsified.size() + " lines passed");
  }

  @Test
  void aFailureSaysWhatWasExpectedWhatWasFoundAndWhichCheckDecided() {
    Result result = conform(GOOD + "\n" + WRONG + "\n");
    assertThat(result.lines().get(0))
        .isEqualTo(
            "FAILED wrong: expected CLOSED, nothing sent; found ESTABLISHED, nothing sent"
                + " (3.10.7.4 fifth)");
    assertThat(result.out()).contains("1/2").endsWith("\n1 of 2 lines passed, 1 failed.\n");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void whatIsToleratedFailsAndIsShownApart() {
    String tolerated =
        WRONG.replace(
            "\"judge\":{",
            "\"judge\":{\"tolerated\":[{\"next_state\":\"ESTABLISHED\",\"emits\":[]}],");
    Result result = conform(tolerated);
    assertThat(result.lines().get(0)).startsWith("TOLERATED wrong: expected CLOSED");
    assertThat(result.out()).endsWith("\n0 of 1 line passed, 1 tolerated.\n");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void asJsonEachCaseIsOneLineAndNothingElse() {
    Result result =
        conform(GOOD + "\n\n  \n" + WRONG.replace("\"key\":\"k1\",", "") + "\n[]", "--json");
    assertThat(result.lines())
        .containsExactly(
            "{\"id\":\"good\",\"key\":\"k1\",\"pass\":true,\"state\":\"ESTABLISHED\","
                + "\"found\":\"ESTABLISHED, nothing sent\"}",
            "{\"id\":\"wrong\",\"pass\":false,\"state\":\"ESTABLISHED\","
                + "\"found\":\"ESTABLISHED, nothing sent\"}",
            "{\"line\":5,\"pass\":false,\"error\":\"<stdin>:5: expected a JSON object, found"
                + " \\\"[]\\\"\"}");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(conform(GOOD, "--json").exit()).isZero();
  }

  @Test
  void segmentsStandInTheNotationOfTheRfc() {
    String fin = GOOD.replace("[\"ACK\"]", "[\"FIN\",\"ACK\"]");
    assertThat(conform(fin, "--json").out())
        .contains("\"found\":\"CLOSE-WAIT, <SEQ=1><ACK=2><CTL=ACK>\"");
  }

  @Test
  void aFileThatIsMissingStopsItBeforeAnythingIsPrinted() {
    Result result = CliRun.run("conform", LINES.resolve("calls.jsonl").toString(), "missing.jsonl");
    assertThat(result.out()).isEmpty();
    assertThat(result.exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ok                                                | false
          ok; connection reset to queued calls              | false
          error: connection closing                         | true
          error: connection closing (ok is acceptable); no second FIN | true
          error: connection closing; and nothing is sent    | true
          error: connection does not exist                  | false
          error: connection                                 | false
          """)
  void theResultOfACallIsComparedUpToWhatIsSaidAboutIt(String result, boolean passes) {
    String line =
        "{\"id\":\"x\",\"start_state\":\"CLOSING\",\"event\":{\"kind\":\"call\",\"call\":\"CLOSE\"},"
            + "\"expect\":{\"next_state\":\"CLOSING\",\"emits\":[],\"result\":\""
            + result
            + "\"}}";
    assertThat(conform(line).exit()).isEqualTo(passes ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          in one segment          | [{"flags":["FIN","ACK"],"seq":1,"ack":1,"len":5}]        | true
          in two segments         | [{"flags":["ACK"],"seq":1,"ack":1,"len":5},{"flags":["FIN","ACK"],"seq":6,"ack":1}] | true
          the FIN elsewhere       | [{"flags":["ACK"],"seq":1,"ack":1,"len":5},{"flags":["FIN","ACK"],"seq":7,"ack":1}] | false
          the text alone          | [{"flags":["ACK"],"seq":1,"ack":1,"len":5}]              | false
          less text               | [{"flags":["FIN","ACK"],"seq":1,"ack":1,"len":4}]        | false
          an ACK more             | [{"flags":["FIN","ACK"],"seq":1,"ack":1},{"flags":["ACK"],"seq":7,"ack":1}] | false
          PSH does not matter     | [{"flags":["FIN","PSH","ACK"],"seq":1,"ack":1}]          | true
          whatever is sent        | null                                                     | true
          a rule in words         | "whatever"                                               | true
          """)
  void textAndTheFinBehindItMayBeOneSegment(String name, String emits, boolean passes) {
    String line =
        "{\"id\":\"x\",\"start_state\":\"FIN-WAIT-1\",\"preconditions\":{\"snd_nxt\":1,\"fin_sent\":false,"
            + "\"unsent_octets\":5,\"snd_wnd\":0},\"event\":{\"kind\":\"segment\",\"flags\":[\"ACK\"],"
            + "\"seq\":1,\"ack\":1,\"len\":0,\"wnd\":99},\"judge\":{\"rfc9293\":[{\"next_state\":"
            + "\"FIN-WAIT-1\",\"emits\":"
            + emits
            + "}]}}";
    assertThat(conform(line).exit()).as(name).isEqualTo(passes ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"flags":["RST"],"seq":1,"ack":null}      | true
          {"flags":["RST","ACK"],"seq":1,"ack":1}   | true
          {"flags":["RST"],"seq":2,"ack":null}      | false
          {"flags":["FIN","ACK"],"seq":1,"ack":1}   | false
          """)
  void theResetOfAnAbortMayAcknowledge(String reset, boolean passes) {
    String line =
        "{\"id\":\"x\",\"start_state\":\"ESTABLISHED\",\"event\":{\"kind\":\"call\",\"call\":\"ABORT\"},"
            + "\"expect\":{\"next_state\":\"CLOSED\",\"emits\":["
            + reset
            + "],\"result\":\"ok\"}}";
    assertThat(conform(line).exit()).isEqualTo(passes ? 0 : 1);
  }

  @Test
  void theTableShowsEachStateAndItsHoles() {
    String out = conform(GOOD + "\n" + WRONG).out();
    for (TcpState state : TcpState.values()) assertThat(out).contains(" " + state.rfcName());
    assertThat(
            out.lines().filter(l -> l.startsWith("  ACK ")).findFirst().orElseThrow().split(" +"))
        .containsExactly("", "ACK", ".", ".", ".", ".", "1/2", ".");
    assertThat(out).contains("\n318 of 319 pairs of state and kind have no line (.).\n");
  }

  @Test
  void colourIsForTerminals() {
    assertThat(new CliRun().onTerminal().in(WRONG).go("conform", "-").out())
        .contains("mFAILED\033[0m wrong");
  }
}
