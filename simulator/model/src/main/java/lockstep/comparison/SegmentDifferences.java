package lockstep.comparison;

import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.SYN_RECEIVED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/** Single segments that a kernel answers otherwise; mostly the states stay the same. */
final class SegmentDifferences {
  private static final String MEASURED = "; tried on Linux 6.18";

  static final KnownDifference SYN_AGAIN =
      Card.of("linux-syn-again-after-bad-ack")
          .title("A wrong ACK draws a new SYN")
          .rfc(
              "An unacceptable ACK in SYN-SENT draws a RST, or with RST set nothing (section"
                  + " 3.10.7.3, first); the SYN comes again when its timer runs out.")
          .does(
              "The RST goes out likewise, and the SYN follows within milliseconds, unless it has been"
                  + " repeated before: then its timer goes on.")
          .why(
              "The wrong ACK shows an old connection at the peer; the RST has just removed it, so a"
                  + " new SYN will do better.")
          .reference("Linux v6.18, net/ipv4/tcp_input.c, tcp_rcv_synsent_state_process" + MEASURED)
          .see("lockstep play half-open-reconnect --on model shows the RFC's side")
          .changesNoPath();

  static final KnownDifference SYN_ACK_AGAIN =
      Card.of("linux-syn-ack-again")
          .title("A SYN that comes again: SYN+ACK again")
          .rfc(
              "In SYN-RECEIVED a repeated SYN lies before the window: it draws an ACK (section"
                  + " 3.10.7.4, first).")
          .does("It draws the SYN+ACK once more.")
          .why("If the SYN came twice the SYN+ACK was probably lost; an ACK alone would not help.")
          .reference("Linux v6.18, net/ipv4/tcp_minisocks.c, tcp_check_req" + MEASURED)
          .see("lockstep play lost-syn-ack --on model --why shows the RFC's side")
          .changesNoPath();

  static final KnownDifference ABORT_WITH_ACK =
      Card.of("linux-abort-rst-with-ack")
          .title("ABORT sends its RST with an ACK")
          .rfc("ABORT sends <SEQ=SND.NXT><CTL=RST>, without an ACK field (section 3.10.5).")
          .does("The RST has the ACK bit and RCV.NXT as well; the rest is the same.")
          .why(
              "With its ACK field the RST can also be checked in SYN-SENT, where one without ACK is"
                  + " dropped (section 3.10.7.3).")
          .reference("Linux v6.18, net/ipv4/tcp_output.c, tcp_send_active_reset" + MEASURED)
          .see("lockstep play reset-by-client --on model,wire")
          .changesNoPath();

  static final KnownDifference SYN_IN_WINDOW =
      Card.of("linux-rst-for-syn-in-window")
          .title("A SYN in the window draws a RST")
          .rfc(
              "In SYN-RECEIVED after a passive OPEN it leads back to LISTEN, and nothing is sent"
                  + " (section 3.10.7.4, fourth).")
          .does("The connection is dropped likewise, and a RST is sent.")
          .why("The sender of the SYN hears that its connection is not there any more.")
          .reference("Linux v6.18, net/ipv4/tcp_minisocks.c, tcp_check_req" + MEASURED)
          .see("ss -tan state syn-recv before and after such a segment")
          .changesNoPath();

  static final KnownDifference SIMULTANEOUS_OPEN =
      Card.of("linux-simultaneous-open")
          .title("The crossing SYN+ACK establishes")
          .rfc(
              "Figure 7 says so too. But by section 3.10.7.4 the SYN+ACK lies before RCV.NXT: the"
                  + " first check answers with an ACK, and only the peer's ACK establishes.")
          .does("The SYN+ACK brings SYN-RECEIVED to ESTABLISHED, and an ACK is sent.")
          .why("It is what figure 7 shows.")
          .reference(
              "Linux v6.18, net/ipv4/tcp_input.c, tcp_validate_incoming (since 6.11) and"
                  + " tcp_rcv_state_process"
                  + MEASURED)
          .see("lockstep play simultaneous-open --on model,wire --step")
          .changesThePath();

