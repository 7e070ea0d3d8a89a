package lockstep.model;

import java.util.ArrayDeque;
import java.util.Deque;
import lockstep.tcp.Segment;

/**
 * The model's wire: every segment arrives after one latency, in the order in which it was sent.
 * Loss, duplication, reordering and segments held in hand are not modelled yet; the stage says so
 * before the first step.
 */
final class Wire {
  /** 100 microseconds each way, unless the scenario sets another latency. */
  static final long USUAL_LATENCY_MICROS = 100;

  /** A segment under way. */
  record Flight(ModelSocket to, Segment segment, long arrivesAt) {}

  private final Deque<Flight> flights = new ArrayDeque<>();
  private long latencyMicros = USUAL_LATENCY_MICROS;

  void setLatency(long micros) {
    latencyMicros = micros;
  }

  void send(ModelSocket to, Segment segment, long now) {
    flights.add(new Flight(to, segment, now + latencyMicros));
  }

  boolean isEmpty() {
    return flights.isEmpty();
  }

  /** The one that arrives next; null when none is under way. */
  Flight next() {
    return flights.peek();
  }

  Flight take() {
    return flights.remove();
  }
}
