package lockstep.probe.lab;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import lockstep.tcp.Octets;

/**
 * What a connection has read: exactly as much as was asked for, or, while it {@link #flow() flows},
 * all that comes. Filled by the event loop, asked by the playing thread.
 */
final class Inbox extends ChannelInboundHandlerAdapter {
  /** How much is kept of what flows in, octets. */
  static final int KEPT = 4096;

  /** How much one reading takes at the most while everything is read, octets. */
  private static final int AT_ONCE = 1 << 16;

  /**
   * What was read.
   *
   * @param count how many octets
   * @param last the last of them; all, unless more flowed in than is kept
   */
  record Received(long count, Octets last) {}

  private final LabChannel channel;
  private final Wanted wanted = new Wanted();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();

  // Guarded by the lock.
  private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();

  /** Octets that came before those kept, and that nobody has taken. */
  private long passed;

  private boolean flowing;
  private boolean ended;
  private Throwable failure;

  /** Takes a channel that has not been registered yet. */
  Inbox(LabChannel channel) {
    this.channel = channel;
    channel.config().setAutoRead(false);
    channel.config().setRecvByteBufAllocator(wanted);
    channel.pipeline().addLast(this);
  }

  /** From now on everything is read, also what comes later. */
  void flow() {
    lock.lock();
    try {
      flowing = true;
      wanted.set(AT_ONCE);
    } finally {
      lock.unlock();
    }
    channel.read();
  }

  /** From now on nothing is read but what is asked for. */
  void stop() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      flowing = false;
    } finally {
      lock.unlock();
    }
    channel.readNoMore();
  }

  /**
   * Takes exactly this many octets; fewer when the stream ends, the connection fails, or {@link
   * System#nanoTime()} reaches {@code until}.
   */
  Received receive(int count, long until) throws InterruptedException {
    await(count, until);
    lock.lockInterruptibly();
    try {
      return take(count);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a call hears of the connection's end, for the kernel tells it only to a call. */
  void awaitEnd(long until) throws InterruptedException {
    await(1, until);
  }

  /** Waits until so many octets are there; when the time is over, no wish to read stays behind. */
  private void await(int count, long until) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waits() < count && !isOver()) {
        long left = until - System.nanoTime();
        if (left <= 0) break;
        ask((int) (count - waits()));
        news.awaitNanos(left);
      }
      if (waits() >= count || isOver() || flowing) return;
    } finally {
      lock.unlock();
    }
    // Not under the lock, which the event loop may be waiting for.
    channel.readNoMore();
  }

  private void ask(int octets) {
    if (!flowing) wanted.set(octets);
    channel.read();
  }

  private boolean isOver() {
    return ended || failure != null || !channel.isActive();
  }

  private long waits() {
    return passed + arrived.size();
  }

  private Received take(long count) {
    Octets all = Octets.of(arrived.toByteArray());
    long gone = Math.min(passed, count);
    int taken = (int) Math.min(count - gone, all.length());
    passed -= gone;
    arrived.reset();
    arrived.writeBytes(all.slice(taken, all.length()).toArray());
    return new Received(gone + taken, all.slice(0, taken));
  }

  /** Waits until the thread that serves every socket of the run has looked at all of them. */
  void awaitTurn() throws InterruptedException {
    channel.eventLoop().submit(() -> {}).await();
  }

  /** Takes what was read and not taken, without asking for more. */
  Received takeAll() throws InterruptedException {
    // What the event loop has got from the kernel by now is here when it has done its present task.
    awaitTurn();
    lock.lock();
    try {
      return take(waits());
    } finally {
      lock.unlock();
    }
  }

  /** The last octets that flowed in and that nobody has taken; they stay. */
  Octets flowed() {
    lock.lock();
    try {
      return flowing ? Octets.of(arrived.toByteArray()) : Octets.of("");
    } finally {
      lock.unlock();
    }
  }

  /** How many octets were read and not yet taken. */
  long waiting() {
    lock.lock();
    try {
      return waits();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the end of the peer's stream was read. */
  boolean hasEnded() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** What reading failed with, or null. */
  Throwable failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf octets = (ByteBuf) message;
    byte[] copy = new byte[octets.readableBytes()];
    octets.readBytes(copy);
    octets.release();
    lock.lock();
    try {
      arrived.writeBytes(copy);
      if (flowing && arrived.size() > KEPT) keepTheLast();
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void keepTheLast() {
    byte[] all = arrived.toByteArray();
    passed += all.length - KEPT;
    arrived.reset();
    arrived.write(all, all.length - KEPT, KEPT);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    lock.lock();
    try {
      if (flowing && !ended) context.read();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) end(null);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    end(cause);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end(null);
  }

  private void end(Throwable cause) {
    lock.lock();
    try {
      ended = true;
      if (cause != null) failure = cause;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
