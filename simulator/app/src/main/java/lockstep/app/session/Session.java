package lockstep.app.session;

import java.util.List;
import lockstep.comparison.ListedBreakpoint;

/**
 * A run that was played, with nothing in it that can be worked out again: the scenario's text, what
 * the live world showed, and the forks. The model, the comparison and the verdicts are played anew
 * from that; {@code steps} says what came of them, so that a reader can tell when his program plays
 * otherwise.
 *
 * @param recorded when it was saved, as ISO 8601 says it: {@code 2026-11-21T11:40:00Z}
 * @param place where it was played
 * @param remarks what was said before its first step
 * @param withLoopback whether live sockets were asked for
 * @param script the scenario
 * @param actions how many of the scenario's actions were played, those by hand counted in
 * @param played all actions as they were played and those to come, where somebody's hand was on the
 *     segments; else empty
 * @param withModel whether the model played
 * @param live what the live world showed in them; empty in the model alone
 * @param failure why the run ended before its end; null when it did not
 * @param shown the step that was shown, from 1; 0 before the first
 * @param forks the forks, each from the one before it; the first from the scenario's own run
 * @param breakpoints the breakpoints that were listed, on or off
 * @param steps the steps of the last fork, or of the run, a line each
 */
public record Session(
    String recorded,
    String place,
    List<String> remarks,
    boolean withLoopback,
    Script script,
    int actions,
    List<Line> played,
    boolean withModel,
    List<LiveAction> live,
    String failure,
    int shown,
    List<Fork> forks,
    List<ListedBreakpoint> breakpoints,
    List<String> steps) {
  public Session {
    remarks = List.copyOf(remarks);
    played = List.copyOf(played);
    live = List.copyOf(live);
    forks = List.copyOf(forks);
    breakpoints = List.copyOf(breakpoints);
    steps = List.copyOf(steps);
  }

  /**
   * A fork.
   *
   * @param at after which step it left
   * @param what what it tried, in words
   * @param actions the actions that it went on with
   * @param shown the step that was shown in it
   */
  public record Fork(int at, String what, List<Line> actions, int shown) {
    public Fork {
      actions = List.copyOf(actions);
    }
  }

  /**
   * One action of a fork, or of a run by hand.
   *
   * @param number the scenario's line, or the line of the fork; of what a hand did the line after
   *     which it did it
   * @param text the action as it is written
   */
  public record Line(int number, String text) {}
}
