package lockstep.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.tcp.TcpState;

/** Reads a state by the name that RFC 9293 gives it. */
final class States {
  static final List<String> NAMES =
      Arrays.stream(TcpState.values()).map(TcpState::rfcName).toList();
  static final String WHAT = "a state (CLOSED, LISTEN, SYN-SENT, ...)";

  private States() {}

  /** The state, when the next word names one exactly so; it is taken then. */
  static Optional<TcpState> taken(Line line) {
    Optional<TcpState> state =
        Arrays.stream(TcpState.values()).filter(s -> line.peek().isWord(s.rfcName())).findFirst();
    if (state.isPresent()) line.take();
    return state;
  }

  /** Takes a state. */
  static TcpState take(Line line) throws LineFault {
    return taken(line).orElseThrow(() -> line.expected(WHAT, NAMES));
  }
}
