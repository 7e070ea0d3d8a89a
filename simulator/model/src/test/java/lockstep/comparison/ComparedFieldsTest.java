package lockstep.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import lockstep.model.ModelStage;
import lockstep.scenario.ScenarioParser;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.SegmentField;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows and options that are falsified are unexplained where the scenario compares them. */
class ComparedFieldsTest {
  /** The server's window is shut and opened again, with a probe between. */
  private static final String ZERO_WINDOW =
      """
      title: T
      %s
      set server receive-buffer 2048
      set client send-buffer 4096
      server listen
      client connect
      server accept
      client fill-window
      wait 1100ms
      server receive all
      client close
      server close
      """;

  /** No window is filled: each segment stands for itself. */
  private static final String TEXT =
      """
      title: T
      %s
      set client delayed-ack off
      set server delayed-ack off
      server listen
      client connect
      server accept
      client send 5
      server receive all
      server send 7
      client receive all
      client close
      server close
      """;

  private static final String BOTH = "set wire compare window options";

  /** What a run came to, with the reasons of what is unexplained in it. */
  private record Came(Summary summary, List<String> unexplained) {}

  private static Came played(String text, String option, UnaryOperator<Segment> falsified)
      throws Exception {
    List<String> unexplained = new ArrayList<>();
    try (SideBySide run =
        new SideBySide(
            ScenarioParser.parse("t", "t.scenario", text.formatted(option)),
            List.of(new ModelStage(), new ModelAsWire(falsified)))) {
      while (run.hasNext())
        for (Moment moment : run.next().moments())
          if (moment.verdict() == Verdict.UNEXPLAINED) unexplained.addAll(moment.reasons());
      return new Came(run.summary(), unexplained);
    }
  }

  private static Segment withWindow(Segment segment, int window) {
    return new Segment(
        segment.seq(),
        segment.ack(),
        segment.control(),
        window,
        segment.text(),
        segment.mss(),
        segment.urgentPointer());
  }

  private static UnaryOperator<Segment> where(
      Predicate<Segment> which, UnaryOperator<Segment> falsified) {
    return segment -> which.test(segment) ? falsified.apply(segment) : segment;
  }

  private static Segment opened(Segment segment) {
    return withWindow(segment, 512);
  }

  private static Segment shut(Segment segment) {
    return withWindow(segment, 0);
  }

  private static boolean isShut(Segment segment) {
    return segment.window() == 0;
  }

  @ParameterizedTest
  @ValueSource(strings = {ZERO_WINDOW, TEXT})
  void whatIsTheSameAgrees(String text) throws Exception {
    Came came = played(text, BOTH, segment -> segment);
    assertThat(came.unexplained()).isEmpty();
    assertThat(came.summary().verdicts()).containsEntry(Verdict.UNEXPLAINED, 0);
    assertThat(came.summary().compared()).containsEntry(SegmentField.OPTIONS, 2);
    assertThat(came.summary().compared().get(SegmentField.WINDOW)).isGreaterThan(8);
  }

  @Test
  void aWindowThatDoesNotShutIsUnexplained() throws Exception {
    Came came = played(ZERO_WINDOW, BOTH, where(ComparedFieldsTest::isShut, s -> opened(s)));
    assertThat(came.summary().exit()).isEqualTo(1);
    assertThat(came.unexplained())
        .anySatisfy(
            words ->
                assertThat(words)
                    .contains("by RFC 9293 the window of the server shuts with <SEQ=1><ACK=2049>")
                    .endsWith("; the model on the wire's stays open"));
  }

  @Test
  void aWindowThatDoesNotOpenAgainIsUnexplained() throws Exception {
    AtomicInteger shut = new AtomicInteger();
    UnaryOperator<Segment> never =
        segment -> {
          if (isShut(segment)) shut.incrementAndGet();
          boolean servers = segment.ack() != null && segment.seq().toLong() == 1;
          return shut.get() > 0 && servers ? shut(segment) : segment;
        };
    assertThat(played(ZERO_WINDOW, BOTH, never).unexplained())
        .anySatisfy(
            words -> assertThat(words).contains("opens with <SEQ=1>").endsWith("stays shut"));
  }

  /** How large an open window is each system decides by itself. */
  @Test
  void anotherNumberOfAnOpenWindowIsTheSame() throws Exception {
    assertThat(played(ZERO_WINDOW, BOTH, where(s -> !isShut(s), s -> opened(s))).summary().exit())
        .isZero();
  }

  private final SentSegments segments = new SentSegments();

  private static TraceStep step(Event event, String ack, int window) {
    List<Segment> sends =
        ack.isEmpty() ? List.of() : List.of(withWindow(Segment.parse(ack), window));
    return new TraceStep(
        1,
        1,
        "action",
        World.WIRE,
        0,
        Actor.SERVER,
        List.of(TcpState.ESTABLISHED),
        event,
        sends,
        null,
        null,
        null,
        null,
        new Sighting(Sighting.How.OBSERVED, 0, null, null));
  }

  private List<String> differ(List<TraceStep> model, List<TraceStep> live) {
    return segments
        .fields()
        .compare(Actor.SERVER, model, new FilledStreams(), live, new FilledStreams(), "the kernel");
  }

