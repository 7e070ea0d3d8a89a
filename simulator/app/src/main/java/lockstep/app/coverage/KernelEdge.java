package lockstep.app.coverage;

import java.util.List;
import java.util.Map;
import lockstep.comparison.KnownDifference;
import lockstep.comparison.KnownDifferences;
import lockstep.tcp.TcpState;

/**
 * An edge of Figure 5 that Linux does not take as the figure draws it.
 *
 * @param difference why
 * @param words what it does
 * @param instead the states in which the same is seen there; empty where it cannot be seen at all
 */
record KernelEdge(String difference, String words, List<TcpState> instead) {
  private static final Map<String, KernelEdge> LINUX =
      Map.of(
          "listen-synrcvd",
          new KernelEdge(
              "linux-listener-stays",
              "the listening socket stays, and a new row begins",
              List.of(TcpState.CLOSED, TcpState.SYN_RECEIVED)),
          "synrcvd-listen",
          new KernelEdge(
              "linux-listener-stays",
              "the row goes, and the listening socket is where it was",
              List.of(TcpState.SYN_RECEIVED, TcpState.CLOSED)),
          "listen-synsent",
          new KernelEdge(
              "linux-listener-never-active",
              "send() on a listening socket fails with EPIPE, connect() with EISCONN",
              List.of()),
          "synrcvd-finwait1",
          new KernelEdge(
              "linux-shutdown-waits",
              "a shutdown in SYN-RECEIVED waits until ESTABLISHED",
              List.of()),
          "timewait-closed",
          new KernelEdge(
              "linux-time-wait-60s",
              "it comes after 60 s, which only --patient sits through",
              List.of()));

  /** How a system takes an edge otherwise; null where it takes it as the figure has it. */
  static KernelEdge of(String system, String edge, boolean patient) {
    boolean waits = patient && edge.equals("timewait-closed");
    return system.equals("linux") && !waits ? LINUX.get(edge) : null;
  }

  /** The card that tells it. */
  KnownDifference card() {
    return KnownDifferences.named(difference).orElseThrow();
  }
}
