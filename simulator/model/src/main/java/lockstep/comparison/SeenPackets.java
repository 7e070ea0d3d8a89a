package lockstep.comparison;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import lockstep.packet.StepPackets;
import lockstep.packet.WirePacket;
import lockstep.tcp.Actor;
import lockstep.tcp.Segment;
import lockstep.trace.TraceStep;

/**
 * Finds the kernel's packet for each segment of the model: the first of the same sender that says
 * the same and belongs to none before it. A kernel may have sent it earlier than the model.
 */
final class SeenPackets {
  /** A kernel that says otherwise than the model for long is not remembered for ever. */
  private static final int MOST = 512;

  private record Seen(Actor from, Segment segment, WirePacket packet) {}

  private final List<Seen> seen = new ArrayList<>();
  private boolean keeps;

  /** Takes what the live world told of an action. */
  void learn(List<TraceStep> live) {
    for (TraceStep step : live) {
      StepPackets packets = step.seen().packets();
      if (packets == null) continue;
      keeps = true;
      for (int i = 0; i < packets.sent().size(); i++)
        seen.add(new Seen(step.actor(), step.sends().get(i), packets.sent(i)));
    }
    if (seen.size() > MOST) seen.subList(0, seen.size() - MOST).clear();
  }

  /** The packets of a step; null where nobody keeps them. */
  StepPackets of(TraceStep step) {
    if (step.seen() != null) return step.seen().packets();
    if (!keeps) return null;
    List<WirePacket> sent = new ArrayList<>();
    for (Segment segment : step.sends()) sent.add(take(step.actor(), segment));
    return new StepPackets(null, sent);
  }

  private WirePacket take(Actor from, Segment segment) {
    for (Iterator<Seen> all = seen.iterator(); all.hasNext(); ) {
      Seen one = all.next();
      if (!one.from().equals(from) || !LiveHand.isAlike(one.segment(), segment)) continue;
      all.remove();
      return one.packet();
    }
    return WirePacket.UNSEEN;
  }
}