  /** When text is acknowledged each end may choose, and its window goes with that. */
  @Test
  void aWindowThatIsToldLaterIsComparedThen() {
    segments.fields().ask(Set.of(SegmentField.WINDOW));
    Event text = new Event.Arrives(Segment.parse("<SEQ=1><ACK=1><LEN=5><CTL=PSH,ACK>"));
    Event timeout = new Event.Timeout(Timer.DELAYED_ACK);
    String ack = "<SEQ=1><ACK=6><CTL=ACK>";
    List<TraceStep> model = List.of(step(text, ack, 0));
    assertThat(differ(model, List.of(step(text, "", 0)))).isEmpty();
    assertThat(differ(List.of(), List.of(step(timeout, ack, 0)))).isEmpty();
    assertThat(differ(List.of(), List.of(step(null, ack, 9))))
        .containsExactly(
            "by RFC 9293 the window of the server stays shut; the kernel's opens with " + ack);
  }

  @Test
  void aWindowThatIsToldLaterAndOtherwiseIsUnexplained() {
    segments.fields().ask(Set.of(SegmentField.WINDOW));
    Event text = new Event.Arrives(Segment.parse("<SEQ=1><ACK=1><LEN=5><CTL=PSH,ACK>"));
    String ack = "<SEQ=1><ACK=6><CTL=ACK>";
    assertThat(differ(List.of(step(text, ack, 0)), List.of(step(text, "", 0)))).isEmpty();
    assertThat(differ(List.of(), List.of(step(new Event.Timeout(Timer.DELAYED_ACK), ack, 9))))
        .containsExactly(
            "by RFC 9293 the window of the server stays shut; the kernel's stays open");
  }

  /** Also where one segment alone tells it, and the next one takes it back. */
  @Test
  void theWindowOfEachSingleSegmentCounts() throws Exception {
    AtomicInteger sent = new AtomicInteger();
    played(
        TEXT,
        BOTH,
        segment -> {
          sent.incrementAndGet();
          return segment;
        });
    assertThat(sent.get()).isGreaterThan(8);
    for (int i = 1; i <= sent.get(); i++) {
      AtomicInteger left = new AtomicInteger(i);
      Came came = played(TEXT, BOTH, where(s -> left.decrementAndGet() == 0, s -> shut(s)));
      assertThat(came.summary().exit()).as("segment %s", i).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "false, 0, <SEQ=0><CTL=SYN> has an MSS of 1460; the model on the wire's has no MSS option",
    "false, 1400, <SEQ=0><CTL=SYN> has an MSS of 1460; the model on the wire's has an MSS of 1400",
    "true, 536, 'CTL=SYN,ACK> has an MSS of 1460; the model on the wire''s has an MSS of 536'"
  })
  void anotherMaximumSegmentSizeIsUnexplained(boolean answer, int mss, String words)
      throws Exception {
    Came came =
        played(
            TEXT,
            BOTH,
            where(
                s -> s.has(ControlBit.SYN) && s.has(ControlBit.ACK) == answer,
                s -> s.withMss(mss)));
    assertThat(came.summary().exit()).isEqualTo(1);
    assertThat(came.unexplained()).anySatisfy(one -> assertThat(one).endsWith(words));
  }

  /** The MSS has no place but in a SYN (section 3.2), so it is looked for everywhere. */
  @Test
  void anOptionOfASegmentThatHasNoneIsUnexplained() throws Exception {
    assertThat(
            played(TEXT, BOTH, where(s -> !s.text().isEmpty(), s -> s.withMss(1400))).unexplained())
        .anySatisfy(one -> assertThat(one).contains("<LEN=5>", "has no MSS option"));
  }

  @ParameterizedTest
  @CsvSource({
    "set wire compare options, 0, 1",
    "set wire compare window, 1, 0",
    "set wire compare window options, 1, 1",
    "set wire compare off, 0, 0",
    "set wire seed 7, 0, 0"
  })
  void onlyWhatIsAskedForIsCompared(String option, int window, int options) throws Exception {
    assertThat(
            played(ZERO_WINDOW, option, where(ComparedFieldsTest::isShut, s -> opened(s)))
                .summary()
                .exit())
        .isEqualTo(window);
    assertThat(
            played(ZERO_WINDOW, option, where(s -> s.mss() > 0, s -> s.withMss(1)))
                .summary()
                .exit())
        .isEqualTo(options);
  }

  @Test
  void itIsComparedFromItsLineOnUntilAnotherSaysOff() throws Exception {
    String late =
        ZERO_WINDOW.replace("client fill-window", "set wire compare window\nclient fill-window");
    assertThat(played(late, "", where(ComparedFieldsTest::isShut, s -> opened(s))).summary().exit())
        .isEqualTo(1);
    String over =
        ZERO_WINDOW.replace("client fill-window", "set wire compare off\nclient fill-window");
    Came came = played(over, BOTH, where(ComparedFieldsTest::isShut, s -> opened(s)));
    assertThat(came.summary().exit()).isZero();
    assertThat(came.summary().compared()).containsEntry(SegmentField.OPTIONS, 2);
  }

  @Test
  void aRunWithoutItSaysNothingOfIt() throws Exception {
    assertThat(played(TEXT, "", segment -> segment).summary().compared()).isEmpty();
  }
}
