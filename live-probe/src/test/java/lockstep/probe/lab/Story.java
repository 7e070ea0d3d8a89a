package lockstep.probe.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.UserCall;
import lockstep.tcp.Actor;
import lockstep.tcp.Octets;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;

/** Builds a scenario line by line, as the parser would. */
final class Story {
  private final String name;
  private final List<Action> actions = new ArrayList<>();
  private final Map<Action, Map<Actor, TcpState>> awaited = new IdentityHashMap<>();

  Story(String name) {
    this.name = name;
  }

  /** A connection that is established and accepted. */
  static Story handshake() {
    return new Story("handshake")
        .listen()
        .awaiting("server LISTEN")
        .call("client connect")
        .awaiting("client ESTABLISHED, server ESTABLISHED")
        .call("server accept")
        .awaiting("client ESTABLISHED, server ESTABLISHED");
  }

  /** The states that a model would hand on for the last action. */
  Story awaiting(String states) {
    Map<Actor, TcpState> all = new TreeMap<>();
    for (String one : states.split(", ")) {
      int blank = one.lastIndexOf(' ');
      all.put(
          Actor.named(one.substring(0, blank)).orElseThrow(),
          TcpState.named(one.substring(blank + 1)).orElseThrow());
    }
    awaited.put(actions.get(actions.size() - 1), all);
    return this;
  }

  Map<Actor, TcpState> awaitedAfter(Action action) {
    return awaited.getOrDefault(action, Map.of());
  }

  /** The same without what a model would hand on: the stage plays alone. */
  Story alone() {
    awaited.clear();
    return this;
  }

  Story listen() {
    return listen(new UserCall.Listen(OptionalInt.empty(), OptionalInt.of(5), null, false));
  }

  Story listen(UserCall.Listen listen) {
    return add(new Action.Call(line(), "server listen", List.of(Actor.SERVER), listen));
  }

  /** {@code client send 5}: the actor, the verb, and what the verb takes. */
  Story call(String text) {
    String[] words = text.split(" ");
    boolean listener = words[1].equals("listener");
    Actor actor = Actor.named(words[0] + (listener ? " listener" : "")).orElseThrow();
    int verb = listener ? 2 : 1;
    String with = words.length > verb + 1 ? words[verb + 1] : "";
    UserCall call =
        switch (words[verb]) {
          case "connect" -> new UserCall.Connect(null);
          case "accept" -> new UserCall.Accept();
          case "send" -> new UserCall.Send(Octets.filler(Integer.parseInt(with)));
          case "receive" ->
              new UserCall.Receive(
                  with.equals("all")
                      ? OptionalInt.empty()
                      : OptionalInt.of(Integer.parseInt(with)));
          case "shutdown" -> new UserCall.Shutdown();
          case "close" -> new UserCall.Close();
          case "abort" -> new UserCall.Abort();
          case "crash" -> new UserCall.Crash();
          default -> throw new IllegalArgumentException(text);
        };
    return add(new Action.Call(line(), text, List.of(actor), call));
  }

  Story expect(String actor, TcpState state) {
    return expect(new Action.Expectation.InState(Actor.named(actor).orElseThrow(), state), null);
  }

  Story expect(Action.Expectation expectation, Duration within) {
    return add(
        new Action.Expect(line(), "expect " + expectation, List.of(expectation), null, within));
  }

  Story wait(Action.Until until) {
    return add(new Action.Wait(line(), "wait " + until, until));
  }

  Story add(Action action) {
    actions.add(action);
    return this;
  }

  /** The line on which the next action stands. */
  int line() {
    return actions.size() + 1;
  }

  Scenario scenario() {
    return new Scenario(name, name + ".scenario", name, "", World.LOOPBACK, actions);
  }
}
