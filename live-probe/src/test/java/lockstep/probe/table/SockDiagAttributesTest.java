package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import lockstep.table.BbrInfo;
import lockstep.table.SocketDetails;
import lockstep.table.SocketRow;
import lockstep.table.TcpInfo;
import lockstep.table.TcpInfoField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands behind a row, from answers that a kernel gave; and answers that no kernel gives. */
class SockDiagAttributesTest {
  /** The attributes of that answer begin with SHUTDOWN, MARK, CGROUP_ID, SOCKOPT. */
  private static final int FIRST = SockDiagDecoder.ROW_SIZE;

  private static final int CGROUP = FIRST + 16;

  @Test
  void tcpInfoIsReadFieldByField() throws Exception {
    SocketDetails details = row("tcp-info", true).details();
    TcpInfo info = details.tcpInfo().orElseThrow();
    Map<TcpInfoField, Long> expected =
        Map.ofEntries(
            Map.entry(TcpInfoField.STATE, 5L),
            Map.entry(TcpInfoField.OPTIONS, 7L),
            Map.entry(TcpInfoField.SND_WSCALE, 10L),
            Map.entry(TcpInfoField.RCV_WSCALE, 10L),
            Map.entry(TcpInfoField.APP_LIMITED, 0L),
            Map.entry(TcpInfoField.RTO, 208_000L),
            Map.entry(TcpInfoField.SND_MSS, 35328L),
            Map.entry(TcpInfoField.PMTU, 65535L),
            Map.entry(TcpInfoField.RTT, 5105L),
            Map.entry(TcpInfoField.RTTVAR, 10182L),
            Map.entry(TcpInfoField.SND_SSTHRESH, 2147483647L),
            Map.entry(TcpInfoField.SND_CWND, 12L),
            Map.entry(TcpInfoField.MAX_PACING_RATE, -1L),
            Map.entry(TcpInfoField.BYTES_ACKED, 1002L),
            Map.entry(TcpInfoField.SEGS_OUT, 4L),
            Map.entry(TcpInfoField.SEGS_IN, 3L),
            Map.entry(TcpInfoField.MIN_RTT, 7L),
            Map.entry(TcpInfoField.BUSY_TIME, 44_000L),
            Map.entry(TcpInfoField.BYTES_SENT, 1000L),
            Map.entry(TcpInfoField.SND_WND, 70656L));
    assertThat(expected)
        .allSatisfy((field, value) -> assertThat(info.get(field)).as("" + field).hasValue(value));
    assertThat(details.congestion()).isEqualTo("bbr");
    assertThat(details.shutdown()).hasValue(2);
    assertThat(details.cgroup()).isEqualTo(1);
    assertThat(details.interfaceIndex()).isEqualTo(1);
  }

  /** Of a kernel that knows 100 octets of it, what begins at 100 is not known. */
  @Test
  void aShorterTcpInfoHasFewerFields() throws Exception {
    ByteBuffer answer = Captured.octets("tcp-info.answer.hex");
    int info = answer.limit() - 8 - 284;
    answer.putShort(info, (short) 104);
    answer.putInt(SockDiag.LENGTH, info + 104);
    TcpInfo read = row(answer, true).details().tcpInfo().orElseThrow();
    assertThat(read.get(TcpInfoField.RCV_SPACE)).isPresent();
    assertThat(read.get(TcpInfoField.TOTAL_RETRANS)).isEmpty();
    assertThat(read.get(TcpInfoField.SND_WND)).isEmpty();
  }

  @Test
  void aListenerSaysWhetherItRefusesIpv4() throws Exception {
    assertThat(row("listen-v6only", true).details().v6only()).contains(true);
    assertThat(row("listen-ipv4", true).details().v6only()).isEqualTo(Optional.empty());
  }

  @Test
  void udpHasRowsOfTheSameForm() throws Exception {
    SocketRow row = row("udp-ipv4", false);
    assertThat(row.protocol() + " " + row.local() + " " + row.foreign() + " " + row.state())
        .isEqualTo("udp 127.0.0.1:36193 0.0.0.0:* TCP_CLOSE(7)");
    SocketRow connected = row("udp-connected-ipv6", false);
    assertThat(connected.protocol() + " " + connected.foreign() + " " + connected.state())
        .isEqualTo("udp6 [::1]:32957 TCP_ESTABLISHED(1)");
    assertThat(connected.state().meaning()).isEmpty();
  }

