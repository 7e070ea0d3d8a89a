package lockstep.probe;

import lockstep.model.RuleBreakingMachine;

/** A probe that knows what it ought to see. */
public final class RuleBreakingProbe {
  RuleBreakingMachine machine;
}
