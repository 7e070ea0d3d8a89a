package lockstep.comparison;

import java.util.Optional;
import lockstep.comparison.KnownDifference.Effect;

/**
 * How the kernel's path follows from the model's where a known difference holds. It explains
 * nothing by its name alone: the states it tells are compared with those that were seen.
 *
 * @param difference which
 * @param fit tells the states; empty when the case is none of this difference
 */
record PathRule(KnownDifference difference, Fit fit) {
  /** The heart of the rule. */
  interface Fit {
    Optional<Explanation> explain(Case theCase);
  }

  PathRule {
    if (difference.effect() != Effect.PATH)
      throw new IllegalArgumentException(difference.name() + " changes no path");
  }
}
