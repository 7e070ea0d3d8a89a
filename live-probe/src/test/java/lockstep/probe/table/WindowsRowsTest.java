package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lockstep.table.Owner;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The decoders of Windows' tables against octets written from tcpmib.h and udpmib.h; they run on
 * any system, and no Windows was asked.
 */
class WindowsRowsTest {
  /** MIB_TCPROW_OWNER_PID. The upper half of a port is filled with what means nothing. */
  private static Fixture tcp4(
      int state, int[] local, int[] port, int[] far, int[] farPort, int pid) {
    return new Fixture()
        .u32("dwState", state)
        .raw("dwLocalAddr", local)
        .raw("dwLocalPort", port)
        .unread("dwLocalPort, upper half", 2)
        .raw("dwRemoteAddr", far)
        .raw("dwRemotePort", farPort)
        .unread("dwRemotePort, upper half", 2)
        .u32("dwOwningPid", pid);
  }

  private static Fixture tcp4Table() {
    return new Fixture()
        .u32("dwNumEntries", 3)
        .then(tcp4(2, ints(0, 0, 0, 0), ints(0x01, 0xBB), ints(9, 9, 9, 9), ints(0x12, 0x34), 4))
        .then(
            tcp4(
                5,
                ints(127, 0, 0, 1),
                ints(0xC3, 0x50),
                ints(127, 0, 0, 1),
                ints(0x01, 0xBB),
                4321))
        .then(
            tcp4(
                11,
                ints(192, 0, 2, 7),
                ints(0x00, 0x50),
                ints(203, 0, 113, 9),
                ints(0xFF, 0xFF),
                0));
  }

  private static int[] ints(int... values) {
    return values;
  }

  @Test
  void rowsOfTcpOverIpv4() throws Exception {
    assertThat(WindowsRows.tcp4(tcp4Table().octets()))
        .extracting(WindowsRowsTest::told)
        .containsExactly(
            "tcp 0.0.0.0:443 0.0.0.0:* MIB_TCP_STATE_LISTEN(2) pid 4",
            "tcp 127.0.0.1:50000 127.0.0.1:443 MIB_TCP_STATE_ESTAB(5) pid 4321",
            "tcp 192.0.2.7:80 203.0.113.9:65535 MIB_TCP_STATE_TIME_WAIT(11) no pid");
  }

  /** MIB_TCP6ROW_OWNER_PID: here the state stands behind the addresses. */
  @Test
  void rowsOfTcpOverIpv6() throws Exception {
    Fixture table =
        new Fixture()
            .u32("dwNumEntries", 2)
            .padded("ucLocalAddr", 16)
            .u32("dwLocalScopeId", 0)
            .raw("dwLocalPort", 0x01, 0xBB)
            .unread("dwLocalPort, upper half", 2)
            .unread("ucRemoteAddr", 16)
            .unread("dwRemoteScopeId", 4)
            .unread("dwRemotePort", 4)
            .u32("dwState", 2)
            .u32("dwOwningPid", 700)
            .padded("ucLocalAddr", 8, 0xFE, 0x80)
            .raw("ucLocalAddr", 0, 0, 0, 0, 0, 0, 0, 1)
            .raw("dwLocalScopeId in network order", 0, 0, 0, 12)
            .raw("dwLocalPort", 0xC3, 0x50)
            .unread("dwLocalPort, upper half", 2)
            .raw("ucRemoteAddr", 0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9)
            .u32("dwRemoteScopeId", 0)
            .raw("dwRemotePort", 0x00, 0x16)
            .unread("dwRemotePort, upper half", 2)
            .u32("dwState", 8)
            .u32("dwOwningPid", 701);
    assertThat(WindowsRows.tcp6(table.octets()))
        .extracting(WindowsRowsTest::told)
        .containsExactly(
            "tcp6 [::]:443 [::]:* MIB_TCP_STATE_LISTEN(2) pid 700",
            "tcp6 [fe80::1%12]:50000 [2001:db8::9]:22 MIB_TCP_STATE_CLOSE_WAIT(8) pid 701");
  }

