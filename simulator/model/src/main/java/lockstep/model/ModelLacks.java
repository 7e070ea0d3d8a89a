package lockstep.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lockstep.scenario.Action;
import lockstep.scenario.Option;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage.Lack;
import lockstep.tcp.Actor;

/** What a scenario asks for and the model does not have, found before the first step. */
final class ModelLacks {
  private final List<Lack> lacks = new ArrayList<>();
  private final Set<Actor> called = new HashSet<>();

  private ModelLacks() {}

  static List<Lack> of(Scenario scenario) {
    ModelLacks found = new ModelLacks();
    scenario.actions().forEach(found::look);
    return found.lacks;
  }

  private void look(Action action) {
    if (action instanceof Action.Call call) {
      lookAtCall(call);
    } else if (action instanceof Action.Together together) {
      together.calls().forEach(this::lookAtCall);
    } else if (action instanceof Action.Set set
        && set.option() != Option.LINGER
        && set.actors().stream().anyMatch(called::contains)) {
      remark(action, "an option after the first call of its actor has no effect");
    }
  }

  private void lookAtCall(Action.Call call) {
    called.addAll(call.actors());
  }

  private void remark(Action action, String what) {
    lacks.add(new Lack(action.line(), what, false));
  }
}
