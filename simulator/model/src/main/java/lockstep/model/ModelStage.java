package lockstep.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.scenario.StageFailure.Blame;
import lockstep.scenario.UserCall;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.tcp.World;
import lockstep.trace.TcbView;
import lockstep.trace.TraceStep;

/**
 * Plays a scenario as RFC 9293 says it goes, in virtual time: same scenario and same seed give the
 * same trace.
 */
public final class ModelStage implements Stage {
  private final Map<Actor, ModelSocket> sockets = new TreeMap<>();
  private final Wire wire = new Wire();
  private String source = "";
  private long now;
  private int turns;

  /** A stage for one run. */
  public ModelStage() {}

  @Override
  public World world() {
    return World.MODEL;
  }

  @Override
  public List<Lack> lacks(Scenario scenario) {
    return ModelLacks.of(scenario);
  }

  @Override
  public void begin(Scenario scenario) {
    source = scenario.source();
  }

  @Override
  public void play(Action action, Map<Actor, TcpState> awaited, Consumer<TraceStep> out)
      throws StageFailure {
    new Play(action, out).run();
  }

  @Override
  public Map<Actor, TcpState> standing() {
    Map<Actor, TcpState> states = new TreeMap<>();
    sockets.forEach(
        (actor, socket) -> {
          if (socket.endpoint() != null) states.put(actor, socket.endpoint().state());
        });
    return states;
  }

  @Override
  public List<SocketRow> rows() {
    return List.of();
  }

  @Override
  public String place() {
    return "RFC 9293";
  }

  @Override
  public void close() {
    // Nothing of this machine was opened.
  }

  private ModelSocket socket(Actor actor) {
    return sockets.computeIfAbsent(actor, ModelSocket::new);
  }

  private String where(Action action) {
    return source + ":" + action.line();
  }

  /** One action being played. */
  private final class Play {
    private final Action action;
    private final Consumer<TraceStep> out;

    Play(Action action, Consumer<TraceStep> out) {
      this.action = action;
      this.out = out;
    }

    void run() throws StageFailure {
      if (action instanceof Action.Call call) {
        for (Actor actor : call.actors()) perform(socket(actor), call.call());
        settle();
      } else if (action instanceof Action.Wait wait) {
        await(wait.until());
      } else if (action instanceof Action.Expect expect) {
        new ModelExpectations(sockets, where(action)).check(expect);
      } else if (action instanceof Action.Set set) {
        if (set.option().ofWire()) ModelOptions.applyToWire(set, wire);
        else for (Actor actor : set.actors()) ModelOptions.apply(set, socket(actor));
      } else if (!(action instanceof Action.Note || action instanceof Action.Predict)) {
        throw new AssertionError("played although lacks() names it: " + action.text());
      }
    }

    private void perform(ModelSocket socket, UserCall call) throws StageFailure {
      SocketsLayer.checkAccepted(socket, call, where(action));
      if (call instanceof UserCall.Listen) {
        turn(socket, s -> s.open().openPassive(now));
      } else if (call instanceof UserCall.Connect connect) {
        socket.connectTo(socket(connect.target(socket.actor())));
        turn(socket, s -> s.open().openActive(now));
      } else if (call instanceof UserCall.Accept) {
        SocketsLayer.accept(socket, where(action));
        untouched(socket, SocketsLayer.ACCEPT);
      } else if (call instanceof UserCall.Send send) {
        turn(socket, s -> s.open().send(send.octets(), s.peer() != null, now));
      } else if (call instanceof UserCall.Receive receive) {
        receive(socket, receive);
      } else if (call instanceof UserCall.Shutdown) {
        turn(socket, s -> s.open().close(now));
      } else if (call instanceof UserCall.Close) {
        if (SocketsLayer.closeCallsTcp(socket)) turn(socket, s -> s.open().closeBothWays(now));
        else untouched(socket, SocketsLayer.CLOSE);
        socket.release();
      } else if (call instanceof UserCall.Abort) {
        turn(socket, s -> s.open().abort(now));
        socket.release();
      } else {
        throw new AssertionError("played although lacks() names it: " + action.text());
      }
    }

    private void receive(ModelSocket socket, UserCall.Receive receive) throws StageFailure {
      int there = socket.open().readable();
      int wanted = receive.count().orElse(there);
      boolean canCome =
          switch (socket.endpoint().state()) {
            case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> true;
            case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT ->
                false;
          };
      if (canCome && wanted > there)
        throw new StageFailure(
            Blame.SCENARIO,
            "%s: expected %d octets for %s, found %d and none on their way"
                .formatted(where(action), wanted, socket.actor(), there));
      turn(socket, s -> s.open().receive(wanted, now));
    }

