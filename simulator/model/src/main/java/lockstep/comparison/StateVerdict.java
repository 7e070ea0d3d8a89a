package lockstep.comparison;

import java.util.List;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * The verdict on one state that the model entered.
 *
 * @param state the model's state
 * @param modelStep the turn that entered it
 * @param verdict how the kernel stands to it
 * @param kernel the state in which the kernel is then; null when it was not seen or entered none
 * @param seenBy the live step that shows the kernel's state, null when none does
 * @param gapMicros for UNSEEN: the microseconds between the two readings that it fell between
 * @param reasons why, when the verdict is not AGREES, a sentence each; else empty
 */
record StateVerdict(
    TcpState state,
    TraceStep modelStep,
    Verdict verdict,
    TcpState kernel,
    TraceStep seenBy,
    long gapMicros,
    List<String> reasons) {
  /** Whether the kernel went through it between two readings, explained or not. */
  boolean isMissed() {
    return seenBy == null && (gapMicros > 0 || verdict == Verdict.UNSEEN);
  }
}
