package lockstep.probe.lab;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.util.concurrent.Future;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import lockstep.tcp.Octets;

/**
 * One end of a connection: a Netty channel that does nothing by itself, and the calls that a
 * program makes on it. Used by the playing thread.
 */
final class LabConnection {
  /** How long a send may wait for room in the kernel's queue before the scenario goes on. */
  private static final long SEND_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final LabChannel channel;
  private final Wanted wanted = new Wanted();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private ChannelFuture connecting;

  // Guarded by the lock; filled by the event loop.
  private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
  private boolean ended;
  private Throwable failure;
  private boolean told;

  /** Takes a channel that has not been registered yet. */
  LabConnection(LabChannel channel) {
    this.channel = channel;
    SocketChannelConfig config = channel.config();
    config.setAutoRead(false);
    config.setAllowHalfClosure(true);
    config.setRecvByteBufAllocator(wanted);
    // The kernel's own default; Netty's is the other way round.
    config.setTcpNoDelay(false);
    // A SYN that nobody answers is the kernel's to give up.
    config.setConnectTimeoutMillis(0);
    channel.pipeline().addLast(new Inbox());
  }

  LabChannel channel() {
    return channel;
  }

  InetSocketAddress local() {
    return channel.localAddress();
  }

  InetSocketAddress foreign() {
    return channel.remoteAddress();
  }

  /** Begins to open; the handshake goes on by itself. */
  void connect(SocketAddress to) throws InterruptedException {
    connecting = channel.connect(to);
    // The event loop takes tasks in order: once this one has run, the SYN is sent.
    channel.eventLoop().submit(() -> {}).await();
  }

  /** Hands octets to the kernel; returns what the user is told, or null. */
  String send(Octets octets) throws InterruptedException {
    ChannelFuture sent = channel.writeAndFlush(Unpooled.wrappedBuffer(octets.toArray()));
    sent.await(SEND_NANOS, TimeUnit.NANOSECONDS);
    return outcome(sent);
  }

  /** The RFC's CLOSE: nothing more to send. */
  String shutdown() throws InterruptedException {
    if (channel.isOutputShutdown()) return SignalWords.CLOSING;
    return finished(channel.shutdownOutput());
  }

  /** The socket call: nobody reads any more either. */
  String close() throws InterruptedException {
    connecting = null;
    return finished(channel.close());
  }

  /** The RFC's ABORT: the socket call with a linger time of nothing. */
  String abort() throws InterruptedException {
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    return close();
  }

  /** Whether it has been told to open and that has neither succeeded nor failed. */
  boolean isConnecting() {
    return connecting != null;
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /**
   * Takes exactly this many octets from the kernel's queue; fewer when the stream ends, the
   * connection fails, or {@link System#nanoTime()} reaches {@code until}.
   */
  Octets receive(int count, long until) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (arrived.size() < count && !ended && failure == null && channel.isActive()) {
        long left = until - System.nanoTime();
        if (left <= 0) break;
        wanted.set(count - arrived.size());
        channel.read();
        news.awaitNanos(left);
      }
      Octets all = Octets.of(arrived.toByteArray());
      int taken = Math.min(count, all.length());
      arrived.reset();
      arrived.writeBytes(all.slice(taken, all.length()).toArray());
      return all.slice(0, taken);
    } finally {
      lock.unlock();
    }
  }

  /** Octets that were read but not yet taken by {@link #receive}. */
  int waiting() {
    lock.lock();
    try {
      return arrived.size();
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

  /**
   * What went wrong and has not been told yet, or null. The kernel tells a reset only to a call, so
   * one is made where the row is gone and the socket still open.
   */
  String trouble(boolean rowGone, long until) throws InterruptedException {
    if (connecting != null && rowGone)
      connecting.await(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    if (connecting != null && connecting.isDone()) {
      Throwable cause = connecting.cause();
      connecting = null;
      if (cause != null) return tell(cause);
    }
    lock.lockInterruptibly();
    try {
      while (rowGone && channel.isActive() && failure == null && !ended && arrived.size() == 0) {
        long left = until - System.nanoTime();
        if (left <= 0) break;
        wanted.set(1);
        channel.read();
        news.awaitNanos(left);
      }
      return failure == null ? null : tell(failure);
    } finally {
      lock.unlock();
    }
  }

  private String tell(Throwable cause) {
    lock.lock();
    try {
      if (told) return null;
      told = true;
      return SignalWords.of(cause);
    } finally {
      lock.unlock();
    }
  }

  private String finished(Future<?> call) throws InterruptedException {
    call.await(1, TimeUnit.SECONDS);
    return outcome(call);
  }

  private String outcome(Future<?> call) {
    Throwable cause = call.isDone() ? call.cause() : null;
    return cause == null ? null : SignalWords.of(cause);
  }

  /** Keeps what the event loop hands up. */
  private final class Inbox extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ByteBuf octets = (ByteBuf) message;
      byte[] copy = new byte[octets.readableBytes()];
      octets.readBytes(copy);
      octets.release();
      lock.lock();
      try {
        arrived.writeBytes(copy);
        news.signalAll();
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
}
