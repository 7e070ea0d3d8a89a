package lockstep.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lockstep.tcp.Segment;
import lockstep.tcp.Side;

/**
 * The shortest way to a broken invariant, made once more step by step and written as a scenario:
 * everything is held, and each segment goes when its turn comes.
 */
final class CounterExample {
  /** A segment that stands still; beside the row when it may be overtaken or is a copy. */
  private record Held(int segment, boolean beside) {}

  private final Explorer explorer;
  private final Breach breach;
  private final int[] ways;
  private final ScenarioWriter writer;
  private final Map<Side, Integer> numbers = new EnumMap<>(Side.class);
  private final Map<Side, List<Held>> held = new EnumMap<>(Side.class);

  CounterExample(Explorer explorer, Breach breach, int[] ways) {
    this.explorer = explorer;
    this.breach = breach;
    this.ways = ways;
    this.writer = new ScenarioWriter(explorer.bounds());
    for (Side side : Side.values()) {
      numbers.put(side, explorer.start().number(side));
      held.put(side, new ArrayList<>());
    }
  }

  ExploreReport.Broken broken() {
    for (int way : ways) go(way);
    String scenario = writer.scenario(breach, ways.length, standing());
    return new ExploreReport.Broken(breach.sentence(), breach.found(), ways.length, scenario);
  }

  private Map<Side, ExploredSide> standing() {
    Map<Side, ExploredSide> standing = new EnumMap<>(Side.class);
    numbers.forEach((side, number) -> standing.put(side, explorer.sides(side).side(number)));
    return standing;
  }

  private void go(int way) {
    Side side = PairWay.side(way);
    int which = PairWay.which(way);
    switch (PairWay.kind(way)) {
      case OWN_STEP -> {
        SideStep step = explorer.sides(side).ownSteps(numbers.get(side)).get(which);
        writer.ownStep(side, step.event(), standing().get(side));
        done(side, step);
      }
      case DELIVERY -> arrives(side, take("deliver", side, FlightTable.NONE));
      case LATE_DELIVERY -> arrives(side, take("deliver", side, which));
      case LOSS -> take("drop", side, FlightTable.NONE);
      case OVERTAKING -> {
        int place = place(side, FlightTable.NONE);
        held.get(side).set(place, new Held(which, true));
        writer.remark(
            "stays behind and is overtaken, from the " + side.word() + ": " + segment(which));
      }
      case DUPLICATION -> {
        int place = place(side, FlightTable.NONE);
        writer.wire("duplicate", side, place + 1, segment(which));
        held.get(side).add(place + 1, new Held(which, true));
      }
    }
  }

  /** Takes the one that is beside the row, or the row's first where none is named. */
  private int take(String verb, Side from, int beside) {
    int place = place(from, beside);
    int segment = held.get(from).get(place).segment();
    writer.wire(verb, from, place + 1, segment(segment));
    held.get(from).remove(place);
    return segment;
  }

  private int place(Side from, int beside) {
    List<Held> segments = held.get(from);
    for (int i = 0; i < segments.size(); i++) {
      Held one = segments.get(i);
      if (beside == FlightTable.NONE ? !one.beside() : one.beside() && one.segment() == beside)
        return i;
    }
    throw new AssertionError("the way says of a segment that is not under way");
  }

  private void arrives(Side from, int segment) {
    Side to = from.other();
    done(to, explorer.sides(to).arrival(numbers.get(to), segment));
  }

  private void done(Side side, SideStep step) {
    numbers.put(side, step.to());
    for (int segment : step.sends()) held.get(side).add(new Held(segment, false));
  }

  private Segment segment(int number) {
    return explorer.segments().segment(number);
  }
}
