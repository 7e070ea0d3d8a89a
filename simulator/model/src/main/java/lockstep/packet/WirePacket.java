package lockstep.packet;

import lockstep.tcp.Octets;

/**
 * An IP packet as a wire had it in its hand, or a segment of a capture.
 *
 * @param number counts the packets of a run in the order in which they left their senders, from 1;
 *     a copy that the wire made has the number of what it was made of
 * @param nanos when it was there, in nanoseconds since 1970-01-01 00:00 UTC
 * @param octets the whole packet as it left its sender, from its IP header on; none of a captured
 *     one, which may have been cut
 * @param captured the header as it was captured; null where the octets say it
 */
public record WirePacket(long number, long nanos, Octets octets, TcpHeader captured) {
  /** Stands where nobody saw the packet. */
  public static final WirePacket UNSEEN = new WirePacket(0, 0, Octets.NONE);

  public WirePacket {
    if (number < 0 || nanos < 0)
      throw new IllegalArgumentException("packet " + number + " at " + nanos + " ns");
  }

  /** A packet of which all octets are known. */
  public WirePacket(long number, long nanos, Octets octets) {
    this(number, nanos, octets, null);
  }

  /** A segment of a capture. */
  public static WirePacket captured(long number, long nanos, TcpHeader header) {
    return new WirePacket(number, nanos, Octets.NONE, header);
  }

  /**
   * The segment's header.
   *
   * @throws MalformedPacketException where the octets are no packet that a wire lets pass
   */
  public TcpHeader header() throws MalformedPacketException {
    return captured != null ? captured : TcpHeader.of(octets).orElseThrow();
  }

  /** Whether somebody saw it. */
  public boolean isSeen() {
    return number > 0;
  }

  /** The same packet at another time: when it arrived. */
  public WirePacket at(long newNanos) {
    return new WirePacket(number, newNanos, octets, captured);
  }
}
