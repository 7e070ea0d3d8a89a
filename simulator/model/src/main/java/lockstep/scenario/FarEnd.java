package lockstep.scenario;

import java.util.List;
import java.util.OptionalInt;
import lockstep.tcp.Actor;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.trace.TraceStep;

/**
 * A TCP of its own at the far end of a wire, in the place of a kernel's socket: it plays one actor
 * and is given the segments that arrive and the time. It has neither a clock nor a thread; whoever
 * has the wire asks it one thing at a time.
 *
 * <p>Times are microseconds of one clock that never goes back. Segments have the numbers of the
 * header.
 */
public interface FarEnd {
  /** No timer runs. */
  long NEVER = Long.MAX_VALUE;

  /** Makes a far end for one run. */
  @FunctionalInterface
  interface Maker {
    /**
     * A far end that plays this actor.
     *
     * @param patient whether TIME-WAIT may last as long as the RFC says; else it is made to end
     *     within a run
     */
    FarEnd make(Actor actor, boolean patient);
  }

  /**
   * What came of one event.
   *
   * @param steps its turns, in order, with relative numbers; their number, line, action and world
   *     are for whoever tells them to set
   * @param sends the segments that went out, in order
   * @param given what the user was given to read
   */
  record Did(List<TraceStep> steps, List<Segment> sends, Octets given) {
    public Did {
      steps = List.copyOf(steps);
      sends = List.copyOf(sends);
    }
  }

  /** Whom it plays. */
  Actor actor();

  /** Sets an option of its actor; one that is set for others it passes over. */
  void set(Action.Set set);

  /** Whether accept has something to hand out, or nothing can come any more. */
  boolean canAccept();

  /**
   * How many octets a RECEIVE of so many would be given now; empty while it has to wait. One that
   * wants more than the receive buffer holds is given them piece by piece.
   */
  OptionalInt receivable(int wanted);

  /** How many octets wait to be read. */
  int readable();

  /**
   * Makes a call of its actor; RECEIVE is {@link #receive}.
   *
   * @throws StageFailure when no program could make it here
   */
  Did call(Action.Call call, long micros) throws StageFailure;

  /** RECEIVE into a buffer of this many octets. */
  Did receive(Action.Call call, int octets, long micros) throws StageFailure;

  /** Takes a segment that arrived. */
  Did arrives(Segment segment, long micros);

  /**
   * Takes a segment of another connection than the one it has; a listener that would open a second
   * one drops it.
   */
  Did passesBy(Segment segment, long micros);

  /** When the next timer runs out; {@link #NEVER} when none runs. */
  long nextDeadline();

  /** Lets every timer run out that has by now. */
  Did runsOut(long micros);

  /** When this timer runs out; {@link #NEVER} when it does not run. */
  long deadline(Timer timer);

  /** Whether something that was sent is not acknowledged. */
  boolean hasUnacknowledged();

  /** The state of its connection; CLOSED when it has none. */
  TcpState state();

  /** A step that says where it stands, and nothing more. */
  TraceStep stands(long micros);
}
