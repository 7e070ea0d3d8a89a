package lockstep.views.ladder;

import java.util.List;

/**
 * Which ladders stand on the sheet, and where: one for both worlds, or one for each. Widths are in
 * pixels at the usual size of text.
 *
 * @param parts the ladders from left to right
 * @param rows how much farther apart rows stand than usual
 * @param tooNarrow whether two ladders were wanted for which there is no room
 */
record LadderPlan(List<Part> parts, double rows, boolean tooNarrow) {
  /** The least room for two ladders. */
  static final double LEAST = 340;

  private static final double GAP = 8;

  /** From this width on a ladder has names outside of its lifelines and labels between them. */
  private static final double OUTSIDE = 380;

  /** Names inside stand below the lines, and calls above what is written on these. */
  private static final double ROWS_INSIDE = 1.8;

  /** Whose states and segments a ladder has. */
  enum World {
    BOTH,
    MODEL,
    KERNEL
  }

  /** How the bands of the two worlds stand to each other. */
  enum Bands {
    /** The model's outside, the kernel's inside. */
    BESIDE,
    /** The kernel's in the model's, as a disc in a ring. */
    OVER,
    /** There is no kernel, so the model's stand where the lines begin. */
    ALONE,
    /** The ladder is of one world, and beside it is that of the other. */
    SINGLE
  }

  /**
   * A ladder.
   *
   * @param left where it begins
   * @param width how wide it is
   * @param inside whether names stand between the lifelines
   */
  record Part(World world, double left, double width, Bands bands, boolean inside) {}

  /**
   * Plans the sheet.
   *
   * @param model whether anything is known of the model
   * @param kernel whether anything is known of a kernel
   */
  static LadderPlan of(Laying wanted, boolean model, boolean kernel, double width) {
    boolean two = wanted == Laying.APART && model && kernel;
    if (two && width >= LEAST) {
      double half = (width - GAP) / 2;
      boolean inside = half < OUTSIDE;
      return new LadderPlan(
          List.of(
              new Part(World.MODEL, 0, half, Bands.SINGLE, inside),
              new Part(World.KERNEL, width - half, half, Bands.SINGLE, inside)),
          inside ? ROWS_INSIDE : 1,
          false);
    }
    Bands bands = wanted == Laying.OVERLAY ? Bands.OVER : Bands.BESIDE;
    if (!kernel) bands = Bands.ALONE;
    return new LadderPlan(List.of(new Part(World.BOTH, 0, width, bands, false)), 1, two);
  }

  /** Whether each world has a ladder of its own. */
  boolean isApart() {
    return parts.size() > 1;
  }
}
