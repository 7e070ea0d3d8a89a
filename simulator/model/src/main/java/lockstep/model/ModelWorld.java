package lockstep.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import lockstep.scenario.Action;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.tcp.World;
import lockstep.trace.TcbView;
import lockstep.trace.TraceStep;

/**
 * All that there is while a scenario is played on the model: the sockets, the wire, virtual time
 * and the count of steps. A copy costs what the world holds, however long the run was.
 */
final class ModelWorld {
  /** Nothing is to come. */
  static final long NEVER = Long.MAX_VALUE;

  private final Map<Actor, ModelSocket> sockets = new TreeMap<>();
  private final Wire wire;
  private long now;
  private int steps;

  /** How many connections have lost their listener and are still to be reset. */
  private int orphans;

  /** An empty world; all its chance comes from this seed. */
  ModelWorld(long seed) {
    this(new Wire(seed));
  }

  private ModelWorld(Wire wire) {
    this.wire = wire;
  }

  /** A world that stands where this one stands and goes its own way from here. */
  ModelWorld copy() {
    ModelWorld copy = new ModelWorld(wire.copy());
    sockets.forEach((actor, socket) -> copy.sockets.put(actor, socket.copy()));
    copy.now = now;
    copy.steps = steps;
    copy.orphans = orphans;
    return copy;
  }

  /** The sockets by their actors. */
  Map<Actor, ModelSocket> sockets() {
    return sockets;
  }

  ModelSocket socket(Actor actor) {
    return sockets.computeIfAbsent(actor, ModelSocket::new);
  }

  Wire wire() {
    return wire;
  }

  /** Virtual time in microseconds. */
  long now() {
    return now;
  }

  /** Lets time pass in which nothing happens. */
  void passTo(long time) {
    now = Math.max(now, time);
  }

  /** The state of each actor that has ever had a socket. */
  Map<Actor, TcpState> standing() {
    Map<Actor, TcpState> states = new TreeMap<>();
    sockets.forEach(
        (actor, socket) -> {
          if (socket.endpoint() != null) states.put(actor, socket.state());
        });
    return states;
  }

  /** Lets a segment go that stood still. */
  void bring(Wire.Sent one, long moreMicros) {
    wire.bring(one, now, moreMicros);
  }

  /** What is under way now, the next to arrive first; what is held is not. */
  List<UnderWay> underWay() {
    return wire.underWay().stream()
        .map(Wire.Flight::sent)
        .map(one -> new UnderWay(one.from(), one.to(), relative(one)))
        .toList();
  }

  /** What the wire holds, in the order in which it was sent. */
  List<UnderWay> held() {
    return wire.held().stream()
        .map(one -> new UnderWay(one.from(), one.to(), relative(one)))
        .toList();
  }

  /** {@code client <SEQ=6><ACK=1><CTL=FIN,ACK>}, one after the other; or that nothing is held. */
  String heldInWords() {
    if (wire.held().isEmpty()) return "none held";
    return wire.held().stream()
        .map(one -> one.from() + " " + relative(one))
        .collect(Collectors.joining(", ", "held: ", ""));
  }

  /** When the next segment arrives or the next timer runs out; {@link #NEVER} when nothing is. */
  long nextAt() {
    Due due = nextTimer();
    long arrival = wire.isEmpty() ? NEVER : wire.next().arrivesAt();
    return due == null ? arrival : Math.min(arrival, due.at());
  }

  /** Whether this timer runs at any end. */
  boolean anyRuns(Timer timer) {
    return sockets.values().stream()
        .anyMatch(s -> s.endpoint() != null && s.endpoint().tcb().isRunning(timer));
  }

  /** The step of what the wire did and has not been told; null when all is told. */
  TraceStep deed(Action action) {
    Wire.Befell befell = wire.nextDeed();
    if (befell == null) return orphans > 0 ? reset(action) : null;
    ModelSocket from = socket(befell.sent().from());
    Event event = new Event.OnWire(befell.deed(), relative(befell.sent()));
    return untouched(action, from, event, null, null).facing(befell.sent().to());
  }

  /** A connection loses its listener before a program has it. */
  void orphan(ModelSocket socket) {
    socket.setOrphan(true);
    orphans++;
  }

  /**
   * The step of one that has lost its listener: a kernel forgets a half-open one, and tells nobody.
   */
  private TraceStep reset(Action action) {
    ModelSocket socket =
        sockets.values().stream().filter(ModelSocket::isOrphan).findFirst().orElseThrow();
    socket.setOrphan(false);
    orphans--;
    if (socket.state() == TcpState.SYN_RECEIVED) {
      TraceStep step =
          turn(action, socket, new Event.Call("crash"), null, s -> s.open().crash(now));
      return step.decidedBy(SocketsLayer.CLOSE, "its listener is closed: it is forgotten");
    }
    TraceStep step = turn(action, socket, new Event.Call("abort"), null, s -> s.open().abort(now));
    socket.release();
    return step.decidedBy(
        SocketsLayer.CLOSE, "its listener is closed, and no program has accepted it: a RST");
  }

