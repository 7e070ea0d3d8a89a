package lockstep.model;

import java.util.List;
import lockstep.scenario.StageFailure;
import lockstep.scenario.StageFailure.Blame;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.trace.TraceStep;

/**
 * What a world runs towards. It is data, so that a run can be copied at any step; times are in
 * microseconds of virtual time.
 */
sealed interface Goal {
  /** A call that waits for something is not sat through for longer than this. */
  long PATIENCE_MICROS = 600_000_000;

  /** The same, in an error's words. */
  String PATIENCE = "600 s of virtual time";

  /** What it runs towards, in an error's words. */
  String wanted();

  /** Whether the next event shall happen; there is one when this says so. */
  boolean goesOn(ModelWorld world);

  /** The world goes on no more: what is left to do, or what is wrong. */
  default void over(ModelWorld world, String where) throws StageFailure {}

  /** The goal after this step. */
  default Goal after(TraceStep step, ModelWorld world) {
    return this;
  }

  /** Nothing is in flight any more; timers that run out on the way do so. */
  record Settled() implements Goal {
    @Override
    public String wanted() {
      return "the wire to come to rest";
    }

    @Override
    public boolean goesOn(ModelWorld world) {
      return !world.wire().isEmpty();
    }
  }

  /** The clock stands at this time. */
  record Time(long end) implements Goal {
    @Override
    public String wanted() {
      return "the clock to reach %,d microseconds".formatted(end);
    }

    @Override
    public boolean goesOn(ModelWorld world) {
      return comesBy(world, end);
    }

    @Override
    public void over(ModelWorld world, String where) {
      world.passTo(end);
    }
  }

  /**
   * An actor stands in a state. Virtual time costs nothing, so without a bound of the scenario's
   * own it goes on as long as something is to come.
   *
   * @param bound how the scenario says the bound, or empty
   */
  record InState(Actor actor, TcpState state, long end, String bound) implements Goal {
    @Override
    public String wanted() {
      return actor + " in " + state.rfcName() + bound;
    }

    @Override
    public boolean goesOn(ModelWorld world) {
      return !isReached(world) && comesBy(world, end);
    }

    @Override
    public Goal after(TraceStep step, ModelWorld world) {
      // What is in flight when the state is reached arrives as well, as after every action.
      return isReached(world) ? new Settled() : this;
    }

    private boolean isReached(ModelWorld world) {
      // The model has no listener beside the connection.
      return actor.listener() || world.socket(actor).state() == state;
    }

    @Override
    public void over(ModelWorld world, String where) throws StageFailure {
      if (isReached(world)) return;
      throw new StageFailure(
          Blame.SCENARIO,
          "%s: expected %s, found %s %s"
              .formatted(where, wanted(), world.socket(actor).state().rfcName(), ended(world)));
    }

    private static String ended(ModelWorld world) {
      if (world.nextAt() != ModelWorld.NEVER) return "when that time was over";
      String held = world.wire().held().isEmpty() ? "" : "; " + world.heldInWords();
      return "and nothing to come that would change it" + held;
    }
  }

  /** The next retransmission timer has run out; where none runs, the next one of a shut window. */
  record Retransmitted() implements Goal {
    @Override
    public String wanted() {
      return "a retransmission";
    }

    @Override
    public boolean goesOn(ModelWorld world) {
      boolean comes = world.anyRuns(Timer.RETRANSMISSION) || world.anyRuns(Timer.PERSIST);
      return comes || !world.wire().isEmpty();
    }

    @Override
    public void over(ModelWorld world, String where) throws StageFailure {
      throw new StageFailure(
          Blame.SCENARIO,
          where + ": expected a retransmission timer that runs, found none: " + whyNone(world));
    }

    private static String whyNone(ModelWorld world) {
      return world.sockets().values().stream()
          .filter(s -> s.state() != TcpState.CLOSED && s.state() != TcpState.LISTEN)
          .filter(s -> s.endpoint().tcb().hasUnacknowledged())
          .findFirst()
          .map(s -> s.actor() + " waits for an acknowledgment and is set not to send again")
          .orElse("nothing that was sent waits for an acknowledgment");
    }

    @Override
    public Goal after(TraceStep step, ModelWorld world) {
      if (!(step.event() instanceof Event.Timeout timeout)) return this;
      boolean ranOut =
          timeout.timer() == Timer.RETRANSMISSION
              || timeout.timer() == Timer.PERSIST && !world.anyRuns(Timer.RETRANSMISSION);
      return ranOut ? new Settled() : this;
    }
  }

  /** An actor can read so many octets; it is the call after it that says whether it can. */
  record Readable(Actor actor, int octets, long end) implements Goal {
    @Override
    public String wanted() {
      return octets + " octets for " + actor;
    }

    @Override
    public boolean goesOn(ModelWorld world) {
      ModelSocket socket = world.socket(actor);
      return socket.open().readable() < octets
          && moreCanCome(socket)
          && !(world.wire().holdsFor(actor) && world.wire().isEmpty())
          && comesBy(world, end);
    }

    static boolean moreCanCome(ModelSocket socket) {
      return switch (socket.state()) {
        case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> true;
        case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT ->
            false;
      };
    }
  }

  /** A connection waits for this actor's accept, or nobody tries to connect any more. */
  record Acceptable(Actor actor, long end) implements Goal {
    @Override
    public String wanted() {
      return "a connection for " + actor + " to accept";
    }

    @Override
    public boolean goesOn(ModelWorld world) {
      ModelSocket socket = world.socket(actor);
      boolean tried =
          socket.state() == TcpState.SYN_RECEIVED
              || world.sockets().values().stream().anyMatch(s -> s.state() == TcpState.SYN_SENT);
      return SocketsLayer.mayStillCome(socket)
          && tried
          && world.wire().held().isEmpty()
          && comesBy(world, end);
    }
  }

  /**
   * What these actors gave to send has gone as far as the peer's window takes it: nothing is in
   * flight, no acknowledgment is being kept back, and no small rest of the window waits to be used.
   */
  record Filled(List<Actor> actors, long end) implements Goal {
    @Override
    public String wanted() {
      return "the peer's window to be full";
    }

    @Override
    public boolean goesOn(ModelWorld world) {
      boolean moves =
          !world.wire().isEmpty()
              || world.anyRuns(Timer.DELAYED_ACK)
              || actors.stream().anyMatch(actor -> usesARest(world.socket(actor)));
      return moves && comesBy(world, end);
    }

    private static boolean usesARest(ModelSocket socket) {
      Tcb tcb = socket.open().tcb();
      return tcb.isRunning(Timer.PERSIST) && tcb.sndWnd > 0 && !tcb.hasUnacknowledged();
    }
  }

  /** What the peers of these actors gave to send has come, and nothing is in flight. */
  record Drained(List<Actor> actors, long end) implements Goal {
    @Override
    public String wanted() {
      return "everything to be read";
    }

    @Override
    public boolean goesOn(ModelWorld world) {
      boolean moves =
          !world.wire().isEmpty()
              || actors.stream().anyMatch(actor -> peerHasMore(world, world.socket(actor)));
      return moves && comesBy(world, end);
    }

    private static boolean peerHasMore(ModelWorld world, ModelSocket socket) {
      if (socket.peer() == null || !Readable.moreCanCome(socket)) return false;
      Tcb peer = world.socket(socket.peer()).open().tcb();
      return peer.hasUnacknowledged() || peer.hasUnsent();
    }
  }

  private static boolean comesBy(ModelWorld world, long end) {
    long next = world.nextAt();
    return next != ModelWorld.NEVER && next <= end;
  }
}
