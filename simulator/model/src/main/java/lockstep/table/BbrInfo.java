package lockstep.table;

/**
 * What the congestion control BBR tells of itself: Linux's {@code struct tcp_bbr_info}
 * (linux/inet_diag.h).
 *
 * @param bandwidth its guess of what the path carries, in octets a second
 * @param minRtt the shortest round trip of its window of time, in microseconds
 * @param pacingGain by how much it sends faster than that, in 256ths
 * @param windowGain by how much its window is larger than what the path holds, in 256ths
 */
public record BbrInfo(long bandwidth, long minRtt, long pacingGain, long windowGain) {}
