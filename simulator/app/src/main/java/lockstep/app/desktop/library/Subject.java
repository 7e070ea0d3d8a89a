package lockstep.app.desktop.library;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.comparison.Moment;
import lockstep.scenario.Action;
import lockstep.scenario.Option;
import lockstep.scenario.Scenario;
import lockstep.scenario.UserCall;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.trace.TraceStep;

/** What a scenario is about, read off its lines and off what the model does in it. */
enum Subject {
  /** A connection is begun and no end of it is closed. */
  OPENING,
  /** A FIN goes. */
  CLOSING,
  /** A program sends text. */
  DATA,
  /** A segment is lost, held, doubled, late or overtaken. */
  TROUBLE,
  /** A RST goes. */
  RESET,
  /** A timer other than that of TIME-WAIT and of the delayed acknowledgment runs out. */
  TIMERS,
  /** A state stands still. */
  HELD,
  /** More than one connection. */
  MANY;

  /** The key of its text. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Set<Subject> of(Scenario scenario, List<Moment> moments) {
    Set<Subject> subjects = EnumSet.noneOf(Subject.class);
    List<TraceStep> steps = moments.stream().map(Moment::step).toList();
    boolean fin = steps.stream().anyMatch(step -> sends(step, ControlBit.FIN));
    boolean opens = steps.stream().anyMatch(s -> s.entered().contains(TcpState.SYN_SENT));
    if (fin) subjects.add(CLOSING);
    else if (opens) subjects.add(OPENING);
    if (calls(scenario).anyMatch(Subject::isSending)) subjects.add(DATA);
    if (steps.stream().anyMatch(step -> sends(step, ControlBit.RST))) subjects.add(RESET);
    if (steps.stream().anyMatch(Subject::isTimeout)) subjects.add(TIMERS);
    if (scenario.actions().stream().anyMatch(Subject::isTrouble)) subjects.add(TROUBLE);
    if (scenario.actions().stream().anyMatch(Action.Stand.class::isInstance)) subjects.add(HELD);
    boolean several =
        moments.stream()
            .flatMap(m -> m.standings().keySet().stream())
            .anyMatch(a -> a.number() > 1);
    if (several) subjects.add(MANY);
    return subjects;
  }

  private static Stream<UserCall> calls(Scenario scenario) {
    return scenario.actions().stream()
        .flatMap(
            action ->
                action instanceof Action.Call call
                    ? Stream.of(call)
                    : action instanceof Action.Together together
                        ? together.calls().stream()
                        : Stream.empty())
        .map(Action.Call::call);
  }

  private static boolean isSending(UserCall call) {
    return call instanceof UserCall.Send || call instanceof UserCall.FillWindow;
  }

  private static boolean sends(TraceStep step, ControlBit bit) {
    return step.sends().stream().anyMatch(segment -> segment.has(bit));
  }

  private static boolean isTimeout(TraceStep step) {
    return step.event() instanceof Event.Timeout out
        && out.timer() != Timer.TIME_WAIT
        && out.timer() != Timer.DELAYED_ACK;
  }

  private static boolean isTrouble(Action action) {
    return action instanceof Action.Wire
        || action instanceof Action.Set set
            && (set.option() == Option.LOSS
                || set.option() == Option.DUPLICATION
                || set.option() == Option.REORDERING);
  }
}
