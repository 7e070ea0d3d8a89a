package lockstep.probe.wire;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The segments under way, each until it is due. Whoever shares it guards it. */
final class Flights {
  private record Flight(SentSegment sent, long dueNanos, long number) {}

  private final PriorityQueue<Flight> flights =
      new PriorityQueue<>(
          Comparator.comparingLong(Flight::dueNanos).thenComparingLong(Flight::number));

  private long count;
  private long latencyNanos;

  /** How long each that begins from now on is under way, in nanoseconds. */
  void latency(long nanos) {
    latencyNanos = nanos;
  }

  /**
   * A segment begins its way now.
   *
   * @param moreNanos how much longer than the others it takes
   */
  void begin(SentSegment one, long moreNanos) {
    flights.add(new Flight(one, System.nanoTime() + latencyNanos + moreNanos, count++));
  }

  boolean isEmpty() {
    return flights.isEmpty();
  }

  void clear() {
    flights.clear();
  }

  /** Nanoseconds until the next one is due, below 0 when it has been; the most where none is. */
  long nanosToNext() {
    Flight next = flights.peek();
    return next == null ? Long.MAX_VALUE : next.dueNanos() - System.nanoTime();
  }

  /** Takes out the next one that is due; null when none is. */
  SentSegment takeDue() {
    return nanosToNext() > 0 ? null : flights.remove().sent();
  }
}
