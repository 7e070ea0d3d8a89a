package lockstep.probe.wire;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import lockstep.scenario.Action;
import lockstep.scenario.StageFailure;
import lockstep.table.SocketPair;
import lockstep.tcp.Actor;
import lockstep.tcp.Event.Deed;
import lockstep.tcp.Timer;

/**
 * What becomes of a segment that was sent: it goes, stands still, or is lost; by the scenario's
 * hand or by chance. Whoever calls holds the wire's lock.
 */
final class Departures {
  private static final long NOTHING_LOST = -1;

  private final Flights flights = new Flights();
  private final HeldSegments held;
  private final HandOnSegments hand;
  private final WireHabits habits = new WireHabits();
  private final BiConsumer<Deed, SentSegment> befell;
  private long repeats;
  private long repeatsWhenLost = NOTHING_LOST;
  private boolean lost;

  /**
   * The departures of a wire.
   *
   * @param lock is notified of each segment that comes
   * @param actors who stands at which address
   * @param befell is told what happens to one
   */
  Departures(Object lock, Map<SocketPair, Actor> actors, BiConsumer<Deed, SentSegment> befell) {
    this.befell = befell;
    held = new HeldSegments(actors);
    hand = new HandOnSegments(lock, held, flights, this::drop, befell);
  }

  /** Those that are under way. */
  Flights flights() {
    return flights;
  }

  /** Those that stand still, in the order of their departure. */
  List<SentSegment> held() {
    return held.all();
  }

  /** Whether one stands still, or is lost and was not yet sent again. */
  boolean keepsBack() {
    return !held.all().isEmpty() || lost;
  }

  /** Whether one was lost and not yet sent again. */
  boolean misses() {
    return lost;
  }

  /** How many segments were sent again by a timer. */
  long repeats() {
    return repeats;
  }

  /** How many there were when the hand last let one fall; now, when it has not since asked. */
  long repeatsWhenLost() {
    long before = repeatsWhenLost == NOTHING_LOST ? repeats : repeatsWhenLost;
    repeatsWhenLost = NOTHING_LOST;
    return before;
  }

  void set(Action.Set set) {
    habits.set(set);
    flights.latency(habits.latencyNanos());
  }

  /** Does what a line of the scenario says. */
  void act(Action.Wire action, String where) throws StageFailure, InterruptedException {
    hand.act(action, where);
  }

  /** Takes note of why one was sent. */
  void noteRepeat(Timer timer) {
    if (timer != Timer.RETRANSMISSION) return;
    lost = false;
    repeats++;
  }

  /** Whether the same is held already. */
  boolean holdsCopyOf(SentSegment one) {
    return held.all().stream().anyMatch(one::isCopyOf);
  }

  /** Whether all are held and some stand: then nobody's patience is what is looked at. */
  boolean allStand() {
    return held.holdsAll() && !held.all().isEmpty();
  }

  /**
   * A segment that was sent goes, or is held, or chance has it.
   *
   * @param again whether it is one that stands still already, sent once more
   */
  void depart(SentSegment one, boolean again) {
    WireHabits.Fate fate = habits.next();
    if (again) {
      // The one that is held is enough; a copy would be a second one that nobody asked for.
      befell.accept(Deed.REPEATS, one);
    } else if (held.takes(one)) {
      befell.accept(Deed.HOLDS, one);
    } else if (fate.lost()) {
      lose(one);
    } else {
      go(one, fate);
    }
  }

  private void drop(SentSegment one) {
    repeatsWhenLost = repeats;
    lose(one);
  }

  private void lose(SentSegment one) {
    lost = true;
    befell.accept(Deed.LOSES, one);
  }

  private void go(SentSegment one, WireHabits.Fate fate) {
    flights.begin(one, fate.lateNanos());
    if (fate.twice()) flights.begin(one, 0);
    if (fate.lateNanos() > 0) befell.accept(Deed.DELAYS, one);
    if (fate.twice()) befell.accept(Deed.DUPLICATES, one);
  }
}
