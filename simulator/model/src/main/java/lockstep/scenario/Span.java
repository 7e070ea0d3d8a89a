package lockstep.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A duration that a line may name, with its bounds: {@code 300ms}, {@code 50us}, {@code 2s}, {@code
 * 1.5s}, {@code 2min}. Nothing is finer than a microsecond, as traces are not.
 *
 * @param what its name with an article, as an error says it: {@code a latency}
 * @param least the shortest allowed
 * @param most the longest allowed
 */
record Span(String what, Duration least, Duration most) {
  /** Enough for every duration in bounds, and few enough to be read. */
  private static final int MOST_DIGITS = 18;

  private record Unit(String word, long micros) {}

  /** The longest word first where one ends with another: {@code ms} before {@code s}. */
  private static final List<Unit> UNITS =
      List.of(
          new Unit("us", 1),
          new Unit("ms", 1_000),
          new Unit("min", 60_000_000),
          new Unit("s", 1_000_000));

  /** Whether the word begins like a number: then a duration was meant, however wrong. */
  static boolean isMeant(Token token) {
    return token.kind() == Token.Kind.WORD && isDigit(token.text().charAt(0));
  }

  /**
   * Takes the duration.
   *
   * @throws LineFault when the next word is no duration, finer than a microsecond, or out of bounds
   */
  Duration take(Line line) throws LineFault {
    Token token = line.peek();
    if (token.kind() != Token.Kind.WORD) throw line.expected(inWords());
    if (Quantity.isNumber(token))
      throw line.expectedWithHint(inWords(), "write its unit: us, ms, s or min");
    Optional<BigDecimal> micros = micros(token.text());
    if (micros.isEmpty()) throw line.expected(inWords());
    if (micros.get().stripTrailingZeros().scale() > 0)
      throw line.expectedWithHint(inWords(), "nothing is finer than 1us");
    if (micros.get().compareTo(BigDecimal.valueOf(micros(least))) < 0
        || micros.get().compareTo(BigDecimal.valueOf(micros(most))) > 0)
      throw line.expected(inWords());
    line.take();
    return Duration.ofNanos(micros.get().longValueExact() * 1_000);
  }

  /** {@code a latency of 1us to 60s, such as 300ms}. */
  private String inWords() {
    String example = least.compareTo(Duration.ofMillis(300)) > 0 ? "2s" : "300ms";
    return what
        + (" of " + written(least) + " to " + written(most))
        + (", such as " + example + " or 1.5s");
  }

  /** The duration in the largest unit in which it is whole. */
  private static String written(Duration duration) {
    long micros = micros(duration);
    Unit best = UNITS.get(0);
    for (Unit unit : UNITS) {
      if (micros % unit.micros() == 0 && unit.micros() > best.micros()) best = unit;
    }
    return micros / best.micros() + best.word();
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  /** The microseconds of digits, perhaps a point and digits, and a unit; empty for other words. */
  private static Optional<BigDecimal> micros(String word) {
    for (Unit unit : UNITS) {
      if (!word.endsWith(unit.word())) continue;
      String number = word.substring(0, word.length() - unit.word().length());
      if (isDecimal(number))
        return Optional.of(new BigDecimal(number).multiply(BigDecimal.valueOf(unit.micros())));
    }
    return Optional.empty();
  }

  /** Digits, or digits, one point and digits. */
  static boolean isDecimal(String text) {
    int point = text.indexOf('.');
    if (text.length() > MOST_DIGITS) return false;
    return point < 0
        ? Quantity.areDigits(text)
        : Quantity.areDigits(text.substring(0, point))
            && Quantity.areDigits(text.substring(point + 1));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
