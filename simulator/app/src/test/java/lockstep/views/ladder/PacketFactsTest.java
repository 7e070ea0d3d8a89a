package lockstep.views.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import lockstep.packet.TcpHeader;
import lockstep.packet.TcpOption;
import lockstep.packet.TcpOption.Kind;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.views.ladder.SegmentFacts.Field;
import lockstep.views.ladder.SegmentFacts.OptionSaid;
import org.junit.jupiter.api.Test;

/** What is told of a header that passed the wire. */
class PacketFactsTest {
  private static final int PSH_ACK = ControlBit.PSH.mask() | ControlBit.ACK.mask();
  private static final Segment RELATIVE =
      Segment.of(SeqNumber.of(1), SeqNumber.of(4), 0, ControlBit.PSH).withText(Octets.of("a\nb"));

  private static TcpHeader header(int control, List<TcpOption> options, Octets octets) {
    return new TcpHeader(
        40_323,
        443,
        4_000_000_001L,
        1_000_004L,
        5 + octets.length() / 4,
        0,
        control,
        502,
        0x1f,
        0,
        options,
        octets,
        Octets.of("a\nb"));
  }

  private static TcpHeader header(int control, TcpOption... options) {
    return header(control, List.of(options), Octets.NONE);
  }

  private static PacketFacts facts(TcpHeader header, int shift, boolean absolute) {
    return new PacketFacts(new PassedHeader(header, shift, false), RELATIVE, absolute);
  }

