package lockstep.probe.wire;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import lockstep.scenario.Action;
import lockstep.scenario.OptionValue;

/**
 * What a wire does to segments by chance, with a seed: the same scenario meets the same fates as
 * long as its kernel sends the same segments. Whoever shares it guards it.
 */
final class WireHabits {
  /** How late one is that others overtake: this many latencies at most, and a little. */
  private static final int MOST_LATENCIES_LATE = 3;

  /** What a segment gets that is overtaken where the wire has no latency, so that others can. */
  private static final long LEAST_LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /**
   * What becomes of a segment that is not held.
   *
   * @param lost whether it never arrives; then nothing else befalls it
   * @param lateNanos how much later than the others it arrives; 0 for one that is not reordered
   * @param twice whether it arrives twice
   */
  record Fate(boolean lost, long lateNanos, boolean twice) {}

  private double loss;
  private double duplication;
  private double reordering;
  private long latencyNanos;
  private Random chance = new Random(1);

  /** Takes an option of the wire. */
  void set(Action.Set set) {
    switch (set.option()) {
      case LATENCY -> latencyNanos = ((OptionValue.Time) set.value()).duration().toNanos();
      case LOSS -> loss = percent(set);
      case DUPLICATION -> duplication = percent(set);
      case REORDERING -> reordering = percent(set);
      case COMPARE -> {} // the comparison's, which is not in this network
      case SEED -> chance = new Random(((OptionValue.Number) set.value()).number());
      default -> throw new IllegalArgumentException("no option of a wire: " + set.text());
    }
  }

  private static double percent(Action.Set set) {
    return ((OptionValue.Percent) set.value()).percent();
  }

  /** How long each segment is under way, in nanoseconds. */
  long latencyNanos() {
    return latencyNanos;
  }

  /**
   * The fate of the next segment. Each takes the same share of chance, whatever the habits are, so
   * that one habit more changes nothing else in a run.
   */
  Fate next() {
    double fate = 100 * chance.nextDouble();
    double twin = 100 * chance.nextDouble();
    double order = 100 * chance.nextDouble();
    double late = chance.nextDouble();
    if (fate < loss) return new Fate(true, 0, false);
    long most = MOST_LATENCIES_LATE * latencyNanos;
    boolean reordered = order < reordering;
    long nanos = reordered ? LEAST_LATE_NANOS + (long) (late * most) : 0;
    return new Fate(false, nanos, twin < duplication);
  }
}
