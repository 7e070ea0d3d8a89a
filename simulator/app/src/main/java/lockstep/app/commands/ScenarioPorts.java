package lockstep.app.commands;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lockstep.comparison.Judged;
import lockstep.comparison.Played;
import lockstep.scenario.Action;
import lockstep.scenario.UserCall;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.trace.TraceStep;
import lockstep.views.words.Addresses;

/** Which ports the system gave in place of those that a scenario writes. */
final class ScenarioPorts {
  private final Set<Integer> told = new HashSet<>();

  /** A sentence for each port that this action brought and that is another here; each once. */
  List<String> learn(Played played) {
    List<String> sentences = new ArrayList<>();
    for (Action.Call call : calls(played.action()))
      if (call.call() instanceof UserCall.Listen listen && listen.port().isPresent())
        for (Actor actor : call.actors()) learn(listen.port().getAsInt(), actor, played, sentences);
    return sentences;
  }

  private void learn(int port, Actor actor, Played played, List<String> sentences) {
    for (Judged judged : played.steps()) {
      TraceStep step = judged.step();
      SocketRow row = step.seen() == null ? null : step.seen().row();
      boolean listens = step.actor().equals(actor) || step.actor().equals(actor.asListener());
      if (!listens || row == null || row.local().port() == port || !told.add(port)) continue;
      sentences.add(
          "the scenario's port " + port + " is " + Addresses.shown(row.local()) + " here");
    }
  }

  private static List<Action.Call> calls(Action action) {
    if (action instanceof Action.Call call) return List.of(call);
    return action instanceof Action.Together together ? together.calls() : List.of();
  }
}
