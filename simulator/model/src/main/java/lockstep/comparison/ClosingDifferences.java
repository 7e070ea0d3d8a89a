package lockstep.comparison;

import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.FIN_WAIT_1;
import static lockstep.tcp.TcpState.FIN_WAIT_2;
import static lockstep.tcp.TcpState.LAST_ACK;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.TIME_WAIT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lockstep.table.RowTimer;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/** Closing, resetting, and who is left behind. */
final class ClosingDifferences {
  static final KnownDifference LAST_ACK_AT_ONCE =
      Card.of("linux-last-ack-at-once")
          .title("LAST-ACK begins before the FIN is sent")
          .rfc(
              "CLOSE in CLOSE-WAIT is queued behind the text; when the FIN is sent, LAST-ACK is"
                  + " entered (section 3.10.4). In ESTABLISHED it is otherwise: FIN-WAIT-1 \"in any"
                  + " case\" at once.")
          .does(
              "Both are entered at the call. While the peer's window is shut the row says LAST_ACK,"
                  + " and Send-Q holds the text and the FIN that have not gone. For FIN-WAIT-1 that"
                  + " is what the RFC says too.")
          .why("One table says for each state where a close leads, whatever is queued.")
          .reference("Linux v6.18, net/ipv4/tcp.c, new_state and tcp_close_state")
          .see("close in CLOSE-WAIT while the peer does not read; ss -tan state last-ack")
          .changesThePath();

  static final KnownDifference SHUTDOWN_WAITS =
      Card.of("linux-shutdown-waits")
          .title("A CLOSE in SYN-RECEIVED waits")
          .rfc(
              "CLOSE in SYN-RECEIVED with nothing queued sends the FIN at once and enters FIN-WAIT-1"
                  + " (section 3.10.4).")
          .does(
              "After a simultaneous open a program has its socket in SYN-RECEIVED already, and may"
                  + " call shutdown() there. The row stays SYN_RECV; when the handshake is over the"
                  + " FIN goes and FIN-WAIT-1 is entered in the same moment. Since 6.9; before, the"
                  + " FIN went at once.")
          .why("A FIN before the handshake is over led into states that the rest did not expect.")
          .reference(
              "Linux v6.18, net/ipv4/tcp.c, tcp_shutdown, and net/ipv4/tcp_input.c,"
                  + " tcp_rcv_state_process; tried on Linux 6.18")
          .see("lockstep play close-in-syn-received --on model,wire")
          .changesThePath();

  static final KnownDifference ORPHAN_TIMES_OUT =
      Card.of("linux-fin-wait-2-timeout")
          .title("FIN-WAIT-2 after close() ends in 60 s")
          .rfc(
              "FIN-WAIT-2 has no timer: it lasts until the peer's FIN comes, however long that takes"
                  + " (figure 5, section 3.10.8).")
          .does(
              "After close() nobody can read any more. The row has lost its process and counts down"
                  + " net.ipv4.tcp_fin_timeout, 60 seconds by default; then it is gone, and a late"
                  + " FIN draws a RST. After shutdown() alone there is no such timer.")
          .why("A peer that never closes would keep the row for ever.")
          .reference("Linux manual page tcp(7), tcp_fin_timeout: \"strictly a violation\"")
          .see("a scenario with \"client close\" and \"wait 62s\", --patient; ss -tano")
          .changesThePath();

  static final KnownDifference RESET_ON_UNREAD =
      Card.of("linux-reset-on-unread-data")
          .title("A close with unread text sends RST")
          .rfc(
              "A close that loses text should send a RST to show it (section 3.6.1, MAY-1, SHLD-3);"
                  + " in which states is not said.")
          .does(
              "close() with anything unread in Recv-Q sends a RST at once, and the row is gone:"
                  + " no FIN-WAIT-1, no TIME-WAIT. The peer is told \"connection reset\". shutdown()"
                  + " loses nothing and sends a FIN.")
          .why("A FIN would tell the peer that all it sent was taken.")
          .reference("Linux v6.18, net/ipv4/tcp.c, __tcp_close (data_was_unread); RFC 2525, 2.17")
          .see("lockstep play reset-unread-data")
          .changesNoPath();

  static final KnownDifference ORPHAN_RETRIES =
      Card.of("linux-orphan-retries")
          .title("A closed socket is given up sooner")
          .rfc(
              "R2 is the same in every state (section 3.8.3); nobody need be there to be told (but"
                  + " see MUST-20).")
          .does(
              "In FIN-WAIT-1, CLOSING or LAST-ACK without a process, retransmission ends after"
                  + " tcp_orphan_retries, 8 by default, instead of tcp_retries2, 15. Too many such"
                  + " rows (tcp_max_orphans) are reset at once.")
          .why("What nobody waits for should not cost memory for a quarter of an hour.")
          .reference(
              "Linux v6.18, Documentation/networking/ip-sysctl.rst, tcp_orphan_retries; Linux v6.18,"
                  + " net/ipv4/tcp_timer.c, tcp_orphan_retries")
          .see("sysctl net.ipv4.tcp_orphan_retries (0 there means the default); ss -tano")
          .changesNoPath();

  static final List<KnownDifference> ALL =
      List.of(LAST_ACK_AT_ONCE, SHUTDOWN_WAITS, ORPHAN_TIMES_OUT, RESET_ON_UNREAD, ORPHAN_RETRIES);

