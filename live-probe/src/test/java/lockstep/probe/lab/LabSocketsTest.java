package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import lockstep.tcp.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lab's sockets and the one thread that serves them. */
@Timeout(20)
class LabSocketsTest {
  private static final long SOON = TimeUnit.SECONDS.toNanos(5);

  /** Both ends of a connection. */
  private record Ends(LabConnection client, LabConnection server) {}

  private static Ends connect(LabSockets sockets, LabListener listener)
      throws IOException, InterruptedException {
    LabConnection client = sockets.bound();
    client.connect(listener.local());
    LabConnection server = listener.accept(System.nanoTime() + SOON);
    sockets.adopt(server);
    assertThat(client.isConnected(true, System.nanoTime() + SOON)).isTrue();
    return new Ends(client, server);
  }

  /** A close has to select once; what it finds ready then is neither lost nor in its way. */
  @Test
  void aSocketClosesWhileAnotherBecomesReady() throws Exception {
    try (LabSockets sockets = new LabSockets(LabOptions.Family.IPV4, () -> {})) {
      LabListener listener = sockets.listen(0, 5, false, List.of(), remark -> {});
      Ends first = connect(sockets, listener);
      Ends second = connect(sockets, listener);
      CompletableFuture<ChannelFuture> closing = new CompletableFuture<>();
      LabChannel reader = first.server().channel();
      reader
          .pipeline()
          .addFirst(
              new ChannelInboundHandlerAdapter() {
                @Override
                public void channelRead(ChannelHandlerContext context, Object message)
                    throws Exception {
                  second.client().channel().writeNow(ByteBuffer.wrap(new byte[] {'b'}));
                  closing.complete(first.client().channel().close());
                  super.channelRead(context, message);
                }
              });
      second.server().inbox().flow();
      first.server().inbox().flow();
      reader.eventLoop().submit(() -> {}).await();
      first.client().send(Octets.of("a"));

      ChannelFuture closed = closing.get(5, TimeUnit.SECONDS);
      assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(closed.cause()).isNull();
      assertThat(first.client().channel().socket().isOpen()).isFalse();
      assertThat(second.server().inbox().receive(1, System.nanoTime() + SOON).last())
          .isEqualTo(Octets.of("b"));
    }
  }

  /** A defect of ours must not look like what a kernel tells a program. */
  @Test
  void whatNoSocketCallThrowsIsNotToldToAUser() {
    NullPointerException defect = new NullPointerException("k is null");
    assertThatThrownBy(() -> SignalWords.of(defect))
        .isInstanceOf(IllegalStateException.class)
        .hasCause(defect);
    assertThat(SignalWords.of(new IOException("Connection reset by peer")))
        .isEqualTo("connection reset");
  }
}
