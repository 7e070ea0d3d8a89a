package lockstep.app.session;

import java.util.List;
import lockstep.scenario.StageFailure;
import lockstep.table.SocketRow;
import lockstep.trace.TraceStep;

/**
 * What a live world showed in one action of a scenario.
 *
 * @param line the action's line
 * @param action the action in the scenario's words
 * @param place where it was played, as known after it
 * @param steps what was seen, in order
 * @param rows the run's rows when the action was over
 * @param failure why the run could not go on; null when it could
 */
public record LiveAction(
    int line,
    String action,
    String place,
    List<TraceStep> steps,
    List<SocketRow> rows,
    Failure failure) {
  /** The line where only the rows were read, as the model could not play the action. */
  public static final int NOT_PLAYED = 0;

  public LiveAction {
    steps = List.copyOf(steps);
    rows = List.copyOf(rows);
  }

  /** Why a run could not go on. */
  public record Failure(StageFailure.Blame blame, String words) {}
}
