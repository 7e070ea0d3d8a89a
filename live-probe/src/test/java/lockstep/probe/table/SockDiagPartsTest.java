package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import lockstep.table.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SockDiagPartsTest {
  /** What is said of the parts agrees with the reader that stands on them. */
  @Test
  void theReaderUsesNetlinkWhereItsPartsAnswer() throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "sock_diag is Linux's");
    SockDiagParts parts = SockDiagParts.look();
    try (SocketTable table = SocketTables.open()) {
      assertThat(table.source().equals("netlink sock_diag"))
          .isEqualTo(parts.socket().isEmpty() && parts.tcp().isEmpty());
      table.all(Selection.EVERYTHING);
      assertThat(table.remarks().stream().anyMatch(remark -> remark.startsWith("UDP is read from")))
          .isEqualTo(parts.socket().isEmpty() && parts.udp().isPresent());
    }
    parts.socket().ifPresent(lack -> assertThat(parts.ends()).contains(lack));
  }

  /** linux/inet_diag.h, inet_diag_msg: the state at 17, the local port at 20. */
  @ParameterizedTest(name = "type {0}, state {1}, port {2}, {3} octets: {4}")
  @CsvSource({
    "20, 7, 50001, 88, true",
    "20, 1, 50001, 88, false",
    "20, 7, 50002, 88, false",
    "2, 7, 50001, 88, false",
    "20, 7, 50001, 40, false"
  })
  void onlyTheEndOfOnesOwnSocketCounts(int type, int state, int port, int length, boolean own) {
    ByteBuffer message = ByteBuffer.allocate(88).order(ByteOrder.nativeOrder());
    message.putShort(4, (short) type).put(16, (byte) 2).put(17, (byte) state);
    message.put(20, (byte) (port >> 8)).put(21, (byte) port);
    assertThat(SockDiagParts.isEndOf(50001, message, length)).isEqualTo(own);
  }
}
