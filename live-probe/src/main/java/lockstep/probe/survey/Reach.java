package lockstep.probe.survey;

import java.util.Optional;
import lockstep.tcp.TcpState;

/** Which cells no kernel can be asked, and why. */
final class Reach {
  static final String RETRANSMISSION = "RETRANSMISSION";

  /** The kernel doubles its timeout each time: more would take minutes. */
  private static final int MOST_REPEATS = 4;

  private Reach() {}

  /** Why a cell cannot be measured; empty when it can be tried. */
  static Optional<String> obstacle(SurveyCell cell) {
    TcpState state = cell.state();
    boolean called = cell.event() instanceof Happening.Called;
    if (called && state == TcpState.CLOSED && !opens(cell)) return Optional.of("no socket");
    try {
      Course.to(cell);
    } catch (Course.Unreachable e) {
      return Optional.of(e.getMessage());
    }
    if (cell.event() instanceof Happening.RunsOut out) return timer(state, out);
    if (cell.event() instanceof Happening.Called call) return call(cell, call.call());
    Happening.Arrives arrives = (Happening.Arrives) cell.event();
    if (arrives.length() > Happening.LONGEST_TEXT)
      return Optional.of("text that is longer than a packet");
    if (!SymbolicNumber.isOne(arrives.symbolic()))
      return Optional.of("seq_symbolic \"" + arrives.symbolic() + '"');
    return Optional.empty();
  }

  private static boolean opens(SurveyCell cell) {
    Happening.Call call = ((Happening.Called) cell.event()).call();
    return call == Happening.Call.OPEN_ACTIVE
        || call == Happening.Call.OPEN_PASSIVE
        || call == Happening.Call.OPEN_WITHOUT_REMOTE;
  }

  private static Optional<String> timer(TcpState state, Happening.RunsOut out) {
    if (!out.timer().equals(RETRANSMISSION) || out.nth() > MOST_REPEATS)
      return Optional.of("timer " + out.timer());
    return state == TcpState.CLOSED ? Optional.of("no socket") : Optional.empty();
  }

  private static Optional<String> call(SurveyCell cell, Happening.Call call) {
    TcpState state = cell.state();
    if (state == TcpState.SYN_RECEIVED && cell.isPassive())
      return Optional.of("no handle on a half-open passive connection");
    boolean turns =
        call == Happening.Call.OPEN_ACTIVE
            || call == Happening.Call.OPEN_WITHOUT_REMOTE
            || call == Happening.Call.SEND;
    if (state == TcpState.LISTEN && turns)
      return Optional.of("sockets cannot turn a listener active");
    if (state == TcpState.CLOSED && call == Happening.Call.OPEN_WITHOUT_REMOTE)
      return Optional.of("sockets cannot connect without a remote address");
    return Optional.empty();
  }
}
