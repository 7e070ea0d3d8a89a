package lockstep.model;

import java.util.ArrayList;
import java.util.List;
import lockstep.scenario.Action;
import lockstep.scenario.StageFailure;
import lockstep.scenario.StageFailure.Blame;
import lockstep.scenario.UserCall;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.World;
import lockstep.trace.TraceStep;

/**
 * One action being played in a world, step by step. Where it stands is data, so it can be copied
 * between any two steps; what fails changes nothing, and fails again when it is tried again.
 */
final class Playing {
  /** More than any lesson needs, and few enough to end: two ends can answer each other for ever. */
  private static final int MOST_STEPS = 1_000_000;

  private final ModelWorld world;
  private final String source;
  private Action action;
  private List<Calls.One> calls = List.of();

  /** Two parts for each call, getting ready and making it; then one to end with. */
  private int part;

  /** How many of the states that the action lets stand were looked at. */
  private int stood;

  private int steps;
  private Goal goal;

  /** What a RECEIVE still waits for; negative before it is known. */
  private int wanted = -1;

  /**
   * @param source what errors call the scenario, {@code teardown.scenario}
   */
  Playing(ModelWorld world, String source) {
    this.world = world;
    this.source = source;
  }

  /** Stands where this one stands, in a world of its own. */
  Playing copy() {
    Playing copy = new Playing(world.copy(), source);
    copy.action = action;
    copy.calls = calls;
    copy.part = part;
    copy.stood = stood;
    copy.steps = steps;
    copy.goal = goal;
    copy.wanted = wanted;
    return copy;
  }

  ModelWorld world() {
    return world;
  }

  /** Takes up an action, wherever the one before stands. */
  void begin(Action next) {
    action = next;
    calls = Calls.of(next);
    part = 0;
    stood = 0;
    steps = 0;
    goal = null;
    wanted = -1;
  }

  /**
   * Plays one more step of the action.
   *
   * @return the step, or null when the action is over
   * @throws StageFailure when it cannot go on
   */
  TraceStep step() throws StageFailure {
    while (true) {
      TraceStep step = world.deed(action);
      if (step == null) step = Calls.readOn(world, action, where());
      if (step == null && goal != null && goal.goesOn(world)) step = goOn();
      if (step != null) return step;
      if (goal != null) {
        goal.over(world, where());
        goal = null;
      }
      if (part > 2 * calls.size()) return null;
      step = nextPart();
      if (step != null) return step;
    }
  }

  private TraceStep goOn() throws StageFailure {
    if (++steps > MOST_STEPS)
      throw new StageFailure(
          Blame.SCENARIO,
          "%s: expected %s, found no end of what happens before it after %,d steps"
              .formatted(where(), goal.wanted(), MOST_STEPS));
    TraceStep step = world.next(action);
    goal = goal.after(step, world);
    return step;
  }

  /** Begins the next part, or goes on with the one of a RECEIVE that reads piece by piece. */
  private TraceStep nextPart() throws StageFailure {
    if (action instanceof Action.Stand stand
        && stand.isOf(World.MODEL)
        && stood < stand.states().size()) return stands(stand.states().get(stood++));
    if (part == 2 * calls.size()) {
      goal = last();
      part++;
      return null;
    }
    Calls.One one = calls.get(part / 2);
    if (part % 2 == 0) {
      SocketsLayer.checkAccepted(world.socket(one.actor()), one.call(), where());
      goal = before(one);
      part++;
      return null;
    }
    if (one.call() instanceof UserCall.Receive receive) return receive(one, receive);
    TraceStep step = new Calls(world, action, where()).make(one);
    part++;
    return step;
  }

  /** A state that the scenario lets stand; in virtual time that takes none. */
  private TraceStep stands(Action.Expectation.InState expected) throws StageFailure {
    new ModelExpectations(world.sockets(), where()).checkState(expected.actor(), expected.state());
    // The model has no listener beside the connection.
    if (expected.actor().listener()) return null;
    ModelSocket socket = world.socket(expected.actor());
    socket.open();
    return world.untouched(action, socket, new Event.Stands(), null, null);
  }

  /** What a call waits for as a program's would; null when it is made at once. */
  private Goal before(Calls.One one) {
    long end = world.now() + Goal.PATIENCE_MICROS;
    if (one.call() instanceof UserCall.Accept && acceptCanWait(one.actor()))
      return new Goal.Acceptable(one.actor(), end);
    if (!(one.call() instanceof UserCall.Receive receive)) return null;
    if (wanted < 0) wanted = receive.count().orElseGet(() -> allFor(one.actor()));
    return new Goal.Readable(one.actor(), atATime(one.actor()), end);
  }

