package lockstep.comparison;

import java.util.List;

/**
 * Segments that a kernel judges otherwise on their arrival: found by asking it state by state. No
 * scenario meets them; a survey does.
 */
public final class ArrivalDifferences {
  private static final String TRIED = "; tried on Linux 6.18";

  private static final String SEE = "lockstep survey";

  /** Segments without ACK, SYN and RST. */
  public static final KnownDifference NO_ACK_BIT =
      Card.of("linux-no-ack-bit-dropped")
          .title("Without ACK bit: dropped unanswered")
          .rfc(
              "A segment outside the window draws an ACK, whatever its other bits (section"
                  + " 3.10.7.4, first); that the ACK bit is off is looked at later (fifth).")
          .does(
              "From ESTABLISHED to LAST-ACK a segment with none of ACK, SYN and RST is dropped before"
                  + " its number is looked at. In TIME-WAIT, and in SYN-RECEIVED after a passive OPEN,"
                  + " the number comes first.")
          .why("No TCP sends such a segment once a connection stands; only its answer would count.")
          .reference(
              "Linux v6.18, net/ipv4/tcp_input.c, tcp_rcv_established and tcp_rcv_state_process"
                  + TRIED)
          .see(SEE)
          .changesNoPath();

  /** What arrives in TIME-WAIT. */
  public static final KnownDifference TIME_WAIT =
      Card.of("linux-time-wait-by-seq-alone")
          .title("TIME-WAIT looks at SEG.SEQ alone")
          .rfc(
              "The eight checks hold in TIME-WAIT too: an ACK of what was not sent is answered, a"
                  + " RST in the window draws a challenge ACK, and text is ignored (section"
                  + " 3.10.7.4).")
          .does(
              "SEG.ACK is not looked at, and the ACK bit hardly: a new SYN has none, and an answer to"
                  + " a segment without it does not start the minute anew. A RST counts at RCV.NXT"
                  + " alone and is never answered; any other segment but a new SYN draws an ACK if it"
                  + " is not empty, or not at RCV.NXT.")
          .why("In TIME-WAIT a few numbers stand in place of the connection; the rest is gone.")
          .reference("Linux v6.18, net/ipv4/tcp_minisocks.c, tcp_timewait_state_process" + TRIED)
          .see(SEE)
          .changesNoPath();

  /** Segments that lie just before the window. */
  public static final KnownDifference ENDS_AT_RCV_NXT =
      Card.of("linux-end-at-rcv-nxt")
          .title("A segment that ends at RCV.NXT counts")
          .rfc(
              "A segment all of whose numbers lie before RCV.NXT is answered and dropped, its ACK"
                  + " with it (section 3.10.7.4, first).")
          .does(
              "It is dropped only if it ends before the last acknowledgment that was sent (rcv_wup):"
                  + " that is RCV.NXT, or less while an ACK is delayed. Where it ends there or later"
                  + " the checks go on: its ACK is taken, and may acknowledge our FIN.")
          .why("Its text or FIN is old, but a repeated segment may well bring a new ACK.")
          .reference("Linux v6.18, net/ipv4/tcp_input.c, tcp_sequence" + TRIED)
          .see(SEE)
          .changesNoPath();

  /** A RST with the number of the FIN before it. */
  public static final KnownDifference RST_AFTER_FIN =
      Card.of("linux-rst-right-after-fin")
          .title("A RST one before RCV.NXT, after a FIN")
          .rfc("A RST outside the window is dropped (section 3.10.7.4, first and second).")
          .does(
              "After the peer's FIN a RST at RCV.NXT - 1, the number of that FIN, resets as well.")
          .why("Some systems send FIN and RST with the same number when a program is killed.")
          .reference("Linux v6.18, net/ipv4/tcp_input.c, tcp_reset_check" + TRIED)
          .see(SEE)
          .changesNoPath();

  /** A SYN with a wrong ACK on a half-open connection. */
  public static final KnownDifference ACK_FIRST =
      Card.of("linux-half-open-ack-first")
          .title("In SYN-RECEIVED the ACK is seen first")
          .rfc(
              "In SYN-RECEIVED after a passive OPEN a SYN in the window leads back to LISTEN before"
                  + " its ACK is looked at (section 3.10.7.4, fourth and fifth).")
          .does("A wrong ACK draws its RST first, and the connection stays.")
          .why("Who does not know our number is not the peer, and must not end its connection.")
          .reference("Linux v6.18, net/ipv4/tcp_minisocks.c, tcp_check_req" + TRIED)
          .see(SEE)
          .changesNoPath();

  /** SYN and FIN in one segment to a listener. */
  public static final KnownDifference SYN_FIN =
      Card.of("linux-syn-fin-dropped")
          .title("A listener drops SYN with FIN")
          .rfc(
              "In LISTEN a SYN is answered; what else the segment carries waits for SYN-RECEIVED"
                  + " (section 3.10.7.2, third).")
          .does("A SYN that carries a FIN too is dropped unanswered.")
          .why("Only port scanners send one.")
          .reference("Linux v6.18, net/ipv4/tcp_input.c, tcp_rcv_state_process" + TRIED)
          .see(SEE)
          .changesNoPath();

  static final List<KnownDifference> ALL =
      List.of(NO_ACK_BIT, TIME_WAIT, ENDS_AT_RCV_NXT, RST_AFTER_FIN, ACK_FIRST, SYN_FIN);

  private ArrivalDifferences() {}
}
