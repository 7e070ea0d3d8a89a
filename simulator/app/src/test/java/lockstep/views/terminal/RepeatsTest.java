package lockstep.views.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;

/** However often a segment that stands was sent again, one line says so. */
class RepeatsTest {
  private static TraceStep step(Actor actor, Event event) {
    return new TraceStep(
        1,
        4,
        "wait 5s",
        World.WIRE,
        0,
        actor,
        List.of(TcpState.SYN_SENT),
        event,
        List.of(),
        null,
        null,
        null,
        null,
        new Sighting(Sighting.How.OBSERVED, 0, null, null));
  }

  private static TraceStep onWire(Actor actor, Event.Deed deed, String segment) {
    return step(actor, new Event.OnWire(deed, Segment.parse(segment)));
  }

  @Test
  void eachSegmentThatStandsHasOneLineWithItsCount() {
    String syn = "<SEQ=0><CTL=SYN>";
    String text = "<SEQ=1><ACK=1><LEN=5><CTL=PSH,ACK>";
    TraceStep timeout = step(Actor.CLIENT, new Event.Timeout(Timer.RETRANSMISSION));
    assertThat(
            Repeats.words(
                List.of(
                    onWire(Actor.CLIENT, Event.Deed.HOLDS, syn),
                    timeout,
                    onWire(Actor.CLIENT, Event.Deed.REPEATS, syn),
                    onWire(Actor.SERVER, Event.Deed.REPEATS, text),
                    timeout,
                    onWire(Actor.CLIENT, Event.Deed.REPEATS, syn),
                    timeout,
                    onWire(Actor.CLIENT, Event.Deed.REPEATS, syn))))
        .containsExactly(
            "wire: <SEQ=0><CTL=SYN> of the client repeated 3 times while it is held",
            "wire: <SEQ=1><ACK=1><LEN=5><CTL=PSH,ACK> of the server repeated once while it is"
                + " held");
  }

  @Test
  void nothingIsSaidWhereNothingIsSentAgain() {
    assertThat(Repeats.words(List.of(onWire(Actor.CLIENT, Event.Deed.HOLDS, "<SEQ=0><CTL=SYN>"))))
        .isEmpty();
  }
}
