package lockstep.capture;

import java.util.List;

/**
 * A packet as a capture file has it.
 *
 * @param number counts the packets of the file, from 1
 * @param atNanos when it was captured, in nanoseconds since 1970-01-01 00:00 UTC; {@link #NO_TIME}
 *     where the file does not say
 * @param at the interface
 * @param direction which way it passed that
 * @param octets what was kept of it, with the header of its link
 * @param length how long it was, in octets; more than was kept where it was cut
 * @param comments what somebody wrote about it, mostly nothing
 */
public record CapturedPacket(
    long number,
    long atNanos,
    CaptureInterface at,
    Direction direction,
    byte[] octets,
    long length,
    List<String> comments) {
  /** The time of a packet that has none. */
  public static final long NO_TIME = Long.MIN_VALUE;
}