  @Test
  void theEndsOfAConnectionSayWhoseRowTheyAre() throws Exception {
    assertThat(row("tcp-info", true).uid()).hasValue(0);
    assertThat(row("time-wait-ipv4", true).details()).isEqualTo(SocketDetails.NONE);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("a length of 0", FIRST, 0, FIRST, "an attribute of 0 octets"),
        Arguments.of("a length of 3", FIRST, 3, FIRST, "an attribute of 3 octets"),
        Arguments.of("a length beyond the end", FIRST, 400, FIRST, "an attribute of 400 octets"),
        Arguments.of("no room for its value", FIRST, 4, FIRST + 4, "a value of 0 octets"),
        Arguments.of("half a value", CGROUP, 8, CGROUP + 4, "a value of 4 octets, not of 8"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void anAttributeThatCannotBeIsNamedWithItsPlace(
      String name, int place, int length, int offset, String found) {
    ByteBuffer answer = Captured.octets("established-ipv4.answer.hex");
    answer.putShort(place, (short) length);
    assertThatThrownBy(() -> row(answer, true))
        .isInstanceOfSatisfying(
            MalformedTableException.class, e -> assertThat(e.offset()).isEqualTo(offset))
        .hasMessageContaining(found);
  }

  /** Octets behind the message belong to another one, whatever this one says. */
  @Test
  void attributesEndWithTheirMessage() throws Exception {
    ByteBuffer answer = Captured.octets("established-ipv4.answer.hex");
    answer.putInt(SockDiag.LENGTH, FIRST + 8);
    assertThat(row(answer, true).details().cgroup()).isZero();
    answer.putInt(SockDiag.LENGTH, FIRST + 2);
    assertThatThrownBy(() -> row(answer, true)).hasMessageContaining("an attribute of 2 octets");
  }

  /** Whatever is changed in an answer, it is a row or a named error, and nothing beyond is read. */
  @Test
  void changedAnswersAreRowsOrNamedErrors() {
    Random random = new Random(20);
    int malformed = 0;
    ByteBuffer whole = Captured.octets("established-ipv4.answer.hex");
    for (int i = 0; i < 20_000; i++) {
      int size = FIRST + random.nextInt(whole.limit() - FIRST + 1);
      ByteBuffer answer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = 0; at < size; at++) answer.put(at, whole.get(at));
      answer.putInt(SockDiag.LENGTH, size);
      for (int changes = random.nextInt(6); changes > 0; changes--)
        answer.put(16 + random.nextInt(size - 16), (byte) random.nextInt());
      try {
        row(answer, random.nextBoolean());
      } catch (MalformedTableException e) {
        malformed++;
        assertThat(e.offset()).isBetween((long) FIRST, (long) size);
      }
    }
    assertThat(malformed).isBetween(1_000, 19_000);
  }

  @Test
  void interfacesAreNamedWhereTheyAreThere() {
    InterfaceNames names = new InterfaceNames();
    assertThat(names.of(0)).isEmpty();
    assertThatCode(() -> List.of(names.of(Integer.MAX_VALUE), names.of(-1)))
        .doesNotThrowAnyException();
    assertThat(names.of(Integer.MAX_VALUE)).isEmpty();
    assertThat(names.of(-1)).isEmpty();
  }

  private static SocketRow row(String name, boolean tcp) throws MalformedTableException {
    return row(Captured.octets(name + ".answer.hex"), tcp);
  }

  private static SocketRow row(ByteBuffer answer, boolean tcp) throws MalformedTableException {
    return SockDiagDecoder.row(answer, 0, tcp, new InterfaceNames());
  }

  @Test
  void whatBbrTellsIsRead() throws Exception {
    ByteBuffer attribute = ByteBuffer.allocate(24).order(ByteOrder.nativeOrder());
    attribute.putShort((short) 24).putShort((short) 16);
    attribute.putInt(5).putInt(1).putInt(17).putInt(739).putInt(256);
    assertThat(SockDiagAttributes.read(attribute, 0, 0, 24, 0, "").bbr())
        .contains(new BbrInfo((1L << 32) + 5, 17, 739, 256));
    attribute.putShort(0, (short) 20);
    assertThatThrownBy(() -> SockDiagAttributes.read(attribute, 0, 0, 20, 0, ""))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageContaining("a value of 16 octets, not of 20");
  }
}
