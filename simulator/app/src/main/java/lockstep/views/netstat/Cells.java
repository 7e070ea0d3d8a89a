package lockstep.views.netstat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

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

  /** {@code %.Nf}, for what is not negative. */
  static String fixed(double number, int decimals) {
    return new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** {@code %g}: six digits that count, no zeros behind. */
  static String general(double number) {
    return general(number, 6);
  }

  /** {@code %.Ng}: so many digits that count, no zeros behind. */
  static String general(double number, int digits) {
    if (number == 0) return "0";
    MathContext precision = new MathContext(digits, RoundingMode.HALF_EVEN);
    BigDecimal rounded = new BigDecimal(number).round(precision);
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < digits) return rounded.stripTrailingZeros().toPlainString();
    String mantissa = rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
    int size = Math.abs(exponent);
    return mantissa + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
  }

  /** The text without the blanks at its end. */
  static String trimmed(String text) {
    return text.stripTrailing();
  }
}
