package lockstep.views.ladder;

import java.util.function.Predicate;

/**
 * Where the words of a segment may stand along its line. Words on another line hide it, so they
 * rather go along their own, and beside a steep one also below it.
 *
 * @param wide how wide the words are, all in pixels
 * @param gap what stays free between them and the line
 */
record LabelPlace(Line line, double wide, double high, double gap) {
  /** How far the words go along the line before it is tried again. */
  private static final double STRIDE = 6;

  /** Above the line, with their left edge here. */
  Box above(double left) {
    double bottom = Math.min(y(left), y(left + wide)) - gap;
    return new Box(left, bottom - high, wide, high);
  }

  private Box below(double left) {
    double top = Math.max(y(left), y(left + wide)) + gap;
    return new Box(left, top, wide, high);
  }

  private double y(double x) {
    double share = (x - line.fromX()) / (line.toX() - line.fromX());
    return line.y(Math.max(0, Math.min(1, share)));
  }

  /**
   * The place nearest to the wanted one that is free; null where none is.
   *
   * @param left the left edge that is wanted
   * @param inset what stays free at both ends of the line
   * @param steep whether they may stand below it, where nobody takes them for another line's
   */
  Box free(double left, double inset, boolean steep, Predicate<Box> isFree) {
    double least = Math.min(line.fromX(), line.toX()) + inset;
    double most = Math.max(line.fromX(), line.toX()) - inset - wide;
    double farthest = Math.max(left - least, most - left);
    for (double aside = STRIDE; aside <= farthest; aside += STRIDE)
      for (double x : new double[] {left - aside, left + aside})
        if (x >= least && x <= most && isFree.test(above(x))) return above(x);
    if (!steep) return null;
    for (double aside = 0; aside <= farthest; aside += STRIDE)
      for (double x : new double[] {left - aside, left + aside})
        if (x >= least && x <= most && isFree.test(below(x))) return below(x);
    return null;
  }
}
