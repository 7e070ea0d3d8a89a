package lockstep.trace;

import lockstep.table.RuleBreakingRow;

/** One half of a cycle. */
public final class RuleBreakingTrace {
  RuleBreakingRow row;
}
