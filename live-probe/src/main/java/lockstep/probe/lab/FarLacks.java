package lockstep.probe.lab;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lockstep.scenario.Action;
import lockstep.scenario.Stage.Lack;
import lockstep.scenario.UserCall;
import lockstep.tcp.Actor;

/** What a scenario asks for that a far end in the place of a kernel's socket cannot give. */
final class FarLacks {
  private FarLacks() {}

  /** What one line asks for in vain: there is one socket at either end of the wire. */
  static List<Lack> of(Action action, Actor far) {
    List<Lack> lacks = new ArrayList<>();
    Actor near = Actor.of(far.side().other(), 1);
    if (callsItself(action))
      lacks.add(
          new Lack(
              action.line(),
              "\"%s\": at the other end of the wire there is another TCP, not the caller's own"
                  .formatted(action.text()),
              true));
    for (Actor actor : actors(action)) {
      boolean plays =
          actor.equals(far)
              || actor.equals(near)
              || actor.listener() && actor.equals(near.asListener());
      if (!plays)
        lacks.add(
            new Lack(
                action.line(),
                "\"%s\": where the far end plays the %s there are that one and the %s alone, no %s"
                    .formatted(action.text(), far, near, actor),
                true));
    }
    return lacks;
  }

  private static boolean callsItself(Action action) {
    return action instanceof Action.Call call
        && call.call() instanceof UserCall.Connect connect
        && call.actors().stream().anyMatch(actor -> connect.target(actor).equals(actor));
  }

  private static Set<Actor> actors(Action action) {
    Set<Actor> all = new LinkedHashSet<>();
    if (action instanceof Action.Call call) {
      all.addAll(call.actors());
      if (call.call() instanceof UserCall.Connect connect)
        for (Actor actor : call.actors()) all.add(connect.target(actor));
    } else if (action instanceof Action.Together together) {
      for (Action.Call call : together.calls()) all.addAll(actors(call));
    } else if (action instanceof Action.Set set) {
      all.addAll(set.actors());
    } else if (action instanceof Action.Expect expect) {
      expect.expectations().forEach(one -> all.add(one.actor()));
    } else if (action instanceof Action.Stand stand) {
      stand.states().forEach(one -> all.add(one.actor()));
    } else if (action instanceof Action.Wait wait
        && wait.until() instanceof Action.Until.State state) {
      all.add(state.actor());
    }
    return all;
  }

  /** Whether a line is about the one at the far end and nobody else; its waits are of all. */
  static boolean isOnlyOf(Action action, Actor far) {
    if (far == null) return false;
    if (action instanceof Action.Call call) return call.actors().equals(List.of(far));
    return action instanceof Action.Set set && set.actors().equals(List.of(far));
  }

  /** Whether this line of a block is a call of the one at the far end alone. */
  static boolean isLineOf(Action.Together block, int line, Actor far) {
    return block.calls().stream().anyMatch(call -> call.line() == line && isOnlyOf(call, far));
  }
}
