package lockstep.probe.lab;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelId;
import io.netty.channel.ChannelPromise;
import io.netty.channel.IoRegistration;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.List;

/** A connection's channel that knows no address but loopback. */
final class LabChannel extends NioSocketChannel {
  private final Runnable beforeCall;

  /**
   * A channel that is not connected.
   *
   * @param beforeCall run by the event loop right before the system is called to open or close; as
   *     late as can be, for what it sees to does not last
   */
  LabChannel(SocketProtocolFamily family, Runnable beforeCall) {
    super(SelectorProvider.provider(), family);
    this.beforeCall = beforeCall;
  }

  private LabChannel(Server parent, SocketChannel accepted) {
    super(parent, accepted);
    this.beforeCall = parent.beforeCall;
  }

  @Override
  protected ChannelId newId() {
    return LabChannelId.next();
  }

  @Override
  protected void doBind(SocketAddress local) throws Exception {
    super.doBind(LoopbackOnly.checked(local));
  }

  @Override
  protected boolean doConnect(SocketAddress remote, SocketAddress local) throws Exception {
    LoopbackOnly.checked(remote);
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
   * Closes as close(2) does. The JDK shuts down a connection that a selector still knows, and
   * closes it a little later; with octets unread the peer would get a FIN before the reset.
   */
  @Override
  protected void doClose() throws Exception {
    IoRegistration registration = registration();
    SelectionKey key = registration == null ? null : registration.attachment();
    if (key != null && key.isValid()) {
      key.cancel();
      key.selector().selectNow();
    }
    beforeCall.run();
    super.doClose();
  }

  /** A listening channel that knows no address but loopback. */
  static final class Server extends NioServerSocketChannel {
    private final Runnable beforeCall;

    /**
     * A channel that does not listen yet.
     *
     * @param beforeCall for the connections that it accepts
     */
    Server(SocketProtocolFamily family, Runnable beforeCall) {
      super(SelectorProvider.provider(), family);
      this.beforeCall = beforeCall;
    }

    @Override
    protected ChannelId newId() {
      return LabChannelId.next();
    }

    @Override
    protected void doBind(SocketAddress local) throws Exception {
      super.doBind(LoopbackOnly.checked(local));
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
