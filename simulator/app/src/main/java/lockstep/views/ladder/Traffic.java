package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import lockstep.comparison.Moment;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.trace.TcbView;
import lockstep.trace.TraceStep;

/**
 * The segments of a run, each from where it left to where it came to, and who speaks with whom. A
 * moment says what one actor sent or got, and mostly from whom; which segment that was follows from
 * its notation and from the order on the wire.
 */
public final class Traffic {
  /** The segments that one moment is about. */
  record Told(List<SegmentWay> sent, SegmentWay arrived, SegmentWay befallen) {}

  private final List<Told> moments = new ArrayList<>();
  private final List<SegmentWay> open = new ArrayList<>();
  private final Map<Actor, Sent> senders = new HashMap<>();
  private final Map<Actor, Actor> partners = new HashMap<>();
  private final TreeSet<Actor> actors = new TreeSet<>();
  private final Map<Actor, Integer> latestArrived = new HashMap<>();
  private final WindowScales scales = new WindowScales();
  private int segments;

  /** What an actor has sent on its present connection. */
  private static final class Sent {
    private final Map<Begins, Integer> times = new HashMap<>();
    private SeqNumber end;
  }

  /** A SYN that is sent once more with an ACK is an answer, and not the same segment again. */
  private record Begins(SeqNumber seq, boolean syn, boolean synAck) {
    static Begins of(Segment segment) {
      boolean syn = segment.has(ControlBit.SYN);
      return new Begins(segment.seq(), syn, syn && segment.has(ControlBit.ACK));
    }
  }

  /** How many moments are known. */
  int size() {
    return moments.size();
  }

  /** The segments of a moment, by its place in the run, from 0. */
  Told told(int index) {
    return moments.get(index);
  }

  /** Takes the next moment of the run. */
  void add(Moment moment) {
    TraceStep step = moment.step();
    int number = moments.size() + 1;
    moment.standings().keySet().stream().filter(a -> !a.listener()).forEach(actors::add);
    boolean begins = step.path().get(0) == TcpState.CLOSED && step.path().size() > 1;
    if (begins) senders.remove(step.actor());
    // Of a segment the step names who sent it or is to get it, and that may be a stranger.
    boolean ofSegment =
        step.event() instanceof Event.Arrives || step.event() instanceof Event.OnWire;
    if (step.peer() != null && !ofSegment) meet(step.actor(), step.peer());
    SegmentWay arrived = null;
    SegmentWay befallen = null;
    if (step.event() instanceof Event.Arrives arrives)
      arrived = arrive(step, arrives.segment(), number);
    if (step.event() instanceof Event.OnWire onWire) befallen = befall(step, onWire, number);
    List<SegmentWay> sent = new ArrayList<>();
    for (int i = 0; i < step.sends().size(); i++) {
      Segment segment = step.sends().get(i);
      SegmentWay way =
          new SegmentWay(step.actor(), segment, number, times(step.actor(), segment), ++segments);
      way.number(absolute(step, segment));
      if (moment.packets() != null)
        pass(way, scales.of(step.actor(), partner(step), moment.packets().sent(i)));
      sent.add(way);
      open.add(way);
    }
    moments.add(new Told(sent, arrived, befallen));
  }

  /** The pair to which an actor belongs: with whom it speaks, or else the one of its number. */
  public Pair pairOf(Actor actor) {
    Actor other = partners.getOrDefault(actor, Actor.of(actor.side().other(), actor.number()));
    return actor.side() == Side.CLIENT ? new Pair(actor, other) : new Pair(other, actor);
  }

  /** All pairs, in the actors' order. */
  public List<Pair> pairs() {
    return actors.stream()
        .map(this::pairOf)
        .distinct()
        .sorted(Comparator.comparing(Pair::client).thenComparing(Pair::server))
        .toList();
  }

  private Actor partner(TraceStep step) {
    return step.peer() != null ? step.peer() : partners.get(step.actor());
  }

  /** Its header tells the numbers too, where no TCB does. */
  private static void pass(SegmentWay way, PassedHeader header) {
    way.passed(header);
    if (way.absolute() == null && header.isSeen()) way.number(header.asItStands(way.segment()));
  }

