package lockstep.app.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import lockstep.capture.CapturedPacket;
import lockstep.capture.CapturedSegment;
import lockstep.capture.SegmentStep;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.packet.StepPackets;
import lockstep.packet.WirePacket;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;

/**
 * A captured connection as moments that the views draw: of each segment that it leaves, and that it
 * arrives. Every state is inferred.
 */
final class CaptureMoments implements Consumer<SegmentStep> {
  /** More than these no window shows with ease. */
  static final int MOST = 10_000;

  private final List<Moment> moments = new ArrayList<>();
  private final Map<Actor, Standing> standings = new TreeMap<>();
  private long zeroNanos = CapturedPacket.NO_TIME;
  private long atMicros;
  private long tooMany;
  private long stateless;

  @Override
  public void accept(SegmentStep step) {
    long at = step.captured().packet().atNanos();
    if (zeroNanos == CapturedPacket.NO_TIME) zeroNanos = at;
    // Packets of several interfaces may stand out of order; a run's time does not go back.
    if (at != CapturedPacket.NO_TIME) atMicros = Math.max(atMicros, (at - zeroNanos) / 1000);
    Actor from = step.fromClient() ? Actor.CLIENT : Actor.SERVER;
    Actor to = step.fromClient() ? Actor.SERVER : Actor.CLIENT;
    if (step.leaves()) add(step, from, to, step.sender(), null, List.of(step.segment()));
    if (step.arrives())
      add(step, to, from, step.receiver(), new Event.Arrives(step.segment()), List.of());
  }

  private void add(
      SegmentStep step,
      Actor actor,
      Actor peer,
      List<TcpState> path,
      Event event,
      List<Segment> sends) {
    if (path.isEmpty()) {
      stateless++;
      return;
    }
    if (moments.size() >= MOST) {
      tooMany++;
      return;
    }
    int number = moments.size() + 1;
    // What is particular about a segment is said where it leaves, once.
    boolean tells = sends.isEmpty() != step.leaves() && !step.remarks().isEmpty();
    String action = "packet " + step.captured().packet().number();
    Sighting seen = new Sighting(Sighting.How.INFERRED, 0, null, null);
    TraceStep trace =
        new TraceStep(
            number,
            step.number(),
            action,
            World.CAPTURE,
            atMicros,
            actor,
            path,
            event,
            sends,
            null,
            null,
            null,
            null,
            seen,
            tells ? String.join("; ", step.remarks()) : null,
            peer);
    standings.put(actor, new Standing(null, trace.state(), false, null, Sighting.How.INFERRED));
    moments.add(
        new Moment(
            number,
            step.number(),
            action,
            trace,
            standings,
            null,
            null,
            List.of(),
            List.of(),
            "",
            0,
            packets(step.captured(), !sends.isEmpty())));
  }

  private static StepPackets packets(CapturedSegment segment, boolean leaves) {
    long number = segment.packet().number();
    long nanos = Math.max(0, segment.packet().atNanos());
    WirePacket packet =
        segment
            .header()
            .map(header -> WirePacket.captured(number, nanos, header))
            .orElse(WirePacket.UNSEEN);
    return leaves ? new StepPackets(null, List.of(packet)) : new StepPackets(packet, List.of());
  }

  List<Moment> all() {
    return List.copyOf(moments);
  }

  /** What of the connection is not among them, in sentences. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (stateless > 0)
      remarks.add("Left out: " + stateless + " turns in which nothing tells an end's state yet.");
    if (tooMany > 0)
      remarks.add("Shown are the first " + MOST + " turns; " + tooMany + " come after them.");
    return remarks;
  }
}
