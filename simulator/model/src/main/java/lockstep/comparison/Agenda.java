package lockstep.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.scenario.Action;
import lockstep.scenario.Action.Selection;
import lockstep.scenario.Action.WireVerb;
import lockstep.scenario.Option;
import lockstep.scenario.OptionValue;
import lockstep.scenario.UserCall;
import lockstep.trace.TraceStep;

/**
 * What a run plays next: the scenario's lines, and between them, where it goes segment by segment,
 * the verbs of the wire that stop each segment and let it go. Each is an action of its own, so all
 * worlds do the same, and each step is compared.
 */
final class Agenda {
  private final List<Action> scenario;

  /** The scenario's own lines; others among its actions somebody played by hand before. */
  private final Set<Action> written;

  private final List<Action> played = new ArrayList<>();
  private final Deque<Action> wishes = new ArrayDeque<>();
  private final Hand hand = new Hand();

  /** What the scenario itself holds by now. */
  private final List<Selection> own = new ArrayList<>();

  /** Those of the hand that stand still in a live world too; empty where none plays. */
  private List<HeldSegment> inBoth = List.of();

  private int next;

  /** Set from any thread. */
  private volatile boolean bySegment;

  /** Whether every segment is held, because it goes segment by segment. */
  private boolean holding;

  /** What the scenario leaves to chance, which strikes only what goes by itself. */
  private final Set<Option> chances = EnumSet.noneOf(Option.class);

  /** Whether all was let go for the one line that comes next. */
  private boolean flowing;

  /** Whether a segment was dropped by hand and nothing was waited for since. */
  private boolean dropped;

  Agenda(List<Action> scenario, List<Action> written) {
    this.scenario = List.copyOf(scenario);
    this.written = new HashSet<>(written);
  }

  void bySegment(boolean yes) {
    bySegment = yes;
  }

  boolean isBySegment() {
    return bySegment;
  }

  /** Whether every segment is held, and by nobody but a hand. */
  boolean isHolding() {
    return holding && own.isEmpty();
  }

  /** Whether every segment is held, whoever wants it. */
  boolean isHoldingAll() {
    return holding;
  }

  /**
   * Says which of the hand stand still in the live world too. Those go first: what a kernel sends
   * later than the model is delivered when both worlds have it.
   */
  void standInBoth(List<HeldSegment> both) {
    inBoth = List.copyOf(both);
  }

  /** Has this played before anything else. */
  void wish(Action.Wire wish) {
    wishes.add(new Action.Wire(line(), wish.text(), wish.verb(), wish.selection(), wish.delay()));
  }

  List<HeldSegment> hand() {
    return hand.segments(own);
  }

  /**
   * What comes next.
   *
   * @param at the place of the scenario's line that comes after it
   * @param own what the scenario itself holds when it is played
   * @param flows whether it lets all go because the line after it waits for segments
   */
  private record Choice(Action action, int at, List<Selection> own, boolean flows) {}

  /** The next action; null when all is over. Nothing is changed by asking. */
  Action peek() {
    Choice choice = choice();
    return choice == null ? null : choice.action();
  }

  /** Whether what comes next is done by hand, and no line of the scenario. */
  boolean isByHand() {
    Choice choice = choice();
    return choice != null
        && choice.action() instanceof Action.Wire wire
        && (isInserted(choice) || !written.contains(wire));
  }

  /** Whether what comes next only begins or ends that segments stop. */
  boolean isTurning() {
    Choice choice = choice();
    return choice != null
        && wishes.isEmpty()
        && isInserted(choice)
        && (isOf(choice.action(), WireVerb.HOLD) || isOf(choice.action(), WireVerb.RELEASE));
  }

  /** The segment that is delivered next, where nobody wished for something else. */
  Optional<HeldSegment> nextOfHand() {
    Choice choice = choice();
    if (choice == null || !wishes.isEmpty() || !isInserted(choice)) return Optional.empty();
    if (!isOf(choice.action(), WireVerb.DELIVER)) return Optional.empty();
    return first(choice.own());
  }

