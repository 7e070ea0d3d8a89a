package lockstep.views.ladder;

import java.util.function.ToDoubleFunction;

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
   * The place nearest to the wanted one of those that cost least; null where none may be taken.
   *
   * @param left the left edge that is wanted
   * @param inset what stays free at both ends of the line
   * @param steep whether they may stand below it, where nobody takes them for another line's
   * @param cost 0 for a free place, infinite for one that is not to be taken
   */
  Box best(double left, double inset, boolean steep, ToDoubleFunction<Box> cost) {
    double least = Math.min(line.fromX(), line.toX()) + inset;
    double most = Math.max(line.fromX(), line.toX()) - inset - wide;
    double farthest = Math.max(left - least, most - left);
    Box best = null;
    double lowest = Double.POSITIVE_INFINITY;
    for (boolean above : steep ? new boolean[] {true, false} : new boolean[] {true})
      for (double aside = 0; aside <= Math.max(0, farthest); aside += STRIDE)
        for (double x : new double[] {left - aside, left + aside}) {
          // Above, where they are wanted, words may also reach beyond the line.
          if ((aside > 0 || !above) && (x < least || x > most)) continue;
          Box box = above ? above(x) : below(x);
          double price = cost.applyAsDouble(box);
          if (price >= lowest) continue;
          best = box;
          lowest = price;
          if (price == 0) return best;
        }
    return best;
  }
}
