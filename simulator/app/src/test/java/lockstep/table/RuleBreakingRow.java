package lockstep.table;

import lockstep.model.RuleBreakingMachine;
import lockstep.trace.RuleBreakingTrace;

/** A row that knows the machine, and needs a trace that needs rows. */
public final class RuleBreakingRow {
  RuleBreakingMachine machine;
  RuleBreakingTrace trace;
}
