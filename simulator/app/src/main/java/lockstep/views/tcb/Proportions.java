package lockstep.views.tcb;

import java.util.Arrays;

/** Shares a width among the parts of a figure: as large as their numbers, yet each can be read. */
final class Proportions {
  private Proportions() {}

  /**
   * The width of each part; together they are {@code width}.
   *
   * @param counts how many numbers each part has; 0 for one that is drawn at its least width,
   *     unless all are
   * @param least the width that each part's name needs; where there is not room for all, each gives
   *     by the same factor
   */
  static double[] of(long[] counts, double[] least, double width) {
    double needed = Arrays.stream(least).sum();
    if (needed >= width) return Arrays.stream(least).map(part -> part * width / needed).toArray();
    double[] widths = least.clone();
    boolean[] fixed = new boolean[least.length];
    for (int i = 0; i < fixed.length; i++) fixed[i] = counts[i] == 0;
    while (!all(fixed)) {
      double room = width - sum(widths, fixed);
      long total = 0;
      for (int i = 0; i < fixed.length; i++) if (!fixed[i]) total += counts[i];
      boolean tooSmall = false;
      for (int i = 0; i < fixed.length; i++) {
        if (fixed[i]) continue;
        double fair = room * counts[i] / total;
        if (fair < least[i]) {
          fixed[i] = true;
          tooSmall = true;
        } else {
          widths[i] = fair;
        }
      }
      if (!tooSmall) return widths;
      for (int i = 0; i < fixed.length; i++) if (fixed[i]) widths[i] = least[i];
    }
    double rest = (width - needed) / widths.length;
    return Arrays.stream(widths).map(part -> part + rest).toArray();
  }

  private static boolean all(boolean[] fixed) {
    for (boolean one : fixed) if (!one) return false;
    return true;
  }

  private static double sum(double[] widths, boolean[] which) {
    double sum = 0;
    for (int i = 0; i < widths.length; i++) if (which[i]) sum += widths[i];
    return sum;
  }
}
