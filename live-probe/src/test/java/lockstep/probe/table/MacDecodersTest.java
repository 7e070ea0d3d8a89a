package lockstep.probe.table;

import static lockstep.probe.table.MacFixtures.generation;
import static lockstep.probe.table.MacFixtures.info;
import static lockstep.probe.table.MacFixtures.ipv4;
import static lockstep.probe.table.MacFixtures.loopback6;
import static lockstep.probe.table.MacFixtures.tcp;
import static lockstep.probe.table.MacFixtures.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import lockstep.probe.table.MacFixtures.Socket;
import lockstep.table.OsState;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;

/**
 * The decoders of macOS's sockets against octets written from its headers; they run on any system,
 * and no Mac was asked.
 */
class MacDecodersTest {
  private static final Socket LISTENER =
      new Socket(3, new int[16], 8080, new int[16], 0, 1, 0x1_0000_0001L);
  private static final Socket CLIENT =
      new Socket(1, ipv4(127, 0, 0, 1), 50000, ipv4(127, 0, 0, 1), 443, 4, 21);
  private static final Socket WAITING =
      new Socket(2, loopback6(), 50001, loopback6(), 8080, 10, 22);
  private static final Socket NAMES =
      new Socket(1, ipv4(0, 0, 0, 0), 5353, ipv4(0, 0, 0, 0), 0, 0, 23);

  private static Fixture tcpList() {
    return generation(3)
        .then(tcp(LISTENER))
        .then(tcp(CLIENT))
        .then(tcp(WAITING))
        .then(generation(3));
  }

  @Test
  void theListOfTcpSockets() throws Exception {
    List<SocketRow> rows = MacPcbList.tcp(tcpList().octets());
    assertThat(rows)
        .extracting(MacDecodersTest::told)
        .containsExactly(
            "tcp6 [::]:8080 [::]:* TCPS_LISTEN(1) 3 128",
            "tcp 127.0.0.1:50000 127.0.0.1:443 TCPS_ESTABLISHED(4) 70 90",
            "tcp6 [::1]:50001 [::1]:8080 TCPS_TIME_WAIT(10) 70 90");
    assertThat(rows).extracting(SocketRow::cookie).containsExactly(0x1_0000_0001L, 21L, 22L);
    assertThat(rows.get(0).uid()).hasValue(501);
  }

  @Test
  void theListOfUdpSocketsHasNoStateAndAnyOrderOfBlocks() throws Exception {
    Fixture list = generation(1).then(udp(NAMES)).then(generation(1));
    assertThat(MacPcbList.udp(list.octets()))
        .extracting(MacDecodersTest::told)
        .containsExactly("udp 0.0.0.0:5353 0.0.0.0:* no state(0) 5 0");
  }

  /** Blocks of another version are longer and there are more of them. */
  @Test
  void blocksAreWalkedByTheirLength() throws Exception {
    Fixture longer =
        generation(1)
            .then(MacFixtures.pcb(CLIENT))
            .then(MacFixtures.socket(501, 3, 128))
            .then(MacFixtures.buffer(0x2, 70))
            .then(new Fixture().u32("len", 20).u32("kind", 0x40).unread("of tomorrow", 16))
            .then(MacFixtures.buffer(0x4, 90))
            .then(MacFixtures.statistics(333))
            .then(MacFixtures.tcpcb(4))
            .then(generation(1));
    assertThat(MacPcbList.tcp(longer.octets()))
        .extracting(MacDecodersTest::told)
        .containsExactly("tcp 127.0.0.1:50000 127.0.0.1:443 TCPS_ESTABLISHED(4) 70 90");
  }

  @Test
  void aSocketThatWasNeverBoundIsNoRow() throws Exception {
    Socket unbound = new Socket(0, new int[16], 0, new int[16], 0, 0, 5);
    Fixture list = generation(1).then(tcp(unbound)).then(generation(1));
    assertThat(MacPcbList.tcp(list.octets())).isEmpty();
    assertThat(MacDescriptors.row(info(unbound, 2, 6).octets())).isEmpty();
  }

  @Test
  void aListCutAnywhereIsRefused() {
    Fixture whole = tcpList();
    // The tail's own length ends the list; what follows it is not read.
    int tail = whole.size() - 20;
    for (int length = 0; length < tail; length++) {
      Octets cut = whole.cut(length);
      assertThatThrownBy(() -> MacPcbList.tcp(cut))
          .as("cut to " + length)
          .isInstanceOf(MalformedTableException.class);
    }
  }

  @Test
  void wrongLengthsAreRefusedWithTheirPlace() {
    byte[] zero = tcpList().bytes();
    zero[24] = 0;
    refused(zero, "fixture is malformed at 24: a block of 0 octets");
    byte[] absurd = tcpList().bytes();
    absurd[27] = (byte) 0xFF;
    refused(absurd, "fixture is malformed at 24: expected 4278190184 octets, there are 1800");
    byte[] head = tcpList().bytes();
    head[0] = 3;
    refused(head, "fixture is malformed at 0: a head of 3 octets");
    byte[] twice = tcpList().bytes();
    twice[24 + 104 + 4] = 0x10;
    refused(
        twice, "fixture is malformed at 128: a second block of kind 16 before the socket is whole");
  }

