package lockstep.lessons.generate;

import java.util.List;
import java.util.Optional;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/** What is behind a wrong answer that was given before a step of any run was shown. */
public final class Beliefs {
  private Beliefs() {}

  /**
   * The misconception that a wrong state shows; empty where none fits.
   *
   * @param steps the model's turns up to the one that was asked for, which is the last of them
   * @param given the state that its actor was thought to enter
   */
  public static Optional<String> of(List<TraceStep> steps, TcpState given) {
    if (steps.isEmpty() || steps.get(steps.size() - 1).event() == null) return Optional.empty();
    Turn turn = new Turn(new Run("", "", steps), steps.size());
    return Optional.of(Ideas.of(turn, given)).filter(id -> !id.isEmpty());
  }
}
