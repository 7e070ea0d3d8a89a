package lockstep.app.desktop.run;

import java.util.List;
import lockstep.comparison.Breakpoint;
import lockstep.comparison.Moment;

/** At what going on stops, and at what it stopped where it stands. */
final class Stops {
  private List<Breakpoint> points = List.of();
  private Breakpoint met;

  void at(List<Breakpoint> wanted) {
    points = List.copyOf(wanted);
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
    for (Breakpoint point : points) {
      if (!point.matches(before, now)) continue;
      met = point;
      return true;
    }
    return false;
  }
}
