package lockstep.app.commands;

import static lockstep.app.commands.ConformTest.GOOD;
import static lockstep.app.commands.ConformTest.conform;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.app.commands.CliRun.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code lockstep conform} says of lines that are no cases; none of them stops the rest. */
class ConformMalformedTest {
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
          "wnd":5       | "wnd":1073725441     | 0 to 1073725440 as event.wnd, found 1073725441
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
          "preconditions":{} | "preconditions":{"rcv_wnd":1073725441} | 0 to 1073725440 as preconditions.rcv_wnd
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
}
