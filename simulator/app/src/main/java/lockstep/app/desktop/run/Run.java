package lockstep.app.desktop.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lockstep.app.session.LiveAction;
import lockstep.app.session.RecordingStage;
import lockstep.comparison.Moment;
import lockstep.comparison.SideBySide;
import lockstep.scenario.Scenario;
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

  /** What is played, for who wants to go on from it otherwise; empty where that cannot be. */
  default Optional<Scenario> scenario() {
    return Optional.empty();
  }

  /** How many of the scenario's actions were played, the one that failed counted in. */
  default int played() {
    return 0;
  }

  /** What the live world showed in them; from any thread. */
  default List<LiveAction> recorded() {
    return List.of();
  }

  @Override
  void close();

  /**
   * A run of model and kernel side by side.
   *
   * @param planned how many moments there will be, 0 where that is not known
   */
  static Run of(SideBySide run, int planned) {
    return new SideBySideRun(run, planned, null);
  }

  /**
   * A run of which can be saved what its live world showed.
   *
   * @param live the live world among its stages; null where none plays
   */
  static Run of(SideBySide run, int planned, RecordingStage live) {
    return new SideBySideRun(run, planned, live);
  }
}
