package lockstep.comparison;

import java.util.ArrayList;
import java.util.List;
import lockstep.comparison.Alignment.Place;
import lockstep.tcp.Actor;
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
  /**
   * The verdict on a state where the kernel was expected in it or elsewhere.
   *
   * @param place where it was seen
   * @param explained what a difference says of this state or of the way to it, or null
   * @param differs whether it says that the kernel is not in this state at all: then it was not
   *     missed
   * @param actor whose state it is
   */
  static StateVerdict at(
      TcpState state, TraceStep turn, Place place, String explained, boolean differs, Actor actor) {
    TraceStep seenBy = place.seenBy();
    TcpState kernel = seenBy == null ? null : seenBy.state();
    List<String> reasons = new ArrayList<>();
    if (explained != null) reasons.add(explained);
    boolean missed = seenBy == null && !place.sameTurn();
    if (missed && place.gapMicros() > 0)
      reasons.add(
          "the kernel left %s within %s, between readings".formatted(state.rfcName(), place.gap()));
    else if (missed && explained == null)
      reasons.add("the kernel's " + actor + " was not seen in " + state.rfcName());
    boolean unseen = missed && !differs;
    Verdict verdict =
        unseen ? Verdict.UNSEEN : explained != null ? Verdict.EXPLAINED : Verdict.AGREES;
    long gap = missed ? place.gapMicros() : 0;
    return new StateVerdict(state, turn, verdict, kernel, seenBy, gap, reasons);
  }

  /** The same with a known difference of what the user was told. */
  StateVerdict explainedBy(String words) {
    return because(Verdict.EXPLAINED, words);
  }

  /** The same, no better than this verdict, with one more reason. */
  StateVerdict because(Verdict atBest, String words) {
    List<String> all = new ArrayList<>(reasons);
    all.add(words);
    return new StateVerdict(
        state, modelStep, verdict.worse(atBest), kernel, seenBy, gapMicros, all);
  }

  /** Whether the kernel went through it between two readings, explained or not. */
  boolean isMissed() {
    return seenBy == null && (gapMicros > 0 || verdict == Verdict.UNSEEN);
  }
}
