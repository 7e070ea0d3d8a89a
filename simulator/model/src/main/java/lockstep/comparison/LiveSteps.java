package lockstep.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.tcp.Actor;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;

/**
 * The steps of a live world with their verdicts, and the states that were not seen in their places.
 */
record LiveSteps(List<TraceStep> seen, List<ActorVerdict> judged) {
  /**
   * The steps, numbered on.
   *
   * @param before how many steps of this world came in earlier actions
   */
  List<Judged> withUnseenOnes(int before) {
    List<Judged> all = new ArrayList<>();
    for (TraceStep step : seen) {
      for (StateVerdict missed : missedBefore(step)) {
        all.add(new Judged(unseen(missed, step, before + all.size() + 1), Verdict.UNSEEN, null));
      }
      Optional<ActorVerdict> verdict =
          isLastOfItsActor(step) ? verdictOf(step.actor()) : Optional.empty();
      TraceStep numbered = step.numbered(before + all.size() + 1);
      all.add(
          verdict
              .map(v -> new Judged(numbered, standing(v), v.difference()))
              .orElseGet(() -> new Judged(numbered, null, null)));
    }
    return all;
  }

  /** The system whose word one of these steps carries, such as {@code linux}; empty without one. */
  static String system(List<TraceStep> live) {
    return live.stream()
        .filter(step -> step.seen().os() != null)
        .findFirst()
        .map(step -> step.seen().os().system())
        .orElse("");
  }

  /** The states that the model entered and the kernel's reader missed just before it saw this. */
  private List<StateVerdict> missedBefore(TraceStep step) {
    List<StateVerdict> missed = new ArrayList<>();
    List<StateVerdict> states = verdictOf(step.actor()).map(ActorVerdict::states).orElse(List.of());
    for (StateVerdict state : states) {
      if (state.seenBy() == step) return missed;
      if (state.seenBy() != null) missed.clear();
      else if (state.isMissed()) missed.add(state);
    }
    return List.of();
  }

  /**
   * The verdict on where the actor stands at the end: what was not seen on the way has a step of
   * its own.
   */
  private static Verdict standing(ActorVerdict verdict) {
    return verdict.verdict() == Verdict.UNSEEN ? Verdict.AGREES : verdict.verdict();
  }

  private Optional<ActorVerdict> verdictOf(Actor actor) {
    return judged.stream().filter(v -> v.actor().equals(actor)).findFirst();
  }

  private boolean isLastOfItsActor(TraceStep step) {
    TraceStep last = step;
    for (TraceStep other : seen) if (other.actor().equals(step.actor())) last = other;
    return last == step;
  }

  private static TraceStep unseen(StateVerdict missed, TraceStep before, int number) {
    return new TraceStep(
        number,
        before.line(),
        before.action(),
        before.world(),
        before.atMicros() - missed.gapMicros(),
        before.actor(),
        List.of(missed.state()),
        null,
        List.of(),
        null,
        null,
        null,
        null,
        Sighting.unseen(missed.gapMicros()));
  }
}
