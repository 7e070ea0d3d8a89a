package lockstep.model;

import static lockstep.model.SideEvent.Kind.ABORT;
import static lockstep.model.SideEvent.Kind.ACTIVE_OPEN;
import static lockstep.model.SideEvent.Kind.CLOSE;
import static lockstep.model.SideEvent.Kind.CLOSE_BOTH_WAYS;
import static lockstep.model.SideEvent.Kind.CRASH;
import static lockstep.model.SideEvent.Kind.PASSIVE_OPEN;
import static lockstep.model.SideEvent.Kind.SEND;
import static lockstep.tcp.ControlBit.ACK;
import static lockstep.tcp.ControlBit.FIN;
import static lockstep.tcp.ControlBit.RST;
import static lockstep.tcp.ControlBit.SYN;
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

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.tcp.Figure5;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * Which edges may be taken and by what: the twenty of Figure 5 each by its own cause, and those
 * that the figure leaves out, each with the passage that has it.
 */
final class EdgeRules {
  static final String SENTENCE =
      "Every edge taken is in Figure 5 and has its cause, or is on the list of the others.";

  /**
   * An edge that Figure 5 leaves out, or takes for another cause.
   *
   * @param words what happens
   * @param source the passage of RFC 9293 that has it
   */
  record Other(String words, String source, Rule rule) {}

  /** Whether an edge from here to there by this event is meant. */
  @FunctionalInterface
  interface Rule {
    boolean takes(TcpState from, TcpState to, SideEvent event);
  }

  private static final Set<TcpState> WITH_TCB = EnumSet.complementOf(EnumSet.of(CLOSED));
  private static final Set<TcpState> CONNECTING_OR_MORE =
      EnumSet.complementOf(EnumSet.of(CLOSED, LISTEN));

  private static final Set<TcpState> HAVING_TEXT =
      EnumSet.of(ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK);

  /** Those that the figure leaves out. */
  static final List<Other> OTHERS =
      List.of(
          new Other(
              "a RST closes",
              "3.3.2 note 3, 3.10.7.3, 3.10.7.4",
              (from, to, e) -> to == CLOSED && CONNECTING_OR_MORE.contains(from) && e.brings(RST)),
          new Other(
              "ABORT closes",
              "3.10.5",
              (from, to, e) -> to == CLOSED && WITH_TCB.contains(from) && e.kind() == ABORT),
          new Other(
              "active OPEN in LISTEN",
              "3.10.1",
              (from, to, e) -> from == LISTEN && to == SYN_SENT && e.kind() == ACTIVE_OPEN),
          new Other(
              "another SYN sends a passive SYN-RECEIVED back",
              "3.10.7.4, fourth",
              (from, to, e) -> from == SYN_RECEIVED && to == LISTEN && e.brings(SYN)),
          new Other(
              "a CLOSE that was queued is done when the connection stands",
              "3.10.4",
              (from, to, e) -> from == ESTABLISHED && to == FIN_WAIT_1 && e.brings(ACK)),
          new Other(
              "a FIN that was queued in CLOSE-WAIT goes",
              "3.10.4",
              (from, to, e) ->
                  from == CLOSE_WAIT
                      && to == LAST_ACK
                      && (e.brings(ACK) || e.isTimeoutOf(Timer.PERSIST))),
          new Other(
              "text that fills a gap before a FIN that came early",
              "3.10.7.4, eighth, SHLD-31",
              (from, to, e) -> isByPeersFin(from, to) && e.segment() != null && !e.brings(FIN)),
          new Other(
              "the user timeout closes",
              "3.10.8",
              (from, to, e) ->
                  to == CLOSED && WITH_TCB.contains(from) && e.isTimeoutOf(Timer.USER)),
          new Other(
              "text for a user who reads no more closes, and so does unread text",
              "3.6.1, SHLD-3",
              (from, to, e) ->
                  to == CLOSED
                      && HAVING_TEXT.contains(from)
                      && (e.kind() == CLOSE_BOTH_WAYS || bringsText(e))),
          new Other(
              "a crash forgets",
              "3.5.1",
              (from, to, e) -> to == CLOSED && WITH_TCB.contains(from) && e.kind() == CRASH));

  private EdgeRules() {}

  /** The first edge that is neither in the figure nor on the list, in words; or null. */
  static String strangeEdge(StepSeen seen) {
    List<TcpState> path = seen.turn().path();
    for (int i = 1; i < path.size(); i++) {
      TcpState from = path.get(i - 1);
      TcpState to = path.get(i);
      if (inFigure(from, to, seen.event()).isEmpty() && others(from, to, seen.event()).isEmpty())
        return "%s to %s by %s".formatted(from.rfcName(), to.rfcName(), seen.event());
    }
    return null;
  }

  /** The edge of the figure that this is, if the event is its cause. */
  static Optional<Figure5.Edge> inFigure(TcpState from, TcpState to, SideEvent event) {
    return Figure5.edge(from, to).filter(edge -> causes(edge, event));
  }

  /** The other edges that this is; none when it is strange. */
  static List<Other> others(TcpState from, TcpState to, SideEvent event) {
    List<Other> matching = new ArrayList<>();
    for (Other other : OTHERS) if (other.rule().takes(from, to, event)) matching.add(other);
    return matching;
  }

  private static boolean causes(Figure5.Edge edge, SideEvent event) {
    return switch (edge.id()) {
      case "closed-listen" -> event.kind() == PASSIVE_OPEN;
      case "closed-synsent" -> event.kind() == ACTIVE_OPEN;
      case "listen-synsent" -> event.kind() == SEND;
      case "listen-closed",
          "synsent-closed",
          "synrcvd-finwait1",
          "estab-finwait1",
          "closewait-lastack" ->
          event.kind() == CLOSE || event.kind() == CLOSE_BOTH_WAYS;
      case "listen-synrcvd", "synsent-synrcvd" -> event.brings(SYN) && !event.brings(ACK);
      case "synrcvd-listen" -> event.brings(RST);
      case "synsent-estab" -> event.brings(SYN) && event.brings(ACK);
      case "synrcvd-estab", "finwait1-finwait2", "closing-timewait", "lastack-closed" ->
          event.brings(ACK) && !event.brings(RST);
      case "estab-closewait", "finwait1-closing", "finwait2-timewait" -> event.brings(FIN);
      case "timewait-closed" -> event.isTimeoutOf(Timer.TIME_WAIT);
      default -> throw new AssertionError("an edge of Figure 5 without a cause here: " + edge);
    };
  }

  private static boolean bringsText(SideEvent event) {
    return event.segment() != null && !event.segment().text().isEmpty() && !event.brings(RST);
  }

  private static boolean isByPeersFin(TcpState from, TcpState to) {
    return Figure5.edge(from, to).filter(edge -> edge.cause().equals("rcv FIN")).isPresent();
  }
}
