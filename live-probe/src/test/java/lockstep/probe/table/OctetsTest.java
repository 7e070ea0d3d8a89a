package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OctetsTest {
  private final Octets octets =
      Octets.of(
          "thing",
          ByteBuffer.wrap(new byte[] {(byte) 0xFF, 1, 2, 3, 4, 5, 6, 7}),
          ByteOrder.LITTLE_ENDIAN);

  @Test
  void numbersInTheMachinesOrderAndPortsInTheNetworks() throws Exception {
    assertThat(octets.u8(0)).isEqualTo(255);
    assertThat(octets.u16(1)).isEqualTo(0x0201);
    assertThat(octets.port(1)).isEqualTo(0x0102);
    assertThat(octets.u32(1)).isEqualTo(0x04030201L);
    assertThat(octets.i64(0)).isEqualTo(0x07060504030201FFL);
    assertThat(octets.ipv4(0)).isEqualTo("255.1.2.3");
    assertThat(octets.mac(0, 3)).isEqualTo("ff:01:02");
  }

  @Test
  void aPartKeepsThePlaceInTheWhole() throws Exception {
    Octets part = octets.part("part", 4, 4);
    assertThat(part.u16(0)).isEqualTo(0x0504);
    assertThatThrownBy(() -> part.u16(3))
        .isInstanceOf(MalformedTableException.class)
        .hasMessage("part is malformed at 7: expected 2 octets, there are 1");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 5, 8, 4294967292L, Long.MAX_VALUE})
  void nothingOutsideIsRead(long at) {
    assertThatThrownBy(() -> octets.u32(at))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageStartingWith("thing is malformed at ");
  }

  @Test
  void aPartMayNotBeLargerThanTheWhole() {
    assertThatThrownBy(() -> octets.part("part", 1, 8)).isInstanceOf(MalformedTableException.class);
    assertThatThrownBy(() -> octets.part("part", 1, -1))
        .isInstanceOf(MalformedTableException.class);
  }

  @Test
  void textEndsAtAZero() throws Exception {
    Octets text =
        Octets.of("t", ByteBuffer.wrap(new byte[] {'l', 0, 'o', 0, 0, 0}), ByteOrder.LITTLE_ENDIAN);
    assertThat(text.text(0, 6)).isEqualTo("l");
    assertThat(text.wideText(0, 3)).isEqualTo("lo");
  }
}
