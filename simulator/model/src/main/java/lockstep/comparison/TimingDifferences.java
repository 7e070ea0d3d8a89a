package lockstep.comparison;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.table.RowTimer;
import lockstep.tcp.TcpState;

/** Timers: when something is sent again, asked, or given up. */
final class TimingDifferences {
  static final KnownDifference SYN_TIMES =
      Card.of("linux-syn-times")
          .title("SYN again after 1, 2, 3, 4, 5, 7, 11 s")
          .rfc(
              "The timeout begins at 1 second and doubles (section 3.8.1, RFC 6298): repeats after 1,"
                  + " 3, 7, 15 seconds. R2 for a SYN is 3 minutes at least (MUST-23).")
          .does(
              "Since Linux 6.5 the first four timeouts do not double (tcp_syn_linear_timeouts), so"
                  + " repeats come 1, 2, 3, 4, 5, 7, 11 ... seconds after the first SYN; before it"
                  + " was 1, 3, 7, 15. It is given up after 131 seconds, earlier after 127.")
          .why("One lost SYN should not cost a user three seconds.")
          .reference("Linux v6.18, Documentation/networking/ip-sysctl.rst, tcp_syn_linear_timeouts")
          .see("sysctl net.ipv4.tcp_syn_linear_timeouts; lockstep play lost-syn --on model")
          .changesNoPath();

  static final KnownDifference RTO_MIN =
      Card.of("linux-rto-min-200ms")
          .title("Text is sent again from 200 ms on")
          .rfc("The timeout should never be below 1 second (RFC 6298 section 2, rule 2.4).")
          .does(
              "The least timeout is 200 ms (tcp_rto_min_us), the greatest 120 seconds"
                  + " (tcp_rto_max_ms).")
          .why("Round trips take milliseconds now; a second is long to wait for one lost segment.")
          .reference("Linux v6.18, include/net/tcp.h, TCP_RTO_MIN (HZ / 5), TCP_RTO_MAX_SEC (120)")
          .see("ss -ti: rto; lockstep play rto-back-off --on model")
          .changesNoPath();

  static final KnownDifference DELAYED_ACK =
      Card.of("linux-delayed-ack-40ms")
          .title("An ACK waits 40 to 200 ms")
          .rfc("An ACK may be delayed by less than half a second (section 3.8.6.3, MUST-40).")
          .does(
              "The delay adapts between 40 and 200 ms. The first segments of a connection are"
                  + " acknowledged at once. The model waits 200 ms.")
          .why("A sender in slow start needs its ACKs quickly; later they can ride on text.")
          .reference(
              "Linux v6.18, include/net/tcp.h, TCP_DELACK_MIN, TCP_DELACK_MAX;"
                  + " net/ipv4/tcp_output.c, tcp_send_delayed_ack")
          .see("ss -ti: ato; lockstep play delayed-ack --on model")
          .changesNoPath();

  static final KnownDifference GIVES_UP =
      Card.of("linux-gives-up-by-count")
          .title("Given up by a count, after 15 minutes")
          .rfc("R2 is 100 seconds at least (section 3.8.3, SHLD-11), for a SYN 3 minutes.")
          .does(
              "tcp_retries2, 15 by default: at least 924.6 seconds with a timeout that begins at 200"
                  + " ms. tcp_syn_retries 6 and tcp_synack_retries 5 end a handshake after 131 and 63"
                  + " seconds.")
          .why("A network may be away for minutes and come back.")
          .reference("Linux v6.18, Documentation/networking/ip-sysctl.rst, tcp_retries2")
          .see("sysctl net.ipv4.tcp_retries2; lockstep play give-up-connecting --on model")
          .changesNoPath();

  static final KnownDifference USER_TIMEOUT =
      Card.of("linux-user-timeout-shut-window")
          .title("The user timeout ends a shut window")
          .rfc(
              "A connection stays open while the peer answers the probes of its window (section"
                  + " 3.8.6.1, MUST-37). In the model the user timeout counts what was sent.")
          .does(
              "TCP_USER_TIMEOUT counts the time in which the window stays shut as well: the"
                  + " connection is given up after it, although each probe was answered.")
          .why("To a program it is the same whether its text is lost or nobody takes it.")
          .reference(
              "Linux manual page tcp(7), TCP_USER_TIMEOUT; Linux v6.18, net/ipv4/tcp_timer.c,"
                  + " tcp_probe_timer; tried on Linux 6.18")
          .see("lockstep play zero-window, with \"set client user-timeout 2s\" in a copy of it")
          .changesThePath();

