package lockstep.app.desktop.ladder;

import java.util.ArrayList;
import java.util.List;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.views.ladder.Coming;

/**
 * What a scenario will do, as the ladder says it before its first step: calls beside the end that
 * makes them, all else between the two. What is expected is not told, for it might be asked.
 */
final class CallsToCome {
  private CallsToCome() {}

  static List<Coming> of(Scenario scenario) {
    List<Coming> coming = new ArrayList<>();
    for (Action action : scenario.actions()) {
      if (action instanceof Action.Call call) coming.add(call(call));
      else if (action instanceof Action.Together together)
        together.calls().forEach(call -> coming.add(call(call)));
      else if (action instanceof Action.Wire || action instanceof Action.Wait)
        coming.add(new Coming(null, action.text()));
    }
    return coming;
  }

  /** The actor stands in front of the call; who is alone at its side need not be named. */
  private static Coming call(Action.Call call) {
    List<Actor> actors = call.actors();
    boolean alone =
        actors.size() == 1
            && (actors.get(0).equals(Actor.CLIENT) || actors.get(0).equals(Actor.SERVER));
    String name = alone ? actors.get(0).toString() + " " : "";
    String words = call.text();
    if (alone && words.startsWith(name)) words = words.substring(name.length());
    Side side =
        actors.stream().map(Actor::side).distinct().count() == 1 ? actors.get(0).side() : null;
    return new Coming(side, words);
  }
}
