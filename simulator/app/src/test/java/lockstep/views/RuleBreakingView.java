package lockstep.views;

import lockstep.app.Main;
import lockstep.probe.RuleBreakingProbe;

/** A view that fetches its picture by itself. */
public final class RuleBreakingView {
  RuleBreakingProbe probe;
  Main program;
}
