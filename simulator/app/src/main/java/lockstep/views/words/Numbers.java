package lockstep.views.words;

import java.util.Locale;

/** Numbers and times as a user reads them. */
public final class Numbers {
  private static final long LONG = 10_000_000;
  private static final long MILLI = 1_000;
  private static final long SECOND = 1_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private Numbers() {}

  /** {@code 65,535}. */
  public static String grouped(long number) {
    if (number < 0) return "-" + grouped(-number);
    if (number < 1000) return Long.toString(number);
    // A formatter of the platform's reads its symbols anew for each number; this is asked often.
    String end = Long.toString(number % 1000);
    return grouped(number / 1000) + ",000".substring(0, 4 - end.length()) + end;
  }

  /** {@code 65,535}, but {@code 4294967295}: long ones have no room for the commas. */
  public static String brief(long number) {
    return number < LONG ? grouped(number) : Long.toString(number);
  }

  /**
   * The place in a row, {@code 2nd}: as the language says it of numbers with these two last digits,
   * or else with this last one, or else of all.
   */
  public static String ordinal(int number) {
    String exact = "ordinal.end." + number % 100;
    String last = "ordinal.end." + number % 10;
    return Words.of(Words.has(exact) ? exact : Words.has(last) ? last : "ordinal", number);
  }

  /**
   * A length of time: {@code 40 ms}, {@code 59.2 s}, {@code 4 min}, {@code 3 min 20 s}, {@code 2
   * h}.
   *
   * @param micros microseconds, 0 or more
   */
  public static String time(long micros) {
    if (micros == 0) return "0 s";
    if (micros < MILLI) return micros + " \u00b5s";
    if (micros < SECOND) return micros / MILLI + " ms";
    if (micros < 2 * MINUTE) {
      String seconds = String.format(Locale.ROOT, "%.1f", micros / (double) SECOND);
      return (seconds.endsWith(".0") ? seconds.substring(0, seconds.length() - 2) : seconds) + " s";
    }
    long seconds = Math.round(micros / (double) SECOND);
    if (micros < HOUR) return two(seconds / 60, "min", seconds % 60, "s");
    return two(seconds / 3600, "h", seconds / 60 % 60, "min");
  }

  private static String two(long many, String unit, long few, String smaller) {
    return many + " " + unit + (few == 0 ? "" : " " + few + " " + smaller);
  }
}
