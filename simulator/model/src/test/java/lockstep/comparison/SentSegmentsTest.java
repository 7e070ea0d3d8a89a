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
}
