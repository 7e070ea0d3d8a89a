package lockstep.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import lockstep.packet.TcpPacket;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Capture files octet by octet, in the forms that other programs write. */
class CaptureFilesTest {
  private static final SocketPair SIX =
      new SocketPair(new SocketAddress("2001:db8::1", 40000), new SocketAddress("2001:db8::2", 80));

  /** The two byte orders that a file may have. */
  enum Order {
    BIG(ByteOrder.BIG_ENDIAN),
    LITTLE(ByteOrder.LITTLE_ENDIAN);

    final ByteOrder bytes;

    Order(ByteOrder bytes) {
      this.bytes = bytes;
    }
  }

  private static byte[] four(int text) {
    return TcpPacket.to(
            Story.CLIENT,
            Segment.parse("<SEQ=7><ACK=9><CTL=PSH,ACK>").withText(Octets.filler(text)))
        .octets();
  }

  private static byte[] hex(String words) {
    return HexFormat.of().parseHex(words.replace(" ", ""));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) all.writeBytes(part);
    return all.toByteArray();
  }

  private static byte[] pcap(Order order, int magic, int link, int snap, byte[]... packets) {
    ByteBuffer file = ByteBuffer.allocate(100_000).order(order.bytes);
    file.putInt(magic).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    file.putInt(snap).putInt(link);
    for (byte[] packet : packets) {
      int kept = Math.min(snap, packet.length);
      file.putInt(10).putInt(500).putInt(kept).putInt(packet.length).put(packet, 0, kept);
    }
    return Arrays.copyOf(file.array(), file.position());
  }

  private static byte[] block(Order order, int type, byte[] body) {
    int length = 12 + (body.length + 3) / 4 * 4;
    ByteBuffer block = ByteBuffer.allocate(length).order(order.bytes);
    block.putInt(type).putInt(length).put(body).putInt(length - 4, length);
    return block.array();
  }

  private static byte[] body(Order order, Object... fields) {
    ByteBuffer body = ByteBuffer.allocate(10_000).order(order.bytes);
    for (Object field : fields) {
      if (field instanceof Short number) body.putShort(number);
      else if (field instanceof Integer number) body.putInt(number);
      else if (field instanceof Long number) body.putLong(number);
      else body.put((byte[]) field);
      while (field instanceof byte[] && body.position() % 4 != 0) body.put((byte) 0);
    }
    return Arrays.copyOf(body.array(), body.position());
  }

  private static byte[] section(Order order) {
    return block(order, 0x0A0D0D0A, body(order, 0x1A2B3C4D, (short) 1, (short) 0, -1L));
  }

  private static byte[] place(Order order, int link, Object... options) {
    List<Object> fields = new ArrayList<>(List.of((short) link, (short) 0, 0));
    fields.addAll(List.of(options));
    return block(order, 1, body(order, fields.toArray()));
  }

  private static byte[] enhanced(Order order, int at, long ticks, byte[] packet) {
    return block(
        order,
        6,
        body(order, at, (int) (ticks >>> 32), (int) ticks, packet.length, packet.length, packet));
  }

  private record Read(List<CapturedPacket> packets, CaptureReader reader) {
    CapturedSegment segment() {
      return (CapturedSegment) SegmentDecoder.decode(packets.get(0));
    }
  }

  private static Read read(byte[] file) throws IOException {
    CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(file));
    List<CapturedPacket> packets = new ArrayList<>();
    for (CapturedPacket each = reader.next(); each != null; each = reader.next()) packets.add(each);
    return new Read(packets, reader);
  }

  @ParameterizedTest
  @EnumSource
  void pcapIsReadInBothOrdersAndBothResolutions(Order order) throws IOException {
    Read micros = read(pcap(order, 0xA1B2C3D4, 101, 65535, four(3)));
    assertThat(micros.packets().get(0).atNanos()).isEqualTo(10_000_500_000L);
    Read nanos = read(pcap(order, 0xA1B23C4D, 101, 65535, four(3), four(4)));
    assertThat(nanos.packets()).hasSize(2);
    assertThat(nanos.packets().get(0).atNanos()).isEqualTo(10_000_000_500L);
    assertThat(nanos.segment().textLength()).isEqualTo(3);
    assertThat(nanos.segment().text().asText()).isEqualTo("abc");
    assertThat(nanos.segment().from()).hasToString("192.0.2.1:40000");
    assertThat(nanos.reader().damages()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void pcapngIsReadInBothOrders(Order order) throws IOException {
    byte[] name = body(order, (short) 2, (short) 3, "lo0".getBytes());
    byte[] file =
        joined(
            section(order),
            place(order, 101, name),
            block(order, 0x0BAD, new byte[8]),
            enhanced(order, 0, 1_000_001L, four(3)));
    Read read = read(file);
    assertThat(read.packets()).hasSize(1);
    assertThat(read.packets().get(0).at().name()).isEqualTo("lo0");
    assertThat(read.packets().get(0).atNanos()).isEqualTo(1_000_001_000L);
    assertThat(read.reader().damages()).isEmpty();
  }

  @Test
  void sectionsInDifferentOrdersEachHaveTheirOwnInterfaces() throws IOException {
    byte[] file =
        joined(
            section(Order.LITTLE),
            place(Order.LITTLE, 101),
            enhanced(Order.LITTLE, 0, 1, four(1)),
            section(Order.BIG),
            place(Order.BIG, 228),
            place(Order.BIG, 101),
            enhanced(Order.BIG, 1, 2, four(2)));
    Read read = read(file);
    assertThat(read.packets()).extracting(packet -> packet.at().number()).containsExactly(0, 2);
    assertThat(read.reader().interfaces()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "6, 0, 1000000, 1000000000",
    "9, 0, 1000000, 1000000",
    "3, 0, 5, 5000000",
    "12, 0, 5000, 5",
    "0, 0, 5, 5000000000",
    "6, 100, 1, 100000001000",
    "6, -1, 1000000, 0",
    "0x94, 0, 1048576, 1000000000",
    "0x81, 0, 3, 1500000000",
    "0xC0, 0, 9, 0",
    "0, 0, 9223372036854775807, 9223372036854775807",
    "0xFF, 0, 9, 0",
  })
  void timesAreCountedAsTheInterfaceSays(String resolution, long offset, long ticks, long nanos) {
    assertThat(new TimeUnits(Integer.decode(resolution), offset).nanos(ticks)).isEqualTo(nanos);
  }

  @Test
  void theInterfacesOptionsForTimeAreRead() throws IOException {
    byte[] options =
        body(Order.LITTLE, (short) 9, (short) 1, new byte[] {9}, (short) 14, (short) 8, 2L);
    byte[] file =
        joined(
            section(Order.LITTLE),
            place(Order.LITTLE, 101, options),
            enhanced(Order.LITTLE, 0, 7, four(0)));
    assertThat(read(file).packets().get(0).atNanos()).isEqualTo(2_000_000_007L);
  }

  @Test
  void simpleAndOldPacketBlocksAreRead() throws IOException {
    byte[] packet = four(6);
    byte[] old =
        block(
            Order.BIG,
            2,
            body(Order.BIG, (short) 0, (short) 0, 0, 9, packet.length, packet.length, packet));
    byte[] simple = block(Order.BIG, 3, body(Order.BIG, packet.length, packet));
    Read read = read(joined(section(Order.BIG), place(Order.BIG, 101), simple, old));
    assertThat(read.packets())
        .extracting(CapturedPacket::atNanos)
        .containsExactly(CapturedPacket.NO_TIME, 9000L);
    assertThat(read.packets()).allMatch(one -> Arrays.equals(one.octets(), packet));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 000000000002 000000000001 0800",
    "1, 000000000002 000000000001 8100 0005 0800",
    "1, 000000000002 000000000001 88a8 0005 8100 0007 0800",
    "113, 0000 0001 0006 000000000001 0000 0800",
    "276, 0800 0000 00000003 0001 00 06 0000000000010000",
    "0, 02000000",
    "108, 00000002",
    "228, ''",
    "12, ''",
    "14, ''",
    "101, ''",
  })
  void eachLinkTypeLeadsToTheSegment(int link, String head) throws IOException {
    byte[] file = pcap(Order.LITTLE, 0xA1B2C3D4, link, 65535, joined(hex(head), four(3)));
    assertThat(read(file).segment().text().asText()).isEqualTo("abc");
  }

  @Test
  void paddingBehindAPacketIsNoText() throws IOException {
    byte[] frame = joined(hex("000000000002 000000000001 0800"), four(1), new byte[5]);
    assertThat(read(pcap(Order.BIG, 0xA1B2C3D4, 1, 65535, frame)).segment().textLength())
        .isEqualTo(1);
  }

  @Test
  void ofACutPacketTheHeaderIsEnough() throws IOException {
    CapturedSegment segment = read(pcap(Order.BIG, 0xA1B2C3D4, 101, 44, four(1000))).segment();
    assertThat(segment.textLength()).isEqualTo(1000);
    assertThat(segment.isCut()).isTrue();
    assertThat(segment.text().length()).isEqualTo(1000);
  }

  @Test
  void extensionHeadersOfIpv6ArePassed() throws IOException {
    byte[] plain = TcpPacket.to(SIX, Segment.parse("<SEQ=1><CTL=SYN>")).octets();
    byte[] head = Arrays.copyOf(plain, 40);
    byte[] tcp = Arrays.copyOfRange(plain, 40, plain.length);
    head[6] = 0;
    ByteBuffer.wrap(head).putShort(4, (short) (tcp.length + 16));
    byte[] hopByHop = hex("3c 00 0104 00000000");
    byte[] destination = hex("06 00 0104 00000000");
    byte[] file = pcap(Order.BIG, 0xA1B2C3D4, 229, 65535, joined(head, hopByHop, destination, tcp));
    assertThat(read(file).segment().from()).hasToString("[2001:db8::1]:40000");
  }

  @Test
  void whatIsNoSegmentIsNamed() throws IOException {
    byte[] fragment = four(3);
    fragment[6] = 0x20;
    byte[] udp = four(3);
    udp[9] = 17;
    byte[] wrong = four(3);
    wrong[32] = 0x10;
    byte[] arp = hex("0001 0800 0604 0001");
    byte[] file = pcap(Order.BIG, 0xA1B2C3D4, 101, 36, fragment, udp, wrong, arp, four(3));
    assertThat(read(file).packets())
        .map(SegmentDecoder::decode)
        .containsExactly(
            PassedOver.FRAGMENT,
            PassedOver.NOT_TCP,
            PassedOver.CUT,
            PassedOver.NOT_IP,
            PassedOver.CUT);
    assertThat(
            SegmentDecoder.decode(
                read(pcap(Order.BIG, 0xA1B2C3D4, 101, 99, wrong)).packets().get(0)))
        .isEqualTo(PassedOver.WRONG);
    assertThat(
            SegmentDecoder.decode(read(pcap(Order.BIG, 0xA1B2C3D4, 147, 99, udp)).packets().get(0)))
        .isEqualTo(PassedOver.UNKNOWN_LINK);
  }

  @Test
  void aWrongChecksumIsNoReasonToPassOver() throws IOException {
    byte[] packet = four(3);
    packet[36] ^= 0x55;
    packet[10] ^= 0x55;
    assertThat(read(pcap(Order.BIG, 0xA1B2C3D4, 101, 99, packet)).segment().textLength())
        .isEqualTo(3);
  }

  @Test
  void theWriterWritesWhatTheReaderReads() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PcapngWriter writer = new PcapngWriter(out, "a test", "größer");
    writer.addInterface("client", "about it");
    writer.addInterface("server", "");
    writer.packet(1, 1_234_567_890_123L, four(3), Direction.INBOUND, List.of("one", "zwei ü"));
    writer.packet(0, 5, four(2), Direction.UNKNOWN, List.of());
    writer.packet(0, 6, four(1), Direction.OUTBOUND, List.of("x".repeat(70_000)));
    Read read = read(out.toByteArray());
    assertThat(read.reader().damages()).isEmpty();
    assertThat(read.reader().interfaces())
        .extracting(CaptureInterface::name)
        .containsExactly("client", "server");
    CapturedPacket first = read.packets().get(0);
    assertThat(first.atNanos()).isEqualTo(1_234_567_890_123L);
    assertThat(first.at().name()).isEqualTo("server");
    assertThat(first.direction()).isEqualTo(Direction.INBOUND);
    assertThat(first.comments()).containsExactly("one", "zwei ü");
    assertThat(first.octets()).isEqualTo(four(3));
    assertThat(read.packets().get(1).direction()).isEqualTo(Direction.UNKNOWN);
    assertThat(read.packets().get(2).comments().get(0)).hasSize(60_000);
  }

  @Test
  void aCutFileGivesWhatIsWholeAndSaysWhereItBroke() throws IOException {
    byte[] whole =
        joined(
            section(Order.LITTLE),
            place(Order.LITTLE, 101),
            enhanced(Order.LITTLE, 0, 1, four(0)),
            enhanced(Order.LITTLE, 0, 2, four(0)));
    int second = whole.length - enhanced(Order.LITTLE, 0, 2, four(0)).length;
    for (int length = 28; length < whole.length; length++) {
      Read read = read(Arrays.copyOf(whole, length));
      boolean atEdge = length == 28 || length == 28 + 20 || length == second;
      assertThat(read.packets()).as("%d octets", length).hasSize(length < second ? 0 : 1);
      assertThat(read.reader().damages()).as("%d octets", length).hasSize(atEdge ? 0 : 1);
      if (length > second) assertThat(read.reader().damages().get(0).offset()).isEqualTo(second);
    }
  }

  @Test
  void aCutPcapSaysWhereItBroke() throws IOException {
    byte[] whole = pcap(Order.LITTLE, 0xA1B2C3D4, 101, 99, four(0), four(0));
    Read read = read(Arrays.copyOf(whole, whole.length - 1));
    assertThat(read.packets()).hasSize(1);
    assertThat(read.reader().damages())
        .containsExactly(
            new Damage(
                24 + 16 + 40, "the file ends within a packet: expected 40 octets, found 39"));
  }

  @Test
  void aBlockThatCannotBeIsToldAndEndsTheReading() throws IOException {
    for (int length : new int[] {0, 4, 8, 11, 13, 0x7FFFFFFF, -1}) {
      byte[] bad = block(Order.BIG, 6, new byte[24]);
      ByteBuffer.wrap(bad).putInt(4, length);
      Read read =
          read(
              joined(
                  section(Order.BIG),
                  place(Order.BIG, 101),
                  enhanced(Order.BIG, 0, 1, four(0)),
                  bad));
      assertThat(read.packets()).as("length %d", length).hasSize(1);
      assertThat(read.reader().damages()).as("length %d", length).hasSize(1);
    }
  }

  @Test
  void aBlockWhoseInsideIsWrongIsPassedOverAndTheRestIsRead() throws IOException {
    byte[] tooLong = enhanced(Order.BIG, 0, 1, four(0));
    ByteBuffer.wrap(tooLong).putInt(20, 5000);
    Read read =
        read(
            joined(
                section(Order.BIG),
                place(Order.BIG, 101),
                tooLong,
                enhanced(Order.BIG, 4, 1, four(0)),
                block(Order.BIG, 6, new byte[4]),
                enhanced(Order.BIG, 0, 1, four(0))));
    assertThat(read.packets()).hasSize(1);
    assertThat(read.reader().damages())
        .extracting(Damage::what)
        .containsExactly(
            "a packet says that it has 5000 octets, and its block has 40 left",
            "a packet of interface 4, of which the section has 0 to 0 by then",
            "a block of 16 octets is too short for what its type has in it");
  }

  @ParameterizedTest
  @CsvSource({
    "'', an empty file",
    "0a0d, a file of 2 octets",
    "1f8b0800, a file that gzip made; gunzip it first",
    "504b0304, a file that begins with the octets 50 4b 03 04",
    "d4c3b2a1 0200, a head of pcap that is cut after 6 of 24 octets",
  })
  void whatIsNoCaptureIsRefusedInWords(String octets, String found) {
    assertThatThrownBy(() -> read(hex(octets)))
        .isInstanceOf(NotACaptureException.class)
        .hasMessage("expected a capture (pcapng or pcap), found " + found);
  }

  /** Whatever stands in a file: it is read to some end, with bounded memory, and inferred. */
  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void mutatedFilesAreReadToSomeEnd(long seed) throws IOException {
    Random chance = new Random(seed);
    Story story = Story.begin();
    for (int i = 0; i < 3; i++)
      story
          .restart(i * 1000, i * 5000)
          .client("<SEQ=0><CTL=SYN>")
          .server("<SEQ=0><ACK=1><CTL=SYN,ACK>")
          .client("<SEQ=1><ACK=1><LEN=9><CTL=ACK>")
          .server("<SEQ=1><ACK=10><CTL=FIN,ACK>")
          .client("<SEQ=10><ACK=2><CTL=FIN,ACK>")
          .server("<SEQ=2><ACK=11><CTL=ACK>");
    byte[] old =
        pcap(
            Order.LITTLE, 0xA1B2C3D4, 1, 99, joined(hex("000000000002000000000001 0800"), four(9)));
    for (int round = 0; round < 4000; round++) {
      byte[] file = (round % 4 == 0 ? old : story.file()).clone();
      for (int change = chance.nextInt(8); change >= 0; change--) {
        int at = chance.nextInt(file.length);
        if (chance.nextInt(3) == 0)
          ByteBuffer.wrap(file).put(at, (byte) (chance.nextBoolean() ? 0 : -1));
        else file[at] ^= (byte) (1 << chance.nextInt(8));
      }
      if (chance.nextInt(4) == 0) file = Arrays.copyOf(file, chance.nextInt(file.length));
      try {
        Story.told(file);
      } catch (java.io.UncheckedIOException e) {
        assertThat(e)
            .as("seed %d, round %d", seed, round)
            .hasCauseInstanceOf(NotACaptureException.class);
      }
    }
  }
}
