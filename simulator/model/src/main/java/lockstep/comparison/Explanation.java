package lockstep.comparison;

import java.util.List;
import java.util.Locale;
import lockstep.tcp.TcpState;

/**
 * Where a kernel must be seen if a known difference is to explain a case.
 *
 * @param difference which
 * @param kernel for each state of {@link Case#model} the one that the kernel is in instead; null
 *     where it enters none
 * @param further the states that the kernel enters after those and the model does not
 * @param words what a learner reads beside the step
 */
record Explanation(
    KnownDifference difference, List<TcpState> kernel, List<TcpState> further, String words) {

  /** The kernel enters no state beyond those of the model. */
  static Explanation of(KnownDifference difference, List<TcpState> kernel, String words) {
    return new Explanation(difference, kernel, List.of(), named(words, difference));
  }

  /** The kernel goes on to one more state. */
  static Explanation andOnTo(
      TcpState further, KnownDifference difference, List<TcpState> kernel, String words) {
    return new Explanation(difference, kernel, List.of(further), named(words, difference));
  }

  private static String named(String words, KnownDifference difference) {
    return words + ": " + difference.name();
  }

  /** {@code 59.9 s}. */
  static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
