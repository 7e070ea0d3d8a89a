package lockstep.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;

/** The actions of a run in which somebody had his hand on the segments, as a file has them. */
public final class ByHand {
  private ByHand() {}

  /** The actions as lines. */
  public static List<Session.Line> lines(Scenario played) {
    return played.actions().stream()
        .map(action -> new Session.Line(action.line(), action.text().strip()))
        .toList();
  }

  /**
   * The scenario as it was played.
   *
   * @param written as it is written
   * @throws SessionFault for a line that is neither the scenario's nor what a hand does
   */
  public static Scenario scenario(Scenario written, List<Session.Line> played)
      throws SessionFault, ScenarioErrors {
    List<Action> actions = new ArrayList<>();
    for (Session.Line line : played) actions.add(action(written, line));
    return new Scenario(
        written.name(),
        written.source(),
        written.title(),
        written.about(),
        written.needs(),
        actions);
  }

  private static Action action(Scenario written, Session.Line line)
      throws SessionFault, ScenarioErrors {
    Optional<Action> own =
        written.actions().stream()
            .filter(one -> one.line() == line.number() && one.text().strip().equals(line.text()))
            .findFirst();
    if (own.isPresent()) return own.get();
    Action action = ScenarioParser.action(written.source(), line.number(), line.text());
    if (action instanceof Action.Wire || action instanceof Action.Wait) return action;
    throw new SessionFault(
        "expected a line of the scenario, or what a hand does with a segment, found line "
            + line.number()
            + ", \""
            + line.text()
            + '"');
  }
}
