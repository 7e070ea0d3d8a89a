package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.scenario.Action;
import lockstep.scenario.Action.Expectation;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** States that a scenario lets stand. */
@Timeout(60)
class StandingTest {
  private static Action.Stand stand(Story story, World only, Object... states) {
    List<Expectation.InState> all =
        List.of(
            new Expectation.InState((Actor) states[0], (TcpState) states[1]),
            new Expectation.InState((Actor) states[2], (TcpState) states[3]));
    return new Action.Stand(story.line(), "stand", all, only);
  }

  private static Story halfClosed() {
    return Story.handshake()
        .call("client shutdown")
        .awaiting("client FIN-WAIT-2, server CLOSE-WAIT");
  }

  @Test
  void whatWasSeenWithoutAChangeIsHeld() throws Exception {
    Story story = halfClosed();
    Action.Stand stand =
        stand(story, null, Actor.CLIENT, TcpState.FIN_WAIT_2, Actor.SERVER, TcpState.CLOSE_WAIT);
    Telling told = Telling.of(story.add(stand));
    List<TraceStep> held =
        told.ofLine(stand.line()).stream()
            .filter(step -> step.event() instanceof Event.Stands)
            .toList();
    assertThat(held)
        .extracting(step -> step.actor() + " " + step.state())
        .containsExactly("client FIN_WAIT_2", "server CLOSE_WAIT");
    assertThat(held).allMatch(step -> step.seen().how() == Sighting.How.HELD);
    assertThat(held.get(1).seen().row().recvQ()).as("the end of the stream, unread").isEqualTo(1);
  }

  /** After text has gone, Linux delays the acknowledgment of a FIN by 40 ms or more. */
  @Test
  void whatADelayedAcknowledgmentEndsIsNotHeld() throws Exception {
    Story story = Story.handshake().call("client send 1").call("client shutdown");
    Action.Stand stand =
        stand(story, null, Actor.CLIENT, TcpState.FIN_WAIT_1, Actor.SERVER, TcpState.CLOSE_WAIT);
    Telling told =
        Telling.of(story.add(stand), LabOptions.DEFAULT.within(java.time.Duration.ofMillis(300)));
    assertThat(told.of("client")).noneMatch(step -> step.event() instanceof Event.Stands);
    assertThat(told.unmet("client"))
        .anyMatch(words -> words.startsWith("expected client to stand in FIN-WAIT-1, seen "));
  }

  @Test
  void whatDoesNotComeIsUnmetAndNotHeld() throws Exception {
    Story story = halfClosed();
    Action.Stand stand =
        stand(story, null, Actor.CLIENT, TcpState.CLOSING, Actor.SERVER, TcpState.CLOSE_WAIT);
    Telling told =
        Telling.of(story.add(stand), LabOptions.DEFAULT.within(java.time.Duration.ofMillis(100)));
    assertThat(told.unmet("client"))
        .contains("expected client to stand in CLOSING, seen FIN-WAIT-2");
    assertThat(told.of("client")).noneMatch(step -> step.event() instanceof Event.Stands);
    assertThat(told.of("server")).anyMatch(step -> step.event() instanceof Event.Stands);
  }

  @Test
  void whatIsSaidOfAnotherWorldIsPassedOver() throws Exception {
    Story story = halfClosed();
    Action.Stand stand =
        stand(story, World.MODEL, Actor.CLIENT, TcpState.CLOSING, Actor.SERVER, TcpState.LISTEN);
    assertThat(Telling.of(story.add(stand)).ofLine(stand.line())).isEmpty();
  }
}
