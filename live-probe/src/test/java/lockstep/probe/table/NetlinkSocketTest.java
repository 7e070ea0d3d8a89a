package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.netty.channel.epoll.Epoll;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The calls of a netlink socket, by JNA and by Netty alike. */
class NetlinkSocketTest {
  enum Calls {
    JNA,
    NETTY
  }

  private static final SocketAddress NOBODY = new SocketAddress("127.0.0.1", 1);

  private final Memory request = Memory.ofSize(SockDiag.REQUEST_SIZE);
  private final Memory answer = Memory.ofSize(1024);
  private NetlinkSocket socket;

  @BeforeEach
  void onLinux() throws Exception {
    assumeThat(System.getProperty("os.name")).as("netlink is Linux's").isEqualTo("Linux");
    socket = NetlinkSocket.open();
    SockDiag.writeExact(request.bytes(), 0, new SocketPair(NOBODY, NOBODY), 0);
    request.bytes().putInt(SockDiag.SEQUENCE, 7);
  }

  @AfterEach
  void close() {
    if (socket != null) socket.close();
  }

  private void by(Calls calls) {
    if (calls == Calls.JNA) return;
    assumeThat(Epoll.isAvailable()).as("Netty's native library is there").isTrue();
    socket.hasten();
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerGoesWhereItIsWanted(Calls calls) throws Exception {
    by(calls);
    for (int at : new int[] {0, 512}) {
      socket.send(request, SockDiag.REQUEST_SIZE);
      int length = socket.receive(answer, at, 512);
      assertThat(answer.bytes().getInt(at + SockDiag.LENGTH)).isEqualTo(length);
      assertThat(answer.bytes().getInt(at + SockDiag.SEQUENCE)).isEqualTo(7);
      assertThat(SockDiagDecoder.errno(answer.bytes(), at)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatDoesNotFitIsAFailureAndTheNextOneIsRead(Calls calls) throws Exception {
    by(calls);
    socket.send(request, SockDiag.REQUEST_SIZE);
    assertThatThrownBy(() -> socket.receive(answer, 0, 20))
        .isInstanceOf(SocketTableException.class)
        .hasMessageContaining("octets, expected at most");
    socket.send(request, SockDiag.REQUEST_SIZE);
    assertThat(socket.receive(answer, 0, 1024)).isGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource
  void noAnswerIsAFailureAfterASecond(Calls calls) {
    by(calls);
    assertThatThrownBy(() -> socket.receive(answer, 0, 1024))
        .isInstanceOf(SocketTableException.class)
        .hasMessage("netlink did not answer in a second");
  }

  @ParameterizedTest
  @EnumSource
  void whatLiesOutsideABufferIsNeverTouched(Calls calls) throws Exception {
    by(calls);
    assertThatThrownBy(() -> socket.send(request, SockDiag.REQUEST_SIZE + 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> socket.receive(answer, 1000, 25))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> socket.receive(answer, -1, 10))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @EnumSource
  void aClosedOneSaysSo(Calls calls) {
    by(calls);
    socket.close();
    by(calls);
    assertThatThrownBy(() -> socket.send(request, SockDiag.REQUEST_SIZE))
        .isInstanceOf(SocketTableException.class)
        .hasMessage("the socket table is closed");
    assertThatThrownBy(() -> socket.receive(answer, 0, 1024))
        .isInstanceOf(SocketTableException.class)
        .hasMessage("the socket table is closed");
  }
}