  static final List<PathRule> RULES =
      List.of(
          new PathRule(LAST_ACK_AT_ONCE, ClosingDifferences::lastAckAtOnce),
          new PathRule(SHUTDOWN_WAITS, ClosingDifferences::shutdownWaits),
          new PathRule(ORPHAN_TIMES_OUT, ClosingDifferences::orphanTimesOut));

  /** The states that a connection may still go through when its orphan has been given up. */
  private static final Set<TcpState> AFTER_FIN_WAIT_2 = EnumSet.of(FIN_WAIT_2, TIME_WAIT, CLOSED);

  private ClosingDifferences() {}

  private static Optional<Explanation> lastAckAtOnce(Case c) {
    boolean ahead =
        c.standing() == LAST_ACK_AT_ONCE
            && c.liveBefore() == LAST_ACK
            && c.model().get(0) == CLOSE_WAIT;
    if (ahead) return lastAckReached(c);
    boolean closes = c.called("close") || c.called("shutdown");
    if (!closes || c.modelEnds() != CLOSE_WAIT || c.liveBefore() == LAST_ACK)
      return Optional.empty();
    // A FIN alone counts one: then no text is in its way, and it has been sent.
    return finWaits(c)
        .filter(row -> row.sendQ() > 1)
        .map(
            row ->
                Explanation.andOnTo(
                    LAST_ACK,
                    LAST_ACK_AT_ONCE,
                    c.model(),
                    String.format(
                        Locale.ROOT,
                        "the kernel enters LAST-ACK at the call, %,d octets wait",
                        row.sendQ() - 1)));
  }

  /** The model comes after; when it has sent its FIN too, both are in LAST-ACK. */
  private static Optional<Explanation> lastAckReached(Case c) {
    if (c.modelEnds() == CLOSE_WAIT && finWaits(c).isEmpty()) return Optional.empty();
    List<TcpState> kernel = new ArrayList<>();
    for (TcpState state : c.model())
      kernel.add(state == CLOSE_WAIT ? LAST_ACK : state == LAST_ACK ? null : state);
    return Optional.of(
        Explanation.of(LAST_ACK_AT_ONCE, kernel, "the kernel has been in LAST-ACK since the call"));
  }

  /** The row in LAST-ACK whose queue shows that the FIN has not gone, or not been acknowledged. */
  private static Optional<SocketRow> finWaits(Case c) {
    return c.rowAtTheEnd(LAST_ACK).filter(row -> row.sendQ() > 0);
  }

  private static Optional<Explanation> shutdownWaits(Case c) {
    if (c.liveBefore() != SYN_RECEIVED) return Optional.empty();
    List<TcpState> model = c.model();
    if (c.called("shutdown") && model.equals(List.of(SYN_RECEIVED, FIN_WAIT_1)))
      return Optional.of(
          Explanation.of(
              SHUTDOWN_WAITS,
              Arrays.asList(SYN_RECEIVED, null),
              "the FIN waits for the end of the handshake"));
    if (c.standing() != SHUTDOWN_WAITS || model.get(0) != FIN_WAIT_1) return Optional.empty();
    if (model.size() == 1)
      return Optional.of(
          Explanation.of(SHUTDOWN_WAITS, List.of(SYN_RECEIVED), "the FIN still waits"));
    // The kernel comes to FIN-WAIT-1 now, and then through all that the model enters.
    List<TcpState> kernel = new ArrayList<>(List.of(SYN_RECEIVED));
    kernel.addAll(model.subList(0, model.size() - 1));
    return Optional.of(
        Explanation.andOnTo(
            c.modelEnds(), SHUTDOWN_WAITS, kernel, "the FIN waited for the end of the handshake"));
  }

  private static Optional<Explanation> orphanTimesOut(Case c) {
    if (c.standing() == ORPHAN_TIMES_OUT && c.liveBefore() == CLOSED) return orphanIsGone(c);
    boolean waits = c.model().stream().allMatch(state -> state == FIN_WAIT_2);
    if (!waits || !countdownWasOver(c)) return Optional.empty();
    return Optional.of(
        Explanation.andOnTo(
            CLOSED, ORPHAN_TIMES_OUT, c.model(), "the kernel has given up the closed socket"));
  }

  private static Optional<Explanation> orphanIsGone(Case c) {
    if (c.model().get(0) != FIN_WAIT_2 && c.model().get(0) != TIME_WAIT
        || !AFTER_FIN_WAIT_2.containsAll(c.model())) return Optional.empty();
    List<TcpState> kernel = new ArrayList<>();
    for (TcpState ignored : c.model()) kernel.add(kernel.isEmpty() ? CLOSED : null);
    return Optional.of(
        Explanation.of(ORPHAN_TIMES_OUT, kernel, "the kernel gave up this socket before"));
  }

  /**
   * Whether the row vanished when its own countdown was over, by the last reading that showed it.
   * Only a closed socket has one in FIN-WAIT-2. A tenth of a second is what the kernel may round.
   */
  private static boolean countdownWasOver(Case c) {
    Optional<RowTimer> timer = Case.row(c.seenBefore(), FIN_WAIT_2).flatMap(Case::countdown);
    Optional<TraceStep> gone = c.liveSteps().stream().filter(s -> s.state() == CLOSED).findFirst();
    if (timer.isEmpty() || gone.isEmpty()) return false;
    long passedMicros = gone.get().atMicros() - c.seenBefore().atMicros();
    return passedMicros >= (timer.get().millisLeft() - 100) * 1000;
  }
}
