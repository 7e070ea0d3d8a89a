package lockstep.views.ladder;

import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.comparison.Verdict;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.views.words.Numbers;
import lockstep.views.words.Words;

/** The short words beside lifelines and lines. */
final class LadderWords {
  private LadderWords() {}

  static String to(Actor actor) {
    return Words.of("ladder.to", actor);
  }

  static String from(Actor actor) {
    return Words.of("ladder.from", actor);
  }

  /** A timer that runs out, short enough to stand beside a lifeline. */
  static String timer(Timer timer) {
    return Words.of("ladder.timer." + timer.name());
  }

  static String stands() {
    return Words.of("ladder.stands");
  }

  /**
   * The second line under a state's name: that the kernel was not seen there, or where it is in its
   * place.
   */
  static String second(Standing standing, Moment moment, boolean parts) {
    TcpState kernel = standing.kernel();
    boolean elsewhere = standing.model() != null && kernel != null && kernel != standing.model();
    if (parts && elsewhere) return Words.of("ladder.kernel", kernel.rfcName());
    if (parts)
      return Words.of(
          moment.verdict() == Verdict.EXPLAINED ? "ladder.explained" : "ladder.unexplained");
    return unseen(standing);
  }

  /** The same on the kernel's own ladder: that it was not seen there, or where the model is. */
  static String ofKernel(Standing standing, Moment moment, boolean parts) {
    if (parts && standing.apart()) return Words.of("ladder.model", standing.model().rfcName());
    return parts ? second(standing, moment, true) : unseen(standing);
  }

  private static String unseen(Standing standing) {
    if (!standing.unseen() || standing.kernel() != null || standing.model() == null) return "";
    return standing.gapMicros() > 0
        ? Words.of("ladder.unseen.gap", Numbers.time(standing.gapMicros()))
        : Words.of("ladder.unseen");
  }
}
