package lockstep.app.commands;

import java.util.Set;
import java.util.stream.Collectors;
import lockstep.comparison.Played;
import lockstep.comparison.Verdict;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.trace.KernelEvent;

/** The states of an action that fell between two readings of the socket table. */
final class UnseenStates {
  private record State(Actor actor, TcpState state) {}

  private final Set<State> states;

  private UnseenStates(Set<State> states) {
    this.states = states;
  }

  static UnseenStates of(Played played) {
    return new UnseenStates(
        played.steps().stream()
            .filter(judged -> judged.verdict() == Verdict.UNSEEN)
            .map(judged -> new State(judged.step().actor(), judged.step().state()))
            .collect(Collectors.toSet()));
  }

  /** Whether the kernel told of a socket's coming to one of them. */
  boolean contains(KernelEvent event) {
    return event instanceof KernelEvent.Changed changed
        && changed.to().meaning().isPresent()
        && states.contains(new State(changed.actor(), changed.to().meaning().get()));
  }
}
