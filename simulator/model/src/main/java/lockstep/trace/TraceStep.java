package lockstep.trace;

import java.util.List;
import java.util.Objects;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;

/**
 * One turn of one actor in one world: an event and all it caused. It can be drawn alone.
 *
 * @param number counts the turns of its world, from 1
 * @param line the scenario's line whose action brought it
 * @param action that line's action, in the scenario's words
 * @param world where it happened
 * @param atMicros microseconds since the run began: virtual time in the model, monotonic time live
 * @param actor whose turn it is
 * @param path every state passed, the one before the turn first; a single one when the turn changed
 *     none; never empty
 * @param event what began the turn, null when that was not seen
 * @param sends what it sent, in order, with relative numbers
 * @param decided the place that decided it, null in live worlds
 * @param before the TCB before the turn, null when there was none or the kernel does not give it
 * @param tcb the TCB after the turn, null likewise
 * @param signal what the user was told ("connection reset"), or null
 * @param seen how a live step is known, null in the model
 * @param why in words, or null: in the model the reason ("SEG.SEQ lies outside the receive
 *     window"), live what beside the states is to be known ("76,800 octets sent")
 * @param peer who is at the other end: of the segment that began the turn, else of the connection;
 *     null when there is nobody, or it is not known
 */
public record TraceStep(
    int number,
    int line,
    String action,
    World world,
    long atMicros,
    Actor actor,
    List<TcpState> path,
    Event event,
    List<Segment> sends,
    RfcRef decided,
    TcbView before,
    TcbView tcb,
    String signal,
    Sighting seen,
    String why,
    Actor peer) {

  public TraceStep {
    Objects.requireNonNull(world, "world");
    Objects.requireNonNull(actor, "actor");
    path = List.copyOf(path);
    sends = List.copyOf(sends);
    if (path.isEmpty())
      throw new IllegalArgumentException("a step has at least the state it stands in");
    if (world.isLive() != (seen != null))
      throw new IllegalArgumentException(
          "a live step, and only that, says how it is known: " + world + ", " + seen);
  }

  /** A step of which the other end is not known. */
  public TraceStep(
      int number,
      int line,
      String action,
      World world,
      long atMicros,
      Actor actor,
      List<TcpState> path,
      Event event,
      List<Segment> sends,
      RfcRef decided,
      TcbView before,
      TcbView tcb,
      String signal,
      Sighting seen,
      String why) {
    this(
        number, line, action, world, atMicros, actor, path, event, sends, decided, before, tcb,
        signal, seen, why, null);
  }

  /** A step without a reason in words. */
  public TraceStep(
      int number,
      int line,
      String action,
      World world,
      long atMicros,
      Actor actor,
      List<TcpState> path,
      Event event,
      List<Segment> sends,
      RfcRef decided,
      TcbView before,
      TcbView tcb,
      String signal,
      Sighting seen) {
    this(
        number, line, action, world, atMicros, actor, path, event, sends, decided, before, tcb,
        signal, seen, null);
  }

  /** The state after the turn. */
  public TcpState state() {
    return path.get(path.size() - 1);
  }

  /** The states entered: the path without its first. */
  public List<TcpState> entered() {
    return path.subList(1, path.size());
  }

  /** Whether a listener without room dropped the segment that came, before TCP saw it. */
  public boolean isDropped() {
    return event instanceof Event.Arrives && RfcRef.BACKLOG.equals(decided);
  }

  /** The same step as the one with this number. */
  public TraceStep numbered(int number) {
    return new TraceStep(
        number, line, action, world, atMicros, actor, path, event, sends, decided, before, tcb,
        signal, seen, why, peer);
  }

  /** The same step with another event and other segments sent. */
  public TraceStep with(Event event, List<Segment> sends) {
    return new TraceStep(
        number, line, action, world, atMicros, actor, path, event, sends, decided, before, tcb,
        signal, seen, why, peer);
  }

  /** The same step, decided elsewhere and for another reason. */
  public TraceStep decidedBy(RfcRef decided, String why) {
    return new TraceStep(
        number, line, action, world, atMicros, actor, path, event, sends, decided, before, tcb,
        signal, seen, why, peer);
  }

  /** The same step, with this told to the user. */
  public TraceStep telling(String signal) {
    return new TraceStep(
        number, line, action, world, atMicros, actor, path, event, sends, decided, before, tcb,
        signal, seen, why, peer);
  }

  /** The same step, with this one at the other end. */
  public TraceStep facing(Actor peer) {
    return new TraceStep(
        number, line, action, world, atMicros, actor, path, event, sends, decided, before, tcb,
        signal, seen, why, peer);
  }
}
