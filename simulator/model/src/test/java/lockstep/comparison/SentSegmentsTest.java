package lockstep.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;

/** Two lists of segments are the same, or differ in a way that has a name, or just differ. */
class SentSegmentsTest {
  private static final String FIN = "<SEQ=1><ACK=1><CTL=FIN,ACK>";
  private static final String TEXT = "<SEQ=1><ACK=1><LEN=3><CTL=PSH,ACK>";

  private final SentSegments segments = new SentSegments();

  private static TraceStep step(Event event, String... sends) {
    return new TraceStep(
        1,
        1,
        "action",
        World.WIRE,
        0,
        Actor.CLIENT,
        List.of(TcpState.ESTABLISHED),
        event,
        List.of(sends).stream().map(Segment::parse).toList(),
        null,
        null,
        null,
        null,
        new Sighting(Sighting.How.OBSERVED, 0, null, null));
  }

  private static Event gets(String segment) {
    return new Event.Arrives(Segment.parse(segment));
  }

  private Optional<SentSegments.Differ> compare(List<TraceStep> model, List<TraceStep> live) {
    segments.learn(model, live);
    return segments.compare(Actor.CLIENT, model, live, "linux");
  }

  private static String name(Optional<SentSegments.Differ> differ) {
    KnownDifference known = differ.orElseThrow().difference();
    return known == null ? "unexplained" : known.name();
  }

  private static List<TraceStep> call(String... sends) {
    return List.of(step(new Event.Call("close"), sends));
  }

  @Test
  void theSameSegmentsAreTheSameWithOrWithoutPush() {
    assertThat(compare(call(TEXT), call("<SEQ=1><ACK=1><LEN=3><CTL=ACK>"))).isEmpty();
  }

  @Test
  void everyOtherNumberLengthOrBitIsUnexplained() {
    for (String other :
        List.of(
            "<SEQ=2><ACK=1><CTL=FIN,ACK>",
            "<SEQ=1><ACK=2><CTL=FIN,ACK>",
            "<SEQ=1><ACK=1><LEN=1><CTL=FIN,ACK>",
            "<SEQ=1><ACK=1><CTL=RST,ACK>",
            "<SEQ=1><ACK=1><CTL=SYN,ACK>")) {
      SentSegments fresh = new SentSegments();
      Optional<SentSegments.Differ> differ =
          fresh.compare(Actor.CLIENT, call(FIN), call(other), "linux");
      assertThat(name(differ)).as(other).isEqualTo("unexplained");
      assertThat(differ.orElseThrow().words())
          .isEqualTo("by RFC 9293 the client sends " + FIN + "; the kernel sent " + other);
    }
  }

  @Test
  void oneMoreOrOneLessIsUnexplained() {
    assertThat(name(compare(call(TEXT), call()))).isEqualTo("unexplained");
    assertThat(name(new SentSegments().compare(Actor.CLIENT, call(), call(FIN), "linux")))
        .isEqualTo("unexplained");
  }

  @Test
  void whatIsSentAgainIsNotCompared() {
    assertThat(compare(call(FIN), call(FIN, FIN, FIN))).isEmpty();
    assertThat(compare(call(), call(FIN))).isEmpty();
  }

  @Test
  void whatIsSentAgainInOtherPiecesIsNotComparedEither() {
    String last = "<SEQ=4><ACK=1><CTL=FIN,ACK>";
    assertThat(compare(call(TEXT, last), call(TEXT, last))).isEmpty();
    assertThat(compare(call(), call("<SEQ=1><ACK=1><LEN=3><CTL=FIN,PSH,ACK>"))).isEmpty();
    assertThat(name(compare(call(), call("<SEQ=1><ACK=1><LEN=4><CTL=FIN,ACK>"))))
        .isEqualTo("unexplained");
  }

  @Test
  void aFurtherAcknowledgmentIsAMatterOfTheKernelsTime() {
    List<TraceStep> live = List.of(step(gets(TEXT), "<SEQ=1><ACK=4><CTL=ACK>"));
    assertThat(name(compare(List.of(step(gets(TEXT))), live))).isEqualTo("linux-delayed-ack-40ms");
    assertThat(
            name(
                new SentSegments()
                    .compare(Actor.CLIENT, List.of(step(gets(TEXT))), live, "windows")))
        .isEqualTo("unexplained");
  }

