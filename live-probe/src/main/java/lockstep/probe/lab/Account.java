package lockstep.probe.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
  record Seen(Actor actor, List<TcpState> path, SocketRow row, long nanos, long gapMicros) {
    /** Whether it shows the state, and not one that has no name and left the state before. */
    boolean shows(TcpState state) {
      TcpState read = row == null ? TcpState.CLOSED : row.state().meaning().orElse(null);
      return read == state && path.equals(List.of(state));
    }

    String words() {
      boolean isNamed = row == null || row.state().meaning().isPresent();
      return isNamed ? path.get(path.size() - 1).rfcName() : row.state().toString();
    }
  }

  /**
   * A state in which the scenario holds an actor.
   *
   * @param from how many had been seen when it began to be watched
   */
  private record Hold(TcpState state, int from) {}

  private final Action action;
  private final World world;

  /** How many of those seen had changed before the action began. */
  private int early;

  private final List<Seen> seen = new ArrayList<>();
  private final Map<Actor, Event> events = new HashMap<>();
  private final Map<Actor, Long> calledAt = new HashMap<>();
  private final Map<Actor, String> signals = new HashMap<>();
  private final Map<Actor, List<String>> remarks = new HashMap<>();
  private final Map<Actor, List<String>> unmet = new TreeMap<>();
  private final Map<Actor, Hold> holds = new HashMap<>();

  /** The turns of the one at the far end of a medium. */
  private final List<FarPlayer.Turn> far = new ArrayList<>();

  /** What passed on the wire, made into turns; null where nobody watches that. */
  private Turns turns;

  /** When the last reading ended that is told of; 0 before there is one. */
  private long lastNanos;

  Account(Action action) {
    this(action, World.LOOPBACK);
  }

  Account(Action action, World world) {
    this.action = action;
    this.world = world;
  }

  /** What a medium saw and did until the action was over. */
  void passed(List<Passing> passings, Players players) {
    turns = new Turns(passings, players);
  }

  /** What was seen until now had happened before the action. */
  void begins() {
    early = seen.size();
  }

  /** An actor made the action's call. */
  void called(Actor actor, String words) {
    events.put(actor, new Event.Call(words));
    calledAt.put(actor, System.nanoTime());
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

  /**
   * The scenario holds an actor in a state, which from here on is watched; {@link #stands} says
   * whether it stood.
   */
  void holds(Actor actor, TcpState state) {
    holds.put(actor, new Hold(state, seen.size()));
  }

  /** Takes a change of a player's row. */
  void changed(Player player, Change change) {
    TcpState before = player.state();
    player.see(change.row());
    List<TcpState> path =
        before == player.state() ? List.of(before) : List.of(before, player.state());
    seen.add(new Seen(player.actor(), path, change.row(), change.nanos(), change.gapMicros()));
    lastNanos = Math.max(lastNanos, change.nanos());
  }

  /**
   * Takes the last reading: who has not changed stands as it shows. Who is held is told with it
   * also after a change that came before it was watched.
   */
  void stands(List<Player> players, Reading reading) {
    lastNanos = Math.max(lastNanos, reading.nanos());
    Set<Actor> changed = new HashSet<>();
    for (Seen one : seen.subList(early, seen.size())) changed.add(one.actor());
    for (Player player : players) {
      if (player.isFar()) continue;
      player.remarks.forEach(words -> remark(player.actor(), words));
      player.remarks.clear();
      Hold hold = holds.get(player.actor());
      List<Seen> moved = hold == null ? List.of() : movedSince(hold.from(), player.actor());
      if (!moved.isEmpty()) moved(player.actor(), hold, moved);
      if (!moved.isEmpty() || hold == null && changed.contains(player.actor())) continue;
      SocketRow row = player.pair() == null ? null : reading.rows().get(player.pair());
      player.see(row);
      seen.add(
          new Seen(
              player.actor(), List.of(player.state()), row, reading.nanos(), reading.gapMicros()));
      if (hold != null) stood(hold, seen.get(seen.size() - 1));
    }
  }

  /** The one at the far end of the medium had a turn. */
  void turned(Player player, FarPlayer.Turn turn) {
    player.stand(turn);
    far.add(turn);
    lastNanos = Math.max(lastNanos, turn.nanos());
  }

  /** Takes where the one at the far end stands: told where it had no turn, or is held. */
  void standsFar(Player player, FarPlayer.Turn now) {
    Actor actor = player.actor();
    Hold hold = holds.get(actor);
    if (hold == null && far.stream().anyMatch(turn -> turn.step().actor().equals(actor))) return;
    boolean stood = hold != null && now.step().state() == hold.state();
    if (hold != null && !stood) unmet(actor, expected(actor, hold) + now.step().state().rfcName());
    far.add(now);
    if (stood) events.put(actor, new Event.Stands());
  }

  private List<Seen> movedSince(int from, Actor actor) {
    return seen.subList(from, seen.size()).stream().filter(s -> s.actor().equals(actor)).toList();
  }

  private void stood(Hold hold, Seen last) {
    if (last.shows(hold.state())) events.put(last.actor(), new Event.Stands());
    else unmet(last.actor(), expected(last.actor(), hold) + last.words());
  }

  private void moved(Actor actor, Hold hold, List<Seen> moved) {
    String states = moved.stream().map(Seen::words).collect(Collectors.joining(", then "));
    String first = moved.get(0).path().get(0).rfcName();
    unmet(actor, expected(actor, hold) + first + ", then " + states);
  }

  private static String expected(Actor actor, Hold hold) {
    return "expected %s to stand in %s, seen ".formatted(actor, hold.state().rfcName());
  }

  /**
   * Hands out the steps in the order of their time. A call stands on the first step of who made it,
   * a signal and the remarks on the last of who was told. What was expected of an actor that has no
   * socket yet comes last.
   *
   * @param number the number of the first step
   * @param began {@link System#nanoTime()} when the run began
   * @return the number after the last step
   */
  int tell(int number, long began, Consumer<TraceStep> out) {
    // A change may have been taken after the last reading, which is told of who has none.
    seen.subList(early, seen.size()).sort(Comparator.comparingLong(Seen::nanos));
    if (turns != null) return tellTurns(number, began, out);
    Map<Actor, Seen> last = new HashMap<>();
    for (Seen one : seen) last.put(one.actor(), one);
    int next = number;
    for (int i = 0; i < seen.size(); i++) {
      Seen one = seen.get(i);
      boolean isLast = last.get(one.actor()) == one;
      boolean isHeld = holds.containsKey(one.actor());
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
    return tellOfNobody(next, began, last.keySet(), out);
  }

  private int tellOfNobody(int number, long began, Set<Actor> told, Consumer<TraceStep> out) {
    int next = number;
    for (Map.Entry<Actor, List<String>> one : unmet.entrySet())
      if (!told.contains(one.getKey()))
        for (String words : one.getValue())
          out.accept(ofNobody(next++, began, one.getKey(), words));
    return next;
  }

  /** The same where segments were seen: each step is a turn, with what began it. */
  private int tellTurns(int number, long began, Consumer<TraceStep> out) {
    List<Turns.Turn> all = turns.of(seen, early, events, calledAt, holds.keySet(), far);
    Map<Actor, Turns.Turn> last = new HashMap<>();
    for (Turns.Turn turn : all) last.put(turn.actor, turn);
    int next = number;
    for (Turns.Turn turn : all) {
      boolean isLast = last.get(turn.actor) == turn;
      String signal = isLast ? signals.get(turn.actor) : null;
      out.accept(step(next++, began, turn, turn.path, turn.event, signal, isLast));
      if (!isLast) continue;
      List<TcpState> stands = turn.path.subList(turn.path.size() - 1, turn.path.size());
      for (String words : unmet.getOrDefault(turn.actor, List.of()))
        out.accept(step(next++, began, turn, stands, new Event.Unmet(words), null, false));
    }
    return tellOfNobody(next, began, last.keySet(), out);
  }

  private TraceStep step(
      int number,
      long began,
      Turns.Turn turn,
      List<TcpState> path,
      Event event,
      String signal,
      boolean isLast) {
    boolean unmetOnly = event instanceof Event.Unmet;
    if (turn.told != null && !unmetOnly) return toldStep(number, began, turn);
    return new TraceStep(
        number,
        action.line(),
        action.text(),
        world,
        TimeUnit.NANOSECONDS.toMicros(Math.max(0, turn.nanos - began)),
        turn.actor,
        path,
        event,
        unmetOnly ? List.of() : turn.sends,
        null,
        null,
        null,
        signal,
        turn.sighting(),
        isLast ? why(turn.actor) : null,
        turn.peer);
  }

  /** A turn of the one at the far end, as it told it. */
  private TraceStep toldStep(int number, long began, Turns.Turn turn) {
    TraceStep told = turn.told;
    return new TraceStep(
        number,
        action.line(),
        action.text(),
        world,
        TimeUnit.NANOSECONDS.toMicros(Math.max(0, turn.nanos - began)),
        turn.actor,
        turn.path,
        turn.event,
        turn.sends,
        told.decided(),
        told.before(),
        told.tcb(),
        told.signal(),
        turn.sighting(),
        told.why(),
        turn.peer);
  }

  /** What was expected of an actor without a socket: its state was not read but follows. */
  private TraceStep ofNobody(int number, long began, Actor actor, String words) {
    Sighting inferred = new Sighting(Sighting.How.INFERRED, 0, null, null);
    return step(
        number,
        Math.max(0, lastNanos - began),
        actor,
        List.of(TcpState.CLOSED),
        new Event.Unmet(words),
        signals.get(actor),
        inferred,
        why(actor));
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
    long nanos = Math.max(0, one.nanos() - began);
    return step(number, nanos, one.actor(), path, event, signal, sighting, why);
  }

  private TraceStep step(
      int number,
      long nanos,
      Actor actor,
      List<TcpState> path,
      Event event,
      String signal,
      Sighting sighting,
      String why) {
    return new TraceStep(
        number,
        action.line(),
        action.text(),
        world,
        TimeUnit.NANOSECONDS.toMicros(nanos),
        actor,
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