  /** MIB_UDPROW_OWNER_PID and MIB_UDP6ROW_OWNER_PID. */
  @Test
  void rowsOfUdpHaveNoFarEndAndNoState() throws Exception {
    Fixture four =
        new Fixture()
            .u32("dwNumEntries", 1)
            .raw("dwLocalAddr", 127, 0, 0, 1)
            .raw("dwLocalPort", 0x14, 0xE9)
            .unread("dwLocalPort, upper half", 2)
            .u32("dwOwningPid", 99);
    Fixture six =
        new Fixture()
            .u32("dwNumEntries", 1)
            .padded("ucLocalAddr", 15)
            .u8("ucLocalAddr, last", 1)
            .u32("dwLocalScopeId", 0)
            .raw("dwLocalPort", 0x00, 0x35)
            .unread("dwLocalPort, upper half", 2)
            .u32("dwOwningPid", 98);
    assertThat(told(WindowsRows.udp4(four.octets()).get(0)))
        .isEqualTo("udp 127.0.0.1:5353 0.0.0.0:* no state(0) pid 99");
    assertThat(told(WindowsRows.udp6(six.octets()).get(0)))
        .isEqualTo("udp6 [::1]:53 [::]:* no state(0) pid 98");
  }

  /** The numbers of MIB_TCP_STATE and the words of netstat. */
  @Test
  void everyStateHasItsMeaningAndItsWord() throws Exception {
    StringBuilder told = new StringBuilder();
    for (int code = 1; code <= 13; code++) {
      Fixture table =
          new Fixture()
              .u32("dwNumEntries", 1)
              .then(tcp4(code, ints(1, 2, 3, 4), ints(0, 1), ints(5, 6, 7, 8), ints(0, 2), 3));
      SocketRow row = WindowsRows.tcp4(table.octets()).get(0);
      told.append(row.state().netstatWord())
          .append('=')
          .append(row.state().meaning().map(TcpState::name).orElse("none"))
          .append(' ');
    }
    assertThat(told.toString().strip().split(" "))
        .containsExactly(
            "CLOSED=CLOSED",
            "LISTENING=LISTEN",
            "SYN_SENT=SYN_SENT",
            "SYN_RECEIVED=SYN_RECEIVED",
            "ESTABLISHED=ESTABLISHED",
            "FIN_WAIT_1=FIN_WAIT_1",
            "FIN_WAIT_2=FIN_WAIT_2",
            "CLOSE_WAIT=CLOSE_WAIT",
            "CLOSING=CLOSING",
            "LAST_ACK=LAST_ACK",
            "TIME_WAIT=TIME_WAIT",
            "DELETE_TCB=none",
            "code",
            "13=none");
  }

  @Test
  void aTableMayBeEmptyAndMayHaveRoomBehindItsRows() throws Exception {
    assertThat(WindowsRows.tcp4(new Fixture().u32("dwNumEntries", 0).octets())).isEmpty();
    Fixture roomy = tcp4Table().unread("room", 100);
    assertThat(WindowsRows.tcp4(roomy.octets())).hasSize(3);
  }

  @Test
  void aTableCutAnywhereIsRefused() {
    Fixture whole = tcp4Table();
    for (int length = 0; length < whole.size(); length++) {
      Octets cut = whole.cut(length);
      assertThatThrownBy(() -> WindowsRows.tcp4(cut))
          .as("cut to " + length)
          .isInstanceOf(MalformedTableException.class)
          .hasMessageStartingWith("fixture is malformed at 0: ");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 1000, 0x7FFFFFFFL, 0x80000000L, 0xFFFFFFFFL})
  void anAbsurdCountIsRefused(long count) {
    byte[] octets = tcp4Table().bytes();
    Fixture table = new Fixture().u32("dwNumEntries", count);
    for (int i = 4; i < octets.length; i++) table.u8("", octets[i]);
    assertThatThrownBy(() -> WindowsRows.tcp4(table.octets()))
        .isInstanceOf(MalformedTableException.class)
        .hasMessage("fixture is malformed at 0: " + count + " rows of 24 octets, there are 72");
    assertThatThrownBy(() -> WindowsRows.udp6(table.octets()))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageContaining(count + " rows of 28 octets");
  }

  @Test
  void aRowWithoutProcessSaysSo() throws Exception {
    List<SocketRow> rows = WindowsRows.tcp4(tcp4Table().octets());
    assertThat(rows.get(2).owner()).isEqualTo(Owner.Unknown.NO_PROCESS);
  }

  static String told(SocketRow row) {
    return row.protocol()
        + " "
        + row.local()
        + " "
        + row.foreign()
        + " "
        + row.state()
        + (row.pid().isPresent() ? " pid " + row.pid().getAsInt() : " no pid");
  }
}
