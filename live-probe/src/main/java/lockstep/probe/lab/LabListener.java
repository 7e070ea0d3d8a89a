package lockstep.probe.lab;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A listening socket that accepts one connection when it is told to. Used by the playing thread.
 */
final class LabListener {
  private final LabChannel.Server channel;
  private final BlockingQueue<LabConnection> accepted = new LinkedBlockingQueue<>();

  /** Takes a channel that has not been registered yet. */
  LabListener(LabChannel.Server channel) {
    this.channel = channel;
    channel.config().setAutoRead(false);
    channel.pipeline().addLast(new Acceptor());
  }

  LabChannel.Server channel() {
    return channel;
  }

  InetSocketAddress local() {
    return channel.localAddress();
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /**
   * Takes the oldest connection that waits; null when none came until {@link System#nanoTime()}
   * reached {@code until}.
   */
  LabConnection accept(long until) throws InterruptedException {
    LabConnection ready = accepted.poll();
    if (ready != null) return ready;
    channel.read();
    return accepted.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  void close() throws InterruptedException {
    channel.close().await(1, TimeUnit.SECONDS);
  }

  private final class Acceptor extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      LabConnection connection = new LabConnection((LabChannel) message);
      channel.eventLoop().register(connection.channel());
      accepted.add(connection);
    }
  }
}
