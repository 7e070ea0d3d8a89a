package lockstep.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * Lays the states in which a kernel was seen along those that are expected of it.
 *
 * <p>Every seen state must be one of the expected, in their order; expected ones may be missing
 * between them, for they may have been too quick; the last expected one may not, for it still
 * stands when the action is over.
 */
final class Alignment {
  /**
   * A state that is expected of the kernel.
   *
   * @param state the state; null when the kernel enters none here
   * @param turn a number that two states of one turn share
   */
  record Expected(TcpState state, int turn) {
    /** For a state that the kernel enters by itself. */
    static final int NO_TURN = -1;
  }

  /**
   * Where an expected state was found.
   *
   * @param seenBy the live step that shows it, null when it was passed over
   * @param gapMicros for one passed over: the gap before the next reading that showed something;
   *     else 0
   * @param sameTurn whether a later state of the same turn was seen, so that it need not have shown
   *     at all
   */
  record Place(TraceStep seenBy, long gapMicros, boolean sameTurn) {
    /** The gap in words: {@code 12 µs}, {@code 1.5 ms}. */
    String gap() {
      return gapMicros < 1000
          ? gapMicros + " µs"
          : String.format(Locale.ROOT, "%.1f ms", gapMicros / 1000.0);
    }
  }

  private Alignment() {}

  /** One place for each expected state; empty when what was seen cannot be laid along it. */
  static Optional<List<Place>> of(List<Expected> expected, List<TraceStep> seen) {
    List<Place> places = new ArrayList<>();
    for (TraceStep step : seen) {
      int found = places.size();
      while (found < expected.size() && expected.get(found).state() != step.state()) found++;
      if (found == expected.size()) return Optional.empty();
      for (int missed = places.size(); missed < found; missed++) {
        boolean sameTurn = expected.get(missed).turn() == expected.get(found).turn();
        // Where none is entered, none was missed.
        boolean missable = expected.get(missed).state() != null;
        places.add(new Place(null, missable ? step.seen().gapMicros() : 0, sameTurn));
      }
      places.add(new Place(step, 0, false));
    }
    while (places.size() < expected.size() && expected.get(places.size()).state() == null)
      places.add(new Place(null, 0, false));
    return places.size() == expected.size() ? Optional.of(places) : Optional.empty();
  }
}