    /** A turn that begins with a call. */
    private void turn(ModelSocket socket, Function<ModelSocket, Turn> body) {
      emit(socket, new Event.Call(words(socket)), body);
    }

    /** A call that the machine does not see. */
    private void untouched(ModelSocket socket, RfcRef decided) {
      List<TcpState> path = List.of(socket.open().state());
      tell(
          socket,
          new Event.Call(words(socket)),
          path,
          List.of(),
          decided,
          view(socket),
          null,
          null);
    }

    private String words(ModelSocket socket) {
      String text = action.text();
      String actor = socket.actor().toString();
      return text.startsWith(actor + " ")
          ? text.substring(actor.length() + 1)
          : text.substring(text.indexOf(' ') + 1);
    }

    private void emit(ModelSocket socket, Event event, Function<ModelSocket, Turn> body) {
      TcbView before = view(socket);
      Turn turn = body.apply(socket);
      socket.keep(turn);
      List<Segment> sends = new ArrayList<>();
      for (Segment segment : turn.sends()) {
        sends.add(socket.relative(segment));
        if (socket.peer() != null) wire.send(socket.peer(), segment, now);
      }
      String signal = turn.signals().isEmpty() ? null : String.join("; ", turn.signals());
      tell(socket, event, turn.path(), sends, turn.decided(), before, signal, turn.why());
    }

    private void tell(
        ModelSocket socket,
        Event event,
        List<TcpState> path,
        List<Segment> sends,
        RfcRef decided,
        TcbView before,
        String signal,
        String why) {
      out.accept(
          new TraceStep(
              ++turns,
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
              why));
    }

    private TcbView view(ModelSocket socket) {
      return socket.open().tcb().view(socket.iss(), socket.peerIss());
    }

    /** Runs until nothing is in flight and no timer is due. */
    private void settle() {
      while (!wire.isEmpty()) nextEvent();
    }

    /** The segment or the timer that comes first. */
    private void nextEvent() {
      Due due = nextTimer();
      Wire.Flight flight = wire.next();
      if (flight != null && (due == null || flight.arrivesAt() <= due.at())) {
        wire.take();
        deliver(flight);
      } else if (due != null) {
        now = Math.max(now, due.at());
        emit(due.socket(), new Event.Timeout(due.timer()), s -> s.open().runsOut(due.timer(), now));
      }
    }

    private void deliver(Wire.Flight flight) {
      now = Math.max(now, flight.arrivesAt());
      ModelSocket to = flight.to();
      Event event = new Event.Arrives(to.peer().relative(flight.segment()));
      emit(to, event, s -> s.open().arrives(flight.segment(), now));
    }

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

    private void await(Action.Until until) throws StageFailure {
      if (until instanceof Action.Until.Time time) {
        runUntil(now + time.duration().toNanos() / 1000);
      } else if (until instanceof Action.Until.TwoMsl) {
        long longest =
            sockets.values().stream().mapToLong(s -> s.settings().twoMslMicros()).max().orElse(0);
        runUntil(now + longest);
      } else if (until instanceof Action.Until.State state) {
        awaitState(state);
      } else {
        throw new AssertionError("played although lacks() names it: " + action.text());
      }
    }

    private void runUntil(long end) {
      while ((!wire.isEmpty() && wire.next().arrivesAt() <= end)
          || (nextTimer() != null && nextTimer().at() <= end)) nextEvent();
      now = Math.max(now, end);
    }

    /**
     * Virtual time costs nothing, so without a bound of the scenario's own it goes on as long as
     * something is to come.
     */
    private void awaitState(Action.Until.State wanted) throws StageFailure {
      // The model has no listener beside the connection.
      if (wanted.actor().listener()) return;
      long end = wanted.within() == null ? Long.MAX_VALUE : now + wanted.within().toNanos() / 1000;
      while (stateOf(wanted.actor()) != wanted.state()) {
        Due due = nextTimer();
        long next =
            !wire.isEmpty() ? wire.next().arrivesAt() : due == null ? Long.MAX_VALUE : due.at();
        if (next == Long.MAX_VALUE || next > end)
          throw new StageFailure(
              Blame.SCENARIO,
              "%s: expected %s in %s%s, found %s and nothing to come that would change it"
                  .formatted(
                      where(action),
                      wanted.actor(),
                      wanted.state().rfcName(),
                      wanted.within() == null
                          ? ""
                          : " within " + wanted.within().toMillis() + " ms",
                      stateOf(wanted.actor()).rfcName()));
        nextEvent();
      }
    }

    private TcpState stateOf(Actor actor) {
      ModelSocket socket = sockets.get(actor);
      return socket == null || socket.endpoint() == null
          ? TcpState.CLOSED
          : socket.endpoint().state();
    }
  }

  /** A timer of a socket and when it runs out. */
  private record Due(ModelSocket socket, Timer timer, long at) {}
}
