package lockstep.app.desktop.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lockstep.model.History;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.StageFailure;
import lockstep.trace.TraceStep;

/**
 * How the model comes to where a run stands: a scenario, and the places at which it was left for
 * other actions. Played again it gives the same steps again, so it stands for the run's whole past.
 */
record Recipe(Scenario scenario, List<Branch> branches) {
  /**
   * A place at which a run was left.
   *
   * @param at after how many steps of the model
   * @param actions what it went on with
   */
  record Branch(int at, List<Action> actions) {
    Branch {
      actions = List.copyOf(actions);
    }
  }

  Recipe {
    branches = List.copyOf(branches);
  }

  /** The scenario itself. */
  static Recipe of(Scenario scenario) {
    return new Recipe(scenario, List.of());
  }

  /** The same past up to a step of the model, and then these actions. */
  Recipe fork(int at, List<Action> actions) {
    List<Branch> all = new ArrayList<>();
    // Who forks before a fork began has nothing of it.
    for (Branch branch : branches) if (branch.at() < at) all.add(branch);
    all.add(new Branch(at, actions));
    return new Recipe(scenario, all);
  }

  /**
   * The model as it stands where the last branch begins, or at the very beginning.
   *
   * @param past is given each step on the way there
   */
  History history(Consumer<TraceStep> past) throws StageFailure {
    History history = History.of(scenario);
    for (Branch branch : branches) {
      playTo(history, branch.at(), past);
      history = history.fork(branch.actions());
    }
    return history;
  }

  /** The model as it stands after so many steps. */
  History historyAt(int at) throws StageFailure {
    History history = fork(at, List.of()).history(step -> {});
    return history;
  }

  private static void playTo(History history, int at, Consumer<TraceStep> past)
      throws StageFailure {
    while (history.position() < at)
      past.accept(
          history
              .step()
              .orElseThrow(() -> new IllegalArgumentException("the model has no step " + at)));
  }
}