  @Test
  void whoAcknowledgedBeforeTheCopyCameAnswersItWithOneMore() {
    String ack = "<SEQ=1><ACK=4><CTL=ACK>";
    List<TraceStep> model = List.of(step(gets(TEXT)), step(gets(TEXT), ack));
    List<TraceStep> live = List.of(step(gets(TEXT), ack), step(gets(TEXT), ack));
    assertThat(name(compare(model, live))).isEqualTo("linux-delayed-ack-40ms");
    List<TraceStep> three =
        List.of(step(gets(TEXT), ack), step(gets(TEXT), ack), step(gets("<SEQ=9><CTL=RST>"), ack));
    assertThat(name(new SentSegments().compare(Actor.CLIENT, model, three, "linux")))
        .isEqualTo("unexplained");
  }

  /** A challenge ACK acknowledges nothing new; where it is missing the kernel does otherwise. */
  @Test
  void anAnswerThatIsMissingIsUnexplained() {
    TraceStep first = step(new Event.Call("send 3"), TEXT);
    String reset = "<SEQ=9><CTL=RST>";
    assertThat(
            name(
                compare(
                    List.of(first, step(gets(reset), "<SEQ=4><ACK=1><CTL=ACK>")),
                    List.of(first, step(gets(reset))))))
        .isEqualTo("unexplained");
  }

  @Test
  void linuxAbortsWithAnAck() {
    assertThat(name(compare(call("<SEQ=1><CTL=RST>"), call("<SEQ=1><ACK=1><CTL=RST,ACK>"))))
        .isEqualTo("linux-abort-rst-with-ack");
  }

  @Test
  void linuxAnswersASynThatComesAgainWithItsSynAck() {
    String syn = "<SEQ=0><CTL=SYN>";
    String synAck = "<SEQ=0><ACK=1><CTL=SYN,ACK>";
    List<TraceStep> model =
        List.of(step(gets(syn), synAck), step(gets(syn), "<SEQ=1><ACK=1><CTL=ACK>"));
    List<TraceStep> live = List.of(step(gets(syn), synAck), step(gets(syn), synAck));
    assertThat(name(compare(model, live))).isEqualTo("linux-syn-ack-again");
  }

  @Test
  void theModelOnTheWireHasNoKnownDifferencesButItsOwnTimeToAcknowledge() {
    segments.isToldOf(Actor.CLIENT);
    String ack = "<SEQ=1><ACK=4><CTL=ACK>";
    Event text = gets(TEXT);
    assertThat(compare(List.of(step(text)), List.of(step(text, ack)))).isEmpty();

    String reset = "<SEQ=1><CTL=RST>";
    Optional<SentSegments.Differ> differ =
        compare(call(reset), call("<SEQ=1><ACK=1><CTL=RST,ACK>"));
    assertThat(name(differ)).isEqualTo("unexplained");
    assertThat(differ.orElseThrow().words()).contains("; the model on the wire sent <SEQ=1>");
  }

  @Test
  void aNumberOfTheConnectionBeforeIsAMatterOfTimeOnlyWhereTheModelIsOnTheWire() {
    String model = "<SEQ=4294967222><CTL=RST>";
    String wire = "<SEQ=4294806947><CTL=RST>";
    assertThat(name(compare(call(model), call(wire)))).isEqualTo("unexplained");
    segments.isToldOf(Actor.SERVER);
    assertThat(compare(call(model), call(wire))).isEmpty();
    assertThat(name(compare(call(model), call("<SEQ=1><CTL=RST>")))).isEqualTo("unexplained");
  }

  private static final String ACK_OF_THREE = "<SEQ=1><ACK=4><CTL=ACK>";
  private static final String PROBE = "<SEQ=3><ACK=1><CTL=ACK>";

  /** How many probes come is a matter of time, but each draws an acknowledgment. */
  @Test
  void eachProbeIsAnsweredHoweverManyThereAre() {
    TraceStep first = step(gets(TEXT), ACK_OF_THREE);
    TraceStep answered = step(gets(PROBE), ACK_OF_THREE);
    assertThat(compare(List.of(first, answered), List.of(first, answered, answered, answered)))
        .isEmpty();
    for (TraceStep wrong :
        List.of(
            step(gets(PROBE)),
            step(gets(PROBE), "<SEQ=1><ACK=3><CTL=ACK>"),
            step(gets(PROBE), "<SEQ=1><ACK=4><CTL=RST,ACK>"),
            step(gets(PROBE), ACK_OF_THREE, ACK_OF_THREE))) {
      SentSegments fresh = new SentSegments();
      assertThat(
              name(
                  fresh.compare(
                      Actor.CLIENT, List.of(first, answered), List.of(first, wrong), "linux")))
          .as("%s", wrong.sends())
          .isEqualTo("unexplained");
    }
  }

