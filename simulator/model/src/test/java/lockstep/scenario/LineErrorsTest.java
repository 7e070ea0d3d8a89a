package lockstep.scenario;

import static lockstep.scenario.ToldErrors.ACTOR;
import static lockstep.scenario.ToldErrors.EXPECTED;
import static lockstep.scenario.ToldErrors.errors;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with one line, word for word, and at which column. */
class LineErrorsTest {
  private static final String VERB =
      "an actor (client, server, client2, ...) or a verb (set, wait, expect, note, ...)";
  private static final String RANGE =
      "a range such as client[1..20], its numbers 1 to 1000 and the smaller first";
  private static final String WAITED =
      "a duration such as 300ms or 1.5s, RTO, 2MSL, or until and an actor";
  private static final String DIRECTION_OR_KIND =
      "a direction (client->server, server->client), a kind (SYN, SYN+ACK, FIN, RST, ACK, text,"
          + " ...)";
  private static final String OPTIONS_OF_ACTOR =
      "an option of an actor (receive-buffer, send-buffer, nagle, delayed-ack, keep-alive, linger,"
          + " mss, iss, msl, user-timeout, retransmission, window-probes, silly-window-avoidance, congestion-control)";
  private static final String OPTIONS_OF_WIRE =
      "an option of the wire (latency, loss, duplication, reordering, seed, compare)";

  private static final String COMPARED =
      "what of segments is compared too (window, options), or off";