  static final KnownDifference OLD_ACK =
      Card.of("linux-never-sent-ack-answered")
          .title("An ACK of what was never sent: answered")
          .rfc(
              "An ACK of what was acknowledged before can be ignored; one below SND.UNA -"
                  + " MAX.SND.WND may be answered (section 3.10.7.4, fifth, MAY-12).")
          .does(
              "MAX.SND.WND counts only as far as octets have been acknowledged. At the start of a"
                  + " connection an ACK just below the ISS is thus answered with an ACK, and"
                  + " dropped.")
          .why("A number that was never sent can only be forged, or of an older connection.")
          .reference("Linux v6.18, net/ipv4/tcp_input.c, tcp_ack (max_window)" + MEASURED)
          .see("nstat -az TcpExtTCPChallengeACK, which counts such answers")
          .changesNoPath();

  static final KnownDifference CHALLENGE_LIMIT =
      Card.of("linux-challenge-ack-limit")
          .title("Challenge ACKs are rationed")
          .rfc(
              "Each of them draws an ACK (section 3.10.7.4, first). RFC 5961 section 7 asks to limit"
                  + " how often.")
          .does(
              "At most one such ACK in 500 ms for each connection (net.ipv4.tcp_invalid_ratelimit),"
                  + " except for segments with text. Challenge ACKs count in it, with text or without,"
                  + " and have a limit for the whole system too (tcp_challenge_ack_limit), which newer"
                  + " kernels leave open.")
          .why("Two ends that disagree would answer each other without end.")
          .reference(
              "Linux v6.18, Documentation/networking/ip-sysctl.rst, tcp_invalid_ratelimit; Linux"
                  + " v6.18, net/ipv4/tcp_input.c, tcp_oow_rate_limited and tcp_send_challenge_ack")
          .see("sysctl net.ipv4.tcp_invalid_ratelimit net.ipv4.tcp_challenge_ack_limit")
          .changesNoPath();

  static final KnownDifference BUFFERS =
      Card.of("linux-buffer-room")
          .title("A buffer's room, and how it is cut")
          .rfc(
              "How much room a receiver offers and how much a sender queues is their own (sections"
                  + " 3.8.6 and 3.9.1.2). A segment may be as long as the MSS allows (section 3.7.1).")
          .does(
              "A buffer size that a program sets is doubled, and the kernel's own bookkeeping counts"
                  + " in it: 2048 gives a window of 1460. No segment carries more than half of the"
                  + " largest window that the peer has offered, unless that was 536 or less. So what"
                  + " fills a window is another number of octets, in other pieces.")
          .why("Memory is what runs out, not octets; half a window lets text and ACKs overlap.")
          .reference(
              "Linux manual page socket(7), SO_RCVBUF and SO_SNDBUF; Linux v6.18,"
                  + " include/net/tcp.h, tcp_bound_to_half_wnd"
                  + MEASURED)
          .see("lockstep play zero-window --on model,wire")
          .changesNoPath();

  static final KnownDifference OWN_MSS =
      Card.of("linux-mss-cuts-own-text")
          .title("A set MSS cuts what is sent, too")
          .rfc(
              "The MSS that a host tells is the largest segment that it takes; what it sends is"
                  + " bounded by what its peer told (section 3.7.1, MUST-14, MUST-16).")
          .does(
              "TCP_MAXSEG is told to the peer and bounds the socket's own segments as well: text is"
                  + " sent in pieces of that size, also where the peer takes larger ones.")
          .why("A program that sets it knows of a path that carries no more, in either direction.")
          .reference(
              "Linux manual page tcp(7), TCP_MAXSEG; Linux v6.18, net/ipv4/tcp_input.c,"
                  + " tcp_parse_options (user_mss)"
                  + MEASURED)
          .see("a scenario with \"set client mss 600\" and \"client send 2000\", --on model,wire")
          .changesNoPath();

  static final KnownDifference EMPTY_PROBE =
      Card.of("linux-empty-window-probe")
          .title("A shut window is probed without text")
          .rfc("At least one octet of new text, or a retransmission, is sent (section 3.8.6.1).")
          .does(
              "An ACK without text, with the number SND.UNA - 1: the peer must answer it because it"
                  + " lies outside the window.")
          .why("The answer tells the window, and no octet is in doubt.")
          .reference("Linux v6.18, net/ipv4/tcp_output.c, tcp_xmit_probe_skb")
          .see("ss -tano: the timer is \"persist\"; lockstep play zero-window --on model")
          .changesNoPath();

