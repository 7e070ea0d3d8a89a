package lockstep.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import lockstep.scenario.Action;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;

/**
 * What a Linux kernel would show of the model's steps if every state of it were read: the listener
 * stays, a connection that is reset early has no row, a FIN waits for the end of the handshake,
 * TIME-WAIT lasts.
 */
final class MadeUpKernel {
  private final Map<Actor, TcpState> stands = new TreeMap<>();
  private final Map<Actor, TcpState> listeners = new TreeMap<>();
  private long at;

  /**
   * The live steps of one action: each state entered, and for everyone else who has a socket where
   * it stands.
   */
  List<TraceStep> plays(Action action, List<TraceStep> model) {
    List<TraceStep> live = new ArrayList<>();
    for (TraceStep turn : model) {
      if (RfcRef.CLOSE_LISTENER.equals(turn.decided()))
        listeners.put(turn.actor().asListener(), TcpState.CLOSED);
      for (TcpState state : turn.entered()) enter(action, turn, state, live);
    }
    if (action.acts() || action instanceof Action.Expect) {
      stands.forEach((actor, state) -> confirm(action, actor, state, live));
      listeners.forEach((actor, state) -> confirm(action, actor, state, live));
    }
    return live;
  }

  private void enter(Action action, TraceStep turn, TcpState state, List<TraceStep> live) {
    Actor actor = turn.actor();
    // The sockets layer listens for the next connection: a kernel has a listener already.
    if (RfcRef.socketsLayer("backlog").equals(turn.decided())) return;
    TcpState before = stands.getOrDefault(actor, TcpState.CLOSED);
    if (before == TcpState.LISTEN && state == TcpState.SYN_RECEIVED) {
      listeners.put(actor.asListener(), TcpState.LISTEN);
      before = TcpState.CLOSED;
    }
    if (before == TcpState.TIME_WAIT && turn.event() instanceof Event.Timeout) return;
    boolean listensAlready =
        actor.side() == Side.SERVER && listeners.get(actor.asListener()) == TcpState.LISTEN;
    if (before == TcpState.CLOSED && state == TcpState.LISTEN && listensAlready) return;
    if (before == TcpState.SYN_RECEIVED && Case.isCall(turn, "shutdown")) return;
    boolean resetEarly = before == TcpState.SYN_RECEIVED && state == TcpState.LISTEN;
    TcpState entered = resetEarly ? TcpState.CLOSED : state;
    stands.put(actor, entered);
    live.add(step(action, actor, List.of(before, entered)));
  }

  private void confirm(Action action, Actor actor, TcpState state, List<TraceStep> live) {
    if (live.stream().noneMatch(s -> s.actor().equals(actor)))
      live.add(step(action, actor, List.of(state)));
  }

  private TraceStep step(Action action, Actor actor, List<TcpState> path) {
    return seen(action, actor, path, at += 10);
  }

  /** One reading of a socket. */
  static TraceStep seen(Action action, Actor actor, List<TcpState> path, long at) {
    TcpState state = path.get(path.size() - 1);
    return live(action, actor, path, at, state == TcpState.CLOSED ? null : row(actor, state));
  }

  static TraceStep live(Action action, Actor actor, List<TcpState> path, long at, SocketRow row) {
    Sighting seen = new Sighting(Sighting.How.OBSERVED, 9, row == null ? null : row.state(), row);
    return new TraceStep(
        1,
        action.line(),
        action.text(),
        World.LOOPBACK,
        at,
        actor,
        path,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        seen);
  }

  /** The same step in another state. */
  static TraceStep inState(TraceStep step, TcpState state) {
    List<TcpState> path = new ArrayList<>(step.path());
    path.set(path.size() - 1, state);
    SocketRow row = state == TcpState.CLOSED ? null : row(step.actor(), state);
    Sighting seen =
        new Sighting(
            Sighting.How.OBSERVED, step.seen().gapMicros(), row == null ? null : row.state(), row);
    return new TraceStep(
        step.number(),
        step.line(),
        step.action(),
        step.world(),
        step.atMicros(),
        step.actor(),
        path,
        step.event(),
        List.of(),
        null,
        null,
        null,
        null,
        seen);
  }

  private static SocketRow row(Actor actor, TcpState state) {
    SocketAddress client = new SocketAddress("127.0.0.1", 50_000 + actor.number());
    SocketAddress server = new SocketAddress("127.0.0.1", 40_000);
    boolean ofServer = actor.side() == Side.SERVER;
    RowTimer timer =
        state == TcpState.TIME_WAIT
            ? new RowTimer(RowTimer.Kind.TIME_WAIT, 59_900, 0)
            : RowTimer.OFF;
    return new SocketRow(
        "tcp",
        ofServer ? server : client,
        actor.listener() || state == TcpState.LISTEN
            ? new SocketAddress("0.0.0.0", 0)
            : ofServer ? client : server,
        linux(state),
        0,
        0,
        timer,
        1,
        1,
        OptionalInt.empty());
  }

  private static OsState linux(TcpState state) {
    for (int code = 1; code <= 11; code++) {
      if (OsState.linux(code).state() == state) return OsState.linux(code);
    }
    throw new AssertionError("Linux has no code for " + state);
  }
}
