package lockstep.probe.lab;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import lockstep.tcp.Octets;

/**
 * One end of a connection: a Netty channel that does nothing by itself, and the calls that a
 * program makes on it. Used by the playing thread.
 */
final class LabConnection {
  /** How long a send may wait for room in the kernel's queue before the scenario goes on. */
  private static final long SEND_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final LabChannel channel;
  private final Inbox inbox;
  private ChannelFuture connecting;
  private ChannelFuture sending;
  private boolean told;

  /** Takes a channel that has not been registered yet. */
  LabConnection(LabChannel channel) {
    this.channel = channel;
    SocketChannelConfig config = channel.config();
    config.setAllowHalfClosure(true);
    // The kernel's own default; Netty's is the other way round.
    config.setTcpNoDelay(false);
    // A SYN that nobody answers is the kernel's to give up.
    config.setConnectTimeoutMillis(0);
    this.inbox = new Inbox(channel);
  }

  LabChannel channel() {
    return channel;
  }

  Inbox inbox() {
    return inbox;
  }

  InetSocketAddress local() {
    return channel.localAddress();
  }

  InetSocketAddress foreign() {
    return channel.remoteAddress();
  }

  /**
   * Sets an option, by the event loop, which alone closes the channel.
   *
   * @return a remark where the system gives something else than was asked for, or null
   */
  String apply(SocketSetting setting) throws IOException, InterruptedException {
    Future<String> made = channel.eventLoop().submit(() -> setting.applyTo(channel.socket()));
    made.await();
    if (made.cause() != null)
      throw made.cause() instanceof IOException e ? e : new IOException(made.cause());
    return made.getNow();
  }

  /** Begins to open; the handshake goes on by itself. */
  void connect(SocketAddress to) throws InterruptedException {
    connecting = channel.connect(to);
    // The event loop takes tasks in order: once this one has run, the SYN is sent.
    channel.eventLoop().submit(() -> {}).await();
  }

  /** Takes the outcome of a connect that was made without Netty. */
  void connected(SocketAddress to, IOException failure) throws InterruptedException {
    if (failure == null) {
      connect(to);
      return;
    }
    connecting = channel.newFailedFuture(failure);
    channel.close().await(1, TimeUnit.SECONDS);
  }

  /** Hands octets to the kernel; returns what the user is told, or null. */
  String send(Octets octets) throws InterruptedException {
    return send(ByteBuffer.wrap(octets.toArray()));
  }

  String send(ByteBuffer octets) throws InterruptedException {
    sending = channel.writeAndFlush(Unpooled.wrappedBuffer(octets));
    sending.await(SEND_NANOS, TimeUnit.NANOSECONDS);
    return outcome(sending);
  }

  /** Whether octets of an earlier send still wait outside the kernel for room in its queue. */
  boolean isSending() {
    return sending != null && !sending.isDone();
  }

  /** The RFC's CLOSE: nothing more to send. */
  String shutdown() throws InterruptedException {
    if (channel.isOutputShutdown()) return SignalWords.CLOSING;
    return finished(channel.shutdownOutput());
  }

  /** Lets Netty know of a FIN that was sent without it. */
  String shutdownDone() throws InterruptedException {
    return finished(channel.shutdownOutput());
  }

  /** The socket call: nobody reads any more either. */
  String close() throws InterruptedException {
    connecting = null;
    return finished(channel.close());
  }

  /** The RFC's ABORT: the socket call with a linger time of nothing. */
  String abort() throws InterruptedException {
    channel.resetsWhenClosed();
    return close();
  }

  /** Whether it has been told to open and that has neither succeeded nor failed. */
  boolean isConnecting() {
    return connecting != null;
  }

  /**
   * Whether it is connected.
   *
   * @param byKernel whether the kernel says so; Netty, which learns it later, is then waited for
   */
  boolean isConnected(boolean byKernel, long until) throws InterruptedException {
    if (byKernel && connecting != null)
      connecting.await(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    return channel.isActive();
  }

  boolean isOpen() {
    return channel.isOpen();
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
    if (rowGone) inbox.awaitEnd(until);
    return inbox.failure() == null ? null : tell(inbox.failure());
  }

  private String tell(Throwable cause) {
    if (told) return null;
    told = true;
    return SignalWords.of(cause);
  }

  private String finished(Future<?> call) throws InterruptedException {
    call.await(1, TimeUnit.SECONDS);
    return outcome(call);
  }

  private String outcome(Future<?> call) {
    Throwable cause = call.isDone() ? call.cause() : null;
    return cause == null ? null : SignalWords.of(cause);
  }
}
