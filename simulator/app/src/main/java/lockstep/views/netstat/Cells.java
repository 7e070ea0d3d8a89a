package lockstep.views.netstat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Cells of text, as the printf of C writes them. */
final class Cells {
  private Cells() {}

  /** {@code %-*s}. */
  static String left(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }

  static String left(long number, int width) {
    return left(Long.toString(number), width);
  }

  /** {@code %*s}. */
  static String right(String text, int width) {
    return text.length() >= width ? text : " ".repeat(width - text.length()) + text;
  }

  static String right(long number, int width) {
    return right(Long.toString(number), width);
  }

  /** {@code %-*.*s}: exactly that wide. */
  static String cut(String text, int width) {
    return text.length() > width ? text.substring(0, width) : left(text, width);
  }

  /** {@code %.Nf}. */
  static String fixed(double number, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }

  /** {@code %g}: six digits that count, no zeros behind. */
  static String general(double number) {
    if (number == 0) return "0";
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(6, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < 6) return rounded.stripTrailingZeros().toPlainString();
    BigDecimal mantissa = rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros();
    return String.format(
        Locale.ROOT,
        "%se%c%02d",
        mantissa.toPlainString(),
        exponent < 0 ? '-' : '+',
        Math.abs(exponent));
  }

  /** The text without the blanks at its end. */
  static String trimmed(String text) {
    return text.stripTrailing();
  }
}
