package lockstep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericAddressTest {
  /** RFC 5952 section 4. */
  @ParameterizedTest
  @CsvSource({
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:DB8::A, 2001:db8::a",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6::, 1:2:3:4:5:6::",
    "::ffff:127.0.0.1, ::ffff:127.0.0.1",
    "::fffe:0:1, ::fffe:0:1"
  })
  void theShortFormOfIpv6(String given, String shown) {
    assertThat(NumericAddress.ipv6(ByteBuffer.wrap(NumericAddress.octets(given)), 0))
        .isEqualTo(shown);
  }

  @Test
  void ipv4IsDotted() {
    assertThat(NumericAddress.ipv4(ByteBuffer.wrap(NumericAddress.octets("192.0.2.255")), 0))
        .isEqualTo("192.0.2.255");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "example.org", "", "a.b", "127.0.0.1/8"})
  void namesAreRefused(String name) {
    assertThatThrownBy(() -> NumericAddress.octets(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a numeric address");
  }
}
