package lockstep.lessons.generate;

import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.CLOSING;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_1;
import static lockstep.tcp.TcpState.FIN_WAIT_2;
import static lockstep.tcp.TcpState.LAST_ACK;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;
import static lockstep.tcp.TcpState.TIME_WAIT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Figure5;
import lockstep.tcp.TcpState;

/** Wrong states that are worth offering, and the misconceptions behind them. */
final class Ideas {
  /** Where the peer would stand if the roles were swapped. */
  private static final Map<TcpState, TcpState> SWAPPED = new EnumMap<>(TcpState.class);

  static {
    swap(SYN_SENT, SYN_RECEIVED);
    swap(FIN_WAIT_1, CLOSE_WAIT);
    swap(FIN_WAIT_2, LAST_ACK);
    swap(TIME_WAIT, CLOSED);
    SWAPPED.put(LISTEN, SYN_SENT);
    SWAPPED.put(CLOSING, LAST_ACK);
    SWAPPED.put(ESTABLISHED, SYN_RECEIVED);
  }

  private Ideas() {}

  private static void swap(TcpState one, TcpState other) {
    SWAPPED.put(one, other);
    SWAPPED.put(other, one);
  }

  /** The misconception that a wrong state shows; empty where none fits. */
  static String of(Turn turn, TcpState wrong) {
    TcpState right = turn.to();
    boolean closes =
        turn.call().filter(call -> call.equals("close") || call.equals("shutdown")).isPresent();
    if (wrong == right) return "";
    // Who is refused is not left waiting, as who is timed out would be.
    if (turn.gets(ControlBit.RST) && turn.from() == SYN_SENT && wrong == SYN_SENT) return "M20";
    if (turn.gets(ControlBit.RST) || turn.call().filter("abort"::equals).isPresent())
      return wrong == TIME_WAIT || wrong == FIN_WAIT_1 ? "M33" : "";
    if (turn.gets(ControlBit.FIN) && wrong == CLOSED) return "M22";
    if (turn.gets(ControlBit.FIN) && right == CLOSE_WAIT && wrong == LAST_ACK) return "M29";
    if (turn.from() == LAST_ACK && wrong == TIME_WAIT) return "M24";
    if (right == SYN_RECEIVED && wrong == ESTABLISHED) return "M19";
    if (turn.from() == SYN_RECEIVED && wrong == SYN_RECEIVED) return "M16";
    if (turn.call().filter("accept"::equals).isPresent()) return "M16";
    if (closes && right == CLOSED && (wrong == FIN_WAIT_1 || wrong == LAST_ACK)) return "M32";
    if (closes && wrong == CLOSED && turn.from() != LISTEN && turn.from() != SYN_SENT) return "M22";
    if (right == CLOSING && (wrong == CLOSE_WAIT || wrong == TIME_WAIT)) return "M34";
    if (wrong == turn.before().get(turn.other()) && wrong != turn.from()) return "M18";
    return "";
  }

  /** Wrong states in the order in which they teach most; all but the right one are among them. */
  static List<TcpState> wrong(Turn turn) {
    Set<TcpState> near = new LinkedHashSet<>();
    for (TcpState state : TcpState.values()) if (!of(turn, state).isEmpty()) near.add(state);
    near.add(turn.before().get(turn.other()));
    TcpState swapped = SWAPPED.get(turn.to());
    if (swapped != null) near.add(swapped);
    near.add(turn.from());
    for (Figure5.Edge edge : Figure5.EDGES) if (edge.from() == turn.from()) near.add(edge.to());
    for (Figure5.Edge edge : Figure5.EDGES) if (edge.from() == turn.to()) near.add(edge.to());
    for (Figure5.Edge edge : Figure5.EDGES) if (edge.to() == turn.to()) near.add(edge.from());
    near.addAll(Arrays.asList(TcpState.values()));
    near.remove(turn.to());
    return new ArrayList<>(near);
  }
}
