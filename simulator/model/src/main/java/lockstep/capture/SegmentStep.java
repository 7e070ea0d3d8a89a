package lockstep.capture;

import java.util.List;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;

/**
 * One segment of a captured connection, and where both ends stand after it as far as that can be
 * inferred.
 *
 * @param number counts the steps of the connection, from 1
 * @param captured the segment as it stands in the file
 * @param segment the same with relative numbers
 * @param fromClient whether the client sent it
 * @param leaves whether it leaves its sender here
 * @param arrives whether it reaches the other end here, or is taken to
 * @param sender the states that its sender passed by it, the one before first; empty where they are
 *     not known, a single one where it passed none
 * @param receiver likewise of the other end
 * @param client where the client stands after it; null where that was not seen
 * @param server likewise
 * @param remarks clauses on what is particular about it
 */
public record SegmentStep(
    int number,
    CapturedSegment captured,
    Segment segment,
    boolean fromClient,
    boolean leaves,
    boolean arrives,
    List<TcpState> sender,
    List<TcpState> receiver,
    TcpState client,
    TcpState server,
    List<String> remarks) {
  public SegmentStep {
    sender = List.copyOf(sender);
    receiver = List.copyOf(receiver);
    remarks = List.copyOf(remarks);
  }

  /** Whether the sender is in another state by it. */
  public boolean senderMoves() {
    return sender.size() > 1;
  }

  /** Whether the receiver is. */
  public boolean receiverMoves() {
    return receiver.size() > 1;
  }
}
