package lockstep.app.commands;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/** Where the model stands while the segments of an action are delivered one by one. */
final class ModelInStep {
  private final Map<Actor, TcpState> standing = new TreeMap<>();
  private List<TraceStep> turns = List.of();
  private int taken;

  /** All that the action before brought has happened. */
  void actionBegins() {
    take(turns.size());
    turns = List.of();
    taken = 0;
  }

  /**
   * Goes on to the turn before the next one that a segment begins, and past that one the next time.
   *
   * @param now the turns of the action that is being played
   * @return where each actor stands then
   */
  Map<Actor, TcpState> beforeNextSegment(List<TraceStep> now) {
    int next = taken;
    if (turns.isEmpty()) turns = now;
    else if (next < turns.size()) next++;
    while (next < turns.size() && !(turns.get(next).event() instanceof Event.Arrives)) next++;
    take(next);
    return new TreeMap<>(standing);
  }

  private void take(int until) {
    while (taken < until) {
      TraceStep turn = turns.get(taken++);
      standing.put(turn.actor(), turn.state());
    }
    for (TraceStep turn : turns.subList(taken, turns.size()))
      standing.putIfAbsent(turn.actor(), turn.path().get(0));
  }
}
