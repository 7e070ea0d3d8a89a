package lockstep.views.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lockstep.comparison.KnownDifference;
import lockstep.comparison.KnownDifference.Effect;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.comparison.Verdict;
import lockstep.table.OsState;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Octets;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;

/** Builds one moment by hand; what is not said is plain. */
final class MomentBuilder {
  private final int number;
  private final Map<Actor, Standing> standings = new TreeMap<>();
  private final List<String> reasons = new ArrayList<>();
  private Actor actor = Actor.CLIENT;
  private List<TcpState> path = List.of(TcpState.CLOSED);
  private Event event;
  private String action = "client close";
  private Verdict verdict;
  private KnownDifference difference;
  private String signal;
  private Sighting seen;
  private Actor peer;
  private RfcRef decided;
  private String why;

  private MomentBuilder(int number) {
    this.number = number;
  }

  static MomentBuilder moment(int number) {
    return new MomentBuilder(number);
  }

  /** The actor's turn, the states it passes. */
  MomentBuilder turn(Actor actor, TcpState... path) {
    this.actor = actor;
    this.path = List.of(path);
    return stands(actor, path[path.length - 1]);
  }

  MomentBuilder stands(Actor actor, TcpState state) {
    standings.put(actor, new Standing(state, null, false, null, null));
    return this;
  }

  MomentBuilder kernel(Actor actor, TcpState state, OsState os) {
    standings.put(actor, new Standing(state, state, false, os, Sighting.How.OBSERVED));
    return this;
  }

  /** The kernel was seen in another state than the model's. */
  MomentBuilder apart(Actor actor, TcpState model, TcpState kernel) {
    standings.put(actor, new Standing(model, kernel, false, null, Sighting.How.OBSERVED));
    return this;
  }

  MomentBuilder event(Event event) {
    this.event = event;
    return this;
  }

  /** Who is at the other end. */
  MomentBuilder peer(Actor peer) {
    this.peer = peer;
    return this;
  }

  MomentBuilder decided(RfcRef decided, String why) {
    this.decided = decided;
    this.why = why;
    return this;
  }

  MomentBuilder call(String words) {
    event = new Event.Call(words);
    return this;
  }

  MomentBuilder timeout(Timer timer, String action) {
    event = new Event.Timeout(timer);
    this.action = action;
    return this;
  }

  MomentBuilder gets(Segment segment) {
    event = new Event.Arrives(segment);
    return this;
  }

  MomentBuilder onWire(Event.Deed deed, Segment segment) {
    event = new Event.OnWire(deed, segment);
    return this;
  }

  MomentBuilder live(Sighting seen) {
    this.seen = seen;
    return this;
  }

  MomentBuilder verdict(Verdict verdict, String... reasons) {
    this.verdict = verdict;
    this.reasons.addAll(Arrays.asList(reasons));
    return this;
  }

  MomentBuilder difference(String name) {
    difference =
        new KnownDifference(
            name, List.of("linux"), "a title", "rfc", "linux", "why", "ref", "see", Effect.PATH);
    return this;
  }

  MomentBuilder signal(String words) {
    signal = words;
    return this;
  }

  Moment build() {
    World world = seen == null ? World.MODEL : World.LOOPBACK;
    TraceStep step =
        new TraceStep(
            number, 1, action, world, 0, actor, path, event, List.of(), decided, null, null, signal,
            seen, why, peer);
    return new Moment(
        number, 1, action, step, standings, verdict, difference, reasons, List.of(), "");
  }

  /** A segment; without the ACK bit when {@code ack} is below 0. */
  static Segment segment(long seq, long ack, int octets, ControlBit... bits) {
    SeqNumber number = ack < 0 ? null : SeqNumber.of(ack);
    return Segment.of(SeqNumber.of(seq), number, 1000, bits).withText(Octets.filler(octets));
  }
}