  @Test
  void aBlockTooShortForItsFieldsIsRefusedWithThePlaceInTheList() {
    byte[] list =
        generation(1)
            .then(new Fixture().u32("xi_len", 32).u32("xi_kind", 0x10).unread("half", 24))
            .then(MacFixtures.socket(501, 3, 128))
            .then(MacFixtures.buffer(0x2, 70))
            .then(MacFixtures.buffer(0x4, 90))
            .then(MacFixtures.statistics(136))
            .then(MacFixtures.tcpcb(4))
            .then(generation(1))
            .bytes();
    refused(list, "block of kind 16 is malformed at 68: expected 1 octets, there are 0");
  }

  private static void refused(byte[] list, String message) {
    Fixture fixture = new Fixture();
    for (byte octet : list) fixture.u8("", octet);
    assertThatThrownBy(() -> MacPcbList.tcp(fixture.octets()))
        .isInstanceOf(MalformedTableException.class)
        .hasMessage(message);
  }

  @Test
  void whatAProcessHolds() throws Exception {
    assertThat(info(CLIENT, 2, 6).size()).isEqualTo(MacDescriptors.SOCKET_SIZE);
    assertThat(told(row(CLIENT, 2, 6)))
        .isEqualTo("tcp 127.0.0.1:50000 127.0.0.1:443 TCPS_ESTABLISHED(4) 70 90");
    assertThat(told(row(LISTENER, 2, 6))).isEqualTo("tcp6 [::]:8080 [::]:* TCPS_LISTEN(1) 3 128");
    assertThat(told(row(NAMES, 1, 17))).isEqualTo("udp 0.0.0.0:5353 0.0.0.0:* no state(0) 70 90");
    assertThat(row(CLIENT, 2, 6).cookie()).isEqualTo(21);
  }

  @Test
  void whatIsNeitherTcpNorUdpIsNoRow() throws Exception {
    assertThat(MacDescriptors.row(info(NAMES, 1, 1).octets()))
        .as("ICMP")
        .isEqualTo(Optional.empty());
    assertThat(MacDescriptors.row(info(NAMES, 3, 0).octets())).as("local").isEmpty();
  }

  @Test
  void aShortAnswerIsRefused() {
    Octets cut = info(CLIENT, 2, 6).cut(791);
    assertThatThrownBy(() -> MacDescriptors.row(cut))
        .isInstanceOf(MalformedTableException.class)
        .hasMessage("fixture is malformed at 0: 791 octets, expected 792");
  }

  /** proc_fdinfo: kinds are 1 a file, 2 a socket, 5 a queue. */
  @Test
  void theSocketsAmongDescriptors() throws Exception {
    Fixture list =
        new Fixture()
            .u32("proc_fd", 0)
            .u32("proc_fdtype", 1)
            .u32("proc_fd", 7)
            .u32("proc_fdtype", 2)
            .u32("proc_fd", 9)
            .u32("proc_fdtype", 5);
    assertThat(MacDescriptors.sockets(list.octets())).containsExactly(7);
    assertThatThrownBy(() -> MacDescriptors.sockets(list.cut(20)))
        .isInstanceOf(MalformedTableException.class);
  }

  /** BSD's numbers and the words of macOS's netstat. */
  @Test
  void everyStateHasItsMeaningAndItsWord() {
    StringBuilder told = new StringBuilder();
    for (int code = 0; code <= 11; code++) {
      OsState state = OsState.macos(code);
      told.append(state.netstatWord())
          .append('=')
          .append(state.meaning().map(TcpState::name).orElse("none"))
          .append('\n');
    }
    assertThat(told.toString().lines())
        .containsExactly(
            "CLOSED=CLOSED",
            "LISTEN=LISTEN",
            "SYN_SENT=SYN_SENT",
            "SYN_RCVD=SYN_RECEIVED",
            "ESTABLISHED=ESTABLISHED",
            "CLOSE_WAIT=CLOSE_WAIT",
            "FIN_WAIT_1=FIN_WAIT_1",
            "CLOSING=CLOSING",
            "LAST_ACK=LAST_ACK",
            "FIN_WAIT_2=FIN_WAIT_2",
            "TIME_WAIT=TIME_WAIT",
            "code 11=none");
  }

  private static SocketRow row(Socket socket, int kind, int protocol)
      throws MalformedTableException {
    return MacDescriptors.row(info(socket, kind, protocol).octets()).orElseThrow();
  }

  private static String told(SocketRow row) {
    return row.protocol()
        + " "
        + row.local()
        + " "
        + row.foreign()
        + " "
        + row.state()
        + " "
        + row.recvQ()
        + " "
        + row.sendQ();
  }
}
