package lockstep.probe.wire;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import lockstep.scenario.Action;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Event.Deed;

/** Does what a line says with the segments that stand still. Whoever calls holds the lock. */
final class HandOnSegments {
  /** How long a verb waits for the segment that it is about. */
  private static final long COMES_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Object lock;
  private final HeldSegments held;
  private final Flights flights;
  private final Consumer<SentSegment> drops;
  private final BiConsumer<Deed, SentSegment> befell;

  /**
   * A hand on a wire.
   *
   * @param lock guards all the others, and is notified of each segment that comes
   * @param drops takes one that shall not arrive
   * @param befell is told what else is done to one
   */
  HandOnSegments(
      Object lock,
      HeldSegments held,
      Flights flights,
      Consumer<SentSegment> drops,
      BiConsumer<Deed, SentSegment> befell) {
    this.lock = lock;
    this.held = held;
    this.flights = flights;
    this.drops = drops;
    this.befell = befell;
  }

  /**
   * Does what a line says.
   *
   * @param where the line's place, for messages
   * @throws StageFailure when there is no such segment
   */
  void act(Action.Wire action, String where) throws StageFailure, InterruptedException {
    switch (action.verb()) {
      case HOLD -> held.hold(action.selection());
      case DELIVER -> flights.begin(taken(action, where), 0);
      case DROP -> drops.accept(taken(action, where));
      case DUPLICATE -> {
        SentSegment one = reached(action, where);
        held.duplicate(one);
        befell.accept(Deed.DUPLICATES, one);
      }
      case DELAY -> {
        SentSegment one = taken(action, where);
        flights.begin(one, action.delay().toNanos());
        befell.accept(Deed.DELAYS, one);
      }
      case REORDER -> reorder(where);
      case RELEASE -> {
        for (SentSegment one : held.release()) flights.begin(one, 0);
      }
    }
  }

  private void reorder(String where) throws StageFailure, InterruptedException {
    long until = System.nanoTime() + COMES_NANOS;
    while (held.all().size() < 2)
      if (!somethingComes(lock, until)) throw failure(where, "two segments that are held");
    SentSegment first = held.all().get(0);
    SentSegment second = held.all().get(1);
    for (SentSegment one : List.of(second, first)) {
      held.remove(one);
      flights.begin(one, 0);
    }
  }

  private SentSegment taken(Action.Wire action, String where)
      throws StageFailure, InterruptedException {
    SentSegment one = reached(action, where);
    held.remove(one);
    return one;
  }

  /** The held one that is meant; waits a moment for it to come. */
  private SentSegment reached(Action.Wire action, String where)
      throws StageFailure, InterruptedException {
    long until = System.nanoTime() + COMES_NANOS;
    while (true) {
      Optional<SentSegment> one = held.find(action.selection());
      if (one.isPresent()) return one.get();
      if (!somethingComes(lock, until))
        throw failure(where, HeldSegments.words(action.selection()));
    }
  }

  /** Waits, holding the lock, until something has changed; false when the time is over. */
  static boolean somethingComes(Object lock, long until) throws InterruptedException {
    long left = until - System.nanoTime();
    if (left <= 0) return false;
    lock.wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
    return true;
  }

  private StageFailure failure(String where, String expected) {
    return new StageFailure(
        StageFailure.Blame.SCENARIO,
        "%sexpected %s, found %s".formatted(where, expected, held.inWords()));
  }
}
