package lockstep.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header as its octets say it, and the options that systems send. */
class TcpHeaderTest {
  private static final SocketPair PAIR =
      new SocketPair(new SocketAddress("192.0.2.1", 45056), new SocketAddress("192.0.2.2", 443));
  private static final int IP = 20;

  /** A packet whose options are these octets. */
  private static Octets withOptions(String hex) {
    byte[] options = HexFormat.of().parseHex(hex.replace(" ", ""));
    Segment text =
        Segment.of(SeqNumber.of(4_000_000_000L), SeqNumber.of(7), 501, ControlBit.PSH)
            .withText(Octets.of(options).then(Octets.of("abc")));
    byte[] packet = TcpPacket.to(PAIR, text).octets();
    // What was written as text becomes options: the header ends behind them.
    packet[IP + 12] = (byte) (5 + options.length / 4 << 4);
    ByteBuffer.wrap(packet).putShort(IP + 16, (short) 0);
    int sum = 6 + packet.length - IP;
    for (int i = 12; i < packet.length; i++) sum += (packet[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
    while (sum >> 16 != 0) sum = (sum & 0xFFFF) + (sum >> 16);
    ByteBuffer.wrap(packet).putShort(IP + 16, (short) ~sum);
    return Octets.of(packet);
  }

  @Test
  void eachFieldIsAsItStandsThere() throws Exception {
    byte[] octets =
        TcpPacket.to(PAIR, Segment.of(SeqNumber.of(5), null, 9, ControlBit.SYN)).octets();
    TcpHeader header = TcpHeader.of(Octets.of(octets)).orElseThrow();
    assertThat(header.sourcePort()).isEqualTo(45056);
    assertThat(header.destinationPort()).isEqualTo(443);
    assertThat(header.seq()).isEqualTo(5);
    assertThat(header.ack()).isZero();
    assertThat(header.dataOffset()).isEqualTo(5);
    assertThat(header.reserved()).isZero();
    assertThat(header.control()).isEqualTo(ControlBit.SYN.mask());
    assertThat(header.window()).isEqualTo(9);
    assertThat(header.checksum())
        .isEqualTo((octets[IP + 16] & 0xFF) << 8 | octets[IP + 17] & 0xFF)
        .isNotZero();
    assertThat(header.options()).isEmpty();
    assertThat(header.text().isEmpty()).isTrue();
  }

  @Test
  void theOptionsOfALinuxSynAreReadInTheirOrder() throws Exception {
    TcpHeader header =
        TcpHeader.of(withOptions("020405b4 0402 080a 00000001 fffffffe 01 030307")).orElseThrow();
    assertThat(header.options())
        .containsExactly(
            new TcpOption(TcpOption.Kind.MAXIMUM_SEGMENT_SIZE, 2, 4, List.of(1460L)),
            new TcpOption(TcpOption.Kind.SACK_PERMITTED, 4, 2, List.of()),
            new TcpOption(TcpOption.Kind.TIMESTAMPS, 8, 10, List.of(1L, 4_294_967_294L)),
            new TcpOption(TcpOption.Kind.NO_OPERATION, 1, 1, List.of()),
            new TcpOption(TcpOption.Kind.WINDOW_SCALE, 3, 3, List.of(7L)));
    assertThat(header.option(TcpOption.Kind.WINDOW_SCALE).orElseThrow().values())
        .containsExactly(7L);
    assertThat(header.optionOctets().length()).isEqualTo(20);
    assertThat(header.text()).isEqualTo(Octets.of("abc"));
  }

  @Test
  void blocksOfSackHaveTwoEdgesEach() throws Exception {
    TcpHeader header =
        TcpHeader.of(withOptions("0101 0512 0000000a 00000014 ffffffff 00000001")).orElseThrow();
    assertThat(header.option(TcpOption.Kind.SACK).orElseThrow().values())
        .containsExactly(10L, 20L, 4_294_967_295L, 1L);
  }

  @Test
  void behindTheEndNothingIsRead() throws Exception {
    TcpHeader header = TcpHeader.of(withOptions("00020405")).orElseThrow();
    assertThat(header.options())
        .containsExactly(new TcpOption(TcpOption.Kind.END, 0, 4, List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fe04abcd", "02030101", "03040101", "05040101", "08040101"})
  void anotherOptionOrLengthIsNoneThatIsKnown(String hex) throws Exception {
    TcpOption first = TcpHeader.of(withOptions(hex)).orElseThrow().options().get(0);
    assertThat(first.kind()).isEqualTo(TcpOption.Kind.OTHER);
    assertThat(first.values()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"01010102", "01010200", "0101fe01", "0101fe09"})
  void anOptionThatIsCutIsRefused(String hex) {
    assertThatThrownBy(() -> TcpHeader.of(withOptions(hex)))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessageContaining("option");
  }

  @Test
  void anyChangedOctetOfTheSegmentIsRefusedOrNoTcp() throws Exception {
    byte[] octets = withOptions("020405b4").toArray();
    for (int i = 12; i < octets.length; i++) {
      byte[] changed = Arrays.copyOf(octets, octets.length);
      changed[i] ^= 0x40;
      assertThatThrownBy(() -> TcpHeader.of(Octets.of(changed)).orElseThrow())
          .isInstanceOf(MalformedPacketException.class);
    }
  }

  @Test
  void ofACapturedHeaderTheChecksumDoesNotMatterAndTheTextMayBeCut() throws Exception {
    byte[] octets = withOptions("020405b4").toArray();
    TcpHeader whole = TcpHeader.of(Octets.of(octets)).orElseThrow();
    assertThat(TcpHeader.captured(octets, IP, octets.length)).contains(whole);
    // A frame may be longer than its packet.
    assertThat(TcpHeader.captured(Arrays.copyOf(octets, octets.length + 6), IP, octets.length))
        .contains(whole);

    byte[] unwritten = octets.clone();
    unwritten[IP + 17] ^= 1;
    TcpHeader before = TcpHeader.captured(unwritten, IP, octets.length).orElseThrow();
    assertThat(before.checksum()).isEqualTo(whole.checksum() ^ 1);
    assertThat(before.options()).isEqualTo(whole.options());

    byte[] cut = Arrays.copyOf(octets, octets.length - 2);
    assertThat(TcpHeader.captured(cut, IP, octets.length).orElseThrow().text())
        .isEqualTo(Octets.of("a"));
    for (int kept = 0; kept < octets.length - 3; kept++)
      assertThat(TcpHeader.captured(Arrays.copyOf(octets, kept), IP, octets.length))
          .as("%s octets", kept)
          .isEmpty();
    assertThat(TcpHeader.captured(withOptions("01010200").toArray(), IP, octets.length)).isEmpty();
  }
}
