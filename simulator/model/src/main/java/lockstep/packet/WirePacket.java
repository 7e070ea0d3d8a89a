package lockstep.packet;

import lockstep.tcp.Octets;

/**
 * An IP packet as a wire had it in its hand.
 *
 * @param number counts the packets of a run in the order in which they left their senders, from 1;
 *     a copy that the wire made has the number of what it was made of
 * @param nanos when it was there, in nanoseconds since 1970-01-01 00:00 UTC
 * @param octets the whole packet as it left its sender, from its IP header on
 */
public record WirePacket(long number, long nanos, Octets octets) {
  /** Stands where nobody saw the packet. */
  public static final WirePacket UNSEEN = new WirePacket(0, 0, Octets.NONE);

  public WirePacket {
    if (number < 0 || nanos < 0)
      throw new IllegalArgumentException("packet " + number + " at " + nanos + " ns");
  }

  /** Whether somebody saw it. */
  public boolean isSeen() {
    return number > 0;
  }

  /** The same packet at another time: when it arrived. */
  public WirePacket at(long newNanos) {
    return new WirePacket(number, newNanos, octets);
  }
}
