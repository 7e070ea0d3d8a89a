package lockstep.tcp;

import static lockstep.tcp.Figure5.Kind.ACTIVE;
import static lockstep.tcp.Figure5.Kind.EITHER;
import static lockstep.tcp.Figure5.Kind.PASSIVE;
import static lockstep.tcp.Figure5.Kind.TIMEOUT;
import static lockstep.tcp.Figure5.Kind.TOGETHER;
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

import java.util.List;
import java.util.Optional;

/**
 * The TCP connection state diagram of RFC 9293 section 3.3.2, Figure 5, as data: the twenty edges
 * with cause and action in the figure's words.
 *
 * <p>The figure is a summary, not the specification: resets (its note 3) and FIN-WAIT-1 to
 * TIME-WAIT in one turn (note 2) are not edges of it. The machine in {@code lockstep.model} is
 * written from section 3.10 and is held against these edges by a test.
 */
public final class Figure5 {
  /** Who takes an edge on the ordinary ways through the diagram. */
  public enum Kind {
    /** The end that opens or closes first. */
    ACTIVE,
    /** The end that waits for the other. */
    PASSIVE,
    /** Either end, seldom. */
    EITHER,
    /** Only when both ends act at the same moment. */
    TOGETHER,
    /** When a timer runs out. */
    TIMEOUT
  }

  /**
   * One arrow of the figure.
   *
   * @param id a stable name, {@code estab-finwait1}
   * @param cause what stands above the line in the figure
   * @param actions what stands below it, line by line; {@code x} is the figure's word for none;
   *     empty where it has no line
   * @param main whether an ordinary open and close goes along it
   * @param note the figure's note about it, or empty
   */
  public record Edge(
      String id,
      TcpState from,
      TcpState to,
      String cause,
      List<String> actions,
      Kind kind,
      boolean main,
      String note) {}

  /** The edges, from the top of the figure to its bottom. */
  public static final List<Edge> EDGES =
      List.of(
          main("closed-listen", CLOSED, LISTEN, PASSIVE, "passive OPEN", "create TCB"),
          side("listen-closed", LISTEN, CLOSED, EITHER, "CLOSE", "delete TCB"),
          main("closed-synsent", CLOSED, SYN_SENT, ACTIVE, "active OPEN", "create TCB", "snd SYN"),
          side("synsent-closed", SYN_SENT, CLOSED, EITHER, "CLOSE", "delete TCB"),
          new Edge(
              "synrcvd-listen",
              SYN_RECEIVED,
              LISTEN,
              "rcv RST (note 1)",
              List.of(),
              EITHER,
              false,
              "only when a passive OPEN led to SYN-RECEIVED"),
          main("listen-synrcvd", LISTEN, SYN_RECEIVED, PASSIVE, "rcv SYN", "snd SYN,ACK"),
          side("listen-synsent", LISTEN, SYN_SENT, EITHER, "SEND", "snd SYN"),
          side("synsent-synrcvd", SYN_SENT, SYN_RECEIVED, TOGETHER, "rcv SYN", "snd SYN,ACK"),
          main("synrcvd-estab", SYN_RECEIVED, ESTABLISHED, PASSIVE, "rcv ACK of SYN", "x"),
          main("synsent-estab", SYN_SENT, ESTABLISHED, ACTIVE, "rcv SYN,ACK", "snd ACK"),
          side("synrcvd-finwait1", SYN_RECEIVED, FIN_WAIT_1, EITHER, "CLOSE", "snd FIN"),
          main("estab-finwait1", ESTABLISHED, FIN_WAIT_1, ACTIVE, "CLOSE", "snd FIN"),
          main("estab-closewait", ESTABLISHED, CLOSE_WAIT, PASSIVE, "rcv FIN", "snd ACK"),
          main("finwait1-finwait2", FIN_WAIT_1, FIN_WAIT_2, ACTIVE, "rcv ACK of FIN", "x"),
          side("finwait1-closing", FIN_WAIT_1, CLOSING, TOGETHER, "rcv FIN", "snd ACK"),
          main("finwait2-timewait", FIN_WAIT_2, TIME_WAIT, ACTIVE, "rcv FIN", "snd ACK"),
          side("closing-timewait", CLOSING, TIME_WAIT, TOGETHER, "rcv ACK of FIN", "x"),
          main("closewait-lastack", CLOSE_WAIT, LAST_ACK, PASSIVE, "CLOSE", "snd FIN"),
          main("lastack-closed", LAST_ACK, CLOSED, PASSIVE, "rcv ACK of FIN", "x"),
          main("timewait-closed", TIME_WAIT, CLOSED, TIMEOUT, "Timeout=2MSL", "delete TCB"));

  private Figure5() {}

  /** The edge between two states; the figure has at most one for each ordered pair. */
  public static Optional<Edge> edge(TcpState from, TcpState to) {
    return EDGES.stream().filter(e -> e.from() == from && e.to() == to).findFirst();
  }

  private static Edge main(
      String id, TcpState from, TcpState to, Kind kind, String cause, String... actions) {
    return new Edge(id, from, to, cause, List.of(actions), kind, true, "");
  }

  private static Edge side(
      String id, TcpState from, TcpState to, Kind kind, String cause, String... actions) {
    return new Edge(id, from, to, cause, List.of(actions), kind, false, "");
  }
}
