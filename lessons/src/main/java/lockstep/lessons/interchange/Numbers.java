package lockstep.lessons.interchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers and weights as they are written in files of questions. */
final class Numbers {
  /** Bounded, so that no few characters stand for millions of digits. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,400}\\.?\\d{0,400}|\\.\\d{1,400})([eE][+-]?\\d{1,3})?");

  /** How much of a percent is rounded away by whoever wrote it: 33.3 for a third. */
  private static final double ROUNDED = 0.0005;

  private Numbers() {}

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /**
   * The number of this text.
   *
   * @throws IllegalArgumentException for every other text
   */
  static BigDecimal read(String text) {
    if (!isNumber(text))
      throw new IllegalArgumentException("expected a number, found " + Source.quoted(text));
    return new BigDecimal(text);
  }

  /** A weight of 1 as percent, with the five digits that Moodle knows: {@code 33.33333}. */
  static String percent(double weight) {
    double bounded = Double.isNaN(weight) ? 0 : Math.max(-1, Math.min(1, weight));
    return BigDecimal.valueOf(bounded)
        .multiply(BigDecimal.valueOf(100))
        .setScale(5, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** A percent as a weight of 1; what is close to a third, a sixth, a seventh ... is just that. */
  static double weight(String percent) {
    BigDecimal whole = read(percent).movePointLeft(2);
    double weight = whole.doubleValue();
    // Two digits may mean themselves; a rounded part has more.
    if (whole.stripTrailingZeros().scale() > 2)
      for (int n : new int[] {3, 6, 7, 8, 9, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 22, 23, 24})
        for (int k = 1; k < n; k++)
          if (Math.abs(Math.abs(weight) - (double) k / n) < ROUNDED / n)
            return Math.copySign((double) k / n, weight);
    return weight;
  }
}
