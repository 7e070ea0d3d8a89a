package lockstep.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lockstep.tcp.Side;

/**
 * Visits every pair of states that two endpoints can reach with the segments between them, level by
 * level, so that what is found first is found by the shortest way. Nothing is drawn by lot.
 *
 * <p>Both begin in CLOSED. Segments may arrive in any order, and as often as the bounds allow get
 * lost or come twice; users may make any call at any moment; a timer that runs may run out at any
 * moment, for time is not counted.
 */
public final class Explorer {
  private static final int NOWHERE = -1;
  private static final Side[] SIDES = Side.values();

  private final ExploreBounds bounds;
  private final SegmentTable segments = new SegmentTable();
  private final FlightTable flights = new FlightTable();
  private final StepInvariants stepInvariants = new StepInvariants();
  private final PairInvariants pairInvariants = new PairInvariants();
  private final Map<Side, SideTable> sides = new EnumMap<>(Side.class);
  private final PairTable pairs = new PairTable();
  private final PairCounts counts = new PairCounts();
  private int parent = NOWHERE;
  private long transitions;
  private int depth;
  private CounterExample counterExample;

  Explorer(ExploreBounds bounds, ExploredMachine machine) {
    this.bounds = bounds;
    for (Side side : SIDES) sides.put(side, new SideTable(segments, machine, stepInvariants));
  }

  /** Explores within these bounds until everything is visited or an invariant is broken. */
  public static ExploreReport explore(ExploreBounds bounds) {
    return new Explorer(bounds, ExploredMachine.REAL).run();
  }

  ExploreReport run() {
    visit(start(), 0);
    int mostStates = bounds.of(ExploreBound.MAX_STATES);
    int levelEnd = pairs.size();
    for (int i = 0; i < pairs.size() && counterExample == null; i++) {
      if (pairs.size() > mostStates) break;
      if (i == levelEnd) {
        depth++;
        levelEnd = pairs.size();
      }
      parent = i;
      expand(pair(i));
    }
    boolean complete = counterExample == null && pairs.size() <= mostStates;
    return ExploreReport.of(this, complete);
  }

  ExploredPair start() {
    return new ExploredPair(
        unopened(Side.CLIENT),
        unopened(Side.SERVER),
        FlightTable.EMPTY,
        FlightTable.EMPTY,
        Accident.all(bounds));
  }

  private int unopened(Side side) {
    return sides.get(side).numberOf(ExploredSide.unopened(bounds.settings(side), bounds));
  }

  ExploredPair pair(int index) {
    return ExploredPair.of(pairs.sides(index), pairs.wire(index));
  }

  private void expand(ExploredPair pair) {
    for (Side side : SIDES) {
      List<SideStep> steps = sides.get(side).ownSteps(pair.number(side));
      for (int i = 0; i < steps.size(); i++)
        ownStep(pair, side, steps.get(i), PairWay.of(PairWay.Kind.OWN_STEP, side, i));
      wire(pair, side);
    }
  }

  private void ownStep(ExploredPair pair, Side side, SideStep step, int way) {
    Accident accident = step.accident();
    if (accident == null) take(pair, side, step, way);
    else if (accident.isAllowed(pair.accidents())) take(pair.after(accident), side, step, way);
  }

  /** All that can happen to what this side has sent. */
  private void wire(ExploredPair pair, Side from) {
    int flight = pair.sentBy(from);
    for (int segment : flights.beside(flight)) {
      int rest = flights.withoutBeside(flight, segment);
      arrive(pair.withSent(from, rest), from, segment, PairWay.Kind.LATE_DELIVERY);
    }
    int first = flights.first(flight);
    if (first == FlightTable.NONE) return;
    ExploredPair gone = pair.withSent(from, flights.withoutFirst(flight));
    arrive(gone, from, first, PairWay.Kind.DELIVERY);
    if (Accident.LOSS.isAllowed(pair.accidents()))
      visit(gone.after(Accident.LOSS), PairWay.of(PairWay.Kind.LOSS, from, first));
    if (Accident.REORDERING.isAllowed(pair.accidents())) {
      int beside = flights.withBeside(gone.sentBy(from), first);
      visit(
          gone.withSent(from, beside).after(Accident.REORDERING),
          PairWay.of(PairWay.Kind.OVERTAKING, from, first));
    }
    if (Accident.DUPLICATE.isAllowed(pair.accidents())) {
      int twice = flights.withBeside(flight, first);
      visit(
          pair.withSent(from, twice).after(Accident.DUPLICATE),
          PairWay.of(PairWay.Kind.DUPLICATION, from, first));
    }
  }

  private void arrive(ExploredPair without, Side from, int segment, PairWay.Kind kind) {
    Side to = from.other();
    SideStep arrival = sides.get(to).arrival(without.number(to), segment);
    take(without, to, arrival, PairWay.of(kind, from, segment));
  }

  private void take(ExploredPair pair, Side side, SideStep step, int way) {
    step.take();
    if (step.breach() != null) broken(step.breach(), way);
    int sent = flights.append(pair.sentBy(side), step.sends());
    visit(pair.withSide(side, step.to(), sent), way);
  }

  private void visit(ExploredPair reached, int way) {
    if (parent != NOWHERE) transitions++;
    ExploredPair pair = isOver(reached) ? reached.withNothingUnderWay() : reached;
    if (!pairs.add(pair.sidesCode(), pair.wireCode(), parent, way)) return;
    PairSeen seen = seen(pair);
    counts.count(seen);
    Breach breach = pairInvariants.check(seen);
    if (breach != null) broken(breach, way);
  }

  /** Both sides are closed for good: what is still under way meets nobody. */
  private boolean isOver(ExploredPair pair) {
    return sides.get(Side.CLIENT).side(pair.client()).isClosedForGood()
        && sides.get(Side.SERVER).side(pair.server()).isClosedForGood();
  }

  private PairSeen seen(ExploredPair pair) {
    boolean wireIsEmpty =
        pair.toServer() == FlightTable.EMPTY && pair.toClient() == FlightTable.EMPTY;
    return new PairSeen(
        sides.get(Side.CLIENT).side(pair.client()),
        sides.get(Side.SERVER).side(pair.server()),
        wireIsEmpty,
        Accident.somethingWasLost(pair.accidents()));
  }

  /** The first broken invariant is kept: by the order of the search no shorter way leads to it. */
  private void broken(Breach breach, int way) {
    if (counterExample == null)
      counterExample = new CounterExample(this, breach, waysTo(parent, way));
  }

  private int[] waysTo(int index, int last) {
    int length = 1;
    for (int i = index; pairs.parent(i) != NOWHERE; i = pairs.parent(i)) length++;
    int[] ways = new int[length];
    ways[--length] = last;
    for (int i = index; pairs.parent(i) != NOWHERE; i = pairs.parent(i))
      ways[--length] = pairs.way(i);
    return ways;
  }

  ExploreBounds bounds() {
    return bounds;
  }

  SideTable sides(Side side) {
    return sides.get(side);
  }

  SegmentTable segments() {
    return segments;
  }

  StepInvariants stepInvariants() {
    return stepInvariants;
  }

  PairInvariants pairInvariants() {
    return pairInvariants;
  }

  PairCounts counts() {
    return counts;
  }

  int states() {
    return pairs.size();
  }

  long transitions() {
    return transitions;
  }

  int depth() {
    return depth;
  }

  /** Null when no invariant was broken. */
  CounterExample counterExample() {
    return counterExample;
  }
}
