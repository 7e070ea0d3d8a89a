package lockstep.comparison;

import lockstep.model.RuleBreakingMachine;

/** A comparison that runs the model itself. */
public final class RuleBreakingComparison {
  RuleBreakingMachine machine;
}
