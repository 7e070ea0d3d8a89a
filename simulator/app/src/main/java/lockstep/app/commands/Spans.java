package lockstep.app.commands;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a duration of the command line: {@code 500ms}, {@code 1.5s}, {@code 10min}, {@code 2h}. */
final class Spans {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|min|h)");

  private Spans() {}

  /**
   * The duration.
   *
   * @param option the option that it was given to, for the refusal
   * @param least the shortest allowed
   */
  static Duration parse(String option, String word, Duration least) throws Refusal {
    Matcher form = FORM.matcher(word);
    if (!form.matches())
      throw Refusal.wrongUse(
          option + " takes a duration such as 500ms, 10s, 2min or 1h, not \"" + word + '"');
    long unit =
        switch (form.group(2)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "min" -> 60_000;
          default -> 3_600_000;
        };
    Duration duration =
        Duration.ofMillis(
            new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit)).longValue());
    if (duration.compareTo(least) < 0)
      throw Refusal.wrongUse(
          option + " is " + least.toMillis() + "ms at the least, not \"" + word + '"');
    return duration;
  }
}
