package lockstep.probe.lab;

import io.netty.channel.ChannelId;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A channel's number in this program. Netty's own identity looks for the machine's MAC address and
 * draws secure random numbers, which takes a good part of a run's start and is of no use here.
 */
record LabChannelId(int number) implements ChannelId {
  private static final AtomicInteger LAST = new AtomicInteger();

  static LabChannelId next() {
    return new LabChannelId(LAST.incrementAndGet());
  }

  @Override
  public String asShortText() {
    return Integer.toString(number);
  }

  @Override
  public String asLongText() {
    return asShortText();
  }

  @Override
  public int compareTo(ChannelId other) {
    return other instanceof LabChannelId id
        ? Integer.compare(number, id.number)
        : asLongText().compareTo(other.asLongText());
  }
}
