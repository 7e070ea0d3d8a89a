package lockstep.probe.lab;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * Makes a channel's next read take exactly as many octets as are wanted, and no second read follow
 * it: what is not wanted yet stays in the kernel's queue, where the row shows it.
 */
final class Wanted implements RecvByteBufAllocator {
  /** Set before a read is asked for, used by the event loop. */
  private volatile int octets = 1;

  void set(int octets) {
    this.octets = octets;
  }

  @Override
  public ExtendedHandle newHandle() {
    return new Exact();
  }

  private final class Exact implements ExtendedHandle {
    private int attempted;
    private int last;

    @Override
    public ByteBuf allocate(ByteBufAllocator allocator) {
      return allocator.heapBuffer(octets, octets);
    }

    @Override
    public int guess() {
      return octets;
    }

    @Override
    public void reset(ChannelConfig config) {
      last = 0;
    }

    @Override
    public void incMessagesRead(int messages) {}

    @Override
    public void lastBytesRead(int bytes) {
      last = bytes;
    }

    @Override
    public int lastBytesRead() {
      return last;
    }

    @Override
    public void attemptedBytesRead(int bytes) {
      attempted = bytes;
    }

    @Override
    public int attemptedBytesRead() {
      return attempted;
    }

    @Override
    public boolean continueReading() {
      return false;
    }

    @Override
    public boolean continueReading(UncheckedBooleanSupplier maybeMore) {
      return false;
    }

    @Override
    public void readComplete() {}
  }
}
