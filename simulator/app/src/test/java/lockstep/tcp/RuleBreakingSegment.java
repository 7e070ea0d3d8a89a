package lockstep.tcp;

import lockstep.table.RuleBreakingRow;

/** A segment that looks up at those who use it. */
public final class RuleBreakingSegment {
  RuleBreakingRow row;
}
