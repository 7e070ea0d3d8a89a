package lockstep.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Function;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * Two endpoints and a wire between them that loses, doubles and overtakes, by a seed and in virtual
 * time. What happens is kept and told, numbered, when an expectation fails.
 */
final class TwoEnds {
  /**
   * What the wire does to a segment.
   *
   * @param latencyMicros of each segment at least
   * @param jitterMicros up to so much more, so that segments overtake each other
   * @param loss of a hundred segments; none while an end has sent the same segment three times or
   *     more, so that none has to give up
   * @param duplication of a hundred segments
   */
  record WireNature(long latencyMicros, int jitterMicros, int loss, int duplication) {
    static final WireNature SOUND = new WireNature(10_000, 0, 0, 0);
  }

  /** More octets than any buffer here holds. */
  private static final int ALL = 1_000_000;

  private static final int MOST_TURNS = 20_000;
  private static final int LAST_LINES_TOLD = 400;

  private record Flight(long arrivesAt, int number, int to, Segment segment) {}

  private record Told(long at, int end, String words, Turn turn) {
    @Override
    public String toString() {
      String what = "%.6f end %d: %s".formatted(at / 1e6, end, words);
      if (turn == null) return what;
      return "%s: %s, sends %s, signals %s, %s"
          .formatted(what, turn.path(), turn.sends(), turn.signals(), turn.why());
    }
  }

  private final Endpoint[] ends;
  private final WireNature nature;
  private final Random random;
  private final PriorityQueue<Flight> wire =
      new PriorityQueue<>(
          Comparator.comparingLong(Flight::arrivesAt).thenComparingInt(Flight::number));
  private final List<Told> told = new ArrayList<>();
  private final List<List<String>> signals = List.of(new ArrayList<>(), new ArrayList<>());
  private final Octets[] received = {Octets.NONE, Octets.NONE};
  private final boolean[] alwaysReads = new boolean[2];
  private long now;
  private int flights;

  TwoEnds(TcbSettings first, TcbSettings second, WireNature nature, long seed) {
    ends = new Endpoint[] {new Endpoint(first), new Endpoint(second)};
    this.nature = nature;
    random = new Random(seed);
  }

  Endpoint end(int number) {
    return ends[number];
  }

  TcpState state(int end) {
    return ends[end].state();
  }

  long now() {
    return now;
  }

  /** All that this end's user was given so far. */
  Octets received(int end) {
    return received[end];
  }

  List<String> signals(int end) {
    return signals.get(end);
  }

  /** How many turns there were, and segments that were lost or doubled. */
  int linesTold() {
    return told.size();
  }

  /** A call at one end, at this moment. */
  TwoEnds call(int end, String words, Function<Endpoint, Turn> body) {
    Turn turn = body.apply(ends[end]);
    told.add(new Told(now, end, words, turn));
    signals.get(end).addAll(turn.signals());
    received[end] = received[end].then(turn.returned());
    for (Segment segment : turn.sends()) fly(1 - end, segment);
    if (alwaysReads[end] && awaitsText(end)) receive(end, ALL);
    return this;
  }

  /** A RECEIVE into a buffer of this many octets. */
  TwoEnds receive(int end, int count) {
    return call(end, "RECEIVE " + count, e -> e.receive(count, now));
  }

  /**
   * From now on this end's user has a RECEIVE waiting at every moment. From CLOSING on a user is
   * given no text that arrived before (section 3.10.3), so who closes first has to read like this.
   */
  TwoEnds alwaysReads(int end) {
    alwaysReads[end] = true;
    return receive(end, ALL);
  }

  private boolean awaitsText(int end) {
    return switch (state(end)) {
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> ends[end].tcb().receiveWanted == 0;
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT ->
          false;
    };
  }

  private void fly(int to, Segment segment) {
    if (random.nextInt(100) < nature.loss() && !anEndIsNearGivingUp()) {
      told.add(new Told(now, 1 - to, "lost on its way: " + segment, null));
      return;
    }
    int copies = random.nextInt(100) < nature.duplication() ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      int more = nature.jitterMicros() == 0 ? 0 : random.nextInt(nature.jitterMicros());
      wire.add(new Flight(now + nature.latencyMicros() + more, flights++, to, segment));
    }
  }

  /** Lets time run until then: segments arrive and timers run out. */
  TwoEnds runUntil(long end) {
    int limit = told.size() + MOST_TURNS;
    while (nextAt() <= end) {
      expect(told.size() < limit, "fewer than " + MOST_TURNS + " turns without a call");
      step();
    }
    now = Math.max(now, end);
    return this;
  }

  private boolean anEndIsNearGivingUp() {
    for (Endpoint end : ends)
      if (end.tcb().retransmissions >= 2 || end.tcb().keepAliveProbes >= 2) return true;
    return false;
  }

  /** When the next segment arrives or timer runs out; {@link Tcb#NEVER} when none will. */
  long nextAt() {
    long at = wire.isEmpty() ? Tcb.NEVER : wire.peek().arrivesAt();
    for (Endpoint end : ends) {
      Timer timer = end.tcb().nextTimer();
      if (timer != null) at = Math.min(at, end.tcb().deadline(timer));
    }
    return at;
  }

  /** The next segment arrives, or the next timer runs out. */
  void step() {
    now = Math.max(now, nextAt());
    if (!wire.isEmpty() && wire.peek().arrivesAt() <= now) {
      Flight flight = wire.remove();
      Segment segment = flight.segment();
      call(flight.to(), "gets " + segment, e -> e.arrives(segment, now));
      return;
    }
    for (int end = 0; end < 2; end++) {
      Timer timer = ends[end].tcb().nextTimer();
      if (timer == null || ends[end].tcb().deadline(timer) > now) continue;
      call(end, "timeout " + timer.word(), e -> e.runsOut(timer, now));
      return;
    }
  }

  /** Tells the story and what was expected, when it does not hold. */
  void expect(boolean holds, String expected) {
    if (holds) return;
    StringBuilder story = new StringBuilder("the story so far:\n");
    int first = Math.max(0, told.size() - LAST_LINES_TOLD);
    for (int i = first; i < told.size(); i++)
      story.append(i + 1).append(". ").append(told.get(i)).append('\n');
    throw new AssertionError(
        story
            + "expected "
            + expected
            + "\nfound "
            + ends[0].state()
            + " and "
            + ends[1].state()
            + ", received "
            + received[0].length()
            + " and "
            + received[1].length());
  }
}
