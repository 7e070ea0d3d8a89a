package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lockstep.table.OsState;
import lockstep.table.SocketAddress;
import org.junit.jupiter.api.Test;

/** Lines as a kernel wrote them, and lines that are not such. */
class TraceLineTest {
  private static final String REST =
      "inet_sock_set_state: family=AF_INET protocol=IPPROTO_TCP sport=1 dport=2 saddr=127.0.0.1"
          + " daddr=127.0.0.1 saddrv6=::ffff:127.0.0.1 daddrv6=::ffff:127.0.0.1"
          + " oldstate=TCP_CLOSE newstate=TCP_SYN_SENT";

  @Test
  void tellsEachChangeOfAConnection() throws IOException {
    assertThat(captured())
        .extracting(l -> l.pair().local() + " " + l.from().name() + " " + l.to().name())
        .containsExactly(
            "127.0.0.1:40489 TCP_CLOSE TCP_LISTEN",
            "127.0.0.1:60931 TCP_CLOSE TCP_SYN_SENT",
            "127.0.0.1:60931 TCP_SYN_SENT TCP_ESTABLISHED",
            "127.0.0.1:40489 TCP_LISTEN TCP_SYN_RECV",
            "127.0.0.1:40489 TCP_SYN_RECV TCP_ESTABLISHED",
            "127.0.0.1:60931 TCP_ESTABLISHED TCP_FIN_WAIT1",
            "127.0.0.1:40489 TCP_ESTABLISHED TCP_CLOSE_WAIT",
            "127.0.0.1:60931 TCP_FIN_WAIT1 TCP_FIN_WAIT2",
            "127.0.0.1:60931 TCP_FIN_WAIT2 TCP_CLOSE",
            "127.0.0.1:40489 TCP_CLOSE_WAIT TCP_LAST_ACK",
            "127.0.0.1:40489 TCP_LAST_ACK TCP_CLOSE",
            "[::1]:40673 TCP_LISTEN TCP_SYN_RECV",
            "[::1]:40673 TCP_CLOSE TCP_LISTEN");
  }

  @Test
  void tellsTimeAndBothAddresses() throws IOException {
    TraceLine connects = captured().get(1);
    assertThat(connects.micros()).isEqualTo(23_517_058_990L);
    assertThat(connects.pair().foreign()).isEqualTo(new SocketAddress("127.0.0.1", 40489));
    assertThat(captured().get(0).pair().foreign()).isEqualTo(new SocketAddress("0.0.0.0", 0));
    assertThat(captured().get(12).pair().foreign()).isEqualTo(new SocketAddress("::", 0));
  }

  @Test
  void aProgramMayHaveAnyName() {
    assertThat(parse("   a] 1.0: x-77   [001] d.s2. 12.000003: " + REST))
        .map(TraceLine::micros)
        .contains(12_000_003L);
    assertThat(parse("  inet_sock_set-1 [1023] ..... 12.000003: " + REST)).isPresent();
  }

  @Test
  void aStateWithoutANameKeepsItsNumber() {
    assertThat(parse("  x-1 [001] ..... 1.000000: " + REST.replace("TCP_SYN_SENT", "0xe")))
        .map(TraceLine::to)
        .contains(OsState.linux(14));
  }

  @Test
  void whatIsNoChangeOfTcpIsPassedOver() {
    for (String line :
        List.of(
            "",
            "# tracer: nop",
            "  x-1 [001] ..... 1.000000: sched_switch: prev_comm=x",
            "  x-1 [001] ..... 1.000000: " + REST.replace("IPPROTO_TCP", "IPPROTO_MPTCP"),
            "  x-1 [001] ..... 1.000000: " + REST.replace("TCP_SYN_SENT", "TCP_DREAMING"),
            "  x-1 [001] ..... 1.000000: " + REST.replace("sport=1", "sport=70000"),
            "  x-1 [001] ..... 1.000000: " + REST.substring(0, REST.length() - 20)))
      assertThat(parse(line)).as(line).isEmpty();
  }

  @Test
  void eventsThatTheKernelDroppedAreCounted() {
    assertThat(TraceLine.lost("CPU:1 [LOST 12 EVENTS]")).hasValue(12);
    assertThat(TraceLine.lost("  x-1 [001] ..... 1.000000: " + REST)).isEmpty();
  }

  private static Optional<TraceLine> parse(String line) {
    return TraceLine.parse(line);
  }

  private static List<TraceLine> captured() throws IOException {
    try (InputStream in = TraceLineTest.class.getResourceAsStream("trace_pipe.txt")) {
      byte[] text = Objects.requireNonNull(in, "trace_pipe.txt").readAllBytes();
      return new String(text, StandardCharsets.US_ASCII)
          .lines()
          .flatMap(line -> TraceLine.parse(line).stream())
          .toList();
    }
  }
}
