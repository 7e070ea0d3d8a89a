package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lockstep.table.RowTimer;
import lockstep.table.Selection;
import lockstep.table.SocketRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of /proc/net/tcp against lines that a kernel wrote; runs on any system. */
class ProcNetLineTest {
  @Test
  void everyKindOfIpv4Line() {
    assertThat(rows("proc-net-tcp.txt"))
        .extracting(
            row -> row.local() + " " + row.foreign() + " " + row.state() + " " + row.timer())
        .containsExactly(
            "127.0.0.1:33771 0.0.0.0:* TCP_LISTEN(10) off",
            "127.0.0.1:33771 127.0.0.1:38460 TCP_SYN_RECV(3) on (1.0 s)",
            "127.0.0.1:50631 127.0.0.1:60149 TCP_TIME_WAIT(6) timewait (60.0 s)",
            "127.0.0.1:38460 127.0.0.1:33771 TCP_ESTABLISHED(1) off",
            "127.0.0.1:46262 127.0.0.1:48967 TCP_FIN_WAIT1(4) on (200ms)");
  }

  @Test
  void everyKindOfIpv6Line() {
    List<SocketRow> rows = rows("proc-net-tcp6.txt");
    assertThat(rows).extracting(SocketRow::protocol).containsOnly("tcp6");
    assertThat(rows)
        .extracting(row -> row.local() + " " + row.foreign() + " " + row.state())
        .containsExactly(
            "[::1]:48497 [::1]:34711 TCP_TIME_WAIT(6)",
            "[::ffff:127.0.0.1]:48967 [::ffff:127.0.0.1]:46262 TCP_CLOSE_WAIT(8)");
  }

  @Test
  void queuesAndOwner() {
    SocketRow finWait = rows("proc-net-tcp.txt").get(4);
    assertThat(finWait.sendQ()).isEqualTo(1);
    assertThat(finWait.recvQ()).isZero();
    assertThat(finWait.inode()).isZero();
    SocketRow closeWait = rows("proc-net-tcp6.txt").get(1);
    assertThat(closeWait.sendQ()).isZero();
    assertThat(closeWait.recvQ()).isEqualTo(1);
    assertThat(closeWait.inode()).isEqualTo(200046);
  }

  @Test
  void anotherByteOrderPrintsAddressesAsTheyAre() {
    String line = "0: 7F000001:01BB 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 7";
    assertThat(ProcNetLine.parse(line, "tcp", ByteOrder.BIG_ENDIAN).local())
        .hasToString("127.0.0.1:443");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt uid timeout inode",
        "0: 7F0001:01BB 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 7",
        "0: 7F000001 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 7",
        "0: 7F000001:01BB 00000000:0000 XX 00000000:00000000 00:00000000 00000000 0 0 7",
        "0: 7F000001:01BB 00000000:0000 0A 00000000 00:00000000 00000000 0 0 7"
      })
  void whatIsNoLineIsRefused(String line) {
    assertThatThrownBy(() -> ProcNetLine.parse(line, "tcp", ByteOrder.LITTLE_ENDIAN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void udpHasTheSameColumnsAndThreeMore() {
    SocketRow row =
        ProcNetLine.parse(
            "12367: 0100007F:8D61 00000000:0000 07 00000000:00000300 00:00000000 00000000"
                + "  101        0 713513 2 000000006b827ad4 0",
            "udp",
            ByteOrder.LITTLE_ENDIAN);
    assertThat(row.protocol() + " " + row.local() + " " + row.foreign() + " " + row.state())
        .isEqualTo("udp 127.0.0.1:36193 0.0.0.0:* TCP_CLOSE(7)");
    assertThat(row.state().meaning()).isEmpty();
    assertThat(row.recvQ()).isEqualTo(0x300);
    assertThat(row.uid()).hasValue(101);
    assertThat(row.inode()).isEqualTo(713513);
  }

  /** Where the timer is one of probes, what counts is the probes, in a column of their own. */
  @Test
  void probesAreCounted() {
    String line =
        "1: 0100007F:8D61 0100007F:1234 01 00000009:00000000 04:00000064 00000000 0 3 713513 2";
    assertThat(ProcNetLine.parse(line, "tcp", ByteOrder.LITTLE_ENDIAN).timer())
        .isEqualTo(new RowTimer(RowTimer.Kind.PROBE, 1000, 3));
  }

  @Test
  void aLineThatIsNoneIsNamedByItsNumber(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("tcp"),
        "head\n"
            + " 0: 0100007F:01BB 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 7\n"
            + " 1: 0100007F:01BB\n");
    SocketTable table = new ProcNetTable(folder, "said by a test");
    assertThatThrownBy(() -> table.all(Selection.TCP))
        .isInstanceOfSatisfying(
            MalformedTableException.class, e -> assertThat(e.offset()).isEqualTo(3))
        .hasMessageContaining("1: 0100007F:01BB");
  }

  @Test
  void whatTheFilesDoNotTellIsSaid(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("tcp"), "head\n");
    SocketTable table = new ProcNetTable(folder, "said by a test");
    assertThat(table.all(Selection.TCP.withTcpInfo().withBoundInactive())).isEmpty();
    assertThat(table.remarks()).hasSize(2).allMatch(line -> line.contains("(said by a test)"));
    assertThat(table.all(Selection.TCP)).isEmpty();
    assertThat(table.remarks()).isEmpty();
  }

  @Test
  void neitherReadableIsOneLine(@TempDir Path folder) {
    assertThatThrownBy(() -> new ProcNetTable(folder, "netlink is refused"))
        .isInstanceOf(SocketTableException.class)
        .hasMessageMatching("no socket table: netlink is refused; .* is not readable");
  }

  private static List<SocketRow> rows(String name) {
    String protocol = name.replaceFirst("proc-net-(.*)\\.txt", "$1");
    return Captured.lines(name).stream()
        .skip(1)
        .map(line -> ProcNetLine.parse(line, protocol, ByteOrder.LITTLE_ENDIAN))
        .toList();
  }
}
