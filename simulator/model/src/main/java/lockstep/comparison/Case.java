package lockstep.comparison;

import java.util.List;
import java.util.Optional;
import lockstep.table.RowTimer;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * What one actor did in one action, in both worlds, as the rule of a known difference sees it.
 *
 * @param actor who
 * @param model the state before the action and every state entered in it
 * @param modelSteps the actor's turns in the model
 * @param liveBefore the kernel's state before the action
 * @param seenBefore the last that was seen of the actor's socket before the action, or null
 * @param liveSteps what was seen of the actor's socket in this action
 * @param othersLive what was seen of all other sockets in it
 * @param standing the difference that already held before this action, or null
 * @param userTimeout whether the scenario sets a user timeout for the actor
 */
record Case(
    Actor actor,
    List<TcpState> model,
    List<TraceStep> modelSteps,
    TcpState liveBefore,
    TraceStep seenBefore,
    List<TraceStep> liveSteps,
    List<TraceStep> othersLive,
    KnownDifference standing,
    boolean userTimeout) {

  /** Where the model stands when the action is over. */
  TcpState modelEnds() {
    return model.get(model.size() - 1);
  }

  /** Whether the actor's program made this call in the action. */
  boolean called(String verb) {
    return modelSteps.stream().anyMatch(step -> isCall(step, verb));
  }

  /** Whether the turn is this call. */
  static boolean isCall(TraceStep turn, String verb) {
    return turn.event() instanceof Event.Call call
        && (call.words().equals(verb) || call.words().startsWith(verb + " "));
  }

  /** The last turn that changed the model's state. */
  Optional<TraceStep> lastChange() {
    return modelSteps.stream().filter(s -> !s.entered().isEmpty()).reduce((a, b) -> b);
  }

  /** The row as it was last read in this action, when it was then in this state. */
  Optional<SocketRow> rowAtTheEnd(TcpState state) {
    if (liveSteps.isEmpty()) return Optional.empty();
    return row(liveSteps.get(liveSteps.size() - 1), state);
  }

  /** The row that a step read, when it was in this state. */
  static Optional<SocketRow> row(TraceStep step, TcpState state) {
    if (step == null || step.state() != state || step.seen() == null) return Optional.empty();
    return Optional.ofNullable(step.seen().row());
  }

  /** The countdown after which the kernel takes a row away by itself, while it runs. */
  static Optional<RowTimer> countdown(SocketRow row) {
    RowTimer timer = row.timer();
    return timer.kind() == RowTimer.Kind.TIME_WAIT && timer.millisLeft() > 0
        ? Optional.of(timer)
        : Optional.empty();
  }
}
