package lockstep.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lockstep.packet.StepPackets;
import lockstep.packet.WirePacket;
import lockstep.tcp.Actor;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;

/** Which of the kernel's packets belongs to which segment of the model. */
class SeenPacketsTest {
  private final SeenPackets packets = new SeenPackets();

  private static TraceStep step(World world, Actor actor, Sighting seen, String... sends) {
    List<Segment> segments = new ArrayList<>();
    for (String one : sends) segments.add(Segment.parse(one));
    return new TraceStep(
        1,
        1,
        "",
        world,
        0,
        actor,
        List.of(TcpState.ESTABLISHED),
        null,
        segments,
        null,
        null,
        null,
        null,
        seen);
  }

  private static TraceStep model(Actor actor, String... sends) {
    return step(World.MODEL, actor, null, sends);
  }

  /** A step of the wire whose packets have the numbers from this one on. */
  private static TraceStep wire(Actor actor, int number, String... sends) {
    List<WirePacket> sent = new ArrayList<>();
    for (int i = 0; i < sends.length; i++)
      sent.add(new WirePacket(number + i, 1, Octets.of("packet")));
    Sighting seen = new Sighting(Sighting.How.OBSERVED, 0, null, null, new StepPackets(null, sent));
    return step(World.WIRE, actor, seen, sends);
  }

  private List<Long> numbers(TraceStep step) {
    return packets.of(step).sent().stream().map(WirePacket::number).toList();
  }

  @Test
  void eachSegmentHasTheFirstThatSaysTheSameOfTheSameSender() {
    packets.learn(
        List.of(
            wire(Actor.SERVER, 1, "<SEQ=1><ACK=1><CTL=ACK>"),
            wire(
                Actor.CLIENT, 2, "<SEQ=1><ACK=1><LEN=3><CTL=PSH,ACK>", "<SEQ=1><ACK=1><CTL=ACK>")));
    assertThat(
            numbers(
                model(Actor.CLIENT, "<SEQ=1><ACK=1><CTL=ACK>", "<SEQ=1><ACK=1><LEN=3><CTL=ACK>")))
        .as("PSH is each system's own")
        .containsExactly(3L, 2L);
    assertThat(numbers(model(Actor.CLIENT, "<SEQ=1><ACK=1><CTL=ACK>")))
        .as("none is taken twice, nor that of the other end")
        .containsExactly(0L);
    assertThat(numbers(model(Actor.SERVER, "<SEQ=1><ACK=1><CTL=ACK>"))).containsExactly(1L);
  }

  @Test
  void aSegmentThatTheKernelSentBeforeTheModelIsFoundToo() {
    packets.learn(List.of(wire(Actor.SERVER, 9, "<SEQ=1><ACK=4><CTL=ACK>")));
    packets.learn(List.of());
    assertThat(numbers(model(Actor.SERVER, "<SEQ=1><ACK=4><CTL=ACK>"))).containsExactly(9L);
  }

  @Test
  void whereNobodyKeepsThemThereAreNone() {
    packets.learn(
        List.of(
            step(
                World.WIRE,
                Actor.CLIENT,
                new Sighting(Sighting.How.OBSERVED, 0, null, null),
                "<SEQ=0><CTL=SYN>")));
    assertThat(packets.of(model(Actor.CLIENT, "<SEQ=0><CTL=SYN>"))).isNull();
  }
}
