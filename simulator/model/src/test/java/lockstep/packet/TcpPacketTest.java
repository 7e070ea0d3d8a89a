package lockstep.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import lockstep.tcp.ControlBit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets as they came out of a device, octet by octet. */
class TcpPacketTest {
  /** A SYN from 192.0.2.1:45056 to 192.0.2.2:443, window 64240, MSS 1460. */
  private static final byte[] SYN =
      withChecksums(
          hex(
              "4500002c 12344000 40060000 c0000201 c0000202"
                  + "b00001bb 00000100 00000000 6002faf0 00000000 020405b4"));

  /** Text "abc" with PSH and ACK from [2001:db8::1]:80 to [2001:db8::2]:45056. */
  private static final byte[] TEXT =
      withChecksums(
          hex(
              "60000000 00170640"
                  + "20010db8 00000000 00000000 00000001"
                  + "20010db8 00000000 00000000 00000002"
                  + "0050b000 fffffffe 00000101 50180400 00000000 616263"));

  private static byte[] hex(String words) {
    return HexFormat.of().parseHex(words.replace(" ", ""));
  }

  /** Puts in both checksums as RFC 1071 makes them. */
  private static byte[] withChecksums(byte[] packet) {
    ByteBuffer bytes = ByteBuffer.wrap(packet);
    boolean four = packet[0] >> 4 == 4;
    if (four) bytes.putShort(10, (short) ~sum(packet, 0, 20, 0));
    int at = four ? 20 : 40;
    int length = packet.length - at;
    int pseudo = sum(packet, four ? 12 : 8, four ? 8 : 32, 6 + length);
    bytes.putShort(at + 16, (short) ~sum(packet, at, length, pseudo));
    return packet;
  }

  private static int sum(byte[] octets, int from, int length, int start) {
    int sum = start;
    for (int i = from; i < from + length; i += 2) {
      int low = i + 1 < from + length ? octets[i + 1] & 0xFF : 0;
      sum += (octets[i] & 0xFF) << 8 | low;
    }
    while (sum >> 16 != 0) sum = (sum & 0xFFFF) + (sum >> 16);
    return sum;
  }

  @Test
  void aSynOverIpv4HasItsNumbersWindowAndMss() throws Exception {
    TcpPacket packet = TcpPacket.of(SYN).orElseThrow();
    assertThat(packet.sender().local()).hasToString("192.0.2.1:45056");
    assertThat(packet.sender().foreign()).hasToString("192.0.2.2:443");
    assertThat(packet.segment()).hasToString("<SEQ=256><CTL=SYN>");
    assertThat(packet.segment().window()).isEqualTo(64240);
    assertThat(packet.segment().mss()).isEqualTo(1460);
  }

  @Test
  void textOverIpv6HasItsOctets() throws Exception {
    TcpPacket packet = TcpPacket.of(TEXT).orElseThrow();
    assertThat(packet.sender().local()).hasToString("[2001:db8::1]:80");
    assertThat(packet.sender().foreign()).hasToString("[2001:db8::2]:45056");
    assertThat(packet.segment()).hasToString("<SEQ=4294967294><ACK=257><LEN=3><CTL=PSH,ACK>");
    assertThat(packet.segment().text().asText()).isEqualTo("abc");
    assertThat(packet.segment().has(ControlBit.PSH)).isTrue();
  }

  /** What is read again is checked again, so its checksums have stayed right. */
  @Test
  void swappedItGoesBackAndIsStillRight() throws Exception {
    for (byte[] octets : new byte[][] {SYN, TEXT}) {
      TcpPacket packet = TcpPacket.of(octets).orElseThrow();
      TcpPacket back = TcpPacket.of(packet.swapped()).orElseThrow();
      assertThat(back.sender().local().host()).isEqualTo(packet.sender().foreign().host());
      assertThat(back.sender().foreign().host()).isEqualTo(packet.sender().local().host());
      assertThat(back.sender().local().port()).isEqualTo(packet.sender().local().port());
      assertThat(back.segment()).isEqualTo(packet.segment());
      assertThat(back.swapped()).isEqualTo(octets);
    }
  }

  @Test
  void whatIsWrittenIsWhatStandsInTheHeaders() throws Exception {
    TcpPacket syn = TcpPacket.of(SYN).orElseThrow();
    byte[] own = TcpPacket.to(syn.sender(), syn.segment()).octets();
    // The identification of its maker aside.
    byte[] expected = SYN.clone();
    expected[4] = expected[5] = expected[10] = expected[11] = expected[36] = expected[37] = 0;
    expected[6] = 0x40;
    assertThat(own).isEqualTo(withChecksums(expected));
    TcpPacket text = TcpPacket.of(TEXT).orElseThrow();
    assertThat(TcpPacket.to(text.sender(), text.segment()).octets()).isEqualTo(TEXT);
  }

  @Test
  void whatIsNotTcpIsPassedOver() throws Exception {
    byte[] icmp = TEXT.clone();
    icmp[6] = 58;
    assertThat(TcpPacket.of(icmp)).isEmpty();
    byte[] udp = SYN.clone();
    udp[9] = 17;
    assertThat(TcpPacket.of(udp)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x54, a packet of IP version 5",
    "0, 0x44, an IPv4 header of 16 octets",
    "3, 0x2d, a length of 45 in 44 octets",
    "6, 0x20, a fragment",
    "8, 0x3f, a wrong checksum of the IPv4 header",
    "32, 0x40, a TCP header of 16 octets",
    "32, 0x70, a TCP header of 28 octets",
    "27, 0x02, a wrong checksum of the TCP segment",
  })
  void whatIsWrongInItselfIsRefused(int at, String octet, String found) {
    byte[] broken = SYN.clone();
    broken[at] = Integer.decode(octet).byteValue();
    assertThatThrownBy(() -> TcpPacket.of(broken))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessageEndingWith(found);
  }

  @Test
  void anOptionThatRunsOverItsHeaderIsRefused() {
    byte[] broken = SYN.clone();
    broken[41] = 9;
    broken[10] = broken[11] = broken[36] = broken[37] = 0;
    byte[] right = withChecksums(broken);
    assertThatThrownBy(() -> TcpPacket.of(right)).hasMessageEndingWith("an option of 9 octets");
  }
}
