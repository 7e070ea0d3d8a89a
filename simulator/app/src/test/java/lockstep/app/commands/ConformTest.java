package lockstep.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.app.commands.CliRun.Result;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lockstep conform}: what it prints, how it judges, what it says of bad lines. */
class ConformTest {
  private static final Path LINES = Path.of("../model/src/test/resources/lockstep/conformance");

  /** An ACK of nothing new, which leaves ESTABLISHED as it is and sends nothing. */
  private static final String GOOD =
      line("good", "[{\"next_state\":\"ESTABLISHED\",\"emits\":[]}]");

  private static final String WRONG = line("wrong", "[{\"next_state\":\"CLOSED\",\"emits\":[]}]");

  private static String line(String id, String outcomes) {
    return "{\"id\":\""
        + id
        + "\",\"key\":\"k1\",\"start_state\":\"ESTABLISHED\",\"preconditions\":{},\"event\":{\"kind\":\"segment\","
        + "\"flags\":[\"ACK\"],\"seq\":1,\"ack\":1,\"len\":0,\"wnd\":5},\"judge\":{\"rfc9293\":"
        + outcomes
        + "}}";
  }

  private static Result conform(String input, String... args) {
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
                + " (3.10.7.4 eighth)");
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
  void whatIsNoCaseIsToldWithItsPlaceAndTheRestGoesOn(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("some.jsonl");
    Files.writeString(file, GOOD + "\nnot json\n" + GOOD);
    Result result = CliRun.run("conform", file.toString());
    assertThat(result.lines().get(0))
        .isEqualTo(
            "MALFORMED "
                + file
                + ":2: expected JSON, found at character 4: Unrecognized token"
                + " \"not\"");
    assertThat(result.out()).endsWith("\n2 of 3 lines passed, 1 malformed.\n");
    assertThat(result.exit()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {                                  | expected JSON, found at character
          {"id":"x"} more                    | expected JSON, found at character
          {"id":"x"} {}                      | expected one JSON object, found more behind it
          {"id":"x","id":"y"}                | expected each field once, found "id" twice
          "x"                                | expected a JSON object, found
          {}                                 | expected a string as id, found nothing
          {"id":5}                           | expected a string as id, found 5
          {"id":"x"}                         | expected a state of TCP as start_state, found nothing
          {"id":"x","start_state":"OPEN"}    | TIME-WAIT as start_state, found "OPEN"
          {"id":"x","start_state":"CLOSED"}  | expected an object as event, found nothing
          """)
  void aLineThatIsNoCaseIsToldInWords(String line, String told) {
    assertMalformed(line, told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "seq":1       | "seq":"1"            | 0 to 4294967295 as event.seq, found "1"
          "seq":1       | "seq":-1             | 0 to 4294967295 as event.seq, found -1
          "seq":1       | "seq":4294967296     | 0 to 4294967295 as event.seq, found 4294967296
          "seq":1       | "seq":1.5            | 0 to 4294967295 as event.seq, found 1.5
          "seq":1       | "seq":null           | a whole number as event.seq, found null
          "ack":1       | "ack":null           | as the ACK bit is on, as event.ack, found null
          "len":0       | "len":-1             | 0 to 65535 as event.len, found -1
          "wnd":5       | "wnd":65536          | 0 to 65535 as event.wnd, found 65536
          ["ACK"]       | ["ACK","FOO"]        | ECE or CWR in flags, found "FOO"
          ["ACK"]       | "ACK"                | an array as event.flags, found "ACK"
          "segment"     | "packet"             | segment, call or timeout as event.kind, found "packet"
          "segment"     | "call"               | ABORT or STATUS as event.call, found nothing
          "segment"     | "call","call":"OPEN" | active-unspecified-remote as event.mode, found nothing
          "segment"     | "call","call":"JUMP" | ABORT or STATUS as event.call, found "JUMP"
          "segment"     | "timeout"            | one of KEEPALIVE, PERSIST, RETRANSMISSION, TIME-WAIT
          "segment"     | "timeout","timer":"2MSL" | TIME-WAIT, USER as event.timer, found "2MSL"
          "judge"       | "verdict"            | expected judge.rfc9293, or expect, found neither
          [{            | [5,{                 | an object as judge.rfc9293[0], found 5
          "next_state":"ESTABLISHED" | "next_state":"OPEN" | as judge.rfc9293[0].next_state, found
          "emits":[]    | "emits":5            | an array as judge.rfc9293[0].emits, found 5
          "preconditions":{} | "preconditions":[] | an object as preconditions, found an array
          "preconditions":{} | "preconditions":{"snd_una":9,"snd_nxt":1} | SND.NXT 1 lies before
          "preconditions":{} | "preconditions":{"rcv_wnd":70000} | 0 to 65535 as preconditions.rcv_wnd
          "preconditions":{} | "preconditions":{"ooo_queue":[[5]]} | an array of pairs [from, to)
          "preconditions":{} | "preconditions":{"ooo_queue":[[9,5]]} | found [9,5)
          "preconditions":{} | "preconditions":{"open":"half"} | expected active or passive
          """)
  void aFieldThatIsWrongIsNamed(String right, String wrong, String told) {
    assertThat(GOOD).contains(right);
    assertMalformed(GOOD.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)), told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          []                                   | a step that expects something, found none
          [{"call":"CLOSE"}]                   | a step that expects something, found none
          [{}]                                 | either a segment or a call in each of steps
          {}                                   | an array as steps, found an object
          [{"call":"RECEIVE","expect":{"returned":-1}}] | as steps[0].expect.returned, found -1
          """)
  void stepsThatAreNoneAreNamed(String steps, String told) {
    assertMalformed("{\"id\":\"x\",\"start_state\":\"ESTABLISHED\",\"steps\":" + steps + "}", told);
  }

  private static void assertMalformed(String line, String told) {
    Result result = conform(line + "\n" + GOOD);
    assertThat(result.lines().get(0)).startsWith("MALFORMED <stdin>:1: expected ").contains(told);
    assertThat(result.out()).endsWith("\n1 of 2 lines passed, 1 malformed.\n");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void hugeLinesAndOctetsThatAreNoTextStopNothing() {
    byte[] noText = {(byte) 0xC3, 0x28, 0, 27, '\n'};
    String deep = "{\"a\":".repeat(10_000);
    String input = "x".repeat(3_000_000) + "\n" + deep + "\n" + GOOD;
    byte[] rest = input.getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[noText.length + rest.length];
    System.arraycopy(noText, 0, all, 0, noText.length);
    System.arraycopy(rest, 0, all, noText.length, rest.length);
    Result result = new CliRun().in(new ByteArrayInputStream(all)).go("conform", "-");
    assertThat(result.lines().subList(0, 3))
        .containsExactly(
            "MALFORMED <stdin>:1: expected UTF-8 text, found other octets",
            "MALFORMED <stdin>:2: expected at most 1048576 octets in a line, found a longer one",
            "MALFORMED <stdin>:3: expected at most 50 levels, found more");
    assertThat(result.out()).endsWith("\n1 of 4 lines passed, 3 malformed.\n");
  }

  @Test
  void endsOfLinesAndMarksOfOtherSystemsDoNoHarm() {
    assertThat(conform("\uFEFF" + GOOD + "\r\n" + GOOD + "\r\n").out())
        .endsWith("2 of 2 lines passed.\n");
  }

  @Test
  void whatHoldsNoLineIsRemarkedAndIsNoYes() {
    Result result = conform("\n");
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo("lockstep conform: <stdin> has no line to hold the model against\n");
    assertThat(result.exit()).isEqualTo(1);
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
