package lockstep.comparison;

import java.util.List;

/** Timers: when something is sent again, asked, or given up. The states stay the same. */
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
          .does("The least timeout is 200 ms (tcp_rto_min_us), the greatest 120 seconds.")
          .why("Round trips take milliseconds now; a second is long to wait for one lost segment.")
          .reference("Linux v6.18, include/net/tcp.h, TCP_RTO_MIN (HZ/5), TCP_RTO_MAX (120*HZ)")
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
          .reference("Linux v6.18, include/net/tcp.h, TCP_DELACK_MIN, TCP_DELACK_MAX")
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
      List.of(SYN_TIMES, RTO_MIN, DELAYED_ACK, GIVES_UP, KEEP_ALIVE, WINDOWS_KEEP_ALIVE);

  private TimingDifferences() {}
}
