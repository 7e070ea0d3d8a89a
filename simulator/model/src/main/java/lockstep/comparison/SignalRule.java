package lockstep.comparison;

import java.util.List;
import lockstep.comparison.KnownDifference.Effect;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * Two names for the same news: what RFC 9293 tells its user and what a program is told instead,
 * when the connection goes a certain way.
 *
 * @param difference which
 * @param from the state before
 * @param to the state in which the user is told
 * @param model words of the model's signal
 * @param live words of the kernel's
 */
record SignalRule(
    KnownDifference difference, TcpState from, TcpState to, String model, String live) {
  SignalRule {
    if (difference.effect() != Effect.SIGNAL)
      throw new IllegalArgumentException(difference.name() + " changes no signal");
  }

  /** Whether both were told so in this case. */
  boolean fits(Case c) {
    boolean inModel =
        c.modelSteps().stream()
            .anyMatch(
                s -> tells(s, model) && s.state() == to && !s.entered().isEmpty() && leaves(s));
    return inModel && c.modelEnds() == to && c.liveSteps().stream().anyMatch(s -> tells(s, live));
  }

  private boolean leaves(TraceStep step) {
    List<TcpState> path = step.path();
    return path.get(path.size() - 2) == from;
  }

  private static boolean tells(TraceStep step, String words) {
    return step.signal() != null && step.signal().contains(words);
  }

  /** What a learner reads beside the step. */
  String words() {
    return "a program is told \"" + live + "\": " + difference.name();
  }
}
