package lockstep.lessons.quiz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.model.History;
import lockstep.model.UnderWay;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Actor;
import lockstep.tcp.Segment;
import lockstep.tcp.Side;
import lockstep.trace.TraceStep;

/**
 * The orders in which a scenario's segments can leave, sought by playing: at each point a program
 * makes its next call, or the oldest segment of one direction arrives.
 */
final class SendingOrders {
  /** More than the segments of a question need, and few enough to be tried within a second. */
  private static final int MOST_TRIED = 3_000;

  /** Marks the sequence of the scenario's waits, which belong to no program. */
  private static final String CLOCK = "clock";

  private final Scenario scenario;
  private final List<String> shown;

  /** What the scenario sends as well and is not asked about, and how often. */
  private final Map<String, Integer> others = new HashMap<>();

  private int tried;

  /**
   * @param shown the segments that are asked about, all different
   * @throws IllegalArgumentException when the scenario cannot be read
   */
  SendingOrders(String text, List<String> shown) {
    try {
      scenario = ScenarioParser.parse("order", "order.scenario", text);
    } catch (ScenarioErrors errors) {
      throw new IllegalArgumentException(
          "the scenario of an order of segments: " + errors.getMessage(), errors);
    }
    this.shown = List.copyOf(shown);
  }

  /**
   * Whether the model can send them in this order.
   *
   * @throws IllegalArgumentException when the scenario cannot be played
   */
  boolean canBe(List<String> given) {
    try {
      int start = start();
      if (start < 0) return false;
      List<Action> later = scenario.actions().subList(start, scenario.actions().size());
      // What a hand does on the wire is done to just that order.
      if (later.stream().anyMatch(action -> action instanceof Action.Wire)) return false;
      History here = History.of(with(scenario.actions().subList(0, start)));
      while (here.step().isPresent()) continue;
      History held = here.fork(action("hold"));
      if (!played(held, new Place(given)).isPresent()) return false;
      return search(held, new Place(given), programs(later));
    } catch (StageFailure failure) {
      throw new IllegalArgumentException(
          "the scenario of an order of segments: " + failure.getMessage(), failure);
    }
  }

  /** How far an order has been sent, and what else has been. */
  private record Place(List<String> given, int sent, Map<String, Integer> others) {
    Place(List<String> given) {
      this(given, 0, Map.of());
    }

    boolean isWhole() {
      return sent == given.size();
    }
  }

  private boolean search(History here, Place place, Map<String, List<Action>> programs) {
    if (place.isWhole()) return true;
    if (++tried > MOST_TRIED) return false;
    for (Map.Entry<String, List<Action>> program : programs.entrySet()) {
      List<Action> left = program.getValue();
      if (left.isEmpty() || program.getKey().equals(CLOCK) && !here.held().isEmpty()) continue;
      History next = here.fork(left.get(0));
      Optional<Place> then = tryOut(next, place);
      if (then.isEmpty()) continue;
      Map<String, List<Action>> rest = new LinkedHashMap<>(programs);
      rest.put(program.getKey(), left.subList(1, left.size()));
      if (search(next, then.get(), rest)) return true;
    }
    for (Side from : Side.values()) {
      if (here.held().stream().noneMatch(one -> isFrom(one, from))) continue;
      History next = here.fork(action("deliver " + from.word() + "->" + from.other().word()));
      Optional<Place> then = tryOut(next, place);
      if (then.isPresent() && search(next, then.get(), programs)) return true;
    }
    return false;
  }

  private static boolean isFrom(UnderWay one, Side side) {
    return one.from().side() == side;
  }

  private Optional<Place> tryOut(History next, Place place) {
    try {
      return played(next, place);
    } catch (StageFailure notNow) {
      // A call that cannot be made yet, such as an accept before anyone has called.
      return Optional.empty();
    }
  }

  /** Plays an action to its end; empty when it sends what does not come next. */
  private Optional<Place> played(History next, Place place) throws StageFailure {
    int sent = place.sent();
    Map<String, Integer> more = new HashMap<>(place.others());
    for (Optional<TraceStep> step = next.step(); step.isPresent(); step = next.step())
      for (Segment segment : step.get().sends()) {
        String label = SegmentOrder.label(step.get().actor(), segment);
        if (sent < place.given().size() && place.given().get(sent).equals(label)) sent++;
        else if (more.merge(label, 1, Integer::sum) > others.getOrDefault(label, 0))
          return Optional.empty();
      }
    return Optional.of(new Place(place.given(), sent, more));
  }

  /**
   * At which action the first of what is shown leaves when the scenario is played as it stands; -1
   * when none does. Notes on the way what else is sent from there on.
   */
  private int start() throws StageFailure {
    History whole = History.of(scenario);
    int start = -1;
    for (Optional<TraceStep> step = whole.step(); step.isPresent(); step = whole.step())
      for (Segment segment : step.get().sends()) {
        String label = SegmentOrder.label(step.get().actor(), segment);
        if (start < 0 && shown.contains(label)) start = indexOf(step.get().line());
        if (start >= 0 && !shown.contains(label)) others.merge(label, 1, Integer::sum);
      }
    return start;
  }

  private int indexOf(int line) {
    List<Action> actions = scenario.actions();
    for (int i = actions.size() - 1; i >= 0; i--) if (actions.get(i).line() <= line) return i;
    return -1;
  }

  /** What is left for each program to do, in its own order. */
  private static Map<String, List<Action>> programs(List<Action> actions) {
    Map<String, List<Action>> programs = new LinkedHashMap<>();
    for (Action action : actions) {
      if (action instanceof Action.Call call) add(programs, call);
      if (action instanceof Action.Together together)
        together.calls().forEach(call -> add(programs, call));
      if (action instanceof Action.Wait) programs.computeIfAbsent(CLOCK, k -> list()).add(action);
    }
    return programs;
  }

  private static void add(Map<String, List<Action>> programs, Action.Call call) {
    for (Actor actor : call.actors())
      programs
          .computeIfAbsent(actor.toString(), k -> list())
          .add(new Action.Call(call.line(), call.text(), List.of(actor), call.call()));
  }

  private static List<Action> list() {
    return new ArrayList<>();
  }

  private Scenario with(List<Action> actions) {
    return new Scenario(
        scenario.name(),
        scenario.source(),
        scenario.title(),
        scenario.about(),
        scenario.needs(),
        actions);
  }

  private static Action action(String line) {
    try {
      return ScenarioParser.action("order.scenario", 1, line);
    } catch (ScenarioErrors errors) {
      throw new AssertionError("a line of this program's own", errors);
    }
  }
}
