package lockstep.model;

import java.util.List;
import java.util.Objects;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/**
 * Where a connection stands before the one event that it is tried with, by the names of RFC 9293
 * section 3.3.1. What is null or empty is as it naturally is in that state: in ESTABLISHED, say,
 * both SYNs are acknowledged and nothing else was sent.
 *
 * @param state where it stands; CLOSED and LISTEN have no numbers, so those given are not looked at
 * @param passive whether it began with a passive OPEN; null: in LISTEN and SYN-RECEIVED it did
 * @param iss the initial send sequence number; null: 0
 * @param irs the initial receive sequence number; null: 0
 * @param sndUna the oldest number that is not acknowledged
 * @param sndNxt the next number to send, at or after {@code sndUna}
 * @param rcvNxt the next number expected
 * @param rcvWnd free octets of the receive buffer, 0 to {@link #LARGEST_SCALED_WINDOW}
 * @param sndWnd the peer's window in octets, 0 or more
 * @param maxSndWnd MAX.SND.WND of RFC 5961 section 5; null: {@code sndWnd}
 * @param finSent whether our FIN has gone out: the last number before {@code sndNxt}; null: where
 *     the user has closed and nothing is unsent
 * @param finAcked whether it is acknowledged
 * @param outOfOrder what arrived ahead of a gap
 * @param unsent octets that the user has given and that have not gone out, 0 or more
 */
public record Preconditions(
    TcpState state,
    Boolean passive,
    SeqNumber iss,
    SeqNumber irs,
    SeqNumber sndUna,
    SeqNumber sndNxt,
    SeqNumber rcvNxt,
    Integer rcvWnd,
    Integer sndWnd,
    Integer maxSndWnd,
    Boolean finSent,
    Boolean finAcked,
    List<Run> outOfOrder,
    int unsent) {

  /**
   * The octets from a number on.
   *
   * @param octets how many, 0 or more
   */
  public record Run(SeqNumber from, int octets) {
    public Run {
      Objects.requireNonNull(from, "from");
      if (octets < 0) throw new IllegalArgumentException(octets + " octets");
    }
  }

  /** The largest window that the window scale option can tell (RFC 7323 section 2.3). */
  public static final int LARGEST_SCALED_WINDOW = 0xFFFF << 14;

  public Preconditions {
    Objects.requireNonNull(state, "state");
    outOfOrder = List.copyOf(outOfOrder);
    if (rcvWnd != null && (rcvWnd < 0 || rcvWnd > LARGEST_SCALED_WINDOW))
      throw new IllegalArgumentException(
          "RCV.WND " + rcvWnd + " is not 0 to " + LARGEST_SCALED_WINDOW);
    if (sndWnd != null && sndWnd < 0) throw new IllegalArgumentException("SND.WND " + sndWnd);
    if (maxSndWnd != null && maxSndWnd < 0)
      throw new IllegalArgumentException("MAX.SND.WND " + maxSndWnd);
    if (unsent < 0) throw new IllegalArgumentException(unsent + " octets unsent");
  }

  /** The state as it naturally is. */
  public static Preconditions natural(TcpState state) {
    return new Preconditions(
        state, null, null, null, null, null, null, null, null, null, null, null, List.of(), 0);
  }
}
