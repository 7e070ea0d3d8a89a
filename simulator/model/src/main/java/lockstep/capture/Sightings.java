package lockstep.capture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import lockstep.tcp.SeqNumber;

/**
 * Tells whether the segments between two addresses were captured at one place or at both ends. They
 * were at both when one is seen going out of one interface and then coming in at another; then each
 * sighting says one thing, else it says two.
 */
final class Sightings {
  private enum Places {
    NOT_KNOWN,
    ONE,
    BOTH
  }

  /** So many segments that went out wait for the sign that they are seen coming in too. */
  private static final int MOST_WAITING = 32;

  /** So many segments are remembered as under way; a segment that takes longer is a new one. */
  private static final int MOST_UNDER_WAY = 4096;

  /** So many segments back a second sighting at another interface is looked for. */
  private static final int MOST_RECENT = 8;

  /** What tells a segment from others, without its octets: of many connections much is kept. */
  private record Sighting(
      IpEndpoint from,
      long place,
      SeqNumber seq,
      SeqNumber ack,
      int control,
      int window,
      int text,
      int urgent) {
    static Sighting of(CapturedSegment segment) {
      return new Sighting(
          segment.from(),
          segment.place(),
          segment.seq(),
          segment.ack(),
          segment.control(),
          segment.window(),
          segment.textLength(),
          segment.urgentPointer());
    }

    /** Whether it is the same segment, seen at another interface. */
    boolean isElsewhere(Sighting other) {
      return place != other.place
          && seq.equals(other.seq)
          && equals(
              new Sighting(
                  other.from,
                  place,
                  other.seq,
                  other.ack,
                  other.control,
                  other.window,
                  other.text,
                  other.urgent));
    }
  }

  private Places places = Places.NOT_KNOWN;
  private final List<CapturedSegment> waiting = new ArrayList<>(0);
  private Deque<Sighting> known;
  private long again;

  /** How many sightings were of a segment that was seen at another interface before. */
  long again() {
    return again;
  }

  void take(CapturedSegment segment, Consumer<Passing> out) {
    Direction direction = segment.packet().direction();
    if (places == Places.NOT_KNOWN) {
      if (direction == Direction.OUTBOUND) {
        waiting.add(segment);
        if (waiting.size() > MOST_WAITING) settle(Places.ONE, out);
        return;
      }
      boolean both =
          direction == Direction.INBOUND
              && waiting.stream().map(Sighting::of).anyMatch(Sighting.of(segment)::isElsewhere);
      settle(both ? Places.BOTH : Places.ONE, out);
    }
    if (places == Places.BOTH) atBoth(segment, direction, out);
    else atOne(segment, out);
  }

  /** The capture is over: what waited for a sign has none. */
  void end(Consumer<Passing> out) {
    if (places == Places.NOT_KNOWN) settle(Places.ONE, out);
  }

  private void settle(Places found, Consumer<Passing> out) {
    places = found;
    for (CapturedSegment one : waiting) {
      if (found == Places.BOTH) atBoth(one, Direction.OUTBOUND, out);
      else atOne(one, out);
    }
    waiting.clear();
  }

  private void atBoth(CapturedSegment segment, Direction direction, Consumer<Passing> out) {
    switch (direction) {
      case OUTBOUND -> {
        remember(segment, MOST_UNDER_WAY);
        out.accept(new Passing(segment, Passing.Kind.SENT));
      }
      case INBOUND -> {
        // One that nobody saw leave is a copy that the wire made.
        forget(segment);
        out.accept(new Passing(segment, Passing.Kind.ARRIVED));
      }
      case UNKNOWN -> out.accept(new Passing(segment, Passing.Kind.PASSED));
    }
  }

  private void atOne(CapturedSegment segment, Consumer<Passing> out) {
    if (forget(segment)) {
      again++;
      return;
    }
    remember(segment, MOST_RECENT);
    out.accept(new Passing(segment, Passing.Kind.PASSED));
  }

  private void remember(CapturedSegment segment, int most) {
    if (known == null) known = new ArrayDeque<>(MOST_RECENT + 1);
    known.addLast(Sighting.of(segment));
    if (known.size() > most) known.removeFirst();
  }

  /** Whether it was seen at another interface before; once for each sighting there. */
  private boolean forget(CapturedSegment segment) {
    if (known == null) return false;
    Sighting now = Sighting.of(segment);
    for (Iterator<Sighting> each = known.iterator(); each.hasNext(); ) {
      if (!now.isElsewhere(each.next())) continue;
      each.remove();
      return true;
    }
    return false;
  }
}
