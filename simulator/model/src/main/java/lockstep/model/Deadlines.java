package lockstep.model;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lockstep.tcp.Timer;

/** When each timer of a connection runs out, in microseconds of virtual time. */
final class Deadlines {
  private static final Timer[] TIMERS = Timer.values();

  private final long[] micros = new long[TIMERS.length];

  /** None runs. */
  Deadlines() {
    stopAll();
  }

  void takeAllOf(Deadlines other) {
    System.arraycopy(other.micros, 0, micros, 0, micros.length);
  }

  /** When this timer runs out; {@link Tcb#NEVER} when it is off. */
  long of(Timer timer) {
    return micros[timer.ordinal()];
  }

  boolean isRunning(Timer timer) {
    return of(timer) != Tcb.NEVER;
  }

  void set(Timer timer, long at) {
    micros[timer.ordinal()] = at;
  }

  void stop(Timer timer) {
    micros[timer.ordinal()] = Tcb.NEVER;
  }

  void stopAll() {
    Arrays.fill(micros, Tcb.NEVER);
  }

  /** The timer that runs out first; null when none runs. */
  Timer next() {
    Timer first = null;
    for (Timer timer : TIMERS)
      if (isRunning(timer) && (first == null || of(timer) < of(first))) first = timer;
    return first;
  }

  /** Those that run, each with when it runs out. */
  Map<Timer, Long> running() {
    if (next() == null) return Map.of();
    Map<Timer, Long> running = new EnumMap<>(Timer.class);
    for (Timer timer : TIMERS) if (isRunning(timer)) running.put(timer, of(timer));
    return running;
  }

  /** Each timer's deadline, in the order of the timers. */
  @Override
  public String toString() {
    return List.of(TIMERS) + " at " + Arrays.toString(micros);
  }
}
