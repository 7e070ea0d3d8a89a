package lockstep.trace;

import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_1;
import static lockstep.tcp.TcpState.FIN_WAIT_2;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;
import static lockstep.tcp.TcpState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lockstep.table.OsState;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.tcp.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTextTest {
  private static final String HEAD = "# lockstep trace 1 · scenario t · world model · seed 1\n";
  private static final String LIVE = "# lockstep trace 1 · scenario t · world loopback · seed 1\n";

  @Test
  void theModelsTraceStandsInColumnsWithTheReferenceLast() {
    Trace trace =
        new Trace(
            "opening",
            World.MODEL,
            1,
            List.of(
                model(3, "server listen", 0, Actor.SERVER, "listen", "3.10.1", CLOSED, LISTEN),
                arrives(
                    5, "client connect", 100, "<SEQ=0><CTL=SYN>", "<SEQ=0><ACK=1><CTL=SYN,ACK>"),
                timeout(9, "wait 2MSL", 240_000_500)));

    assertThat(TraceText.write(trace))
        .isEqualTo(
            """
            # lockstep trace 1 · scenario opening · world model · seed 1
            # line 3: server listen
              0.000000 server CLOSED -> LISTEN        call listen                                               3.10.1
            # line 5: client connect
              0.000100 server LISTEN -> SYN-RECEIVED  gets <SEQ=0><CTL=SYN>  sends <SEQ=0><ACK=1><CTL=SYN,ACK>  3.10.7.2 third
            # line 9: wait 2MSL
            240.000500 client TIME-WAIT -> CLOSED     timeout TIME-WAIT                                         3.10.8
            """);
  }

  @Test
  void aLiveTraceSaysHowEachStepIsKnownAndInWhichWordsOfTheKernel() {
    Sighting listen = new Sighting(Sighting.How.OBSERVED, 0, OsState.linux(10), null);
    Sighting held = new Sighting(Sighting.How.HELD, 12, OsState.linux(5), null);
    Sighting gone = new Sighting(Sighting.How.OBSERVED, 40, null, null);
    Trace trace =
        new Trace(
            "closing",
            World.LOOPBACK,
            7,
            List.of(
                live(3, "server listen", Actor.SERVER.asListener(), null, listen, CLOSED, LISTEN),
                live(8, "client shutdown", Actor.CLIENT, null, held, FIN_WAIT_1, FIN_WAIT_2),
                live(8, "client shutdown", Actor.CLIENT, null, Sighting.unseen(9), TIME_WAIT),
                live(8, "client shutdown", Actor.CLIENT, "connection reset", gone, CLOSED)));

    assertThat(TraceText.write(trace))
        .isEqualTo(
            """
            # lockstep trace 1 · scenario closing · world loopback · seed 7
            # line 3: server listen
            0.000000 server listener CLOSED -> LISTEN          observed TCP_LISTEN(10)
            # line 8: client shutdown
            0.000000 client          FIN-WAIT-1 -> FIN-WAIT-2  held TCP_FIN_WAIT2(5)  gap 12us
            0.000000 client          TIME-WAIT                 not seen  gap 9us
            0.000000 client          CLOSED                    signal "connection reset"  observed row gone  gap 40us
            """);
  }

  @Test
  void whatTheTextCarriesComesBackAndTheRestIsNothing() throws TraceFormatException {
    Trace read =
        TraceText.read(
            HEAD
                + "# line 13: client send \"a\"  5\n"
                + "1.000300 client FIN-WAIT-1 -> FIN-WAIT-2 -> TIME-WAIT"
                + "  gets <SEQ=1><ACK=2><LEN=3><CTL=FIN,ACK>"
                + "  sends <SEQ=2><ACK=5><CTL=ACK> <SEQ=2><ACK=5><CTL=ACK>"
                + "  3.10.7.4 fifth, eighth\n");

    assertThat(read.scenario()).isEqualTo("t");
    assertThat(read.world()).isEqualTo(World.MODEL);
    assertThat(read.seed()).isEqualTo(1);
    TraceStep step = read.steps().get(0);
    assertThat(step.number()).isEqualTo(1);
    assertThat(step.line()).isEqualTo(13);
    assertThat(step.action()).isEqualTo("client send \"a\"  5");
    assertThat(step.atMicros()).isEqualTo(1_000_300);
    assertThat(step.actor()).isEqualTo(Actor.CLIENT);
    assertThat(step.path()).containsExactly(FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT);
    assertThat(step.event())
        .isEqualTo(new Event.Arrives(Segment.parse("<SEQ=1><ACK=2><LEN=3><CTL=FIN,ACK>")));
    assertThat(step.sends()).hasSize(2);
    assertThat(step.decided()).isEqualTo(RfcRef.section("3.10.7.4", "fifth, eighth"));
    assertThat(step.before()).isNull();
    assertThat(step.tcb()).isNull();
    assertThat(step.signal()).isNull();
    assertThat(step.seen()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "listen",
        "send \"a  b\"",
        "send \"   \"",
        " send ",
        "send \"say \\\"hi\\\"  \"",
        "send \"\\_\"",
        "send \"tab\there\"",
        "send \"two\nlines\r\"",
        "send \"  sends <SEQ=0><CTL=SYN>  3.10.1\"",
        "send \"\u2003\"\u2003",
        "gets  held"
      })
  void theWordsOfACallAreAnyText(String words) throws TraceFormatException {
    TraceStep step = model(1, "x", 0, Actor.CLIENT, words, "3.10.2", ESTABLISHED);
    TraceStep unsaid = signalled(step, words);
    String text = TraceText.write(new Trace("t", World.MODEL, 1, List.of(step, unsaid)));

    List<TraceStep> read = TraceText.read(text).steps();

    assertThat(text.lines()).hasSize(4);
    assertThat(read.get(0).event()).isEqualTo(new Event.Call(words));
    assertThat(read.get(0).decided()).isEqualTo(RfcRef.section("3.10.2"));
    assertThat(read.get(1).signal()).isEqualTo(words);
  }

  @Test
  void aNewLineOfTheScenarioIsNamedOnceAndAgainWhenItComesBack() {
    TraceStep four = model(4, "client close", 0, Actor.CLIENT, "close", "3.10.4", CLOSED);
    TraceStep five = model(5, "client close", 0, Actor.CLIENT, "close", "3.10.4", CLOSED);
    String text = TraceText.write(new Trace("t", World.MODEL, 1, List.of(four, four, five, four)));
    assertThat(text.lines().filter(line -> line.startsWith("# line")))
        .containsExactly(
            "# line 4: client close", "# line 5: client close", "# line 4: client close");
  }

  @Test
  void carriageReturnsAndEmptyLinesAreNoMatter() throws TraceFormatException {
    String text = HEAD + "# line 1: x\n0.000000 client CLOSED\n";
    assertThat(TraceText.read(text.replace("\n", "\r\n\r\n"))).isEqualTo(TraceText.read(text));
  }

  @Test
  void aPlaceOutsideRfc9293KeepsItsDocument() throws TraceFormatException {
    String text =
        HEAD
            + "# line 1: x\n"
            + "0.000000 client ESTABLISHED  RFC 5961 3.2\n"
            + "0.000000 server LISTEN       sockets layer accept queue\n";
    Trace read = TraceText.read(text);
    assertThat(read.steps().get(0).decided()).isEqualTo(new RfcRef("RFC 5961", "3.2", ""));
    assertThat(read.steps().get(1).decided()).isEqualTo(RfcRef.socketsLayer("accept queue"));
    assertThat(TraceText.write(read)).isEqualTo(text);
  }

  @Test
  void aCodeOfAnotherSystemKeepsNameAndNumberAndIsTakenForNoState() throws TraceFormatException {
    String text = LIVE + "# line 1: x\n0.000000 client CLOSED  observed DELETE_TCB(12)\n";
    OsState os = TraceText.read(text).steps().get(0).seen().os();
    assertThat(os).isEqualTo(new OsState("", 12, "DELETE_TCB", null));
    assertThat(TraceText.write(TraceText.read(text))).isEqualTo(text);
  }

  @Test
  void anActionOfTwoLinesIsRefused() {
    TraceStep step = model(1, "two\nlines", 0, Actor.CLIENT, "close", "3.10.4", CLOSED);
    assertThatThrownBy(() -> TraceText.write(new Trace("t", World.MODEL, 1, List.of(step))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an action is one line, not \"two\\nlines\"");
  }

  /** Each text stands after the head and "# line 1: x", in line 3. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.1 client CLOSED | a step such as \"0.000100 server LISTEN -> SYN-RECEIVED  gets"
            + " <SEQ=0><CTL=SYN>\" (seconds with six decimals), found \"0.1\"",
        "-1.000000 client CLOSED | a step such as \"0.000100 server LISTEN -> SYN-RECEIVED  gets"
            + " <SEQ=0><CTL=SYN>\" (seconds with six decimals), found \"-1.000000\"",
        "0.000000 clinet CLOSED | a step such as \"0.000100 server LISTEN -> SYN-RECEIVED  gets"
            + " <SEQ=0><CTL=SYN>\" (an actor), found \"clinet\"",
        "0.000000 client OPEN | a path such as LISTEN -> SYN-RECEIVED, found \"OPEN\"",
        "0.000000 client | a path such as LISTEN -> SYN-RECEIVED, found nothing",
        "0.000000 client CLOSED  gets <SEQ=0> | a segment such as"
            + " <SEQ=1><ACK=1><LEN=5><CTL=ACK>, found \"<SEQ=0>\"",
        "0.000000 client CLOSED  gets <SEQ=4294967296><CTL=SYN> | a segment such as"
            + " <SEQ=1><ACK=1><LEN=5><CTL=ACK>, found \"<SEQ=4294967296><CTL=SYN>\"",
        "0.000000 client CLOSED  gets <SEQ=0><LEN=2000000000><CTL=> | a segment such as"
            + " <SEQ=1><ACK=1><LEN=5><CTL=ACK>, found \"<SEQ=0><LEN=2000000000><CTL=>\"",
        "0.000000 client CLOSED  gets <SEQ=0><CTL=ACK,SYN> | a segment such as"
            + " <SEQ=1><ACK=1><LEN=5><CTL=ACK>, found \"<SEQ=0><CTL=ACK,SYN>\"",
        "0.000000 client CLOSED  call a  call b | one event, found \"call b\"",
        "0.000000 client CLOSED  call a\\b | \\\\, \\\", \\_, \\n, \\r or \\t, found \"a\\b\"",
        "0.000000 client CLOSED  wire eats <SEQ=0><CTL=SYN> | what the wire does: loses, holds,"
            + " duplicates, delays or repeats, found \"wire eats <SEQ=0><CTL=SYN>\"",
        "0.000000 client CLOSED  wire loses <SYN> | a segment such as"
            + " <SEQ=1><ACK=1><LEN=5><CTL=ACK>, found \"<SYN>\"",
        "0.000000 client CLOSED  timeout TEA | a timer such as RETRANSMISSION, found \"TEA\"",
        "0.000000 client CLOSED  signal reset | one signal \"WORDS\", found \"signal reset\"",
        "0.000000 client CLOSED  3.10.1  call x | the place that decided to be the last field,"
            + " found \"call x\"",
        "0.000000 client CLOSED  RFC 5961 | a section of an RFC such as RFC 5961 3.2, found"
            + " \"RFC 5961\"",
        "0.000000 client CLOSED  calls x | call, gets, timeout, wire, sends, signal, observed, inferred,"
            + " held, told, not seen, gap or a section such as 3.10.7.4, found \"calls x\"",
        "0.000000 client CLOSED  observed TCP_CLOSE(7) | a step of the model, found \"how it is"
            + " known, which only a live step says\"",
        "# a remark | \"# line N: ACTION\", found \"# a remark\"",
        "# line x: y | a line's number, found \"x\"",
      })
  void aLineThatIsNoStepSaysWhatWasExpected(String line, String message) {
    assertThatThrownBy(() -> TraceText.read(HEAD + "# line 1: x\n" + line + "\n"))
        .isInstanceOf(TraceFormatException.class)
        .hasMessage("line 3: expected " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | how it is known (observed, inferred, held, told or not seen), found nothing",
        "not really | \"not seen\" alone, found \"not really\"",
        "observed | the kernel's word such as TCP_FIN_WAIT2(5), or row gone, found nothing",
        "observed TCP_CLOSE(x) | a number, found \"TCP_CLOSE(x)\"",
        "observed TCP_CLOSE(7)  held TCP_CLOSE(7) | one word on how it is known, found \"held"
            + " TCP_CLOSE(7)\"",
        "not seen  gap 5 | one gap such as gap 12us, found \"gap 5\"",
        "not seen  gap -5us | one gap such as gap 12us, found \"gap -5us\"",
      })
  void aLiveLineThatIsNoStepSaysWhatWasExpected(String fields, String message) {
    String text = LIVE + "# line 1: x\n0.000000 client CLOSED  " + fields + "\n";
    assertThatThrownBy(() -> TraceText.read(text))
        .isInstanceOf(TraceFormatException.class)
        .hasMessage("line 3: expected " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | \"# lockstep trace 1 · scenario NAME · world model · seed 1\", found nothing",
        "hello | \"# lockstep trace 1 · scenario NAME · world model · seed 1\", found \"hello\"",
        "# lockstep trace 1 · scenario t · world moon · seed 1 | the world model, loopback,"
            + " wire or capture, found \"moon\"",
        "# lockstep trace 1 · scenario t · world model · seed one | a seed, found \"one\"",
        "# lockstep trace 1 · scenario t · world · seed 1 | the world model, loopback, wire"
            + " or capture, found nothing",
      })
  void aTextWithoutItsHeadIsNoTrace(String text, String message) {
    assertThatThrownBy(() -> TraceText.read(text))
        .isInstanceOf(TraceFormatException.class)
        .hasMessage("line 1: expected " + message);
  }

  @Test
  void aStepBelongsToAnAction() {
    assertThatThrownBy(() -> TraceText.read(HEAD + "0.000000 client CLOSED\n"))
        .hasMessage(
            "line 2: expected \"# line N: ACTION\" before the first step, found"
                + " \"0.000000 client CLOSED\"");
  }

  private static TraceStep model(
      int line,
      String action,
      long at,
      Actor actor,
      String call,
      String section,
      TcpState... path) {
    return new TraceStep(
        1,
        line,
        action,
        World.MODEL,
        at,
        actor,
        List.of(path),
        new Event.Call(call),
        List.of(),
        RfcRef.section(section),
        null,
        null,
        null,
        null);
  }

  private static TraceStep arrives(int line, String action, long at, String gets, String sends) {
    return new TraceStep(
        2,
        line,
        action,
        World.MODEL,
        at,
        Actor.SERVER,
        List.of(LISTEN, SYN_RECEIVED),
        new Event.Arrives(Segment.parse(gets)),
        List.of(Segment.parse(sends)),
        RfcRef.section("3.10.7.2", "third"),
        null,
        null,
        null,
        null);
  }

  private static TraceStep timeout(int line, String action, long at) {
    return new TraceStep(
        3,
        line,
        action,
        World.MODEL,
        at,
        Actor.CLIENT,
        List.of(TIME_WAIT, CLOSED),
        new Event.Timeout(Timer.TIME_WAIT),
        List.of(),
        RfcRef.section("3.10.8"),
        null,
        null,
        null,
        null);
  }

  private static TraceStep live(
      int line, String action, Actor actor, String signal, Sighting seen, TcpState... path) {
    return new TraceStep(
        1,
        line,
        action,
        World.LOOPBACK,
        0,
        actor,
        List.of(path),
        null,
        List.of(),
        null,
        null,
        null,
        signal,
        seen);
  }

  private static TraceStep signalled(TraceStep step, String signal) {
    return new TraceStep(
        2,
        step.line(),
        step.action(),
        step.world(),
        step.atMicros(),
        step.actor(),
        List.of(SYN_SENT, CLOSED),
        null,
        List.of(),
        step.decided(),
        null,
        null,
        signal,
        null);
  }
}
