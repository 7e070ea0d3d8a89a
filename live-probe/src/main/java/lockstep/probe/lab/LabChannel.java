package lockstep.probe.lab;

import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelId;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.IoRegistration;
import io.netty.channel.nio.NioIoOps;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.List;

/** A connection's channel that knows no address but those of its ground. */
final class LabChannel extends NioSocketChannel {
  private final Ground ground;
  private final Runnable beforeCall;

  /** Whether a connect was made without Netty. */
  private volatile boolean begun;

  /**
   * A channel that is not connected.
   *
   * @param beforeCall run by the event loop right before the system is called to open or close; as
   *     late as can be, for what it sees to does not last
   */
  LabChannel(Ground ground, SocketProtocolFamily family, Runnable beforeCall) {
    super(SelectorProvider.provider(), family);
    this.ground = ground;
    this.beforeCall = beforeCall;
  }

  /** A channel of a socket that is connected already. */
  LabChannel(Ground ground, SocketChannel connected, Runnable beforeCall) {
    super(null, connected);
    this.ground = ground;
    this.beforeCall = beforeCall;
  }

  private LabChannel(Server parent, SocketChannel accepted) {
    super(parent, accepted);
    this.ground = parent.ground;
    this.beforeCall = parent.beforeCall;
  }

  @Override
  protected ChannelId newId() {
    return LabChannelId.next();
  }

  @Override
  protected void doBind(SocketAddress local) throws Exception {
    super.doBind(ground.checked(local));
  }

  @Override
  protected boolean doConnect(SocketAddress remote, SocketAddress local) throws Exception {
    ground.checked(remote);
    if (local != null) ground.checked(local);
    if (begun) {
      boolean connected = javaChannel().finishConnect();
      if (!connected) addAndSubmit(NioIoOps.CONNECT);
      return connected;
    }
    beforeCall.run();
    return super.doConnect(remote, local);
  }

  @Override
  public ChannelFuture shutdownOutput(ChannelPromise promise) {
    if (!eventLoop().inEventLoop()) {
      eventLoop().execute(() -> shutdownOutput(promise));
      return promise;
    }
    beforeCall.run();
    return super.shutdownOutput(promise);
  }

  /**
   * Connects, on any thread, without Netty. The {@link #connect} that is to follow takes over what
   * was begun.
   */
  void connectNow(SocketAddress remote) throws IOException {
    SocketAddress checked = ground.checked(remote);
    begun = true;
    javaChannel().connect(checked);
  }

  /** Sends a FIN, on any thread, without Netty. */
  void shutdownNow() throws IOException {
    javaChannel().shutdownOutput();
  }

  /**
   * Hands the kernel what it takes at once, on any thread; nothing waits for room.
   *
   * @return how many octets it took, 0 when its queue is full
   */
  int writeNow(ByteBuffer octets) throws IOException {
    return javaChannel().write(octets);
  }

  /** Makes the close to come a reset; what is closed already stays as it is. */
  void resetsWhenClosed() {
    if (!isOpen()) return;
    try {
      config().setOption(ChannelOption.SO_LINGER, 0);
    } catch (ChannelException e) {
      // Closed meanwhile from another thread: no close is to come.
      if (isOpen()) throw e;
    }
  }

  /** Takes it from its selector, so that {@link #closeNow} is close(2) and nothing else. */
  void prepareClose() throws IOException, InterruptedException {
    Future<?> left =
        eventLoop()
            .submit(
                () -> {
                  leaveSelector();
                  return null;
                });
    left.await();
    if (left.cause() != null)
      throw new IOException("a socket did not leave its selector: " + left.cause(), left.cause());
  }

  /** Closes, on any thread, without Netty. */
  void closeNow() throws IOException {
    javaChannel().close();
  }

  /** Takes back a wish to read; returns once nothing is read any more. */
  void readNoMore() throws InterruptedException {
    eventLoop().submit(this::clearReadPending).await();
  }

  /** The socket itself, for its options. */
  NetworkChannel socket() {
    return javaChannel();
  }

  /**
   * Closes as close(2) does. The JDK shuts down a connection that a selector still knows, and
   * closes it a little later; with octets unread the peer would get a FIN before the reset.
   */
  @Override
  protected void doClose() throws Exception {
    leaveSelector();
    beforeCall.run();
    super.doClose();
  }

  private void leaveSelector() throws IOException {
    // One whose run was closed before it was registered has no selector to leave.
    if (isRegistered()) leave(registration());
  }

  private static void leave(IoRegistration registration) throws IOException {
    SelectionKey key = registration == null ? null : registration.attachment();
    if (key == null || !key.isValid()) return;
    key.cancel();
    // What is ready meanwhile must not get into the set of selected keys: Netty has its own there,
    // which knows of no other selecting. It is told again at the next selecting.
    key.selector().selectNow(ready -> {});
  }

  /** A listening channel that knows no address but those of its ground. */
  static final class Server extends NioServerSocketChannel {
    private final Ground ground;
    private final Runnable beforeCall;

    /**
     * A channel that does not listen yet.
     *
     * @param beforeCall for the connections that it accepts
     */
    Server(Ground ground, SocketProtocolFamily family, Runnable beforeCall) {
      super(SelectorProvider.provider(), family);
      this.ground = ground;
      this.beforeCall = beforeCall;
    }

    @Override
    protected ChannelId newId() {
      return LabChannelId.next();
    }

    @Override
    protected void doBind(SocketAddress local) throws Exception {
      super.doBind(ground.checked(local));
    }

    /** Closes at once, as {@link LabChannel#doClose} does: its port is free when this returns. */
    @Override
    protected void doClose() throws Exception {
      if (isRegistered()) leave(registration());
      super.doClose();
    }

    /** The socket itself, for its options. */
    NetworkChannel socket() {
      return javaChannel();
    }

    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
      SocketChannel connection = javaChannel().accept();
      if (connection == null) return 0;
      accepted.add(new LabChannel(this, connection));
      return 1;
    }
  }
}
