package lockstep.packet;

import java.util.List;

/**
 * The packets of one trace step.
 *
 * @param about the one that began the turn: that arrived, with the time of its arrival, or that
 *     something befell; null where the turn began otherwise, or nobody kept it
 * @param sent those of the segments that the step sends, in their order; {@link WirePacket#UNSEEN}
 *     in the place of one that nobody saw; empty where nobody kept them
 */
public record StepPackets(WirePacket about, List<WirePacket> sent) {
  /** No packets: nobody kept them. */
  public static final StepPackets NONE = new StepPackets(null, List.of());

  public StepPackets {
    sent = List.copyOf(sent);
  }

  /** The packet of a segment that was sent, by its place; unseen where nobody kept it. */
  public WirePacket sent(int index) {
    return index < sent.size() ? sent.get(index) : WirePacket.UNSEEN;
  }
}