  static final KnownDifference KEEP_ALIVE =
      Card.of("linux-keep-alive")
          .title("2 hours, then 9 probes, 75 s apart")
          .rfc(
              "Off by default, and an idle time of two hours at least (section 3.8.4, MUST-25,"
                  + " MUST-28). How often is asked before giving up is not said.")
          .does(
              "The same two hours (tcp_keepalive_time), then 9 probes, one in 75 seconds; some 11"
                  + " minutes later the connection is reset. A program can set each for its socket.")
          .why("The two hours are the RFC's; the rest had to be chosen.")
          .reference("Linux manual page tcp(7), tcp_keepalive_time, _intvl, _probes")
          .see("ss -tano: timer keepalive; lockstep play keepalive-dead-peer --on model")
          .changesNoPath();

  static final KnownDifference WINDOWS_KEEP_ALIVE =
      Card.of("windows-keep-alive")
          .title("2 hours, then a probe a second")
          .rfc(
              "Off by default, and an idle time of two hours at least (section 3.8.4, MUST-25,"
                  + " MUST-28). How often is asked before giving up is not said.")
          .does(
              "KeepAliveTime is 7,200,000 ms, KeepAliveInterval 1,000 ms. Documented for Windows"
                  + " Server 2003; not measured by this project.")
          .why("The two hours are the RFC's; the rest had to be chosen.")
          .reference("Microsoft TechNet, KeepAliveTime and KeepAliveInterval (Server 2003)")
          .see("the two values under HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters")
          .changesNoPath();

  static final List<KnownDifference> ALL =
      List.of(
          SYN_TIMES, RTO_MIN, DELAYED_ACK, GIVES_UP, USER_TIMEOUT, KEEP_ALIVE, WINDOWS_KEEP_ALIVE);

  static final List<PathRule> RULES =
      List.of(new PathRule(USER_TIMEOUT, TimingDifferences::givenUpWhileShut));

  /** What a program is told when its connection is given up. */
  private static final String TIMED_OUT = "timed out";

  /** In which text can wait for a window. */
  private static final Set<TcpState> WITH_TEXT =
      EnumSet.of(TcpState.ESTABLISHED, TcpState.CLOSE_WAIT, TcpState.FIN_WAIT_1, TcpState.LAST_ACK);

  private TimingDifferences() {}

  /** The row was last seen probing a window, and its program is told that time is over. */
  private static Optional<Explanation> givenUpWhileShut(Case c) {
    if (!c.userTimeout()) return Optional.empty();
    if (c.standing() == USER_TIMEOUT && c.liveBefore() == TcpState.CLOSED) {
      List<TcpState> kernel = new ArrayList<>();
      for (TcpState ignored : c.model()) kernel.add(kernel.isEmpty() ? TcpState.CLOSED : null);
      return Optional.of(
          Explanation.of(USER_TIMEOUT, kernel, "the kernel gave this connection up before"));
    }
    boolean stays = c.model().size() == 1 && WITH_TEXT.contains(c.modelEnds());
    boolean told =
        c.liveSteps().stream()
            .anyMatch(step -> step.signal() != null && step.signal().contains(TIMED_OUT));
    if (!stays || !told || !probed(c)) return Optional.empty();
    return Optional.of(
        Explanation.andOnTo(
            TcpState.CLOSED,
            USER_TIMEOUT,
            c.model(),
            "the kernel gives up a window that stayed shut"));
  }

  private static boolean probed(Case c) {
    return Stream.concat(Stream.ofNullable(c.seenBefore()), c.liveSteps().stream())
        .flatMap(step -> Case.row(step, c.liveBefore()).stream())
        .reduce((earlier, later) -> later)
        .filter(row -> row.timer().kind() == RowTimer.Kind.PROBE)
        .isPresent();
  }
}
