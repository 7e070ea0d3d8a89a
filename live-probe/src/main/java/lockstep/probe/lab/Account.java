package lockstep.probe.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lockstep.scenario.Action;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;

/** Collects what one action brought and makes the trace steps of it. */
final class Account {
  private record Seen(
      Actor actor, List<TcpState> path, SocketRow row, long nanos, long gapMicros) {}

  private final Action action;

  /** How many of those seen had changed before the action began. */
  private int early;

  private final List<Seen> seen = new ArrayList<>();
  private final Map<Actor, Event> events = new HashMap<>();
  private final Map<Actor, String> signals = new HashMap<>();
  private final Map<Actor, List<String>> remarks = new HashMap<>();
  private final Map<Actor, List<String>> unmet = new HashMap<>();
  private final Set<Actor> held = new HashSet<>();

  Account(Action action) {
    this.action = action;
  }

  /** What was seen until now had happened before the action. */
  void begins() {
    early = seen.size();
  }

  /** An actor made the action's call. */
  void called(Actor actor, String words) {
    events.put(actor, new Event.Call(words));
  }

  /** The user was told something; null is nothing. */
  void told(Player player, String signal) {
    if (signal == null) return;
    player.signals.add(signal);
    signals.merge(player.actor(), signal, (a, b) -> a.equals(b) ? a : a + "; " + b);
  }

  /** What is to be known of an actor's part in the action beside the states. */
  void remark(Actor actor, String words) {
    remarks.computeIfAbsent(actor, a -> new ArrayList<>()).add(words);
  }

  /** The scenario expected something of an actor that did not come; it gets a step of its own. */
  void unmet(Actor actor, String words) {
    unmet.computeIfAbsent(actor, a -> new ArrayList<>()).add(words);
  }

  /** The scenario holds an actor in its state, and it was seen to stand still. */
  void held(Actor actor) {
    held.add(actor);
    events.put(actor, new Event.Stands());
  }

  /** Takes a change of a player's row. */
  void changed(Player player, Change change) {
    TcpState before = player.state();
    player.see(change.row());
    List<TcpState> path =
        before == player.state() ? List.of(before) : List.of(before, player.state());
    seen.add(new Seen(player.actor(), path, change.row(), change.nanos(), change.gapMicros()));
  }

  /** Takes the last reading: who has not changed stands as it shows. */
  void stands(List<Player> players, Reading reading) {
    Set<Actor> changed = new HashSet<>();
    for (Seen one : seen.subList(early, seen.size())) changed.add(one.actor());
    for (Player player : players) {
      player.remarks.forEach(words -> remark(player.actor(), words));
      player.remarks.clear();
      if (changed.contains(player.actor())) continue;
      SocketRow row = player.pair() == null ? null : reading.rows().get(player.pair());
      player.see(row);
      seen.add(
          new Seen(
              player.actor(), List.of(player.state()), row, reading.nanos(), reading.gapMicros()));
    }
  }

  /**
   * Hands out the steps in the order of their time. A call stands on the first step of who made it,
   * a signal and the remarks on the last of who was told.
   *
   * @param number the number of the first step
   * @param began {@link System#nanoTime()} when the run began
   * @return the number after the last step
   */
  int tell(int number, long began, Consumer<TraceStep> out) {
    Map<Actor, Seen> last = new HashMap<>();
    for (Seen one : seen) last.put(one.actor(), one);
    int next = number;
    for (int i = 0; i < seen.size(); i++) {
      Seen one = seen.get(i);
      boolean isLast = last.get(one.actor()) == one;
      boolean isHeld = held.contains(one.actor());
      // A call stands on the first step; that a state stands is known at the last.
      boolean tells = i >= early && (isLast || !isHeld);
      Event event = tells ? events.remove(one.actor()) : null;
      String signal = isLast ? signals.get(one.actor()) : null;
      String why = isLast ? why(one.actor()) : null;
      out.accept(step(next++, began, one, one.path(), event, signal, why));
      if (!isLast) continue;
      for (String words : unmet.getOrDefault(one.actor(), List.of())) {
        List<TcpState> stands = one.path().subList(one.path().size() - 1, one.path().size());
        out.accept(step(next++, began, one, stands, new Event.Unmet(words), null, null));
      }
    }
    return next;
  }

  private String why(Actor actor) {
    return remarks.containsKey(actor) ? String.join("; ", remarks.get(actor)) : null;
  }

  private TraceStep step(
      int number,
      long began,
      Seen one,
      List<TcpState> path,
      Event event,
      String signal,
      String why) {
    Sighting sighting =
        new Sighting(
            event instanceof Event.Stands ? Sighting.How.HELD : Sighting.How.OBSERVED,
            one.gapMicros(),
            one.row() == null ? null : one.row().state(),
            OwnRow.of(one.row()));
    return new TraceStep(
        number,
        action.line(),
        action.text(),
        World.LOOPBACK,
        Math.max(0, TimeUnit.NANOSECONDS.toMicros(one.nanos() - began)),
        one.actor(),
        path,
        event,
        List.of(),
        null,
        null,
        null,
        signal,
        sighting,
        why);
  }
}
