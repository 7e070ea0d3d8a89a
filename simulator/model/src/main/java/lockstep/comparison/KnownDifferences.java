package lockstep.comparison;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.trace.TraceStep;

/**
 * All known differences, in the order in which a connection meets them.
 *
 * <p>A new one is written down in the class of its subject. If it changes the path it needs a rule
 * there too; a test tells when one is missing, or when a name does not begin with its system.
 */
public final class KnownDifferences {
  /** All of them. */
  public static final List<KnownDifference> ALL =
      Stream.of(
              OpeningDifferences.ALL,
              SegmentDifferences.ALL,
              ArrivalDifferences.ALL,
              ClosingDifferences.ALL,
              TimeWaitDifferences.ALL,
              TimingDifferences.ALL)
          .flatMap(List::stream)
          .toList();

  /** The rules of those that change the path, in the order in which they are tried. */
  static final List<PathRule> RULES =
      Stream.of(
              OpeningDifferences.RULES,
              ClosingDifferences.RULES,
              SegmentDifferences.RULES,
              TimeWaitDifferences.RULES,
              TimingDifferences.RULES)
          .flatMap(List::stream)
          .toList();

  /** The rules of those that change what a user is told. */
  static final List<SignalRule> SIGNALS = OpeningDifferences.SIGNALS;

  private KnownDifferences() {}

  /** The difference of this name. */
  public static Optional<KnownDifference> named(String name) {
    return ALL.stream().filter(d -> d.name().equals(name)).findFirst();
  }

  /**
   * The differences of this system whose rule fits the case; whether they hold is for the
   * comparison to see.
   */
  static List<Explanation> candidates(String system, Case theCase) {
    return RULES.stream()
        .filter(rule -> rule.difference().holdsOn(system))
        .flatMap(rule -> rule.fit().explain(theCase).stream())
        .toList();
  }

  /**
   * How this system is further than the model after a turn that changes no state of the model's.
   */
  static Optional<TurnRule> turn(String system, TraceStep turn) {
    return TurnRule.ALL.stream()
        .filter(rule -> rule.difference().holdsOn(system) && rule.fits().test(turn))
        .findFirst();
  }

  /** What this system tells its user in other words, where the paths are the same. */
  static Optional<SignalRule> signal(String system, Case theCase) {
    return SIGNALS.stream()
        .filter(rule -> rule.difference().holdsOn(system) && rule.fits(theCase))
        .findFirst();
  }
}
