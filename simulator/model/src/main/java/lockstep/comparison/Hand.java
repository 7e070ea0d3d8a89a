package lockstep.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.scenario.Action.Selection;
import lockstep.table.RowTimer;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Event.Deed;
import lockstep.tcp.Segment;
import lockstep.tcp.Timer;
import lockstep.trace.TraceStep;

/** The segments that stand still on a wire, as the steps of its world tell. */
final class Hand {
  private record One(Actor from, Segment segment) {}

  private final List<One> held = new ArrayList<>();

  /** Who would send again what is lost. */
  private final Map<Actor, Boolean> repeats = new HashMap<>();

  /** Takes what a world told of an action, in order. */
  void take(List<TraceStep> steps) {
    for (TraceStep step : steps) {
      if (step.event() instanceof Event.OnWire wire)
        befell(wire.deed(), new One(step.actor(), wire.segment()));
      else if (step.event() instanceof Event.Arrives arrives && step.peer() != null)
        held.remove(new One(step.peer(), arrives.segment()));
      repeats.put(step.actor(), repeats(step));
    }
  }

  /** The model's TCB tells, or the timer of the kernel's row. */
  private static boolean repeats(TraceStep step) {
    if (step.tcb() != null) return step.tcb().timers().containsKey(Timer.RETRANSMISSION);
    SocketRow row = step.seen() == null ? null : step.seen().row();
    return row != null && row.timer().kind() == RowTimer.Kind.ON;
  }

  private void befell(Deed deed, One one) {
    switch (deed) {
      case HOLDS -> held.add(one);
      case LOSES, DELAYS -> held.remove(one);
      case DUPLICATES -> {
        int at = held.indexOf(one);
        if (at >= 0) held.add(at + 1, one);
      }
    }
  }

  /** All were let go at once. */
  void release() {
    held.clear();
  }

  /** Whether a retransmission timer runs, which would bring a lost one again. */
  boolean isRepeatDue() {
    return repeats.containsValue(true);
  }

  /** Whether a selection finds the one that it means. */
  boolean has(Selection selection) {
    long fitting =
        held.stream().filter(one -> selection.means(one.from().side(), one.segment())).count();
    return fitting >= selection.nth().orElse(1);
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  int size() {
    return held.size();
  }

  /**
   * The segments in the order in which they came to stand.
   *
   * @param own what the scenario itself holds
   */
  List<HeldSegment> segments(List<Selection> own) {
    List<HeldSegment> all = new ArrayList<>();
    for (int i = 0; i < held.size(); i++) {
      One one = held.get(i);
      Selection kind = HeldSegment.kind(one.from(), one.segment());
      int nth = 1;
      for (One before : held.subList(0, i))
        if (kind.means(before.from().side(), before.segment())) nth++;
      boolean ofScenario =
          own.stream().anyMatch(rule -> rule.means(one.from().side(), one.segment()));
      all.add(new HeldSegment(one.from(), one.segment(), nth, ofScenario));
    }
    return all;
  }
}
