package lockstep.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lockstep.scenario.Action;
import lockstep.scenario.StageFailure;
import lockstep.scenario.UserCall;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Octets;
import lockstep.tcp.RfcRef;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * The calls of programs, each in one step.
 *
 * @param world whose sockets they are made on
 * @param action the line being played
 * @param where its place, as an error names it
 */
record Calls(ModelWorld world, Action action, String where) {
  /** What {@code fill-window} gives to send beyond what the peer's window takes. */
  private static final int BEYOND_THE_WINDOW = 16_384;

  /**
   * One call of one actor.
   *
   * @param text its line, in the scenario's words
   */
  record One(Actor actor, UserCall call, String text) {
    /** The call without its actor: {@code send 5}. */
    String words() {
      String name = actor + " ";
      return text.startsWith(name)
          ? text.substring(name.length())
          : text.substring(text.indexOf(' ') + 1);
    }
  }

  /** The calls of a line or a block, in the order in which they are made; most lines have none. */
  static List<One> of(Action action) {
    List<Action.Call> lines =
        action instanceof Action.Call call
            ? List.of(call)
            : action instanceof Action.Together together ? together.calls() : List.of();
    List<One> all = new ArrayList<>();
    for (Action.Call line : lines)
      for (Actor actor : line.actors()) all.add(new One(actor, line.call(), line.text()));
    return all;
  }

  /** Makes a call that is not RECEIVE. */
  TraceStep make(One one) throws StageFailure {
    ModelSocket socket = world.socket(one.actor());
    UserCall call = one.call();
    if (call instanceof UserCall.Listen listen) return listen(one, socket, listen);
    if (call instanceof UserCall.Connect connect) {
      beginAnew(socket);
      if (canOpen(socket)) socket.speakWith(connect.target(socket.actor()));
      return turn(one, s -> s.open().openActive(world.now()));
    }
    if (call instanceof UserCall.Accept) {
      new SocketsLayer(world).accept(socket, where);
      return untouched(one, SocketsLayer.ACCEPT, null);
    }
    if (call instanceof UserCall.Send send)
      return turn(one, s -> s.open().send(send.octets(), s.peer() != null, world.now()));
    if (call instanceof UserCall.Shutdown) {
      endListening(socket);
      return turn(one, s -> s.open().close(world.now()));
    }
    if (call instanceof UserCall.Close) return close(one, socket);
    if (call instanceof UserCall.Abort) {
      endListening(socket);
      TraceStep step = turn(one, s -> s.open().abort(world.now()));
      socket.release();
      return step;
    }
    if (call instanceof UserCall.Crash) {
      socket.listenNoMore();
      return turn(one, s -> s.open().crash(world.now()));
    }
    if (call instanceof UserCall.FillWindow) return fillWindow(one, socket);
    return reading(one, socket);
  }

  private TraceStep reading(One one, ModelSocket socket) {
    socket.setReadsOn(one.call() instanceof UserCall.ResumeReading);
    if (one.call() instanceof UserCall.PauseReading)
      return untouched(one, SocketsLayer.PAUSE_READING, null);
    if (one.call() instanceof UserCall.ResumeReading)
      return socket.open().readable() == 0
          ? untouched(one, SocketsLayer.RESUME_READING, "nothing is there to read")
          : receive(one, socket.open().readable());
    throw new AssertionError("a call without its player: " + one.text());
  }

  /** A program that has resumed reading takes what has come since; null when nothing has. */
  static TraceStep readOn(ModelWorld world, Action action, String where) {
    for (ModelSocket socket : world.sockets().values()) {
      int there = socket.readsOn() ? socket.open().readable() : 0;
      if (there == 0) continue;
      String text = socket.actor() + " receive " + there;
      One one = new One(socket.actor(), new UserCall.ResumeReading(), text);
      return new Calls(world, action, where).receive(one, there);
    }
    return null;
  }

  /** A new connection begins, unless there is one already. */
  private static void beginAnew(ModelSocket socket) {
    if (socket.state() == TcpState.CLOSED) socket.beginAnew();
  }

