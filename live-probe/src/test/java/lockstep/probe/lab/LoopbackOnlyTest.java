package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.Channel;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackOnlyTest {
  private static final Ground GROUND = new LoopbackGround(LabOptions.Family.IPV4);

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1"})
  void loopbackPasses(String host) {
    InetSocketAddress address = new InetSocketAddress(host, 80);
    assertThat(LoopbackOnly.checked(address)).isSameAs(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::", "2001:db8::1"})
  void everythingElseIsRefused(String host) {
    assertThatThrownBy(() -> LoopbackOnly.checked(new InetSocketAddress(host, 80)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("loopback addresses only");
  }

  /** The channels themselves refuse, whoever uses them. */
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.0.2.1"})
  void noChannelBindsOrConnectsElsewhere(String host) throws Exception {
    SingleThreadIoEventLoop loop =
        new SingleThreadIoEventLoop(null, (ThreadFactory) Thread::new, NioIoHandler.newFactory());
    try {
      InetSocketAddress elsewhere = new InetSocketAddress(host, 9);
      Channel client = new LabChannel(GROUND, SocketProtocolFamily.INET, () -> {});
      loop.register(client).sync();
      assertThat(client.connect(elsewhere).await().cause())
          .isInstanceOf(IllegalArgumentException.class);
      Channel bound = new LabChannel(GROUND, SocketProtocolFamily.INET, () -> {});
      loop.register(bound).sync();
      assertThat(bound.bind(elsewhere).await().cause())
          .isInstanceOf(IllegalArgumentException.class);
      Channel server = new LabChannel.Server(GROUND, SocketProtocolFamily.INET, () -> {});
      loop.register(server).sync();
      assertThat(server.bind(elsewhere).await().cause())
          .isInstanceOf(IllegalArgumentException.class);
      for (Channel channel : new Channel[] {client, bound, server}) channel.close().sync();
    } finally {
      loop.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS);
    }
  }
}
