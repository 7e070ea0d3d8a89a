package lockstep.comparison;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Timer;
import lockstep.trace.TcbView;
import lockstep.trace.TraceStep;

/** What every actor has inside, learned step by step. */
final class Insides {
  private final Map<Actor, Inside> known = new HashMap<>();

  /** Learns the TCB that a turn of the model left. */
  void learnTcb(TraceStep turn) {
    Inside was = of(turn.actor());
    known.put(turn.actor(), new Inside(turn.tcb(), since(turn, was.since()), was.row()));
  }

  /** Learns the row that a step of the live world read, or that it found none. */
  void learnRow(TraceStep live) {
    known.put(live.actor(), of(live.actor()).with(live.seen().row()));
  }

  /**
   * These standings with what is inside.
   *
   * @param rows the run's rows as they are by now: a queue may have changed where no state did
   * @param complete whether a row that is not among them is gone
   */
  Map<Actor, Standing> in(Map<Actor, Standing> standings, List<SocketRow> rows, boolean complete) {
    Map<Actor, Standing> filled = new TreeMap<>();
    standings.forEach(
        (actor, standing) -> filled.put(actor, standing.with(asRead(of(actor), rows, complete))));
    return filled;
  }

  private Inside of(Actor actor) {
    return known.getOrDefault(actor, Inside.NOTHING);
  }

  private static Inside asRead(Inside inside, List<SocketRow> rows, boolean complete) {
    SocketRow row = inside.row();
    if (row == null) return inside;
    SocketRow now = rows.stream().filter(other -> isSame(row, other)).findFirst().orElse(null);
    return now == null && !complete ? inside : inside.with(now);
  }

  /** Addresses, not the kernel's identity: a row in TIME-WAIT has another one than before. */
  private static boolean isSame(SocketRow one, SocketRow other) {
    return one.protocol().equals(other.protocol())
        && one.local().equals(other.local())
        && one.foreign().equals(other.foreign());
  }

  /** A timer that runs out at another time than before the turn was started in it. */
  private static Map<Timer, Long> since(TraceStep turn, Map<Timer, Long> known) {
    Map<Timer, Long> since = new EnumMap<>(Timer.class);
    if (turn.tcb() == null) return since;
    TcbView before = turn.before();
    turn.tcb()
        .timers()
        .forEach(
            (timer, at) -> {
              boolean started = before == null || !at.equals(before.timers().get(timer));
              if (started) since.put(timer, turn.atMicros());
              else if (known.containsKey(timer)) since.put(timer, known.get(timer));
            });
    return since;
  }
}
