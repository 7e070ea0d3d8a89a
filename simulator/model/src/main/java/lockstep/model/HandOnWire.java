package lockstep.model;

import java.util.List;
import lockstep.scenario.Action;
import lockstep.scenario.Action.Selection;
import lockstep.scenario.StageFailure;
import lockstep.scenario.StageFailure.Blame;
import lockstep.tcp.Event.Deed;

/**
 * The verbs of the wire: segments that stand still, and what a hand does with them.
 *
 * @param world whose wire it is
 * @param action the line being played
 * @param where its place, as an error names it
 */
record HandOnWire(ModelWorld world, Action.Wire action, String where) {
  /** Whether a segment is one that a selection means. */
  static boolean matches(Selection selection, Wire.Sent one) {
    return selection.means(one.from().side(), one.segment());
  }

  /** Does what the line says. */
  void act() throws StageFailure {
    switch (action.verb()) {
      case HOLD -> world.wire().rules().add(action.selection());
      case DELIVER -> world.bring(held().remove(placeHeld()), 0);
      case DROP -> world.wire().note(Deed.LOSES, taken(reached()).sent());
      case DUPLICATE -> duplicate(reached());
      case DELAY -> delay(reached());
      case REORDER -> reorder();
      case RELEASE -> {
        held().forEach(one -> world.bring(one, 0));
        held().clear();
        world.wire().rules().clear();
      }
    }
  }

  private List<Wire.Sent> held() {
    return world.wire().held();
  }

  private void duplicate(Reached one) {
    if (one.flight() == null) held().add(one.place() + 1, one.sent());
    else world.wire().fly(one.sent(), one.flight().arrivesAt());
    world.wire().note(Deed.DUPLICATES, one.sent());
  }

  private void delay(Reached one) {
    long micros = action.delay().toNanos() / 1000;
    taken(one);
    if (one.flight() == null) world.bring(one.sent(), micros);
    else world.wire().fly(one.sent(), one.flight().arrivesAt() + micros);
    world.wire().note(Deed.DELAYS, one.sent());
  }

  /** The second goes before the first; both go. Where none is held, two that are under way. */
  private void reorder() throws StageFailure {
    List<Wire.Flight> underWay = world.wire().underWay();
    if (held().size() >= 2) {
      Wire.Sent first = held().remove(0);
      world.bring(held().remove(0), 0);
      world.bring(first, 0);
    } else if (held().isEmpty() && underWay.size() >= 2) {
      world.wire().swap(underWay.get(0), underWay.get(1));
      world.wire().note(Deed.DELAYS, underWay.get(0).sent());
    } else {
      throw failure("two segments that the wire holds");
    }
  }

  /**
   * A segment within reach of the hand.
   *
   * @param place where it stands among the held ones, where it is one of them
   * @param flight its flight where it is under way, else null
   */
  private record Reached(Wire.Sent sent, int place, Wire.Flight flight) {}

  private Reached taken(Reached one) {
    if (one.flight() == null) held().remove(one.place());
    else world.wire().take(one.flight());
    return one;
  }

  /** The meant one among the held ones, or else among those that are under way. */
  private Reached reached() throws StageFailure {
    int held = place();
    if (held >= 0) return new Reached(held().get(held), held, null);
    int matching = 0;
    for (Wire.Flight flight : world.wire().underWay()) {
      if (matches(action.selection(), flight.sent()) && ++matching == nth())
        return new Reached(flight.sent(), -1, flight);
    }
    throw noSuch();
  }

  private int placeHeld() throws StageFailure {
    int place = place();
    if (place < 0) throw noSuch();
    return place;
  }

  private int nth() {
    return action.selection().nth().orElse(1);
  }

  /** Where the meant one stands among the held ones; -1 when it is none of them. */
  private int place() {
    int matching = 0;
    for (int i = 0; i < held().size(); i++) {
      if (matches(action.selection(), held().get(i)) && ++matching == nth()) return i;
    }
    return -1;
  }

  private StageFailure noSuch() {
    return failure(
        switch (nth()) {
          case 1 -> "a held segment" + kind(" that is ");
          case 2 -> "a second held segment" + kind(" that is ");
          default -> nth() + " held segments" + kind(" that are ");
        });
  }

  private String kind(String thatIs) {
    String words = action.selection().words();
    return words.isEmpty() ? "" : thatIs + words;
  }

  private StageFailure failure(String expected) {
    return new StageFailure(
        Blame.SCENARIO,
        "%s: expected %s, found %s".formatted(where, expected, world.heldInWords()));
  }
}
