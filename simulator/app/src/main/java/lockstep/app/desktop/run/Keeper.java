package lockstep.app.desktop.run;

import java.util.List;
import lockstep.comparison.Moment;

/** Keeps the gate: what of a run may be told, and whether its next step is held back. */
final class Keeper {
  private Gate gate;
  private boolean held;

  /** Puts a gate before what one stands at, in a run and all that it comes from; null for none. */
  void put(Gate next, Recording here) {
    gate = next;
    held = false;
    for (Recording run = here; run != null; run = run.parent) run.seen = run.position;
  }

  boolean holds() {
    return held;
  }

  /** One has gone elsewhere: nothing is held back there. */
  void release() {
    held = false;
  }

  /** Whether the next recorded step may be shown; one that may not is held back from then on. */
  boolean passes(Recording run) {
    if (held) return false;
    int at = run.position;
    held =
        gate != null
            && at >= run.seen
            && !gate.passes(run.moments.subList(0, at), run.moments.get(at));
    return !held;
  }

  /** The steps that may be told of. */
  List<Moment> told(Recording run) {
    return gate == null ? run.moments : run.moments.subList(0, Math.max(run.seen, run.position));
  }
}