  private static Field field(PacketFacts facts, String name) {
    return facts.fields().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void bothKindsOfNumbersStandBesideEachOther() {
    PacketFacts counted = facts(header(PSH_ACK), 0, false);
    assertThat(field(counted, "SEG.SEQ").value()).isEqualTo("1");
    assertThat(field(counted, "SEG.SEQ").beside()).isEqualTo("absolute 4000000001");
    PacketFacts stands = facts(header(PSH_ACK), 0, true);
    assertThat(field(stands, "SEG.ACK").value()).isEqualTo("1000004");
    assertThat(field(stands, "SEG.ACK").beside()).isEqualTo("relative 4");
  }

  @Test
  void portsChecksumAndTextAreThoseThatPassed() {
    PacketFacts facts = facts(header(PSH_ACK), 0, false);
    assertThat(field(facts, "Ports").value()).isEqualTo("40323 \u2192 443");
    assertThat(field(facts, "Checksum").value()).isEqualTo("0x001f");
    assertThat(field(facts, "Text").value()).isEqualTo("3 octets");
    assertThat(field(facts, "Text").beside()).isEqualTo("\"a\u00b7b\"");
  }

  @Test
  void aWindowIsToldAsItStandsAndAsItIsMeant() {
    Field plain = field(facts(header(PSH_ACK), 0, false), "SEG.WND");
    assertThat(plain.value()).isEqualTo("502");
    assertThat(plain.beside()).isEqualTo("not scaled");
    assertThat(field(facts(header(PSH_ACK), 7, false), "SEG.WND").beside())
        .isEqualTo("times 128: 64,256");
    assertThat(field(facts(header(ControlBit.SYN.mask()), 0, false), "SEG.WND").beside())
        .isEqualTo("in a SYN never scaled");
  }

  @Test
  void eachOptionSaysWhatItsSenderMeans() {
    PacketFacts facts =
        facts(
            header(
                PSH_ACK,
                new TcpOption(Kind.MAXIMUM_SEGMENT_SIZE, 2, 4, List.of(1460L)),
                new TcpOption(Kind.SACK_PERMITTED, 4, 2, List.of()),
                new TcpOption(Kind.TIMESTAMPS, 8, 10, List.of(7L, 9L)),
                new TcpOption(Kind.NO_OPERATION, 1, 1, List.of()),
                new TcpOption(Kind.WINDOW_SCALE, 3, 3, List.of(7L)),
                new TcpOption(
                    Kind.SACK, 5, 18, List.of(1_000_010L, 1_000_020L, 1_000_030L, 1_000_031L)),
                new TcpOption(Kind.OTHER, 254, 4, List.of())),
            0,
            false);
    List<OptionSaid> options = facts.options();
    assertThat(options.stream().map(OptionSaid::name))
        .containsExactly(
            "MSS 1,460", "SACK permitted", "Timestamps", "Window scale 7", "SACK", "Kind 254");
    assertThat(options.get(2).words()).contains("shows 7", "gives back 9");
    assertThat(options.get(3).words()).contains("multiplied by 128");
    assertThat(options.get(4).words()).endsWith("still missing: 10 to 19, 30 to 30");
    assertThat(options.get(5).words()).contains("4 octets");
  }

  @Test
  void theFigureHasARowForEachFourOctetsOfOptions() {
    // MSS 1,460, NOP, window scale 7.
    Octets octets = Octets.of(new byte[] {2, 4, 5, (byte) 0xb4, 1, 3, 3, 7});
    HeaderBits figure =
        HeaderBits.of(
            header(
                ControlBit.SYN.mask() | 0x80,
                List.of(
                    new TcpOption(Kind.MAXIMUM_SEGMENT_SIZE, 2, 4, List.of(1460L)),
                    new TcpOption(Kind.NO_OPERATION, 1, 1, List.of()),
                    new TcpOption(Kind.WINDOW_SCALE, 3, 3, List.of(7L))),
                octets));
    for (List<HeaderBits.Field> row : figure.rows())
      assertThat(row.stream().mapToInt(HeaderBits.Field::bits).sum()).isEqualTo(HeaderBits.WIDTH);
    assertThat(figure.rows().get(0).get(0).value()).isEqualTo("40323");
    assertThat(figure.rows().get(3).stream().filter(HeaderBits.Field::set))
        .extracting(HeaderBits.Field::name)
        .containsExactly("CWR", "SYN");
    assertThat(figure.rows().get(4).get(0).value()).isEqualTo("0x001f");
    assertThat(figure.rows().get(5).get(0).value()).isEqualTo("MSS 1,460");
    assertThat(figure.rows().get(6).get(0).value()).isEqualTo("NOP, Window scale 7");
    assertThat(figure.rows().get(6).get(0).binary())
        .isEqualTo("0000 0001 0000 0011 0000 0011 0000 0111");
    assertThat(figure.rows().get(7).get(0).value()).isEqualTo("3 octets: a\u00b7b");
  }

  @Test
  void windowsAreScaledOnlyWhereBothSynsSaidSo() {
    WindowScalesCase both = new WindowScalesCase(3, 7);
    assertThat(both.shifts()).isEqualTo(Map.of(Actor.CLIENT, 3, Actor.SERVER, 7));
    assertThat(new WindowScalesCase(3, -1).shifts())
        .isEqualTo(Map.of(Actor.CLIENT, 0, Actor.SERVER, 0));
    assertThat(new WindowScalesCase(40, 0).shifts())
        .as("RFC 7323: 14 at the most")
        .isEqualTo(Map.of(Actor.CLIENT, 14, Actor.SERVER, 0));
  }

  /**
   * A handshake.
   *
   * @param client the shift count of its SYN; -1 for none
   */
  private record WindowScalesCase(int client, int server) {
    Map<Actor, Integer> shifts() {
      WindowScales scales = new WindowScales();
      assertThat(scales.shift(Actor.CLIENT, null, syn(client))).isZero();
      assertThat(scales.shift(Actor.SERVER, Actor.CLIENT, syn(server))).isZero();
      return Map.of(
          Actor.CLIENT, scales.shift(Actor.CLIENT, Actor.SERVER, header(PSH_ACK)),
          Actor.SERVER, scales.shift(Actor.SERVER, Actor.CLIENT, header(PSH_ACK)));
    }

    private static TcpHeader syn(int shift) {
      int control = ControlBit.SYN.mask();
      return shift < 0
          ? header(control)
          : header(control, new TcpOption(Kind.WINDOW_SCALE, 3, 3, List.of((long) shift)));
    }
  }
}
