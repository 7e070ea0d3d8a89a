package lockstep.comparison;

import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;

/**
 * The verdict on what one actor did in one action.
 *
 * @param actor who
 * @param verdict the worst of its states'
 * @param states one for each state that the model entered
 * @param difference the known difference that explains it, or null
 * @param carried whether that difference already held before the action and nothing new came
 * @param model the model's path: the state before, and those entered
 * @param kernel the kernel's path as it was seen, likewise
 * @param words why, when it is not AGREES; else empty
 */
record ActorVerdict(
    Actor actor,
    Verdict verdict,
    List<StateVerdict> states,
    KnownDifference difference,
    boolean carried,
    List<TcpState> model,
    List<TcpState> kernel,
    String words) {
  /** The same where the segments differ as well, which its last state, if it has one, tells. */
  ActorVerdict alsoDiffering(SentSegments.Differ differ) {
    KnownDifference known = differ.difference();
    Verdict segments = known == null ? Verdict.UNEXPLAINED : Verdict.EXPLAINED;
    String why = known == null ? differ.words() : differ.words() + ": " + known.name();
    List<StateVerdict> told = new ArrayList<>(states);
    if (!told.isEmpty()) {
      StateVerdict last = told.remove(told.size() - 1);
      told.add(last.because(segments, why));
    }
    return new ActorVerdict(
        actor,
        verdict.worse(segments),
        told,
        difference == null ? known : difference,
        false,
        model,
        kernel,
        words.isEmpty() ? why : words + "; " + why);
  }
}