  private List<TraceStep> opensWithMss(int mss) {
    TraceStep syn = step(new Event.Call("connect"), "<SEQ=0><CTL=SYN>");
    return List.of(
        syn.with(syn.event(), syn.sends().stream().map(one -> one.withMss(mss)).toList()));
  }

  @Test
  void anMssThatWasSetCutsTheKernelsOwnText() {
    compare(opensWithMss(600), opensWithMss(600));
    List<TraceStep> model = call("<SEQ=1><ACK=1><LEN=1300><CTL=ACK>");
    assertThat(
            name(
                compare(
                    model,
                    call(
                        "<SEQ=1><ACK=1><LEN=600><CTL=ACK>",
                        "<SEQ=601><ACK=1><LEN=600><CTL=ACK>",
                        "<SEQ=1201><ACK=1><LEN=100><CTL=PSH,ACK>"))))
        .isEqualTo("linux-mss-cuts-own-text");
  }

  @Test
  void anMssThatWasSetExcusesNothingElse() {
    List<TraceStep> model = call("<SEQ=1><ACK=1><LEN=1300><CTL=ACK>");
    String first = "<SEQ=1><ACK=1><LEN=600><CTL=ACK>";
    for (List<TraceStep> wrong :
        List.of(
            call(first, "<SEQ=601><ACK=1><LEN=700><CTL=ACK>"),
            call(first, "<SEQ=601><ACK=1><LEN=600><CTL=ACK>"),
            call(first, "<SEQ=602><ACK=1><LEN=600><CTL=ACK>", "<SEQ=1202><ACK=1><LEN=99><CTL=ACK>"),
            call(
                "<SEQ=1><ACK=1><LEN=500><CTL=ACK>",
                "<SEQ=501><ACK=1><LEN=600><CTL=ACK>",
                "<SEQ=1101><ACK=1><LEN=200><CTL=ACK>"),
            call(
                first,
                "<SEQ=601><ACK=1><LEN=600><CTL=ACK>",
                "<SEQ=1201><ACK=1><LEN=100><CTL=FIN,ACK>"))) {
      SentSegments fresh = new SentSegments();
      fresh.compare(Actor.CLIENT, opensWithMss(600), opensWithMss(600), "linux");
      assertThat(name(fresh.compare(Actor.CLIENT, model, wrong, "linux")))
          .as("%s", wrong.get(0).sends())
          .isEqualTo("unexplained");
    }
    SentSegments fresh = new SentSegments();
    fresh.compare(Actor.CLIENT, opensWithMss(1460), opensWithMss(1460), "linux");
    assertThat(
            name(
                fresh.compare(
                    Actor.CLIENT,
                    model,
                    call(first, "<SEQ=601><ACK=1><LEN=700><CTL=ACK>"),
                    "linux")))
        .isEqualTo("unexplained");
  }

  private static List<TraceStep> fills(String... sends) {
    return List.of(
        step(new Event.Call("connect"), "<SEQ=0><CTL=SYN>"),
        step(new Event.Call("fill-window"), sends));
  }

  @Test
  void aWindowIsFilledByOtherTextInOtherPieces() {
    List<TraceStep> model =
        fills("<SEQ=1><ACK=1><LEN=1460><CTL=ACK>", "<SEQ=1461><ACK=1><LEN=588><CTL=ACK>");
    List<TraceStep> live =
        fills("<SEQ=1><ACK=1><LEN=730><CTL=ACK>", "<SEQ=731><ACK=1><LEN=730><CTL=ACK>");
    assertThat(name(compare(model, live))).isEqualTo("linux-buffer-room");
    assertThat(
            name(
                compare(
                    call("<SEQ=2049><ACK=1><LEN=10><CTL=FIN,ACK>"),
                    call("<SEQ=1461><ACK=1><LEN=730><CTL=ACK>", "<SEQ=2191><ACK=1><CTL=FIN,ACK>"))))
        .isEqualTo("linux-buffer-room");
    assertThat(
            name(
                compare(
                    List.of(step(gets(FIN), "<SEQ=2060><ACK=2><CTL=ACK>")),
                    List.of(step(gets(FIN), "<SEQ=2192><ACK=2><CTL=ACK>")))))
        .isEqualTo("linux-buffer-room");
    assertThat(
            name(
                compare(
                    List.of(step(new Event.Call("abort"), "<SEQ=2060><CTL=RST>")),
                    List.of(step(new Event.Call("abort"), "<SEQ=2193><CTL=RST>")))))
        .as("one number further on")
        .isEqualTo("unexplained");
  }

