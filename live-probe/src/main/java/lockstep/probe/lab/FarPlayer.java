package lockstep.probe.lab;

import java.util.List;
import java.util.OptionalInt;
import lockstep.packet.StepPackets;
import lockstep.scenario.Action;
import lockstep.scenario.StageFailure;
import lockstep.table.SocketPair;
import lockstep.tcp.Actor;
import lockstep.tcp.Octets;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * Plays one actor of a scenario without a socket of this kernel, at the far end of a {@link
 * Medium}. It has no row; where it stands it says itself.
 */
public interface FarPlayer {
  /**
   * A turn of it.
   *
   * @param nanos {@link System#nanoTime()} then
   * @param step what it says of the turn; number, line, action and world are not set
   * @param given what its program read in this turn
   * @param packets the octets of its segments; null where nobody keeps them
   */
  record Turn(long nanos, TraceStep step, Octets given, StepPackets packets) {}

  /** Whom it plays. */
  Actor actor();

  /** The port at which it is reached. */
  int port();

  /** From here on it is reached at this port. */
  void listensAt(int port);

  /** The pair of its connection is this one, its own address first. */
  void connectsBy(SocketPair pair);

  /** Sets an option of its actor. */
  void set(Action.Set set);

  /** Whether accept has something to hand out, or nothing can come any more. */
  boolean canAccept();

  /** How many octets a RECEIVE of so many would be given now; empty while it has to wait. */
  OptionalInt receivable(int wanted);

  /** How many octets wait to be read. */
  int readable();

  /** Makes a call of its actor, other than RECEIVE. */
  void call(Action.Call call) throws StageFailure;

  /** Reads so many octets; returns how many there were. */
  int receive(Action.Call call, int octets) throws StageFailure;

  /** Whether something that it sent is not acknowledged. */
  boolean hasUnacknowledged();

  /** How long it will stay in TIME-WAIT by its timer, in nanoseconds; 0 where it is not in it. */
  long timeWaitNanos();

  /** Where its connection stands. */
  TcpState state();

  /** Its turns since this was last asked, in the order of time. */
  List<Turn> take();

  /** Where it stands now, as a turn in which nothing happens. */
  Turn stands();
}
