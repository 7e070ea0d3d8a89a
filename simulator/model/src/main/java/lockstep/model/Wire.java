package lockstep.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import lockstep.scenario.Action.Selection;
import lockstep.tcp.Actor;
import lockstep.tcp.Event.Deed;
import lockstep.tcp.Segment;

/**
 * The model's wire. A segment arrives after one latency, unless chance loses, doubles or delays it,
 * or a hand holds it.
 */
final class Wire {
  /** 100 microseconds each way, unless the scenario sets another latency. */
  static final long USUAL_LATENCY_MICROS = 100;

  /** A segment that chance reorders arrives up to so many latencies later than it would. */
  private static final int MOST_LATENCIES_LATE = 3;

  /** What the scenario may choose, also in the midst of it; the shares are in percent. */
  static final class Habits implements Cloneable {
    long latencyMicros = USUAL_LATENCY_MICROS;
    double loss;
    double duplication;
    double reordering;

    private Habits copy() {
      try {
        return (Habits) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError("this class is cloneable", e);
      }
    }
  }

  /** A segment on the wire: from whom, to whom. */
  record Sent(Actor from, Actor to, Segment segment) {}

  /** A segment under way; the number says which of two that arrive together was sent first. */
  record Flight(Sent sent, long arrivesAt, long number) {}

  /** What the wire did to a segment. */
  record Befell(Deed deed, Sent sent) {}

  private static final Comparator<Flight> FIRST_TO_ARRIVE =
      Comparator.comparingLong(Flight::arrivesAt).thenComparingLong(Flight::number);

  final Habits habits;
  private final Chance chance;
  private final PriorityQueue<Flight> flights;
  private final List<Sent> held;
  private final List<Selection> rules;
  private final Deque<Befell> deeds;
  private long sent;

  Wire(long seed) {
    habits = new Habits();
    chance = new Chance(seed);
    flights = new PriorityQueue<>(FIRST_TO_ARRIVE);
    held = new ArrayList<>();
    rules = new ArrayList<>();
    deeds = new ArrayDeque<>();
  }

  private Wire(Wire other) {
    habits = other.habits.copy();
    chance = other.chance.copy();
    flights = new PriorityQueue<>(other.flights);
    held = new ArrayList<>(other.held);
    rules = new ArrayList<>(other.rules);
    deeds = new ArrayDeque<>(other.deeds);
    sent = other.sent;
  }

  /** A wire that stands as this one stands and goes its own way from here. */
  Wire copy() {
    return new Wire(this);
  }

  /**
   * A segment goes out. Each takes the same share of chance, whatever the habits are: so one habit
   * more changes nothing else in a run.
   */
  void send(Sent one, long now) {
    double fate = 100 * chance.share();
    double twin = 100 * chance.share();
    double order = 100 * chance.share();
    double late = chance.share();
    if (rules.stream().anyMatch(rule -> HandOnWire.matches(rule, one))) {
      hold(one);
      return;
    }
    if (fate < habits.loss) {
      note(Deed.LOSES, one);
      return;
    }
    boolean reordered = order < habits.reordering;
    long most = MOST_LATENCIES_LATE * habits.latencyMicros;
    bring(one, now, reordered ? 1 + (long) (late * most) : 0);
    if (reordered) note(Deed.DELAYS, one);
    if (twin < habits.duplication) {
      bring(one, now, 0);
      note(Deed.DUPLICATES, one);
    }
  }

  /** Lets a segment go, so that it arrives after one latency and this much more. */
  void bring(Sent one, long now, long moreMicros) {
    flights.add(new Flight(one, now + habits.latencyMicros + moreMicros, sent++));
  }

  /** Lets a segment arrive at this time, after all others that arrive then. */
  void fly(Sent one, long arrivesAt) {
    flights.add(new Flight(one, arrivesAt, sent++));
  }

  /** The segments under way, the next to arrive first. */
  List<Flight> underWay() {
    return flights.stream().sorted(FIRST_TO_ARRIVE).toList();
  }

  /** Lets each of two that are under way arrive when the other would. */
  void swap(Flight one, Flight other) {
    flights.remove(one);
    flights.remove(other);
    flights.add(new Flight(other.sent(), one.arrivesAt(), one.number()));
    flights.add(new Flight(one.sent(), other.arrivesAt(), other.number()));
  }

  /** Takes one of those under way off the wire. */
  void take(Flight one) {
    flights.remove(one);
  }

  private void hold(Sent one) {
    held.add(one);
    note(Deed.HOLDS, one);
  }

  void note(Deed deed, Sent one) {
    deeds.add(new Befell(deed, one));
  }

  /** What the wire did and has not been told yet, oldest first; null when all is told. */
  Befell nextDeed() {
    return deeds.poll();
  }

  /** Whether nothing is under way; what a hand holds is not. */
  boolean isEmpty() {
    return flights.isEmpty();
  }

  /** The one that arrives next; null when none is under way. */
  Flight next() {
    return flights.peek();
  }

  void take() {
    flights.remove();
  }

  /** The segments that stand still, in the order in which they were sent; for a hand to change. */
  List<Sent> held() {
    return held;
  }

  /** The standing rules that say what is held. */
  List<Selection> rules() {
    return rules;
  }

  /** Whether a segment to this actor stands still. */
  boolean holdsFor(Actor actor) {
    return held.stream().anyMatch(one -> one.to().equals(actor));
  }
}
