package lockstep.app.replay;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lockstep.capture.CaptureReader;
import lockstep.capture.CapturedConnection;
import lockstep.capture.CapturedPacket;
import lockstep.packet.TcpPacket;
import lockstep.probe.lab.LabOptions.Family;
import lockstep.table.SocketPair;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A capture of the wire has the packets as this computer's kernel made them. */
class WireCaptureTest {
  @TempDir private Path folder;

  private record Packet(long nanos, TcpPacket tcp) {}

  /** All packets; each has whole checksums, or it would not be read. */
  private static List<Packet> packets(Path file) throws Exception {
    List<Packet> all = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      CaptureReader reader = CaptureReader.open(in);
      for (CapturedPacket one = reader.next(); one != null; one = reader.next())
        all.add(new Packet(one.atNanos(), TcpPacket.of(one.octets()).orElseThrow()));
      assertThat(reader.damages()).isEmpty();
    }
    return all;
  }

  private static CaptureRun read(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return CaptureRun.read(in, connection -> null);
    }
  }

  private static long now() {
    Instant now = Instant.now();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void itHasTheKernelsOwnPacketsWithTheirPortsNumbersTextAndTimes(Family family) throws Exception {
    long before = now();
    List<Packet> packets = packets(CaptureFiles.ofWire("teardown", family, false, folder));
    SocketPair client = packets.get(0).tcp().sender();
    for (Packet one : packets) {
      assertThat(one.nanos()).isBetween(before, now());
      assertThat(one.tcp().sender()).isIn(client, client.reversed());
      assertThat(one.tcp().segment().window()).isPositive();
    }
    assertThat(client.local().port()).isNotEqualTo(client.foreign().port()).isPositive();
    Segment syn = packets.get(0).tcp().segment();
    assertThat(syn.mss()).as("what a kernel says of its own").isEqualTo(1460);
    // A kernel chooses them by chance: that both are 0 will not be seen.
    Segment synAck = packets.get(1).tcp().segment();
    assertThat(syn.seq().toLong() + synAck.seq().toLong()).isPositive();
    assertThat(synAck.ack()).isEqualTo(syn.seq().plus(1));
    assertThat(packets.stream().map(one -> one.tcp().segment().text().asText()))
        .as("the scenario's own words")
        .contains("bye");
    assertThat(packets.stream().filter(one -> one.tcp().segment().has(ControlBit.FIN))).hasSize(2);
  }

  @Test
  void itIsOneConnectionAlsoWhereEachSegmentIsSeenAtBothEnds() throws Exception {
    CaptureRun once = read(CaptureFiles.ofWire("teardown", Family.IPV4, false, folder));
    assertThat(once.connections()).hasSize(1);
    assertThat(once.twice()).isZero();
    CapturedConnection connection = once.connections().get(0);
    assertThat(CaptureWords.states(connection))
        .isEqualTo("inferred: client TIME-WAIT, server CLOSED");
    Path file = CaptureFiles.ofWire("teardown", Family.IPV4, true, folder);
    CaptureRun both = read(file);
    assertThat(both.connections()).hasSize(1);
    Map<Octets, Long> sightings =
        packets(file).stream()
            .collect(groupingBy(one -> Octets.of(one.tcp().octets()), counting()));
    assertThat(sightings.values())
        .as("each is there when it left and when it came, octet by octet the same")
        .isNotEmpty()
        .allMatch(times -> times == 2);
    assertThat(CaptureWords.states(both.connections().get(0)))
        .isEqualTo("inferred: client TIME-WAIT, server CLOSED");
  }
}
