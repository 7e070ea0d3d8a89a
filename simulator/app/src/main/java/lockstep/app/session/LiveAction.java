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
  public LiveAction {
    steps = List.copyOf(steps);
    rows = List.copyOf(rows);
  }

  /** Only the rows were read, as the model could not play the action. */
  static LiveAction notPlayed(String place, List<SocketRow> rows) {
    return new LiveAction(0, "", place, List.of(), rows, null);
  }

  /** Whether it was played; what a hand does before the first line has no line either. */
  boolean isPlayed() {
    return line > 0 || !action.isEmpty();
  }

  /** Why a run could not go on. */
  public record Failure(StageFailure.Blame blame, String words) {}
}
