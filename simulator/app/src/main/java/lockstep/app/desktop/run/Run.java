package lockstep.app.desktop.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lockstep.app.session.LiveAction;
import lockstep.app.session.RecordingStage;
import lockstep.comparison.HeldSegment;
import lockstep.comparison.Moment;
import lockstep.comparison.SideBySide;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.StageFailure;
import lockstep.tcp.World;

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

  /** Whether segments can stop in it: where the model plays a scenario of its own. */
  default boolean canStopSegments() {
    return false;
  }

  /** Has each segment stop from the next action on, or no more; from any thread. */
  default void bySegment(boolean yes) {}

  /** The segments that stand still, in the order of their departure; on the thread that plays. */
  default List<HeldSegment> hand() {
    return List.of();
  }

  /** Has this done with a segment next; on the thread that plays. */
  default void wish(Action.Wire wish) {}

  /** Whether nothing but the scenario's own lines was played; on the thread that plays. */
  default boolean isAsWritten() {
    return true;
  }

  /** The live world that plays; empty in the model alone. */
  default Optional<World> liveWorld() {
    return isLive() ? Optional.of(World.LOOPBACK) : Optional.empty();
  }

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
    return new SideBySideRun(run, planned, null, List.of());
  }

  /**
   * A run of which can be saved what its live world showed.
   *
   * @param live the live world among its stages; null where none plays
   * @param said what the user should know beside the run's own remarks
   */
  static Run of(SideBySide run, int planned, RecordingStage live, List<String> said) {
    return new SideBySideRun(run, planned, live, said);
  }
}