  /** A line, the column of its error, and the error. */
  static Stream<Arguments> lines() {
    return Stream.of(
        // Who and what
        found("clinet connect", 1, VERB, "\"clinet\"; did you mean \"client\"?"),
        found("Client connect", 1, VERB, "\"Client\"; did you mean \"client\"?"),
        found("title The end", 1, VERB, "\"title\"; did you mean \"title:\"?"),
        found("exepct client CLOSED", 1, VERB, "\"exepct\"; did you mean \"expect\"?"),
        found("\"client\" connect", 1, VERB, "the text \"client\""),
        found(", client", 1, VERB, "a comma"),
        found("close", 1, "an actor before the verb", "\"close\"; say who: client close"),
        found(
            "client0 connect",
            1,
            ACTOR,
            "\"client0\"; did you mean \"client\"?",
            "or client[1..20]"),
        found(
            "client1001 connect",
            1,
            ACTOR,
            "\"client1001\"; an actor's number is 1 to 1000",
            "or client[1..20]"),
        found("client[5..1] connect", 1, RANGE, "\"client[5..1]\""),
        found("client[0..1] connect", 1, RANGE, "\"client[0..1]\""),
        found("client[1..1001] connect", 1, RANGE, "\"client[1..1001]\""),
        found("client[1-3] connect", 1, RANGE, "\"client[1-3]\""),
        found("client[1..2 connect", 1, RANGE, "\"client[1..2\""),
        Arguments.of(
            "server listener close",
            8,
            "\"listener\" stands only where a state is asked for (expect, stand, predict, wait until);"
                + " leave it out"),
        // Calls
        found("client", 7, "a verb (listen, connect, send, ...)", "the end of the line"),
        found(
            "client clsoe",
            8,
            "a verb (listen, connect, send, ...)",
            "\"clsoe\"; did you mean \"close\"?"),
        found(
            "client SEND 5",
            8,
            "a verb (listen, connect, send, ...)",
            "\"SEND\"; did you mean \"send\"?"),
        found("client close now", 14, "the end of the line", "\"now\""),
        found(
            "server listen backlgo 5",
            15,
            "port, backlog, defer-accept or reuse-address",
            "\"backlgo\"; did you mean \"backlog\"?"),
        found("server listen port 0", 20, "a port of 1 to 65535", "\"0\""),
        found("server listen port 65536", 20, "a port of 1 to 65535", "\"65536\""),
        found("server listen backlog 4097", 23, "a backlog of 0 to 4096 connections", "\"4097\""),
        found(
            "server listen defer-accept 0s",
            28,
            "a deferral of 1ms to 10min, such as 300ms or 1.5s",
            "\"0s\""),
        Arguments.of("server listen port 1 port 2", 22, "\"port\" is said twice"),
        found(
            "client connect server",
            16,
            "\"to\" and an actor, or the end of the line",
            "\"server\""),
        found(
            "client connect to sevrer",
            19,
            ACTOR,
            "\"sevrer\"; did you mean \"server\"?",
            "or client[1..20]"),
        found(
            "client connect to server[1..2]",
            19,
            ACTOR,
            "\"server[1..2]\"; only one is meant here"),
        found(
            "client send",
            12,
            "a count of 1 to 1048576 octets, or a text in double quotes",
            "the end of the line"),
        found(
            "client send hello",
            13,
            "a count of 1 to 1048576 octets, or a text in double quotes",
            "\"hello\""),
        found("client send 0", 13, "a count of 1 to 1048576 octets", "\"0\""),
        found(
            "client send 99999999999999999999",
            13,
            "a count of 1 to 1048576 octets",
            "\"99999999999999999999\""),
        Arguments.of(
            "client send \"\"",
            13,
            "expected at least one character between the quotes, found none"),
        Arguments.of(
            "client send \"abc # no", 13, "the quoted text that starts here has no closing quote"),
        Arguments.of(
            "client send \"a\\q\"", 15, "expected \\\", \\\\, \\n, \\r or \\t after the backslash"),
        Arguments.of("client send\"a\"", 12, "expected a blank before the quoted text"),
        Arguments.of("client send \"a\"b", 16, "expected a blank after the quoted text"),
        found(
            "client receive al",
            16,
            "a count of 1 to 1048576 octets, or all",
            "\"al\"; did you mean \"all\"?"),
        // Options
        found(
            "set clinet mss 5",
            5,
            "an actor (client, server, client2, ...) or wire",
            "\"clinet\"; did you mean \"client\"?"),
        found("set client ngale off", 12, OPTIONS_OF_ACTOR, "\"ngale\"; did you mean \"nagle\"?"),
        found(
            "set client latency 5ms",
            12,
            OPTIONS_OF_ACTOR,
            "\"latency\"; that one is the wire's: set wire latency"),
        found(
            "set wire nagle off",
            10,
            OPTIONS_OF_WIRE,
            "\"nagle\"; that one is an actor's: set client nagle"),
        found(
            "set client receive-buffer 65536",
            27,
            "a receive buffer of 1 to 65535 octets",
            "\"65536\""),
        found("set client send-buffer 0", 24, "a send buffer of 1 to 1048576 octets", "\"0\""),
        found("set client nagle of", 18, "on or off", "\"of\"; did you mean \"off\"?"),
        found(
            "set client keep-alive 1s 1s", 28, "a count of 1 to 127 probes", "the end of the line"),
        found(
            "set client keep-alive 1ms 1s 1",
            23,
            "an idle time of 1s to 540min, such as 2s or 1.5s",
            "\"1ms\""),
        found(
            "set client keep-alive 1s 541min 1",
            26,
            "an interval of 1s to 540min, such as 2s or 1.5s",
            "\"541min\""),
        found("set client linger on", 19, "a linger time of 0 to 65535 seconds, or off", "\"on\""),
        found(
            "set client mss none",
            16,
            "a maximum segment size of 1 to 65495 octets, or off",
            "\"none\""),
        found("set client congestion-control 1", 31, "on or off", "\"1\""),
        found("set client mss 0", 16, "a maximum segment size of 1 to 65495 octets", "\"0\""),
        found(
            "set client iss 4294967296",
            16,
            "an initial sequence number of 0 to 4294967295",
            "\"4294967296\""),
        found(
            "set client msl 61min",
            16,
            "an MSL of 1ms to 60min, such as 300ms or 1.5s",
            "\"61min\""),
        found(
            "set client user-timeout 2h",
            25,
            "a user timeout of 1ms to 1440min, such as 300ms or 1.5s",
            "\"2h\""),
        found(
            "set wire latency 50",
            18,
            "a latency of 1us to 1min, such as 300ms or 1.5s",
            "\"50\"; write its unit: us, ms, s or min"),
        found(
            "set wire latency 0.5us",
            18,
            "a latency of 1us to 1min, such as 300ms or 1.5s",
            "\"0.5us\"; nothing is finer than 1us"),
        found("set wire loss 101%", 15, "a share of 0 to 100 percent", "\"101%\""),
        found("set wire loss 1.%", 15, "a share of 0 to 100 percent", "\"1.%\""),
        found("set wire loss", 14, "a share of 0 to 100 percent", "the end of the line"),
        found("set wire compare", 17, COMPARED, "the end of the line"),
        found("set wire compare windows", 18, COMPARED, "\"windows\"; did you mean \"window\"?"),
        found("set wire compare mss", 18, COMPARED, "\"mss\""),
        found("set wire compare options size", 26, "window or the end of the line", "\"size\""),
        found("set wire compare window off", 25, "options or the end of the line", "\"off\""),
        found("set wire compare off window", 22, "the end of the line", "\"window\""),
        found("set wire compare window options 1", 33, "the end of the line", "\"1\""),
        Arguments.of("set wire compare window window", 25, "\"window\" is said twice"),
        found(
            "set client compare window",
            12,
            OPTIONS_OF_ACTOR,
            "\"compare\"; that one is the wire's: set wire compare"),
        found("set wire seed -1", 15, "a seed of 0 to 999999999999999999", "\"-1\""),
        // The wire
        found(
            "hold client->sevrer",
            6,
            "client->server or server->client",
            "\"client->sevrer\"; did you mean \"client->server\"?"),
        found("hold SYM", 6, DIRECTION_OR_KIND, "\"SYM\"; did you mean \"SYN\"?"),
        found("hold syn", 6, DIRECTION_OR_KIND, "\"syn\"; did you mean \"SYN\"?"),
        found("hold SYN+", 6, DIRECTION_OR_KIND, "\"SYN+\"; did you mean \"SYN+ACK\"?"),
        Arguments.of("hold SYN+ACK+SYN", 6, "\"SYN+ACK+SYN\" says SYN twice"),
        found("hold 2", 6, DIRECTION_OR_KIND + " or the end of the line", "\"2\""),
        found("deliver FIN 0", 13, "a place of 1 to 1000", "\"0\""),
        found("deliver 2rd", 9, DIRECTION_OR_KIND + " or a place", "\"2rd\""),
        found(
            "delay FIN",
            10,
            "a delay of 1us to 10min, such as 300ms or 1.5s",
            "the end of the line"),
        found("reorder 2", 9, "the end of the line", "\"2\""),
        // Waiting
        found("wait", 5, WAITED, "the end of the line"),
        found("wait 2msl", 6, WAITED, "\"2msl\"; did you mean \"2MSL\"?"),
        found("wait rto", 6, WAITED, "\"rto\"; did you mean \"RTO\"?"),
        found(
            "wait 5",
            6,
            "a wait of 1us to 1440min, such as 300ms or 1.5s",
            "\"5\"; write its unit: us, ms, s or min"),
        found(
            "wait until client[1..2] CLOSED",
            12,
            ACTOR,
            "\"client[1..2]\"; only one is meant here"),
        found("wait until client OPEN", 19, "a state (CLOSED, LISTEN, SYN-SENT, ...)", "\"OPEN\""),
        found(
            "wait until client CLOSED with 2s",
            26,
            "\"within DURATION\" or the end of the line",
            "\"with\"; did you mean \"within\"?"),
        found("stand client OPEN", 14, "a state (CLOSED, LISTEN, SYN-SENT, ...)", "\"OPEN\""),
        found(
            "stand client CLOSED within 2s",
            21,
            "a comma, \"on WORLD\" or the end of the line",
            "\"within\""),
        found("stand client CLOSED on air", 24, "a world (model, loopback or wire)", "\"air\""),
        // Expecting
        found(
            "expect client FIN_WAIT_2",
            15,
            EXPECTED,
            "\"FIN_WAIT_2\"; did you mean \"FIN-WAIT-2\"?"),
        found("expect client ESTAB", 15, EXPECTED, "\"ESTAB\"; did you mean \"ESTABLISHED\"?"),
        found("expect client closed", 15, EXPECTED, "\"closed\"; did you mean \"CLOSED\"?"),
        found(
            "expect client SYN_RECV", 15, EXPECTED, "\"SYN_RECV\"; did you mean \"SYN-RECEIVED\"?"),
        found("expect client", 14, EXPECTED, "the end of the line"),
        found("expect CLOSED", 8, ACTOR, "\"CLOSED\""),
        found("expect client signal reset", 22, "a text in double quotes", "\"reset\""),
        found("expect client row goen", 19, "gone", "\"goen\"; did you mean \"gone\"?"),
        found(
            "expect client CLOSED on wrie",
            25,
            "a world (model, loopback or wire)",
            "\"wrie\"; did you mean \"wire\"?"),
        found(
            "expect client CLOSED within 5",
            29,
            "a bound of 1ms to 10min, such as 300ms or 1.5s",
            "\"5\"; write its unit: us, ms, s or min"),
        Arguments.of("expect client CLOSED on wire on model", 30, "\"on\" is said twice"),
        found(
            "expect client CLOSED in wire",
            22,
            "a comma, \"on WORLD\", \"within DURATION\" or the end of the line",
            "\"in\"; did you mean \"on\"?"),
        found("predict client,", 16, ACTOR, "the end of the line"),
        Arguments.of("note   # nothing", 8, "expected words after \"note\", found none"),
        // The head
        found(
            "titel: T",
            1,
            "title, about or needs before a colon",
            "\"titel\"; did you mean \"title\"?"),
        found(
            "client: connect",
            1,
            "title, about or needs before a colon",
            "\"client\"; write it without the colon"),
        // Characters
        Arguments.of("client send \"a\u0007\"", 15, "the control character U+0007; leave it out"),
        Arguments.of("note a\u2028b", 7, "the control character U+2028; leave it out"),
        Arguments.of(
            "note a\uFFFDb",
            7,
            "a character that could not be read; a scenario is written in UTF-8"),
        Arguments.of("client\u00A0close", 7, "an unusual blank, U+00A0; write an ordinary one"),
        Arguments.of(
            "client send \"😀\" \"\\q\"",
            18,
            "expected \\\", \\\\, \\n, \\r or \\t after the backslash"),
        Arguments.of(
            "note " + "x".repeat(996),
            1_001,
            "a line has at most 1000 characters; split it or shorten it"));
  }

  private static Arguments found(String line, int column, String expected, String found) {
    return Arguments.of(line, column, "expected " + expected + ", found " + found);
  }

  /** The same where a range may stand too. */
  private static Arguments found(
      String line, int column, String expected, String found, String orRange) {
    return found(line, column, expected.replace(" or client2", ", client2 " + orRange), found);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void oneLineHasOneError(String line, int column, String message) {
    assertThat(errors("title: T\nclient connect\n" + line + "\n"))
        .containsExactly("x.scenario:3:" + column + ": " + message);
  }
}
