package lockstep.lessons.quiz;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number.
 *
 * @param targets what is right, and what is worth a part; at least one of them is wholly right
 * @param port whether a port is asked for, which may be written {@code :443} or {@code 443/tcp}
 * @param other what is said to every other number; may be empty
 */
public record Numeric(List<Target> targets, boolean port, String other) implements Task {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,9})?");
  private static final Pattern PORT =
      Pattern.compile("(?:port )?:?(\\d{1,5})(?:\\s*/\\s*(?:tcp|udp|sctp))?");

  public Numeric {
    targets = List.copyOf(targets);
    if (targets.stream().noneMatch(target -> target.weight() >= 1))
      throw new IllegalArgumentException("a number that is wholly right is missing");
  }

  /**
   * A number with what it may be off.
   *
   * @param tolerance 0 or more; the bounds belong to it
   * @param weight 1 for what is wholly right, less for a part, 0 for what is only remarked upon
   */
  public record Target(
      BigDecimal value, BigDecimal tolerance, double weight, String feedback, String idea) {
    public Target {
      if (tolerance.signum() < 0)
        throw new IllegalArgumentException("a tolerance is 0 or more, not " + tolerance);
      if (!Double.isFinite(weight))
        throw new IllegalArgumentException("a weight is a number, not " + weight);
    }

    boolean takes(BigDecimal number) {
      return number.subtract(value).abs().compareTo(tolerance) <= 0;
    }
  }

  /** Exactly this number. */
  public static Numeric of(long number) {
    return within(number, 0);
  }

  /** This number, or one that is off by the tolerance at most. */
  public static Numeric within(long number, long tolerance) {
    return new Numeric(
        List.of(new Target(BigDecimal.valueOf(number), BigDecimal.valueOf(tolerance), 1, "", "")),
        false,
        "");
  }

  /** A port, however it is written. */
  public static Numeric port(int port) {
    return new Numeric(
        List.of(new Target(BigDecimal.valueOf(port), BigDecimal.ZERO, 1, "", "")), true, "");
  }

  @Override
  public Kind kind() {
    return Kind.NUMERIC;
  }

  @Override
  public Grade grade(String answer) throws NotUnderstood {
    BigDecimal number = read(answer);
    Target best = null;
    for (Target target : targets)
      if (target.takes(number) && (best == null || target.weight() > best.weight())) best = target;
    String understood = number.toPlainString();
    return best == null
        ? Grade.of(0, understood, other, "")
        : Grade.of(best.weight(), understood, best.feedback(), best.idea());
  }

  private BigDecimal read(String answer) throws NotUnderstood {
    String text = Answers.fold(answer);
    if (port) {
      Matcher m = PORT.matcher(text);
      if (m.matches()) return new BigDecimal(m.group(1));
    }
    // Thousands may be grouped, as people and tools write them.
    if (text.matches("[+-]?\\d{1,3}([,' _]\\d{3})+(\\.\\d+)?"))
      text = text.replaceAll("[,' _]", "");
    if (!NUMBER.matcher(text).matches()) throw NotUnderstood.expected(form(), answer);
    return new BigDecimal(text);
  }

  @Override
  public String key() {
    return targets.stream()
        .filter(target -> target.weight() >= 1)
        .findFirst()
        .orElseThrow()
        .value()
        .toPlainString();
  }

  @Override
  public Optional<String> wrong() {
    BigDecimal number = new BigDecimal(key());
    for (int i = 0; i < 1000; i++) {
      BigDecimal tried = number = number.add(BigDecimal.ONE);
      if (targets.stream().noneMatch(target -> target.weight() > 0 && target.takes(tried)))
        return Optional.of(tried.toPlainString());
    }
    return Optional.empty();
  }

  @Override
  public String form() {
    return port ? "a port, such as 22 or 22/tcp" : "a number";
  }
}
