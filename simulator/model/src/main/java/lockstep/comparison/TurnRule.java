package lockstep.comparison;

import java.util.List;
import java.util.function.Predicate;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * A turn in which the model stays where it is while a system moves on already. Both go through the
 * same states, so no path tells it; it is said where the kernel was too quick to be read.
 *
 * @param difference which
 * @param fits whether the model's turn is such a one
 * @param does what the system does with it, to stand behind "here"
 */
record TurnRule(KnownDifference difference, Predicate<TraceStep> fits, String does) {
  /** All that are known. */
  static final List<TurnRule> ALL =
      List.of(
          new TurnRule(
              SegmentDifferences.SIMULTANEOUS_OPEN,
              TurnRule::isCrossingSynAck,
              "this SYN,ACK establishes already"));

  private static boolean isCrossingSynAck(TraceStep turn) {
    return turn.path().equals(List.of(TcpState.SYN_RECEIVED))
        && turn.event() instanceof Event.Arrives arrives
        && arrives.segment().has(ControlBit.SYN)
        && arrives.segment().has(ControlBit.ACK);
  }

  /** What a learner reads beside the turn. */
  String words() {
    return "here " + does + ": " + difference.name();
  }
}