  static final KnownDifference NAGLE =
      Card.of("linux-nagle-behind-short")
          .title("A short segment waits for short ones")
          .rfc(
              "While anything is unacknowledged, text that does not fill a segment waits (Nagle,"
                  + " section 3.7.4).")
          .does(
              "It waits only while an earlier short one is unacknowledged. Behind full segments it"
                  + " leaves at once.")
          .why("The end of a long text need not wait for the acknowledgment of its beginning.")
          .reference("Linux v6.18, net/ipv4/tcp_output.c, tcp_nagle_check and tcp_minshall_check")
          .see("lockstep play half-close-with-data-back --on model,wire --step")
          .changesNoPath();

  static final KnownDifference FIN_IN_SHUT_WINDOW =
      Card.of("linux-fin-in-shut-window")
          .title("A FIN is taken in a shut window")
          .rfc(
              "A segment of length 1 is not acceptable when RCV.WND is 0 (table 6), and a FIN has"
                  + " length 1. Only ACK, URG and RST are exempt (MUST-66).")
          .does(
              "A FIN without text that stands exactly at RCV.NXT is taken, since 6.10. From 6.17 on"
                  + " tcp_sequence refused it while text was unread, as the RFC does; 7.0 takes it"
                  + " again, and so do later updates of 6.18. Not tried by this project.")
          .why("A FIN needs no room in a buffer, and some peers would repeat it for ever.")
          .reference(
              "Linux v7.0, net/ipv4/tcp_input.c, tcp_data_queue and tcp_sequence; Linux v6.18, the"
                  + " same two")
          .see("lockstep play zero-window --on model --why shows the RFC's side")
          .changesNoPath();

  static final KnownDifference URGENT =
      Card.of("linux-urgent-one-octet")
          .title("Urgent text is one octet")
          .rfc(
              "The urgent pointer names the last of the urgent octets, of which there may be any"
                  + " number (section 3.8.5, MUST-31, MUST-62).")
          .does(
              "One octet is urgent, the one before the pointer, and is taken out of the stream"
                  + " (unless SO_OOBINLINE is set). net.ipv4.tcp_stdurg changes where the pointer"
                  + " points.")
          .why("It is what the first sockets did; RFC 6093 advises not to use it at all.")
          .reference("Linux manual page tcp(7), tcp_stdurg; RFC 6093")
          .see("sysctl net.ipv4.tcp_stdurg")
          .changesNoPath();

  static final List<KnownDifference> ALL =
      List.of(
          SYN_AGAIN,
          SYN_ACK_AGAIN,
          ABORT_WITH_ACK,
          SYN_IN_WINDOW,
          SIMULTANEOUS_OPEN,
          OLD_ACK,
          CHALLENGE_LIMIT,
          BUFFERS,
          OWN_MSS,
          NAGLE,
          EMPTY_PROBE,
          FIN_IN_SHUT_WINDOW,
          URGENT);

  static final List<PathRule> RULES =
      List.of(new PathRule(SIMULTANEOUS_OPEN, SegmentDifferences::establishedBySynAck));

  private SegmentDifferences() {}

  private static Optional<Explanation> establishedBySynAck(Case c) {
    if (c.standing() == SIMULTANEOUS_OPEN && c.liveBefore() == ESTABLISHED) return isAhead(c);
    boolean crossed = c.modelSteps().stream().anyMatch(SegmentDifferences::getsSynAck);
    if (!crossed || c.modelEnds() != SYN_RECEIVED) return Optional.empty();
    return Optional.of(
        Explanation.andOnTo(
            ESTABLISHED,
            SIMULTANEOUS_OPEN,
            c.model(),
            "the kernel takes the SYN,ACK's acknowledgment too"));
  }

  /** The model comes after: with the ACK that it waits for both are in ESTABLISHED. */
  private static Optional<Explanation> isAhead(Case c) {
    if (c.model().get(0) != SYN_RECEIVED) return Optional.empty();
    List<TcpState> kernel = new ArrayList<>(List.of(ESTABLISHED));
    for (TcpState state : c.model().subList(1, c.model().size()))
      kernel.add(state == ESTABLISHED ? null : state);
    return Optional.of(
        Explanation.of(
            SIMULTANEOUS_OPEN, kernel, "the kernel has been in ESTABLISHED since the SYN,ACK"));
  }

  private static boolean getsSynAck(TraceStep turn) {
    return turn.event() instanceof Event.Arrives arrives
        && arrives.segment().has(ControlBit.SYN)
        && arrives.segment().has(ControlBit.ACK);
  }
}
