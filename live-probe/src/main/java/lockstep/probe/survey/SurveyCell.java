package lockstep.probe.survey;

import java.util.List;
import java.util.Objects;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/**
 * What the kernel is asked: where its connection stands, and what happens then. What is null is as
 * it naturally is in that state. All numbers are relative, see {@link Happening.Arrives}.
 *
 * @param passive whether it began with a passive OPEN; null: in LISTEN and SYN-RECEIVED it did
 * @param rcvWnd free octets of the receive buffer. The kernel chooses its own; only 0 says more
 *     than that
 * @param sndWnd the window that the far end tells
 * @param maxSndWnd the largest that it has told; null: {@code sndWnd}
 * @param outOfOrder text that arrived ahead of a gap
 * @param unsent octets that the user has given and that have not gone out
 */
public record SurveyCell(
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
    List<Run> outOfOrder,
    int unsent,
    Happening event) {
  /** Some octets from a number on. */
  public record Run(SeqNumber from, int octets) {}

  public SurveyCell {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(event, "event");
    outOfOrder = List.copyOf(outOfOrder);
  }

  /** Whether the connection began with a passive OPEN. */
  boolean isPassive() {
    if (passive != null) return passive;
    return state == TcpState.LISTEN || state == TcpState.SYN_RECEIVED;
  }
}
