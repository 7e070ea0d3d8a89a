package lockstep.app.desktop.run;

import java.util.ArrayList;
import java.util.List;
import lockstep.comparison.Breakpoint;
import lockstep.comparison.ListedBreakpoint;
import lockstep.comparison.Moment;

/** At what going on stops, and at what it stopped where it stands. */
final class Stops {
  private List<ListedBreakpoint> listed = List.of();
  private Breakpoint met;

  void list(List<ListedBreakpoint> points) {
    listed = List.copyOf(points);
  }

  List<ListedBreakpoint> listed() {
    return listed;
  }

  /** Adds what a file has, each on or off as it says; what the user has besides stays. */
  void add(List<ListedBreakpoint> more) {
    List<ListedBreakpoint> all = new ArrayList<>(listed);
    for (ListedBreakpoint point : more) {
      all.removeIf(one -> one.point().equals(point.point()));
      all.add(point);
    }
    listed = List.copyOf(all);
  }

  /** The breakpoint at which it stopped; null when it stands at none. */
  Breakpoint met() {
    return met;
  }

  void leave() {
    met = null;
  }

  /** Whether the step that is shown meets one; the first is told of from then on. */
  boolean meets(Recording run) {
    Moment now = run.moments.get(run.position - 1);
    Moment before = run.position < 2 ? null : run.moments.get(run.position - 2);
    for (ListedBreakpoint one : listed) {
      if (!one.on() || !one.point().matches(before, now)) continue;
      met = one.point();
      return true;
    }
    return false;
  }
}
