package lockstep.views.time;

import lockstep.comparison.Breakpoint;
import lockstep.tcp.Side;
import lockstep.views.words.Words;

/** Breakpoints as sentences without their full stop. */
public final class BreakpointWords {
  private BreakpointWords() {}

  /** {@code the client enters FIN-WAIT-2 in the model}. */
  public static String of(Breakpoint point) {
    if (point instanceof Breakpoint.AtState at)
      return Words.of("break.state.words", end(at.side()), at.state().rfcName(), where(at.where()));
    if (point instanceof Breakpoint.AtBit at)
      return Words.of("break.bit.words." + at.way(), end(at.side()), at.bit());
    if (point instanceof Breakpoint.AtTimer at)
      return Words.of(
          "break.timer.words." + (at.side() == null ? "either" : "one"),
          end(at.side()),
          Words.of("break.timer." + at.timer()));
    return Words.of("break.verdict.words", ((Breakpoint.AtVerdict) point).verdict());
  }

  static String end(Side side) {
    return Words.of("break.end." + (side == null ? "either" : side.word()));
  }

  static String where(Breakpoint.Where where) {
    return Words.of("break.where." + where);
  }
}
