package lockstep.views.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.tcp.Segment;
import org.junit.jupiter.api.Test;

/** The header as the RFC's figure has it. */
class HeaderBitsTest {
  private static HeaderBits header(String segment) {
    return HeaderBits.of(Segment.parse(segment), false, "segment.noPorts");
  }

  @Test
  void eachRowHas32Bits() {
    for (String segment :
        List.of("<SEQ=0><CTL=SYN>", "<SEQ=1><ACK=1><CTL=FIN,ACK>", "<SEQ=7><CTL=RST>"))
      for (List<HeaderBits.Field> row : header(segment).rows())
        assertThat(row.stream().mapToInt(HeaderBits.Field::bits).sum())
            .as(segment + " " + row)
            .isEqualTo(HeaderBits.WIDTH);
  }

  @Test
  void theNumbersStandThereBitByBit() {
    HeaderBits header = header("<SEQ=5><ACK=4294967295><CTL=FIN,ACK>");
    assertThat(field(header, "Sequence Number").binary())
        .isEqualTo("0000 0000 0000 0000 0000 0000 0000 0101");
    assertThat(field(header, "Acknowledgment Number").binary()).doesNotContain("0");
    assertThat(field(header, "DOffset").value()).isEqualTo("5");
  }

  @Test
  void onlyTheControlBitsThatAreSetAreOne() {
    List<HeaderBits.Field> row = header("<SEQ=1><ACK=1><CTL=FIN,ACK>").rows().get(3);
    assertThat(row.stream().filter(HeaderBits.Field::set).map(HeaderBits.Field::name))
        .containsExactly("ACK", "FIN");
    assertThat(row.stream().filter(field -> field.bits() == 1).map(HeaderBits.Field::name))
        .containsExactly("CWR", "ECE", "URG", "ACK", "PSH", "RST", "SYN", "FIN");
  }

  @Test
  void anOptionLengthensTheHeader() {
    HeaderBits header =
        HeaderBits.of(Segment.parse("<SEQ=0><CTL=SYN>").withMss(1460), true, "segment.noPorts");
    assertThat(field(header, "DOffset").value()).isEqualTo("6");
    // Kind 2, length 4, 1,460.
    assertThat(field(header, "Options").binary())
        .isEqualTo("0000 0010 0000 0100 0000 0101 1011 0100");
  }

  @Test
  void whatTheModelDoesNotKnowIsNoNumber() {
    HeaderBits header = header("<SEQ=0><CTL=SYN>");
    for (String name : List.of("Source Port", "Destination Port", "Checksum")) {
      assertThat(field(header, name).value()).isEqualTo("\u2013 not in the model");
      assertThat(field(header, name).binary()).isEmpty();
    }
  }

  @Test
  void numbersThatCountFromTheInitialOnesSaySo() {
    HeaderBits header = HeaderBits.of(Segment.parse("<SEQ=0><CTL=SYN>"), true, "segment.noPorts");
    assertThat(field(header, "Sequence Number, relative").value()).isEqualTo("0");
  }

  private static HeaderBits.Field field(HeaderBits header, String name) {
    return header.rows().stream()
        .flatMap(List::stream)
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no field is called " + name));
  }
}
