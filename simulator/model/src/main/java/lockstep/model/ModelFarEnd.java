package lockstep.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import lockstep.scenario.Action;
import lockstep.scenario.FarEnd;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.trace.TraceStep;

/**
 * The model's endpoint at the far end of a wire. Machine, sockets layer and trace are those of a
 * run on the model; the peer is somebody else, of whom nothing is known but its segments.
 */
public final class ModelFarEnd implements FarEnd {
  /** The MSL where nobody is patient: 2 MSL are then less than what a live step may take. */
  public static final Duration BRISK_MSL = Duration.ofSeconds(2);

  /** What no line of a scenario brought; whoever tells the step knows the line. */
  private static final Action NO_LINE = new Action.Note(0, "", "");

  private final Actor actor;
  private final Actor other;
  private final boolean patient;
  private final ModelWorld world = new ModelWorld(1);
  private final ModelSocket socket;
  private final ModelSocket peer;

  // Of the event that is being worked on.
  private final List<TraceStep> steps = new ArrayList<>();
  private final List<Segment> sends = new ArrayList<>();
  private Octets given = Octets.NONE;

  /**
   * A far end for one run.
   *
   * @param actor the first client or the first server
   * @param patient whether the MSL is the RFC's two minutes; else {@link #BRISK_MSL} at the most
   */
  public ModelFarEnd(Actor actor, boolean patient) {
    this.actor = actor;
    this.other = Actor.of(actor.side().other(), 1);
    this.patient = patient;
    this.socket = world.socket(actor);
    this.peer = world.socket(other);
    peer.speakWith(actor);
    keepMslShort();
  }

  private void keepMslShort() {
    TcbSettings settings = socket.settings();
    if (!patient && settings.msl().compareTo(BRISK_MSL) > 0)
      socket.setSettings(settings.withMsl(BRISK_MSL));
  }

  @Override
  public Actor actor() {
    return actor;
  }

  @Override
  public void set(Action.Set set) {
    if (!set.actors().contains(actor)) return;
    ModelOptions.apply(set, world);
    keepMslShort();
  }

  @Override
  public boolean canAccept() {
    return !SocketsLayer.mayStillCome(socket) || SocketsLayer.waitsForAccept(socket);
  }

  @Override
  public OptionalInt receivable(int wanted) {
    int there = readable();
    int buffer = socket.settings().receiveBuffer();
    int atATime = wanted <= buffer ? wanted : Math.max(1, buffer / 2);
    if (there < atATime && Goal.Readable.moreCanCome(socket)) return OptionalInt.empty();
    return OptionalInt.of(Math.min(there, wanted));
  }

  @Override
  public int readable() {
    return socket.open().readable();
  }

  @Override
  public Did call(Action.Call call, long micros) throws StageFailure {
    begin(micros);
    checkSocket(call);
    steps.add(new Calls(world, call, where(call)).make(one(call)));
    return end();
  }

  @Override
  public Did receive(Action.Call call, int octets, long micros) throws StageFailure {
    begin(micros);
    checkSocket(call);
    steps.add(reading(() -> new Calls(world, call, where(call)).receive(one(call), octets)));
    return end();
  }

  private void checkSocket(Action.Call call) throws StageFailure {
    SocketsLayer.checkAccepted(socket, call.call(), where(call));
  }

  private Calls.One one(Action.Call call) {
    return new Calls.One(actor, call.call(), call.text());
  }

  /** Whoever plays it puts the scenario's name before it. */
  private static String where(Action.Call call) {
    return String.valueOf(call.line());
  }

  private interface Reading {
    TraceStep step();
  }

  private TraceStep reading(Reading body) {
    Octets before = socket.open().tcb().unread;
    TraceStep step = body.step();
    int left = socket.open().tcb().unread.length();
    if (left < before.length()) given = given.then(before.slice(0, before.length() - left));
    return step;
  }

  @Override
  public Did arrives(Segment segment, long micros) {
    begin(micros);
    timers();
    if (segment.has(ControlBit.SYN)) peer.beginsAt(segment.seq());
    if (opensSecond(segment)) {
      drop(segment);
    } else {
      Wire.Sent sent = new Wire.Sent(other, actor, segment);
      world.wire().fly(sent, micros);
      while (comes(sent)) step(world.next(NO_LINE));
    }
    return end();
  }

  /** A SYN for a listener whose connection is over, but not let go of by its program. */
  private boolean opensSecond(Segment segment) {
    boolean opens = segment.has(ControlBit.SYN) && segment.ack() == null;
    return opens && socket.listens() && socket.state() == TcpState.CLOSED && !socket.isLetGo();
  }

  private boolean comes(Wire.Sent sent) {
    return world.wire().underWay().stream().anyMatch(flight -> flight.sent() == sent);
  }

  @Override
  public Did passesBy(Segment segment, long micros) {
    begin(micros);
    timers();
    drop(segment);
    return end();
  }

  private void drop(Segment segment) {
    Event event = new Event.Arrives(segment);
    String why = "this far end has one connection at a time: what is of another one is dropped";
    step(world.untouched(NO_LINE, socket, event, SocketsLayer.BACKLOG, why).facing(other));
  }

  @Override
  public long nextDeadline() {
    return world.nextAt() == ModelWorld.NEVER ? NEVER : world.nextAt();
  }

  @Override
  public Did runsOut(long micros) {
    begin(micros);
    timers();
    return end();
  }

  /** Timers that have run out by now; nothing is on the model's own wire. */
  private void timers() {
    while (world.nextAt() <= world.now()) step(world.next(NO_LINE));
  }

  private void begin(long micros) {
    world.passTo(micros);
    steps.clear();
    sends.clear();
    given = Octets.NONE;
  }

  private Did end() {
    follow();
    return new Did(steps, sends, given);
  }

  private void step(TraceStep step) {
    steps.add(step);
    follow();
  }

  /** What comes of a step at once: what it sent leaves, and a program that reads on reads. */
  private void follow() {
    while (true) {
      leave();
      TraceStep more = world.deed(NO_LINE);
      if (more == null) more = reading(() -> Calls.readOn(world, NO_LINE, ""));
      if (more == null) return;
      steps.add(more);
    }
  }

  private void leave() {
    for (Wire.Flight flight : world.wire().underWay()) {
      if (!flight.sent().to().equals(other)) continue;
      world.wire().take(flight);
      sends.add(flight.sent().segment());
    }
  }

  @Override
  public long deadline(Timer timer) {
    if (socket.endpoint() == null || !socket.endpoint().tcb().isRunning(timer)) return NEVER;
    return socket.endpoint().tcb().deadline(timer);
  }

  @Override
  public boolean hasUnacknowledged() {
    if (socket.endpoint() == null || socket.state() == TcpState.CLOSED) return false;
    Tcb tcb = socket.endpoint().tcb();
    return tcb.sndNxt != null && tcb.hasUnacknowledged();
  }

  @Override
  public TcpState state() {
    return socket.state();
  }

  @Override
  public TraceStep stands(long micros) {
    world.passTo(micros);
    socket.open();
    return world.untouched(NO_LINE, socket, null, null, null);
  }
}
