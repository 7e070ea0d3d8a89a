package lockstep.probe.wire;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import lockstep.packet.TcpPacket;
import lockstep.packet.WirePacket;
import lockstep.tcp.Octets;

/**
 * Keeps the octets of the packets, with numbers and the time of day, from when somebody wants them.
 * Whoever shares it guards it.
 */
final class KeptPackets {
  private volatile boolean wanted;
  private long count;

  /** The time of day at which {@link System#nanoTime()} would be 0. */
  private long originNanos;

  /** From here on they are kept. */
  void want() {
    Instant now = Instant.now();
    originNanos =
        TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - System.nanoTime();
    wanted = true;
  }

  /**
   * A packet leaves its sender.
   *
   * @param nanos {@link System#nanoTime()} then
   * @return null where nobody wants it
   */
  WirePacket leaves(TcpPacket packet, long nanos) {
    if (!wanted) return null;
    return new WirePacket(++count, originNanos + nanos, Octets.of(packet.octets()));
  }

  /** The same packet at another time; null where it was not kept. */
  WirePacket at(WirePacket kept, long nanos) {
    return kept == null ? null : kept.at(originNanos + nanos);
  }
}
