package lockstep.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import lockstep.scenario.Action.Call;
import lockstep.scenario.Action.Expect;
import lockstep.scenario.Action.Expectation;
import lockstep.scenario.Action.Note;
import lockstep.scenario.Action.Predict;
import lockstep.scenario.Action.Selection;
import lockstep.scenario.Action.Together;
import lockstep.scenario.Action.Until;
import lockstep.scenario.Action.Wait;
import lockstep.scenario.Action.Wire;
import lockstep.scenario.Action.WireVerb;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioParserTest {
  private static final Actor CLIENT = Actor.CLIENT;
  private static final Actor SERVER = Actor.SERVER;
  private static final Actor CLIENT2 = Actor.of(Side.CLIENT, 2);
  private static final Actor LISTENER = SERVER.asListener();

  @Test
  void theHeadIsRead() throws ScenarioErrors {
    Scenario scenario =
        ScenarioParser.parse(
            "x",
            "x.scenario",
            """
            # a remark before all
            about: First this, then that.  # and why
            title:\tWho is #1?
            set wire seed 42
            needs: wire
            client connect
            """);
    assertThat(scenario.name()).isEqualTo("x");
    assertThat(scenario.source()).isEqualTo("x.scenario");
    assertThat(scenario.title()).isEqualTo("Who is");
    assertThat(scenario.about()).isEqualTo("First this, then that.");
    assertThat(scenario.needs()).isEqualTo(World.WIRE);
    assertThat(scenario.seed()).isEqualTo(42);
  }

  @Test
  void aboutAndNeedsMayBeLeftOut() throws ScenarioErrors {
    Scenario scenario = parse("title: T\nclient connect\n");
    assertThat(scenario.about()).isEmpty();
    assertThat(scenario.needs()).isEqualTo(World.MODEL);
    assertThat(scenario.seed()).isEqualTo(1);
  }

  static Stream<Arguments> calls() {
    OptionalInt none = OptionalInt.empty();
    return Stream.of(
        Arguments.of("listen", new UserCall.Listen(none, none, null, false)),
        Arguments.of(
            "listen backlog 0 port 443",
            new UserCall.Listen(OptionalInt.of(443), OptionalInt.of(0), null, false)),
        Arguments.of(
            "listen reuse-address defer-accept 1.5s",
            new UserCall.Listen(none, none, Duration.ofMillis(1_500), true)),
        Arguments.of("connect", new UserCall.Connect(null)),
        Arguments.of("connect to server2", new UserCall.Connect(Actor.of(Side.SERVER, 2))),
        Arguments.of("accept", new UserCall.Accept()),
        Arguments.of("send 5", new UserCall.Send(Octets.filler(5))),
        Arguments.of("send 1048576", new UserCall.Send(Octets.filler(1_048_576))),
        Arguments.of("send \"5\"", new UserCall.Send(Octets.of("5"))),
        Arguments.of("send \"a # b\"", new UserCall.Send(Octets.of("a # b"))),
        Arguments.of("send \"grüß\" # in UTF-8", new UserCall.Send(Octets.of("grüß"))),
        Arguments.of(
            "send \"a\\n\\r\\t\\\"\\\\b,  c\"", new UserCall.Send(Octets.of("a\n\r\t\"\\b,  c"))),
        Arguments.of("receive 5", new UserCall.Receive(OptionalInt.of(5))),
        Arguments.of("receive all", new UserCall.Receive(none)),
        Arguments.of("shutdown", new UserCall.Shutdown()),
        Arguments.of("close", new UserCall.Close()),
        Arguments.of("abort", new UserCall.Abort()),
        Arguments.of("pause-reading", new UserCall.PauseReading()),
        Arguments.of("resume-reading", new UserCall.ResumeReading()),
        Arguments.of("fill-window", new UserCall.FillWindow()),
        Arguments.of("crash", new UserCall.Crash()));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void everyUserCallIsRead(String words, UserCall call) throws ScenarioErrors {
    String line = "client " + words;
    assertThat(only(line))
        .isEqualTo(new Call(2, line.replace(" # in UTF-8", ""), List.of(CLIENT), call));
  }

  static Stream<Arguments> options() {
    return Stream.of(
        Arguments.of("receive-buffer 65535", Option.RECEIVE_BUFFER, number(65_535)),
        Arguments.of("send-buffer 1", Option.SEND_BUFFER, number(1)),
        Arguments.of("nagle off", Option.NAGLE, new OptionValue.Switch(false)),
        Arguments.of("delayed-ack on", Option.DELAYED_ACK, new OptionValue.Switch(true)),
        Arguments.of(
            "keep-alive 10s 1s 3",
            Option.KEEP_ALIVE,
            new OptionValue.KeepAlive(Duration.ofSeconds(10), Duration.ofSeconds(1), 3)),
        Arguments.of("linger 0", Option.LINGER, number(0)),
        Arguments.of("linger off", Option.LINGER, new OptionValue.Switch(false)),
        Arguments.of("mss 536", Option.MSS, number(536)),
        Arguments.of("mss off", Option.MSS, new OptionValue.Switch(false)),
        Arguments.of("retransmission off", Option.RETRANSMISSION, new OptionValue.Switch(false)),
        Arguments.of("window-probes off", Option.WINDOW_PROBES, new OptionValue.Switch(false)),
        Arguments.of(
            "silly-window-avoidance off",
            Option.SILLY_WINDOW_AVOIDANCE,
            new OptionValue.Switch(false)),
        Arguments.of(
            "congestion-control on", Option.CONGESTION_CONTROL, new OptionValue.Switch(true)),
        Arguments.of("iss 4294967295", Option.ISS, number(4_294_967_295L)),
        Arguments.of("msl 2min", Option.MSL, time(Duration.ofMinutes(2))),
        Arguments.of("user-timeout 300ms", Option.USER_TIMEOUT, time(Duration.ofMillis(300))));
  }

  @ParameterizedTest
  @MethodSource("options")
  void everyOptionOfAnActorIsRead(String words, Option option, OptionValue value)
      throws ScenarioErrors {
    String line = "set client " + words;
    assertThat(parse("title: T\n" + line + "\nclient connect\n").actions().get(0))
        .isEqualTo(new Action.Set(2, line, List.of(CLIENT), option, value));
  }

  static Stream<Arguments> optionsOfTheWire() {
    return Stream.of(
        Arguments.of("latency 50us", Option.LATENCY, time(Duration.ofNanos(50_000))),
        Arguments.of("loss 10", Option.LOSS, new OptionValue.Percent(10)),
        Arguments.of("duplication 0.5%", Option.DUPLICATION, new OptionValue.Percent(0.5)),
        Arguments.of("reordering 100%", Option.REORDERING, new OptionValue.Percent(100)),
        Arguments.of("seed 0", Option.SEED, number(0)));
  }

  @ParameterizedTest
  @MethodSource("optionsOfTheWire")
  void everyOptionOfTheWireIsRead(String words, Option option, OptionValue value)
      throws ScenarioErrors {
    String line = "set wire " + words;
    assertThat(parse("title: T\nclient connect\n" + line + "\n").actions().get(1))
        .isEqualTo(new Action.Set(3, line, List.of(), option, value));
  }

  static Stream<Arguments> wireVerbs() {
    ControlBits synAck = ControlBits.of(ControlBit.SYN, ControlBit.ACK);
    ControlBits fin = ControlBits.of(ControlBit.FIN);
    OptionalInt none = OptionalInt.empty();
    return Stream.of(
        wire("hold", WireVerb.HOLD, Selection.ALL, null),
        wire("hold SYN+ACK", WireVerb.HOLD, new Selection(null, synAck, false, none), null),
        wire(
            "hold server->client ACK+SYN",
            WireVerb.HOLD,
            new Selection(Side.SERVER, synAck, false, none),
            null),
        wire("deliver text", WireVerb.DELIVER, new Selection(null, null, true, none), null),
        wire(
            "deliver client->server FIN 2",
            WireVerb.DELIVER,
            new Selection(Side.CLIENT, fin, false, OptionalInt.of(2)),
            null),
        wire("drop 1st", WireVerb.DROP, new Selection(null, null, false, OptionalInt.of(1)), null),
        wire(
            "duplicate client->server 112th",
            WireVerb.DUPLICATE,
            new Selection(Side.CLIENT, null, false, OptionalInt.of(112)),
            null),
        wire("delay 2s", WireVerb.DELAY, Selection.ALL, Duration.ofSeconds(2)),
        wire(
            "delay FIN 3rd 50ms",
            WireVerb.DELAY,
            new Selection(null, fin, false, OptionalInt.of(3)),
            Duration.ofMillis(50)),
        wire("reorder", WireVerb.REORDER, Selection.ALL, null),
        wire("release", WireVerb.RELEASE, Selection.ALL, null));
  }

  @ParameterizedTest
  @MethodSource("wireVerbs")
  void everyVerbOfTheWireIsRead(String line, Wire wire) throws ScenarioErrors {
    assertThat(only(line)).isEqualTo(wire);
  }

  static Stream<Arguments> waits() {
    return Stream.of(
        Arguments.of("wait 50us", new Until.Time(Duration.ofNanos(50_000))),
        Arguments.of("wait 0.25s", new Until.Time(Duration.ofMillis(250))),
        Arguments.of("wait 1440min", new Until.Time(Duration.ofHours(24))),
        Arguments.of("wait RTO", new Until.Rto()),
        Arguments.of("wait 2MSL", new Until.TwoMsl()),
        Arguments.of("wait until client CLOSED", new Until.State(CLIENT, TcpState.CLOSED, null)),
        Arguments.of(
            "wait until server listener LISTEN within 2s",
            new Until.State(LISTENER, TcpState.LISTEN, Duration.ofSeconds(2))));
  }

  @ParameterizedTest
  @MethodSource("waits")
  void everyWaitIsRead(String line, Until until) throws ScenarioErrors {
    assertThat(last(line)).isEqualTo(new Wait(4, line, until));
  }

  static Stream<Arguments> expectations() {
    Expectation closed = new Expectation.InState(CLIENT, TcpState.CLOSED);
    return Stream.of(
        Arguments.of("client CLOSED", List.of(closed), null, null),
        Arguments.of(
            "client CLOSED,server FIN-WAIT-2",
            List.of(closed, new Expectation.InState(SERVER, TcpState.FIN_WAIT_2)),
            null,
            null),
        Arguments.of(
            "server listener LISTEN on loopback",
            List.of(new Expectation.InState(LISTENER, TcpState.LISTEN)),
            World.LOOPBACK,
            null),
        Arguments.of(
            "client signal \"connection reset\" within 2s on model",
            List.of(new Expectation.Signal(CLIENT, "connection reset")),
            World.MODEL,
            Duration.ofSeconds(2)),
        Arguments.of(
            "server receives \"a, on wire\" on wire within 1ms",
            List.of(new Expectation.Receives(SERVER, Octets.of("a, on wire"))),
            World.WIRE,
            Duration.ofMillis(1)),
        Arguments.of(
            "client row gone, server2 CLOSED",
            List.of(
                new Expectation.RowGone(CLIENT),
                new Expectation.InState(Actor.of(Side.SERVER, 2), TcpState.CLOSED)),
            null,
            null),
        Arguments.of(
            "client[1..2] row gone",
            List.of(new Expectation.RowGone(CLIENT), new Expectation.RowGone(CLIENT2)),
            null,
            null));
  }

  @ParameterizedTest
  @MethodSource("expectations")
  void everyExpectationIsRead(
      String words, List<Expectation> expectations, World only, Duration within)
      throws ScenarioErrors {
    String line = "expect " + words;
    assertThat(last(line)).isEqualTo(new Expect(4, line, expectations, only, within));
  }

  @Test
  void aPredictionNamesItsActors() throws ScenarioErrors {
    assertThat(last("predict client, server listener,client2"))
        .isEqualTo(
            new Predict(
                4, "predict client, server listener,client2", List.of(CLIENT, LISTENER, CLIENT2)));
  }

  @Test
  void aNoteIsPlainTextWhateverStandsInIt() throws ScenarioErrors {
    String note = "note \"Half, not gone: it's no#2\", they said.";
    assertThat(only(note + "   # why"))
        .isEqualTo(new Note(2, note, note.substring("note ".length())));
    assertThat(only("note a # b")).isEqualTo(new Note(2, "note a", "a"));
  }

  @Test
  void callsAtTheSameMomentAreOneAction() throws ScenarioErrors {
    List<Action> actions =
        parse("title: T\n\ntogether # now\n  client close\n\n  # and\n  server close\nend\n")
            .actions();
    assertThat(actions)
        .containsExactly(
            new Together(
                3,
                "together",
                List.of(
                    new Call(4, "client close", List.of(CLIENT), new UserCall.Close()),
                    new Call(7, "server close", List.of(SERVER), new UserCall.Close()))));
  }

  @Test
  void aRangeIsEachOfItsActors() throws ScenarioErrors {
    Call call = (Call) only("client[2..1000] connect");
    assertThat(call.actors()).hasSize(999).startsWith(CLIENT2).endsWith(actor(1_000));
    assertThat(((Call) only("client1 connect")).actors()).containsExactly(CLIENT);
  }

  @Test
  void tabsCarriageReturnsAndAByteOrderMarkAreNoMatter() throws ScenarioErrors {
    Scenario plain = parse("title: T\n\nclient send 5\nset wire loss 1\n");
    assertThat(parse("\uFEFFtitle: T\r\n\r\nclient send 5\r\nset wire loss 1")).isEqualTo(plain);
    Call tabs = (Call) only("\tclient\tsend\t5\t# five");
    assertThat(tabs).isEqualTo(new Call(2, "client\tsend\t5", List.of(CLIENT), fiveOctets()));
  }

  @Test
  void theLongestTextIsRead() throws ScenarioErrors {
    String line = "#".repeat(24) + "\n";
    String head = "title: T\nclient connect\n";
    assertThat(parse(head + line.repeat(ScenarioParser.MOST_LINES - 2)).actions()).hasSize(1);
    String note = "note " + "ä".repeat(SourceLine.LONGEST - 5) + "\n";
    assertThat(((Note) only(note.strip())).words()).hasSize(SourceLine.LONGEST - 5);
    String whole = "title: T\nclient connect\n" + "# 3\n".repeat(9_000);
    String filler = "#" + "x".repeat(999) + "\n";
    int missing = ScenarioParser.MOST_OCTETS - whole.length();
    String full = whole + filler.repeat(missing / 1_001) + "#".repeat(missing % 1_001);
    assertThat(full).hasSize(ScenarioParser.MOST_OCTETS);
    assertThat(parse(full).actions()).hasSize(1);
  }

  private static Arguments wire(
      String line, WireVerb verb, Selection selection, Duration duration) {
    return Arguments.of(line, new Wire(2, line, verb, selection, duration));
  }

  private static OptionValue number(long number) {
    return new OptionValue.Number(number);
  }

  private static OptionValue time(Duration duration) {
    return new OptionValue.Time(duration);
  }

  private static UserCall fiveOctets() {
    return new UserCall.Send(Octets.filler(5));
  }

  private static Actor actor(int number) {
    return Actor.of(Side.CLIENT, number);
  }

  private static Scenario parse(String text) throws ScenarioErrors {
    return ScenarioParser.parse("x", "x.scenario", text);
  }

  /** The action of a scenario that has one, in line 2. */
  private static Action only(String line) throws ScenarioErrors {
    List<Action> actions = parse("title: T\n" + line + "\n").actions();
    assertThat(actions).hasSize(1);
    return actions.get(0);
  }

  /** The action in line 4, when all actors have been called. */
  private static Action last(String line) throws ScenarioErrors {
    return parse("title: T\nserver listen\nclient[1..3] connect\n" + line + "\n").actions().get(2);
  }

  @Test
  void statesThatStandAreReadWithTheirWorld() throws ScenarioErrors {
    Scenario scenario =
        ScenarioParser.parse(
            "x",
            "x.scenario",
            """
            title: T
            server listen
            client[1..2] connect
            stand client[1..2] SYN-SENT, server listener LISTEN
            stand client CLOSED on loopback
            """);
    assertThat(scenario.actions().subList(2, 4))
        .containsExactly(
            new Action.Stand(
                4,
                "stand client[1..2] SYN-SENT, server listener LISTEN",
                List.of(
                    new Expectation.InState(CLIENT, TcpState.SYN_SENT),
                    new Expectation.InState(CLIENT2, TcpState.SYN_SENT),
                    new Expectation.InState(LISTENER, TcpState.LISTEN)),
                null),
            new Action.Stand(
                5,
                "stand client CLOSED on loopback",
                List.of(new Expectation.InState(CLIENT, TcpState.CLOSED)),
                World.LOOPBACK));
  }
}
