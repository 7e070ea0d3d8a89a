package lockstep.comparison;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lockstep.scenario.Action;
import lockstep.scenario.UserCall;
import lockstep.tcp.Actor;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * The listening sockets, which are actors of their own in a live world alone: each stands in LISTEN
 * until its program closes it.
 */
final class Listeners {
  private final Set<Actor> closed = new HashSet<>();

  /** Learns all that another knows. */
  void learn(Listeners other) {
    closed.addAll(other.closed);
  }

  /** Learns which of them their programs have closed, or opened again. */
  void learn(Action action, List<TraceStep> model) {
    for (Action.Call call : calls(action))
      if (call.call() instanceof UserCall.Listen)
        call.actors().stream()
            .filter(actor -> actor.side() == Side.SERVER && !wasRefused(actor, model))
            .forEach(actor -> closed.remove(actor.asListener()));
    for (TraceStep step : model)
      if (RfcRef.CLOSE_LISTENER.equals(step.decided())) closed.add(step.actor().asListener());
  }

  private static List<Action.Call> calls(Action action) {
    if (action instanceof Action.Call call) return List.of(call);
    return action instanceof Action.Together together ? together.calls() : List.of();
  }

  /** Whether the user was told something in place of listening. */
  private static boolean wasRefused(Actor actor, List<TraceStep> model) {
    return model.stream().anyMatch(s -> s.actor().equals(actor) && s.signal() != null);
  }

  /** Judges what was seen of one of them in an action. */
  ActorVerdict judge(Actor listener, List<TraceStep> liveSteps, String system) {
    TcpState expected = closed.contains(listener) ? TcpState.CLOSED : TcpState.LISTEN;
    List<TcpState> seen = liveSteps.stream().map(TraceStep::state).distinct().toList();
    if (seen.isEmpty())
      return unexplained(listener, expected, seen, "nothing was seen of the listening socket");
    // The reading before it was closed may be of the same action.
    boolean goes = expected == TcpState.CLOSED && seen.get(seen.size() - 1) == expected;
    if (goes)
      return new ActorVerdict(
          listener, Verdict.AGREES, List.of(), null, false, List.of(expected), seen, "");
    KnownDifference stays = OpeningDifferences.listenerStaysOn(system).orElse(null);
    if (stays != null && seen.equals(List.of(expected)))
      return new ActorVerdict(
          listener,
          Verdict.EXPLAINED,
          List.of(),
          stays,
          true,
          List.of(expected),
          seen,
          "the listener stays");
    return unexplained(
        listener,
        expected,
        seen,
        "the listening socket was seen in %s, not %s"
            .formatted(Comparison.words(seen), expected.rfcName()));
  }

  private static ActorVerdict unexplained(
      Actor listener, TcpState expected, List<TcpState> seen, String words) {
    return new ActorVerdict(
        listener, Verdict.UNEXPLAINED, List.of(), null, false, List.of(expected), seen, words);
  }
}