  /** What comes first, a segment or a timer, happens; there is one. */
  TraceStep next(Action action) {
    Due due = nextTimer();
    Wire.Flight flight = wire.next();
    if (flight != null && (due == null || flight.arrivesAt() <= due.at())) {
      passTo(flight.arrivesAt());
      return arrives(action, flight.sent());
    }
    passTo(due.at());
    Event event = new Event.Timeout(due.timer());
    boolean deferred = due.socket().ackIsWithheld() && due.timer() == Timer.RETRANSMISSION;
    TraceStep step =
        turn(action, due.socket(), event, null, s -> s.open().runsOut(due.timer(), now));
    return deferred
        ? step.decidedBy(SocketsLayer.DEFER_ACCEPT, SocketsLayer.DEFERRAL_IS_OVER)
        : step;
  }

  private TraceStep arrives(Action action, Wire.Sent sent) {
    Arrivals.Way way = new Arrivals(this).way(sent);
    ModelSocket to = way.to();
    if (way.fate() == Arrivals.Fate.OPENS)
      return turn(action, to, new Event.Call("listen"), null, s -> s.open().openPassive(now))
          .decidedBy(way.decided(), way.why());
    wire.take();
    Event event = new Event.Arrives(relative(sent));
    if (way.fate() == Arrivals.Fate.WITHHELD) SocketsLayer.defer(to);
    if (way.fate() != Arrivals.Fate.DELIVERED)
      return untouched(action, to, event, way.decided(), way.why()).facing(sent.from());
    return turn(action, to, event, sent.from(), s -> s.open().arrives(sent.segment(), now));
  }

  /**
   * One turn of one actor's machine.
   *
   * @param from who sent the segment that began it, null when none did
   */
  TraceStep turn(
      Action action,
      ModelSocket socket,
      Event event,
      Actor from,
      Function<ModelSocket, Turn> body) {
    TcbView before = view(socket);
    Turn turn = body.apply(socket);
    socket.keep(turn);
    if (from != null && turn.path().get(0) == TcpState.LISTEN && turn.path().size() > 1)
      socket.speakWith(from);
    Actor to = from == null ? socket.peer() : from;
    List<Segment> sends = new ArrayList<>();
    for (Segment segment : turn.sends()) {
      Wire.Sent sent = new Wire.Sent(socket.actor(), to, segment);
      sends.add(relative(sent));
      if (to != null) wire.send(sent, now);
    }
    String signal = turn.signals().isEmpty() ? null : String.join("; ", turn.signals());
    return step(
            action, socket, turn.path(), event, sends, turn.decided(), before, signal, turn.why())
        .facing(to);
  }

  /** Something happens that the machine does not see. */
  TraceStep untouched(Action action, ModelSocket socket, Event event, RfcRef decided, String why) {
    List<TcpState> path = List.of(socket.state());
    return step(action, socket, path, event, List.of(), decided, view(socket), null, why);
  }

  private TraceStep step(
      Action action,
      ModelSocket socket,
      List<TcpState> path,
      Event event,
      List<Segment> sends,
      RfcRef decided,
      TcbView before,
      String signal,
      String why) {
    return new TraceStep(
        ++steps,
        action.line(),
        action.text(),
        World.MODEL,
        now,
        socket.actor(),
        path,
        event,
        sends,
        decided,
        before,
        view(socket),
        signal,
        null,
        why,
        socket.peer());
  }

  private TcbView view(ModelSocket socket) {
    return TcbViews.of(socket.open().tcb(), socket.iss(), issOf(socket.peer()));
  }

  private SeqNumber issOf(Actor actor) {
    return actor == null ? SeqNumber.ZERO : socket(actor).iss();
  }

  /**
   * A segment as a trace writes it: its numbers relative to the initial sequence numbers of the
   * connections that both ends have now, or had last.
   */
  private Segment relative(Wire.Sent sent) {
    Segment segment = sent.segment();
    SeqNumber ack = segment.ack() == null ? null : segment.ack().plus(-issOf(sent.to()).toLong());
    return segment.withNumbers(segment.seq().plus(-issOf(sent.from()).toLong()), ack);
  }

  /** A timer of a socket and when it runs out. */
  private record Due(ModelSocket socket, Timer timer, long at) {}

  private Due nextTimer() {
    Due first = null;
    for (ModelSocket socket : sockets.values()) {
      if (socket.endpoint() == null) continue;
      Tcb tcb = socket.endpoint().tcb();
      Timer next = tcb.nextTimer();
      if (next != null && (first == null || tcb.deadline(next) < first.at()))
        first = new Due(socket, next, tcb.deadline(next));
    }
    return first;
  }
}