  @Test
  void aFilledWindowExcusesNothingElse() {
    List<TraceStep> model = fills("<SEQ=1><ACK=1><LEN=2048><CTL=ACK>");
    String text = "<SEQ=1><ACK=1><LEN=1460><CTL=ACK>";
    for (List<TraceStep> wrong :
        List.of(
            fills(text, "<SEQ=1462><ACK=1><LEN=730><CTL=ACK>"),
            fills(text, "<SEQ=1461><ACK=1><CTL=FIN,ACK>"),
            fills(text, "<SEQ=1461><ACK=1><CTL=RST,ACK>"),
            fills("<SEQ=1><ACK=1><LEN=1460><CTL=ACK,URG>"))) {
      SentSegments fresh = new SentSegments();
      fresh.learn(model, wrong);
      assertThat(name(fresh.compare(Actor.CLIENT, model, wrong, "linux")))
          .as("%s", wrong.get(1).sends())
          .isEqualTo("unexplained");
    }
  }

  private static final String FIRST = "<SEQ=1><ACK=1><LEN=6><CTL=ACK>";
  private static final String SECOND = "<SEQ=7><ACK=1><LEN=6><CTL=ACK>";
  private static final TraceStep ACK_OF_FIRST = step(gets("<SEQ=1><ACK=7><CTL=ACK>"));

  /**
   * Nagle's rule holds text back until what went before is acknowledged, which Linux is quick to.
   */
  @Test
  void textThatAnEarlyAcknowledgmentLetGoIsNoMoreThanEarly() {
    TraceStep opens = step(gets("<SEQ=0><ACK=1><CTL=SYN,ACK>"));
    TraceStep first = step(new Event.Call("send 6"), FIRST);
    assertThat(compare(List.of(opens, first), List.of(opens, first, ACK_OF_FIRST))).isEmpty();
    assertThat(name(compare(call(), call(SECOND)))).isEqualTo("linux-delayed-ack-40ms");
    assertThat(
            name(
                compare(
                    call("<SEQ=7><ACK=1><LEN=6><CTL=FIN,ACK>"),
                    call("<SEQ=13><ACK=1><CTL=FIN,ACK>"))))
        .isEqualTo("linux-delayed-ack-40ms");
  }

  @Test
  void textThatNoAcknowledgmentLetGoIsUnexplained() {
    TraceStep opens = step(gets("<SEQ=0><ACK=1><CTL=SYN,ACK>"));
    TraceStep first = step(new Event.Call("send 6"), FIRST);
    assertThat(compare(List.of(opens, first), List.of(opens, first))).isEmpty();
    assertThat(name(compare(call(), call(SECOND)))).isEqualTo("unexplained");
  }

  @Test
  void linuxHoldsShortTextBackOnlyBehindShortText() {
    TraceStep opens = step(gets("<SEQ=0><ACK=1><CTL=SYN,ACK>"));
    String full = "<SEQ=1><ACK=1><LEN=536><CTL=ACK>";
    String rest = "<SEQ=537><ACK=1><LEN=80><CTL=ACK>";
    String more = "<SEQ=617><ACK=1><LEN=80><CTL=ACK>";
    assertThat(compare(List.of(opens), List.of(opens))).isEmpty();
    assertThat(name(compare(call(full), call(full, rest)))).isEqualTo("linux-nagle-behind-short");
    assertThat(name(compare(call(rest), call()))).isEqualTo("linux-nagle-behind-short");
    assertThat(name(compare(call(), call(more)))).isEqualTo("unexplained");
  }

  @Test
  void theFinAfterTextThatCameEarlyHasItsNumber() {
    TraceStep opens = step(gets("<SEQ=0><ACK=1><CTL=SYN,ACK>"));
    TraceStep first = step(new Event.Call("send 6"), FIRST);
    assertThat(compare(List.of(opens, first), List.of(opens, first, ACK_OF_FIRST))).isEmpty();
    assertThat(name(compare(call(), call(SECOND)))).isEqualTo("linux-delayed-ack-40ms");
    assertThat(
            name(
                compare(
                    call("<SEQ=7><ACK=1><LEN=6><CTL=FIN,ACK>"),
                    call("<SEQ=12><ACK=1><CTL=FIN,ACK>"))))
        .isEqualTo("unexplained");
  }
}
