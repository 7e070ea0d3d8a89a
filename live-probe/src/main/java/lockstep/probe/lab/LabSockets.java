package lockstep.probe.lab;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The sockets of one run and the one thread that serves them. */
final class LabSockets implements AutoCloseable {
  private static final long CLOSE_MILLIS = 2000;

  private static final AtomicBoolean LOADED = new AtomicBoolean();

  static {
    NettySettings.apply();
  }

  private final Runnable beforeCall;
  private final Ground ground;
  private final SocketProtocolFamily family;
  private final SingleThreadIoEventLoop loop;
  private final List<Channel> open = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /** Sockets of one family on loopback. */
  LabSockets(LabOptions.Family family, Runnable beforeCall) {
    this(new LoopbackGround(family), family, beforeCall);
  }

  /**
   * Sockets of one family.
   *
   * @param beforeCall run right before each call that opens or closes a connection
   */
  LabSockets(Ground ground, LabOptions.Family family, Runnable beforeCall) {
    this.beforeCall = beforeCall;
    this.ground = ground;
    this.family =
        family == LabOptions.Family.IPV4 ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
    // A group of one would do the same, but its end wakes a thread of Netty's that outlives it.
    this.loop =
        new SingleThreadIoEventLoop(
            null,
            task -> {
              Thread thread = new Thread(task, "lockstep-lab");
              thread.setDaemon(true);
              return thread;
            },
            NioIoHandler.newFactory());
  }

  /**
   * Begins to load, once in a program and on a thread that ends by itself, the classes that sockets
   * need: a few hundred, which take longer than everything else in a run's start.
   */
  static void load() {
    if (!LOADED.compareAndSet(false, true)) return;
    Thread loading =
        new Thread(
            () -> {
              try (LabSockets sockets = new LabSockets(LabOptions.Family.IPV4, () -> {})) {
                sockets.listen(0, 1, false, List.of(), remark -> {});
                sockets.bound();
              } catch (IOException | InterruptedException e) {
                // What does not work here does not work in the run either, and is told there.
                LOADED.set(false);
              }
            },
            "lockstep-loading");
    loading.setDaemon(true);
    loading.start();
  }

  InetAddress host() {
    return ground.host();
  }

  /**
   * Listens.
   *
   * @param port 0 for a free one
   * @param backlog 1 or more
   * @param remarks is told where a setting is not what was asked for
   */
  LabListener listen(
      int port,
      int backlog,
      boolean reuseAddress,
      List<SocketSetting> settings,
      Consumer<String> remarks)
      throws IOException, InterruptedException {
    LabListener listener = new LabListener(new LabChannel.Server(ground, family, beforeCall));
    LabChannel.Server channel = listener.channel();
    channel.config().setBacklog(backlog);
    channel.config().setReuseAddress(reuseAddress);
    for (SocketSetting setting : settings) {
      String remark = setting.applyToListener(channel.socket());
      if (remark != null) remarks.accept(remark);
    }
    open(channel, port);
    return listener;
  }

  /** A connection's socket, bound to a free port and not connected. */
  LabConnection bound() throws IOException, InterruptedException {
    LabConnection connection = new LabConnection(new LabChannel(ground, family, beforeCall));
    open(connection.channel(), 0);
    return connection;
  }

  /** A connection whose socket was opened without Netty; closes it where that fails. */
  LabConnection adopt(SocketChannel connected) throws IOException, InterruptedException {
    LabConnection connection = new LabConnection(new LabChannel(ground, connected, beforeCall));
    register(connection.channel());
    return connection;
  }

  /** Makes two sockets connect to each other at the same moment. */
  Crossing crossing() {
    return new Crossing(
        host(),
        family == SocketProtocolFamily.INET
            ? StandardProtocolFamily.INET
            : StandardProtocolFamily.INET6,
        () -> closed);
  }

  /** Takes a connection that a listener accepted into those that {@link #close()} ends. */
  void adopt(LabConnection accepted) {
    open.add(accepted.channel());
  }

  private void open(Channel channel, int port) throws IOException, InterruptedException {
    register(channel);
    try {
      done(channel.bind(new InetSocketAddress(host(), port)));
    } catch (IOException | RuntimeException e) {
      socketOf(channel).close();
      throw e;
    }
  }

  /** Registers first: before that Netty cannot close it, and this can be closed at any moment. */
  private void register(Channel channel) throws IOException, InterruptedException {
    boolean kept = false;
    try {
      done(loop.register(channel));
      open.add(channel);
      if (closed) throw new IOException("the run is closed");
      kept = true;
    } finally {
      if (!kept) socketOf(channel).close();
    }
  }

  private static NetworkChannel socketOf(Channel channel) {
    return channel instanceof LabChannel connection
        ? connection.socket()
        : ((LabChannel.Server) channel).socket();
  }

  private static void done(ChannelFuture call) throws IOException, InterruptedException {
    call.await();
    Throwable cause = call.cause();
    if (cause instanceof IOException e) throw e;
    if (cause != null) throw new IOException(cause);
  }

  /** Ends every connection at once, so that the kernel keeps no row of it, and the thread. */
  @Override
  public void close() {
    closed = true;
    ChannelException failure = null;
    for (Channel channel : open) {
      try {
        if (channel instanceof LabChannel connection) connection.resetsWhenClosed();
      } catch (ChannelException e) {
        // The others and the thread are to end all the same.
        if (failure == null) failure = e;
        else failure.addSuppressed(e);
      }
      channel.close();
    }
    loop.shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
    awaitEnd();
    if (failure != null) throw failure;
  }

  private void awaitEnd() {
    boolean interrupted = false;
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS);
    for (long left = 1; !loop.isTerminated() && left > 0; left = until - System.nanoTime()) {
      try {
        loop.awaitTermination(left, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
