package lockstep.scenario;

import java.util.Map;
import lockstep.tcp.Actor;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;

/** Is asked before a wire hands over a segment, and answers when it may go. */
@FunctionalInterface
public interface SegmentGate {
  /**
   * Returns when the segment may go.
   *
   * @param from who sent it
   * @param segment with relative numbers
   * @param standing where the kernel's sockets stand now
   * @return whether to ask again before the next one
   */
  boolean await(Actor from, Segment segment, Map<Actor, TcpState> standing)
      throws InterruptedException;
}