  private boolean acceptCanWait(Actor actor) {
    return !world.socket(actor).isAccepted();
  }

  /** What is there, and what the peer has given to send by now. */
  private int allFor(Actor actor) {
    ModelSocket socket = world.socket(actor);
    int there = socket.open().readable();
    if (socket.peer() == null || !Goal.Readable.moreCanCome(socket)) return there;
    Tcb mine = socket.open().tcb();
    Tcb theirs = world.socket(socket.peer()).open().tcb();
    if (!theirs.isSynchronized()) return there;
    int underWay = theirs.sndNxt.minus(mine.rcvNxt) - (theirs.finSent() ? 1 : 0);
    return there + Math.max(0, underWay) + theirs.unsent.length();
  }

  /** A buffer that is smaller than what is wanted has to be read before it is full. */
  private int atATime(Actor actor) {
    int buffer = world.socket(actor).settings().receiveBuffer();
    return wanted <= buffer ? wanted : Math.max(1, buffer / 2);
  }

  private TraceStep receive(Calls.One one, UserCall.Receive receive) throws StageFailure {
    ModelSocket socket = world.socket(one.actor());
    int there = socket.open().readable();
    boolean all = receive.count().isEmpty();
    boolean tooFew = there < wanted && Goal.Readable.moreCanCome(socket);
    if (tooFew && there > 0 && there >= atATime(one.actor())) {
      TraceStep step = new Calls(world, action, where()).receive(one, there);
      wanted -= there;
      part--;
      return step;
    }
    if (tooFew && !all) throw tooFew(one.actor(), there);
    TraceStep step = new Calls(world, action, where()).receive(one, all ? there : wanted);
    wanted = -1;
    part++;
    return step;
  }

  private StageFailure tooFew(Actor actor, int there) {
    boolean held = world.wire().holdsFor(actor);
    boolean more = !held && world.nextAt() != ModelWorld.NEVER;
    return new StageFailure(
        Blame.SCENARIO,
        "%s: expected %d octets for %s, found %d and %s%s"
            .formatted(
                where(),
                wanted,
                actor,
                there,
                more ? "not enough more within " + Goal.PATIENCE : "none on their way",
                held ? "; " + world.heldInWords() : ""));
  }

  /** What the action does when its calls are made, and what it runs towards then. */
  private Goal last() throws StageFailure {
    if (action instanceof Action.Call || action instanceof Action.Together) return afterCalls();
    if (action instanceof Action.Wait wait) return until(wait.until());
    if (action instanceof Action.Wire wire) {
      new HandOnWire(world, wire, where()).act();
      return new Goal.Settled();
    }
    if (action instanceof Action.Expect expect) {
      new ModelExpectations(world.sockets(), where()).check(expect);
    } else if (action instanceof Action.Set set) {
      ModelOptions.apply(set, world);
    }
    return null;
  }

  private Goal afterCalls() {
    List<Actor> filling = new ArrayList<>();
    List<Actor> reading = new ArrayList<>();
    for (Calls.One one : calls) {
      if (one.call() instanceof UserCall.FillWindow) filling.add(one.actor());
      if (one.call() instanceof UserCall.ResumeReading) reading.add(one.actor());
    }
    long end = world.now() + Goal.PATIENCE_MICROS;
    if (!filling.isEmpty()) return new Goal.Filled(List.copyOf(filling), end);
    return reading.isEmpty() ? new Goal.Settled() : new Goal.Drained(List.copyOf(reading), end);
  }

  private Goal until(Action.Until until) {
    if (until instanceof Action.Until.Time time)
      return new Goal.Time(world.now() + time.duration().toNanos() / 1000);
    if (until instanceof Action.Until.Rto) return new Goal.Retransmitted();
    if (until instanceof Action.Until.State state) {
      boolean bounded = state.within() != null;
      return new Goal.InState(
          state.actor(),
          state.state(),
          bounded ? world.now() + state.within().toNanos() / 1000 : ModelWorld.NEVER,
          bounded ? " within " + state.within().toMillis() + " ms" : "");
    }
    long longest =
        world.sockets().values().stream()
            .mapToLong(s -> s.settings().twoMslMicros())
            .max()
            .orElse(0);
    return new Goal.Time(world.now() + longest);
  }

  private String where() {
    return source + ":" + action.line();
  }
}
