package lockstep.views.tcb;

import lockstep.tcp.Side;

/**
 * A timer of one end in one world, as a clock that runs down.
 *
 * @param side whose
 * @param kernel whether it is the kernel's and not the model's
 * @param face what the clock shows
 * @param left how much is left of the whole, 0 to 1; 0 unless the face is {@link Face#RUNS}
 * @param title which timer, and what is left
 * @param more how long it runs in all and what then comes, or why none runs
 */
public record Clock(Side side, boolean kernel, Face face, double left, String title, String more) {
  /** What a clock shows. */
  public enum Face {
    /** It runs, and its whole is known. */
    RUNS,
    /** It runs, and nobody tells how long in all. */
    RUNS_UNMEASURED,
    /** This world has no such timer now. */
    NONE
  }
}
