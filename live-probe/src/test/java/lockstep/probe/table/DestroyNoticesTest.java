package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import org.junit.jupiter.api.Test;

/** Notices as a kernel sent them, broken ones, and those of this machine's kernel. */
class DestroyNoticesTest {
  private static final SocketAddress SERVER = new SocketAddress("127.0.0.1", 42521);

  @Test
  void tellsTheAddressesOfWhatWasDestroyed() throws Exception {
    assertThat(decode(Captured.octets("destroyed-ipv4.notice.hex")))
        .containsExactly(new SocketPair(new SocketAddress("127.0.0.1", 51447), SERVER));
    assertThat(decode(Captured.octets("destroyed-ipv6-listener.notice.hex")))
        .containsExactly(SocketPair.listening(new SocketAddress("::1", 37839)));
  }

  @Test
  void aSocketWithoutAnAddressIsNobodys() throws Exception {
    assertThat(decode(Captured.octets("destroyed-unbound.notice.hex"))).isEmpty();
  }

  @Test
  void severalInOneDatagramAreAllRead() throws Exception {
    ByteBuffer one = Captured.octets("destroyed-ipv4.notice.hex");
    ByteBuffer two = ByteBuffer.allocate(2 * one.limit());
    two.put(one.duplicate()).put(one.duplicate());
    assertThat(decode(two)).hasSize(2);
  }

  @Test
  void nothingIsReadFromWhereNothingIs() {
    ByteBuffer whole = Captured.octets("destroyed-ipv4.notice.hex");
    for (int length = 1; length < whole.limit(); length++) {
      ByteBuffer cut = whole.slice(0, length);
      assertThatThrownBy(() -> decode(cut)).isInstanceOf(MalformedTableException.class);
    }
  }

  @Test
  void aMessageOfAnotherKindIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> decode(changed(0, 15))).hasMessageContaining("a message of 15 octets");
    assertThatThrownBy(() -> decode(changed(0, 56))).isInstanceOf(MalformedTableException.class);
    assertThatThrownBy(() -> decode(changed(4, 2))).hasMessageContaining("a message of type 2");
    assertThatThrownBy(() -> decode(changed(16, 1))).hasMessageContaining("family 1");
  }

  /** Every user may listen: this one does. */
  @Test
  void theKernelTellsThatASocketIsDestroyed() throws Exception {
    assumeThat(System.getProperty("os.name"))
        .as("only Linux sends notices of destroyed sockets")
        .isEqualTo("Linux");
    try (DestroyNotices notices = DestroyNotices.open()) {
      SocketPair client;
      try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET);
          SocketChannel socket = SocketChannel.open(StandardProtocolFamily.INET)) {
        server.bind(new InetSocketAddress("127.0.0.1", 0));
        socket.connect(server.getLocalAddress());
        client =
            new SocketPair(address(socket.getLocalAddress()), address(server.getLocalAddress()));
        assertThat(notices.take().destroyed()).doesNotContain(client);
      }
      Set<SocketPair> destroyed = new HashSet<>();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () -> {
                destroyed.addAll(notices.take().destroyed());
                return destroyed.contains(client);
              });
    }
  }

  private static SocketAddress address(java.net.SocketAddress address) {
    return new SocketAddress("127.0.0.1", ((InetSocketAddress) address).getPort());
  }

  /** The captured notice with another octet in one place, and zero behind it. */
  private static ByteBuffer changed(int at, int to) {
    ByteBuffer notice = Captured.octets("destroyed-ipv4.notice.hex");
    notice.put(at, (byte) to);
    if (at == 0) notice.put(1, (byte) 0);
    return notice;
  }

  private static List<SocketPair> decode(ByteBuffer datagram) throws MalformedTableException {
    return DestroyNotices.decode(datagram, ByteOrder.LITTLE_ENDIAN);
  }
}