  /** CLOSE and ABORT of a TCB in LISTEN delete it (sections 3.10.4, 3.10.5): its port goes too. */
  private static void endListening(ModelSocket socket) {
    if (socket.state() == TcpState.LISTEN) socket.listenNoMore();
  }

  private static boolean canOpen(ModelSocket socket) {
    return socket.state() == TcpState.CLOSED || socket.state() == TcpState.LISTEN;
  }

  /** A port first, then passive OPEN; or a listener beside a connection that was let go of. */
  private TraceStep listen(One one, ModelSocket socket, UserCall.Listen listen) {
    ModelSocket.Terms terms = SocketsLayer.terms(listen);
    boolean beside = !canOpen(socket) && socket.isLetGo() && !socket.listens();
    if (!canOpen(socket) && !beside) return turn(one, s -> s.open().openPassive(world.now()));
    Ports ports = new Ports(world);
    Optional<String> refusal = ports.refusal(socket, terms);
    if (refusal.isPresent()) {
      socket.tell(Ports.IN_USE);
      TraceStep step = untouched(one, SocketsLayer.BIND, refusal.get());
      return step.telling(Ports.IN_USE);
    }
    Optional<String> sharing = ports.sharing(socket, terms);
    if (beside) {
      socket.listen(terms);
      return sharing.isPresent()
          ? untouched(one, SocketsLayer.REUSE_ADDRESS, sharing.get())
          : untouched(
              one,
              SocketsLayer.LISTEN,
              "a new socket listens; the closed one's connection" + " is TCP's to end");
    }
    beginAnew(socket);
    TraceStep step = turn(one, s -> s.open().openPassive(world.now()));
    socket.listen(terms);
    return sharing.isPresent() ? step.decidedBy(SocketsLayer.REUSE_ADDRESS, sharing.get()) : step;
  }

  private TraceStep close(One one, ModelSocket socket) {
    if (SocketsLayer.closesListener(socket)) {
      new SocketsLayer(world).closeListener(socket);
      String why = "the connection's socket is closed already: this closes the listening one";
      return untouched(one, SocketsLayer.CLOSE_LISTENER, why);
    }
    endListening(socket);
    if (SocketsLayer.closeAborts(socket)) {
      TraceStep step = turn(one, s -> s.open().abort(world.now()));
      socket.release();
      String why = "linger is set to 0: close is an ABORT (section 3.10.5)";
      return step.decidedBy(SocketsLayer.LINGER, why);
    }
    TraceStep step =
        SocketsLayer.closeCallsTcp(socket)
            ? turn(one, s -> s.open().closeBothWays(world.now()))
            : untouched(one, SocketsLayer.CLOSE, null);
    socket.release();
    return step;
  }

  /** RECEIVE into a buffer of this many octets. */
  TraceStep receive(One one, int count) {
    return turn(one, s -> s.open().receive(count, world.now()));
  }

  private TraceStep fillWindow(One one, ModelSocket socket) {
    Tcb tcb = socket.open().tcb();
    boolean bounded = tcb.settings.sendBuffer() != Integer.MAX_VALUE;
    int underWay = tcb.sndNxt == null ? 0 : tcb.sndNxt.minus(tcb.sndUna);
    int beyond = Math.max(0, tcb.sndWnd - underWay) + BEYOND_THE_WINDOW - tcb.unsent.length();
    int octets = bounded ? tcb.sendRoom() : beyond;
    if (octets <= 0) return untouched(one, SocketsLayer.FILL_WINDOW, "it is full already");
    return turn(one, s -> s.open().send(Octets.filler(octets), s.peer() != null, world.now()));
  }

  /** A turn that begins with a call. */
  private TraceStep turn(One one, Function<ModelSocket, Turn> body) {
    ModelSocket socket = world.socket(one.actor());
    return world.turn(action, socket, new Event.Call(one.words()), null, body);
  }

  /** A call that the machine does not see. */
  private TraceStep untouched(One one, RfcRef decided, String why) {
    ModelSocket socket = world.socket(one.actor());
    socket.open();
    return world.untouched(action, socket, new Event.Call(one.words()), decided, why);
  }
}
