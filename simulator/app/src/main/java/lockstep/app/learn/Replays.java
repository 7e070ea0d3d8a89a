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

/** Plays what a question is about in the model. */
public final class Replays {
  private Replays() {}

  /** The turns up to the one that a question is about, which is the last of them. */
  public static List<Moment> moments(Replay replay) {
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
    return steps.subList(0, replay.step()).stream().map(moments::next).toList();
  }
}
