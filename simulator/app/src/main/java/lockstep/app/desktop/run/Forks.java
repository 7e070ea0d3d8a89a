package lockstep.app.desktop.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import lockstep.app.desktop.run.WhatIf.Suggestion;
import lockstep.app.session.ByHand;
import lockstep.app.session.LiveAction;
import lockstep.app.session.Session;
import lockstep.comparison.ListedBreakpoint;
import lockstep.comparison.Moment;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Actor;

/** What a run needs to be left for another course, and to be kept in a file. */
final class Forks {
  private Forks() {}

  /** What might happen instead; the past has been played once, so it plays again. */
  static List<Suggestion> suggestions(Recipe recipe, int steps, Actor acting) {
    try {
      return WhatIf.at(recipe, steps, acting);
    } catch (StageFailure e) {
      throw new IllegalStateException("played once, and not again", e);
    }
  }

  static WhatIf.Trial trial(Recipe recipe, int steps, List<Action> own, List<Action> rest) {
    try {
      return WhatIf.trial(recipe, steps, own, rest);
    } catch (StageFailure e) {
      throw new IllegalStateException("played once, and not again", e);
    }
  }

  /**
   * The actions of the scenario after the one that brought a moment, but for what was expected of
   * the course that it took; empty within a fork, which has left the scenario.
   */
  static List<Action> rest(Recording run, int at) {
    if (run.parent != null) return List.of();
    int line = at == 0 ? 0 : run.moments.get(at - 1).line();
    return run.recipe.scenario().actions().stream()
        .filter(action -> action.line() > line)
        .filter(action -> action.acts() || action instanceof Action.Set)
        .filter(action -> !(action instanceof Action.Stand))
        .toList();
  }

  /** A run with the runs that it comes from, as a file keeps it. */
  static Optional<Session> session(Recording run, List<ListedBreakpoint> breakpoints, String when) {
    Recording root = run.root();
    if (root.script == null) return Optional.empty();
    Deque<Session.Fork> forks = new ArrayDeque<>();
    for (Recording one = run; one.parent != null; one = one.parent)
      forks.addFirst(
          new Session.Fork(one.at, one.what, lines(root.recipe.scenario(), one), one.position));
    int actions = root.run == null ? root.openedActions : played(root);
    List<LiveAction> live = root.run == null ? root.openedLive : root.run.recorded();
    // While it plays on, more is recorded than is known of what the hand did.
    if (root.byHand) live = live.subList(0, Math.min(live.size(), actions));
    return Optional.of(
        new Session(
            root.run == null ? root.openedWhen : when,
            root.run == null ? root.openedPlace : root.place,
            root.remarks,
            root.beside != null,
            root.script,
            actions,
            root.byHand ? ByHand.lines(root.recipe.scenario()) : List.of(),
            root.recipe != null,
            live,
            root.failure,
            root.position,
            List.copyOf(forks),
            breakpoints,
            run.moments.stream().map(Forks::line).toList()));
  }

  private static int played(Recording root) {
    return root.byHand ? root.handActions : root.run.played();
  }

  private static List<Session.Line> lines(Scenario scenario, Recording fork) {
    List<Action> actions = fork.recipe.branches().get(fork.recipe.branches().size() - 1).actions();
    List<Session.Line> lines = new ArrayList<>();
    for (Action action : actions)
      lines.add(
          new Session.Line(
              scenario.actions().contains(action) ? action.line() : 0, action.text().strip()));
    return lines;
  }

  /** A moment in few words, by which another playing of it is compared. */
  static String line(Moment moment) {
    return moment.number()
        + " "
        + moment.step().actor()
        + " "
        + String.join(" -> ", moment.step().path().stream().map(state -> state.rfcName()).toList())
        + (moment.step().event() == null ? "" : " " + moment.step().event())
        + (moment.verdict() == null ? "" : " " + moment.verdict());
  }
}