  /** The segment of the hand that goes first; empty where all are to stand. */
  private Optional<HeldSegment> first(List<Selection> rules) {
    List<HeldSegment> all = hand.segments(rules).stream().filter(one -> !one.ofScenario()).toList();
    return all.stream()
        .filter(one -> inBoth.stream().anyMatch(other -> isSame(one, other)))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** What the scenario wants of it may have changed. */
  private static boolean isSame(HeldSegment one, HeldSegment other) {
    return one.from().equals(other.from())
        && one.segment().equals(other.segment())
        && one.nth() == other.nth();
  }

  /** The segment that a verb of the wire means among those that stand still; empty if none is. */
  Optional<HeldSegment> meant(Action.Wire wire) {
    Selection which = wire.selection();
    return holding
        ? hand().stream()
            .filter(one -> which.means(one.from().side(), one.segment()))
            .skip(which.nth().orElse(1) - 1)
            .findFirst()
        : Optional.empty();
  }

  private Choice choice() {
    if (!wishes.isEmpty()) return new Choice(wishes.peek(), next, own, false);
    List<Selection> rules = List.copyOf(own);
    for (int at = next; ; at++) {
      boolean over = at == scenario.size();
      boolean turns = holding != (bySegment && chances.isEmpty()) && !flowing && rules.isEmpty();
      if (turns && !(over && hand.isEmpty()))
        return inserted(holding ? WireVerb.RELEASE : WireVerb.HOLD, at, rules, false);
      if (holding) {
        Optional<HeldSegment> first = first(rules);
        if (first.isPresent())
          return new Choice(wire(WireVerb.DELIVER, first.get().selection()), at, rules, false);
        if (dropped && hand.isRepeatDue())
          return new Choice(
              new Action.Wait(line(), "wait RTO", new Action.Until.Rto()), at, rules, false);
      }
      if (over) return null;
      Action action = scenario.get(at);
      if (holding && isOf(action, WireVerb.RELEASE)) {
        // Each goes by itself then.
        rules = List.of();
      } else if (!isDone(action)) {
        if (holding && rules.isEmpty() && flows(action))
          return inserted(WireVerb.RELEASE, at, rules, true);
        return new Choice(action, at + 1, rules, false);
      }
    }
  }

  private Choice inserted(WireVerb verb, int at, List<Selection> rules, boolean flows) {
    return new Choice(wire(verb, Selection.ALL), at, rules, flows);
  }

  private Action.Wire wire(WireVerb verb, Selection selection) {
    return HeldSegment.wire(verb, selection, null, line());
  }

  /** The line that was played last: what is done between two lines belongs to the first. */
  int line() {
    return next == 0 ? 0 : scenario.get(next - 1).line();
  }

  private static boolean isOf(Action action, WireVerb verb) {
    return action instanceof Action.Wire wire && wire.verb() == verb;
  }

  /** Whether somebody did it with his own hand already. */
  private boolean isDone(Action action) {
    if (!holding || !(action instanceof Action.Wire wire)) return false;
    return switch (wire.verb()) {
      case HOLD, RELEASE -> false;
      case DELIVER, DROP, DUPLICATE, DELAY -> !hand.has(wire.selection());
      case REORDER -> hand.size() < 2;
    };
  }

  /** Whether it is none of the scenario's own lines. */
  private boolean isInserted(Choice choice) {
    return choice.at() == 0 || scenario.get(choice.at() - 1) != choice.action();
  }

  /** Takes the next action up; what comes of it is to be told by {@link #happened}. */
  Action take() {
    Choice choice = choice();
    Action action = choice.action();
    boolean wished = !wishes.isEmpty();
    boolean written = !wished && !isInserted(choice);
    if (wished) wishes.remove();
    next = choice.at();
    own.retainAll(choice.own());
    flowing = choice.flows();
    if (written && isOf(action, WireVerb.HOLD)) own.add(((Action.Wire) action).selection());
    else if (isOf(action, WireVerb.HOLD)) holding = true;
    if (isOf(action, WireVerb.RELEASE)) {
      holding = false;
      own.clear();
      hand.release();
    }
    if (isOf(action, WireVerb.DROP)) dropped = wished;
    if (action instanceof Action.Wait) dropped = false;
    if (action instanceof Action.Set set) note(set);
    played.add(action);
    return action;
  }

  private void note(Action.Set set) {
    if (!(set.value() instanceof OptionValue.Percent share) || !set.option().ofWire()) return;
    if (share.percent() > 0) chances.add(set.option());
    else chances.remove(set.option());
  }

  /** Takes what a world that hands segments over told of the action. */
  void happened(List<TraceStep> steps) {
    hand.take(steps);
  }

  /** The actions as they were played. */
  List<Action> played() {
    return List.copyOf(played);
  }

  /** The notes that are to be read now; none while a segment has its turn before them. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    Choice choice = choice();
    if (choice != null && isInserted(choice)) return notes;
    for (Action action : rest()) {
      if (action.acts()) break;
      if (action instanceof Action.Note note) notes.add(note.words());
    }
    return notes;
  }

  /** The scenario's lines that are still to be played. */
  List<Action> rest() {
    return scenario.subList(next, scenario.size());
  }

  /**
   * Whether it waits for segments that come and go by themselves, so that they cannot stand still
   * meanwhile.
   */
  private static boolean flows(Action action) {
    if (action instanceof Action.Wait wait)
      return wait.until() instanceof Action.Until.Time
          || wait.until() instanceof Action.Until.State;
    if (action instanceof Action.Together together)
      return together.calls().stream().anyMatch(Agenda::flows);
    return action instanceof Action.Call call
        && (call.call() instanceof UserCall.FillWindow
            || call.call() instanceof UserCall.ResumeReading
            || call.call() instanceof UserCall.Receive receive && receive.count().isEmpty());
  }
}
