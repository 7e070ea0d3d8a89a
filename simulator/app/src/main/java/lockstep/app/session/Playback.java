package lockstep.app.session;

import java.util.List;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage;

/** Live worlds as they were recorded. */
public final class Playback {
  private Playback() {}

  /** A world that says again what it said, and opens nothing. */
  public static Stage of(List<LiveAction> recorded) {
    return new PlaybackStage(recorded);
  }

  /**
   * Makes sure that what was recorded is of this scenario.
   *
   * @throws SessionFault when it is not
   */
  public static void check(List<LiveAction> recorded, Scenario scenario) throws SessionFault {
    int at = 0;
    for (int i = 0; i < recorded.size(); i++) {
      LiveAction one = recorded.get(i);
      if (one.line() == LiveAction.NOT_PLAYED) continue;
      Action wanted = at < scenario.actions().size() ? scenario.actions().get(at++) : null;
      boolean fits =
          wanted != null && wanted.line() == one.line() && wanted.text().equals(one.action());
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