  /** The segment as it stands on the wire, null where the sender's TCB does not tell. */
  private static Segment absolute(TraceStep step, Segment segment) {
    TcbView tcb = step.tcb() == null ? step.before() : step.tcb();
    if (tcb == null || tcb.ownZero() == null || tcb.peersZero() == null) return null;
    SeqNumber ack = segment.ack() == null ? null : segment.ack().plus(tcb.peersZero().toLong());
    return segment.withNumbers(segment.seq().plus(tcb.ownZero().toLong()), ack);
  }

  private int times(Actor actor, Segment segment) {
    if (segment.length() == 0) return 1;
    Sent sent = senders.computeIfAbsent(actor, a -> new Sent());
    int times = sent.times.merge(Begins.of(segment), 1, Integer::sum);
    if (segment.has(ControlBit.SYN)) return times;
    // Cut anew, it begins at another number and yet was sent before.
    boolean before = sent.end != null && segment.seq().isBefore(sent.end);
    if (sent.end == null || segment.end().isAfter(sent.end)) sent.end = segment.end();
    return before ? Math.max(2, times) : times;
  }

  private SegmentWay befall(TraceStep step, Event.OnWire onWire, int number) {
    List<SegmentWay> candidates =
        open.stream()
            .filter(w -> step.actor().equals(w.from()) && w.segment().equals(onWire.segment()))
            .toList();
    if (candidates.isEmpty()) return null;
    // Chance strikes as a segment leaves, the hand at the wire one that is held.
    SegmentWay newest = candidates.get(candidates.size() - 1);
    SegmentWay way =
        newest.isHeld() || onWire.deed() == Event.Deed.REPEATS
            ? candidates.stream().filter(SegmentWay::isHeld).findFirst().orElse(newest)
            : newest;
    switch (onWire.deed()) {
      case HOLDS -> way.hold(number, step.atMicros());
      case DELAYS -> way.delay(number);
      case LOSES -> {
        way.lose(number);
        open.remove(way);
      }
      case REPEATS -> {
        if (way != newest) way.repeat(number);
        newest.lose(number);
        open.remove(newest);
      }
      case DUPLICATES -> open.add(open.indexOf(way) + 1, way.copy(number));
    }
    return way;
  }

  private SegmentWay arrive(TraceStep step, Segment segment, int number) {
    SegmentWay way =
        find(step, w -> w.segment().equals(segment))
            // Numbers are relative to the connection: a copy of an older one is written otherwise.
            .or(() -> find(step, w -> isAlike(w.segment(), segment)))
            .orElseGet(() -> new SegmentWay(null, segment, 0, 1, 0));
    int latest = way.from() == null ? 0 : latestArrived.getOrDefault(way.from(), 0);
    open.remove(way);
    way.arrive(number, step.actor(), way.order() < latest);
    if (way.from() != null) latestArrived.put(way.from(), Math.max(latest, way.order()));
    boolean meets =
        step.path().size() > 1
            && (step.path().get(0) == TcpState.LISTEN || step.path().get(0) == TcpState.SYN_SENT);
    if (meets && way.from() != null) meet(step.actor(), way.from());
    return way;
  }

  private void meet(Actor one, Actor other) {
    if (one.side() == other.side() || one.listener() || other.listener()) return;
    partners.put(one, other);
    partners.put(other, one);
  }

  private static boolean isAlike(Segment one, Segment other) {
    return one.control().equals(other.control()) && one.text().length() == other.text().length();
  }

  private Optional<SegmentWay> find(TraceStep step, Predicate<SegmentWay> fits) {
    Actor receiver = step.actor();
    Actor partner = step.peer() != null ? step.peer() : partners.get(receiver);
    Actor namesake = Actor.of(receiver.side().other(), receiver.number());
    Comparator<SegmentWay> nearest =
        Comparator.comparing((SegmentWay w) -> !w.from().equals(partner))
            .thenComparing(w -> !w.from().equals(namesake))
            .thenComparing(w -> w.from().equals(receiver))
            .thenComparing(SegmentWay::isHeld);
    return open.stream()
        .filter(fits)
        .filter(w -> step.peer() == null || w.from().equals(step.peer()))
        .filter(w -> w.from().side() != receiver.side() || w.from().equals(receiver))
        .min(nearest);
  }
}
