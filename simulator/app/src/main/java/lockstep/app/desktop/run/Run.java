package lockstep.app.desktop.run;

import java.util.List;
import java.util.function.Consumer;
import lockstep.comparison.Moment;
import lockstep.comparison.SideBySide;
import lockstep.scenario.StageFailure;

/**
 * A scenario that is being played, as the window needs it. One thread plays; {@link #close()} may
 * be called from any thread at any moment.
 */
public interface Run extends AutoCloseable {
  /** Sentences for the user, known before the first step. */
  List<String> remarks();

  /** Where it is played; may be empty before the first action. */
  String place();

  /** How many moments there will be, 0 where that is not known. */
  int planned();

  /** Whether a live world plays. */
  boolean isLive();

  /** Whether there is an action left. */
  boolean hasNext();

  /** Whether the next action makes something happen, so that a step stops before it. */
  boolean nextActs();

  /** The next action in the scenario's words. */
  String nextAction();

  /** Plays the next action and gives what a view draws for it, in order. */
  void next(Consumer<List<Moment>> out) throws StageFailure, InterruptedException;

  @Override
  void close();

  /**
   * A run of model and kernel side by side.
   *
   * @param planned how many moments there will be, 0 where that is not known
   */
  static Run of(SideBySide run, int planned) {
    return new SideBySideRun(run, planned);
  }
}
