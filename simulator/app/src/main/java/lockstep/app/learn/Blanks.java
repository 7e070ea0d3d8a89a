package lockstep.app.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.comparison.ModelMoments;
import lockstep.comparison.Moment;
import lockstep.lessons.quiz.PredictStates;
import lockstep.model.ModelStage;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/** A run of the model of which the last changes of state are the learner's to say. */
public final class Blanks {
  /** So many changes at the end of a run are asked for. */
  private static final int ASKED = 2;

  /** What one action came to in the model. */
  record Act(Action action, List<Moment> moments, Map<Actor, TcpState> standing) {}

  private final List<Act> acts;
  private final List<Integer> asked;

  private Blanks(List<Act> acts) {
    this.acts = acts;
    List<Integer> changing = new ArrayList<>();
    for (int i = 0; i < acts.size(); i++)
      if (!changed(i).isEmpty() && !(acts.get(i).action() instanceof Action.Wait)) changing.add(i);
    asked = changing.subList(Math.max(0, changing.size() - ASKED), changing.size());
  }

  /**
   * Plays a scenario of a lesson.
   *
   * @throws IllegalStateException when the model cannot play it
   */
  public static Blanks of(Scenario scenario) {
    List<Act> acts = new ArrayList<>();
    ModelMoments moments = new ModelMoments();
    try (ModelStage stage = new ModelStage()) {
      stage.begin(scenario);
      for (Action action : scenario.actions()) {
        List<TraceStep> steps = new ArrayList<>();
        stage.play(action, Map.of(), steps::add);
        acts.add(
            new Act(
                action,
                steps.stream().map(moments::next).toList(),
                new LinkedHashMap<>(stage.standing())));
      }
    } catch (StageFailure e) {
      throw new IllegalStateException("a scenario of a lesson cannot be played", e);
    }
    return new Blanks(acts);
  }

  /** The lines of the scenario whose changes of state are asked for. */
  public Set<Integer> lines() {
    return asked.stream().map(i -> acts.get(i).action().line()).collect(Collectors.toSet());
  }

  List<Act> acts() {
    return acts;
  }

  boolean isAsked(int act) {
    return asked.contains(act);
  }

  /** The ends, two at most, that are in another state after an action than before it. */
  List<PredictStates.End> changed(int act) {
    Map<Actor, TcpState> before = act == 0 ? Map.of() : acts.get(act - 1).standing();
    return acts.get(act).standing().entrySet().stream()
        .filter(now -> before.containsKey(now.getKey()))
        .filter(now -> before.get(now.getKey()) != now.getValue())
        .sorted(Map.Entry.comparingByKey())
        .limit(2)
        .map(now -> PredictStates.End.of(now.getKey(), now.getValue()))
        .toList();
  }
}
