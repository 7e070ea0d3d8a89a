package lockstep.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage.Lack;
import lockstep.scenario.UserCall;
import lockstep.tcp.Actor;

/** What a scenario asks for and the model does not have yet, found before the first step. */
final class ModelLacks {
  private final List<Lack> lacks = new ArrayList<>();
  private final Set<Actor> called = new HashSet<>();
  private final Set<Actor> opened = new HashSet<>();

  private ModelLacks() {}

  static List<Lack> of(Scenario scenario) {
    ModelLacks found = new ModelLacks();
    scenario.actions().forEach(found::look);
    return found.lacks;
  }

  private void look(Action action) {
    if (action instanceof Action.Call call) {
      lookAtCall(call);
    } else if (action instanceof Action.Together) {
      verb(action, "together");
    } else if (action instanceof Action.Wire) {
      verb(action, "a verb of the wire");
    } else if (action instanceof Action.Wait wait && wait.until() instanceof Action.Until.Rto) {
      verb(action, "wait RTO");
    } else if (action instanceof Action.Set set
        && set.actors().stream().anyMatch(called::contains)) {
      lacks.add(
          new Lack(
              action.line(), "an option after the first call of its actor has no effect", false));
    } else if (action instanceof Action.Set set && !ModelOptions.has(set.option())) {
      lacks.add(
          new Lack(
              action.line(),
              "the option " + set.option().word() + " is not in the model yet",
              false));
    }
  }

  private void lookAtCall(Action.Call call) {
    for (Actor actor : call.actors()) {
      if (actor.number() > 1) verb(call, "a second " + actor.side().word());
      called.add(actor);
      boolean opens =
          call.call() instanceof UserCall.Listen || call.call() instanceof UserCall.Connect;
      if (opens && !opened.add(actor)) verb(call, "a second connection of the same actor");
    }
    if (call.call() instanceof UserCall.Listen listen) {
      if (listen.deferAccept() != null) option(call, "defer-accept");
      if (listen.backlog().isPresent() && listen.backlog().getAsInt() == 0)
        option(call, "backlog 0");
    } else if (call.call() instanceof UserCall.PauseReading) {
      verb(call, "pause-reading");
    } else if (call.call() instanceof UserCall.ResumeReading) {
      verb(call, "resume-reading");
    } else if (call.call() instanceof UserCall.FillWindow) {
      verb(call, "fill-window");
    } else if (call.call() instanceof UserCall.Crash) {
      verb(call, "crash");
    }
  }

  private void verb(Action action, String what) {
    lacks.add(new Lack(action.line(), what + " is not in the model yet", true));
  }

  private void option(Action action, String what) {
    lacks.add(new Lack(action.line(), what + " is not in the model yet", false));
  }
}
