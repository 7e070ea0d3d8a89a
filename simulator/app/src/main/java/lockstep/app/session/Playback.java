package lockstep.app.session;

import java.util.List;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage;
import lockstep.tcp.World;
import lockstep.trace.TraceStep;

/** Live worlds as they were recorded. */
public final class Playback {
  private Playback() {}

  /** The world that was recorded. */
  public static World world(List<LiveAction> recorded) {
    return recorded.stream()
        .flatMap(action -> action.steps().stream())
        .map(TraceStep::world)
        .findFirst()
        .orElse(World.LOOPBACK);
  }

  /** A world that says again what it said, and opens nothing. */
  public static Stage of(List<LiveAction> recorded) {
    return new PlaybackStage(recorded);
  }

  /**
   * Makes sure that what was recorded is of this scenario.
   *
   * @param written its own lines; what a hand did, a live world may have had to do otherwise
   * @throws SessionFault when it is not
   */
  public static void check(List<LiveAction> recorded, Scenario scenario, List<Action> written)
      throws SessionFault {
    int at = 0;
    for (int i = 0; i < recorded.size(); i++) {
      LiveAction one = recorded.get(i);
      if (!one.isPlayed()) continue;
      Action wanted = at < scenario.actions().size() ? scenario.actions().get(at++) : null;
      boolean fits =
          wanted != null
              && wanted.line() == one.line()
              && (wanted.text().equals(one.action()) || !written.contains(wanted));
      if (!fits)
        throw new SessionFault(
            "live["
                + i
                + "]: expected "
                + (wanted == null
                    ? "no further action"
                    : "line " + wanted.line() + ", \"" + wanted.text() + '"')
                + ", found line "
                + one.line()
                + ", \""
                + one.action()
                + '"');
    }
  }
}
