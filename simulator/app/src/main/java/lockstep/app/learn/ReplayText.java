package lockstep.app.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.comparison.ModelMoments;
import lockstep.comparison.Moment;
import lockstep.lessons.quiz.Replay;
import lockstep.model.ModelStage;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.StageFailure;
import lockstep.trace.TraceStep;
import lockstep.views.terminal.Lanes;
import lockstep.views.terminal.Look;

/** Plays a run of the model up to the turn that a question is about, and shows that turn. */
final class ReplayText {
  private final Lanes lanes;

  ReplayText(Look look) {
    this.lanes = new Lanes(look, false);
  }

  /** The turn in its lanes, with what decided it. */
  List<String> lines(Replay replay) {
    Moment moment = moment(replay);
    List<String> lines = new ArrayList<>(lanes.heads("the model, " + replay.name()));
    lines.addAll(lanes.moment(moment));
    lines.addAll(lanes.why(moment));
    return lines;
  }

  private static Moment moment(Replay replay) {
    List<TraceStep> steps = new ArrayList<>();
    try (ModelStage stage = new ModelStage()) {
      Scenario scenario =
          ScenarioParser.parse(replay.name(), replay.name() + ".scenario", replay.scenario());
      stage.begin(scenario);
      for (Action action : scenario.actions()) {
        if (steps.size() >= replay.step()) break;
        stage.play(action, Map.of(), steps::add);
      }
    } catch (ScenarioErrors | StageFailure e) {
      throw new IllegalStateException("the replay of a question cannot be played: " + replay, e);
    }
    ModelMoments moments = new ModelMoments();
    Moment moment = null;
    for (TraceStep step : steps.subList(0, replay.step())) moment = moments.next(step);
    return moment;
  }
}
