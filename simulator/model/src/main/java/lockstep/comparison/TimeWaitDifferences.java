package lockstep.comparison;

import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.TIME_WAIT;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lockstep.table.RowTimer;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.trace.TraceStep;

/** How long TIME-WAIT lasts, and what ends it. */
final class TimeWaitDifferences {
  private static final String FOUR_MINUTES =
      "The side that closes first stays in TIME-WAIT for 2 MSL (section 3.6.1, MUST-13), with an MSL"
          + " of two minutes (section 3.4.2): four minutes.";
  private static final String WHY_SHORTER =
      "Segments hardly live for two minutes in today's networks, and a busy host cannot keep so many"
          + " rows for so long.";

  static final KnownDifference LASTS_60S =
      Card.of("linux-time-wait-60s")
          .title("TIME-WAIT lasts 60 s, not 4 minutes")
          .rfc(FOUR_MINUTES)
          .does(
              "The row stays for a fixed 60 seconds, whatever the sysctls say;"
                  + " net.ipv4.tcp_fin_timeout is about FIN-WAIT-2.")
          .why(WHY_SHORTER)
          .reference("Linux v6.18, include/net/tcp.h, TCP_TIMEWAIT_LEN (60*HZ)")
          .see("lockstep play teardown --patient; ss -tano state time-wait")
          .changesThePath();

  static final KnownDifference WINDOWS_LASTS =
      Card.of("windows-time-wait-2min")
          .title("TIME-WAIT lasts 2 minutes, not 4")
          .rfc(FOUR_MINUTES)
          .does(
              "TcpTimedWaitDelay is documented as 120 seconds by default from Windows Server 2003"
                  + " on, and as 240 for Windows 2000. Not measured by this project; newer versions"
                  + " may differ.")
          .why(WHY_SHORTER)
          .reference("Microsoft TechNet, TcpTimedWaitDelay (Windows Server 2003, Windows 2000)")
          .see("netstat -an -p tcp 10, after closing a connection first")
          .changesNoPath();

  static final KnownDifference MACOS_LASTS =
      Card.of("macos-time-wait-30s")
          .title("TIME-WAIT lasts 30 s, not 4 minutes")
          .rfc(FOUR_MINUTES)
          .does(
              "The MSL is 15 seconds, so 2 MSL are 30; sysctl net.inet.tcp.msl tells it in"
                  + " milliseconds. Not measured by this project. FreeBSD has 30 seconds there: one"
                  + " minute of TIME-WAIT.")
          .why(WHY_SHORTER)
          .reference("Apple XNU, bsd/netinet/tcp_timer.h, TCPTV_MSL; FreeBSD tcp(4), msl")
          .see("sysctl net.inet.tcp.msl; netstat -an -p tcp")
          .changesNoPath();

  static final KnownDifference OUTLIVES_ABORT =
      Card.of("linux-time-wait-outlives-abort")
          .title("ABORT leaves the row in TIME-WAIT")
          .rfc("ABORT in TIME-WAIT answers \"ok\", deletes the TCB and enters CLOSED (3.10.5).")
          .does(
              "In TIME-WAIT the connection is no longer the program's: a small record has taken its"
                  + " place. A close with SO_LINGER 0 frees the socket and leaves the record, which"
                  + " counts its 60 seconds down.")
          .why("An old segment must not reach a new connection, whatever the program wants.")
          .reference("Linux v6.18, net/ipv4/tcp_minisocks.c, tcp_time_wait")
          .see("a scenario that ends with \"client abort\" in TIME-WAIT; ss -tano state time-wait")
          .changesThePath();

  static final KnownDifference REUSE =
      Card.of("linux-time-wait-reuse")
          .title("TIME-WAIT may give way to a new SYN")
          .rfc(
              "A SYN in TIME-WAIT draws a challenge ACK (section 3.10.7.4, fourth). With timestamps a"
                  + " new connection may be accepted (section 3.6.1, MAY-2, SHLD-4).")
          .does(
              "A SYN with a number or a timestamp beyond the old ones is taken for a new connection."
                  + " On the calling side net.ipv4.tcp_tw_reuse (2 by default: on loopback only) lets"
                  + " connect() use the same ports again after a second (tcp_tw_reuse_delay).")
          .why("A busy client would run out of ports within a minute.")
          .reference(
              "Linux v6.18, net/ipv4/tcp_minisocks.c, tcp_timewait_state_process;"
                  + " Documentation/networking/ip-sysctl.rst, tcp_tw_reuse")
          .see("sysctl net.ipv4.tcp_tw_reuse; lockstep play challenge-ack --on model")
          .changesNoPath();

  static final List<KnownDifference> ALL =
      List.of(LASTS_60S, WINDOWS_LASTS, MACOS_LASTS, OUTLIVES_ABORT, REUSE);

  static final List<PathRule> RULES =
      List.of(
          new PathRule(LASTS_60S, TimeWaitDifferences::countsOn),
          new PathRule(OUTLIVES_ABORT, TimeWaitDifferences::outlivesAbort));

  private TimeWaitDifferences() {}

  private static Optional<Explanation> countsOn(Case c) {
    return stays(
        c,
        LASTS_60S,
        turn -> turn.event() instanceof Event.Timeout t && t.timer() == Timer.TIME_WAIT,
        "this kernel waits 60 s, %s to go");
  }

  private static Optional<Explanation> outlivesAbort(Case c) {
    return stays(
        c,
        OUTLIVES_ABORT,
        turn -> Case.isCall(turn, "abort"),
        "the row outlives its socket, %s to go");
  }

  /** What ended TIME-WAIT in the model. */
  private static final long MINUTE_MILLIS = 60_000;

  private interface End {
    boolean isBy(TraceStep turn);
  }

  /**
   * The model has left TIME-WAIT, the kernel has not: the row's own countdown must show it, for
   * without it nothing tells that the kernel still waits.
   */
  private static Optional<Explanation> stays(
      Case c, KnownDifference difference, End end, String words) {
    int left = c.model().size() - 1;
    boolean ended =
        left > 0
            && c.modelEnds() == CLOSED
            && c.model().get(left - 1) == TIME_WAIT
            && c.lastChange().filter(end::isBy).isPresent();
    boolean still =
        c.standing() == difference && c.model().stream().allMatch(state -> state == CLOSED);
    if (!ended && !still) return Optional.empty();
    Optional<RowTimer> timer = c.rowAtTheEnd(TIME_WAIT).flatMap(Case::countdown);
    // A row that counts down from more than this kernel's minute does something else.
    if (timer.isEmpty() || timer.get().millisLeft() > MINUTE_MILLIS) return Optional.empty();
    TcpState[] kernel = c.model().toArray(TcpState[]::new);
    if (ended) kernel[left] = null;
    else Arrays.fill(kernel, TIME_WAIT);
    return Optional.of(
        Explanation.of(
            difference,
            Collections.unmodifiableList(Arrays.asList(kernel)),
            words.formatted(Explanation.seconds(timer.get().millisLeft()))));
  }
}
