package lockstep.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All the ways in which one of the two sides was ever found to stand, numbered, and what each event
 * does there. A side does not see the other, only segments, so the same step serves in every pair:
 * the machine runs once for each, however many pairs there are.
 */
final class SideTable {
  private final Map<ByteBuffer, Integer> numbers = new HashMap<>();
  private final List<ExploredSide> sides = new ArrayList<>();
  private final List<List<SideStep>> own = new ArrayList<>();
  private final IntPairMap arrivals = new IntPairMap();
  private final List<SideStep> arrivalSteps = new ArrayList<>();
  private final SegmentTable segments;
  private final ExploredMachine machine;
  private final StepInvariants invariants;

  SideTable(SegmentTable segments, ExploredMachine machine, StepInvariants invariants) {
    this.segments = segments;
    this.machine = machine;
    this.invariants = invariants;
  }

  int size() {
    return sides.size();
  }

  ExploredSide side(int number) {
    return sides.get(number);
  }

  int numberOf(ExploredSide side) {
    Integer known = numbers.putIfAbsent(SideKey.of(side), sides.size());
    if (known != null) return known;
    sides.add(side);
    own.add(null);
    return sides.size() - 1;
  }

  /** What its user and timers can do there; calls that are refused are checked and left out. */
  List<SideStep> ownSteps(int number) {
    if (own.get(number) == null) own.set(number, workOutOwn(number));
    return own.get(number);
  }

  private List<SideStep> workOutOwn(int number) {
    List<SideStep> steps = new ArrayList<>();
    for (SideEvent event : side(number).ownEvents()) {
      SideStep step = step(number, event);
      boolean refused = step.to() == number && step.sends().length == 0;
      if (!refused || step.breach() != null) steps.add(step);
    }
    return List.copyOf(steps);
  }

  /** What the arrival of this segment does there. */
  SideStep arrival(int number, int segment) {
    int known = arrivals.get(number, segment);
    if (known != IntPairMap.ABSENT) return arrivalSteps.get(known);
    SideStep step = step(number, SideEvent.arrival(segments.segment(segment)));
    arrivals.put(number, segment, arrivalSteps.size());
    arrivalSteps.add(step);
    return step;
  }

  private SideStep step(int number, SideEvent event) {
    ExploredSide before = side(number);
    ExploredSide.Outcome outcome;
    try {
      outcome = before.happens(event, machine);
    } catch (RuntimeException | AssertionError e) {
      Breach breach = invariants.machineFailed(before, event, e);
      return new SideStep(event, number, new int[0], List.of(before.state()), breach);
    }
    Turn turn = outcome.turn();
    Breach breach = invariants.check(new StepSeen(before, event, turn, outcome.after()));
    int[] sends = turn.sends().stream().mapToInt(segments::numberOf).toArray();
    return new SideStep(event, numberOf(outcome.after()), sends, turn.path(), breach);
  }

  /** Every step that was worked out. */
  List<SideStep> steps() {
    List<SideStep> all = new ArrayList<>(arrivalSteps);
    own.forEach(
        steps -> {
          if (steps != null) all.addAll(steps);
        });
    return all;
  }
}
