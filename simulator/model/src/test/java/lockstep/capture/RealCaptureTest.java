package lockstep.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import org.junit.jupiter.api.Test;

/**
 * Two connections of a real Linux over its loopback, as dumpcap saw them and editcap wrote them:
 * Ethernet, with timestamps and window scaling, and checksums that nobody computed.
 */
class RealCaptureTest {
  @Test
  void theStatesOfARealConnectionAreInferred() throws Exception {
    try (InputStream in = RealCaptureTest.class.getResourceAsStream("loopback.pcap")) {
      Story.Told told = Story.told(in.readAllBytes());
      assertThat(told.connections()).hasSize(2);
      CapturedConnection first = told.connections().get(0);
      assertThat(first.server()).hasToString("127.0.0.1:47001");
      assertThat(first.clientOctets()).isEqualTo(5);
      assertThat(first.serverOctets()).isEqualTo(5);
      assertThat(first.clientClosedFirst()).isTrue();
      assertThat(told.steps().get(0))
          .extracting(step -> step.client() + " " + step.server())
          .containsExactly(
              "SYN_SENT SYN_RECEIVED",
              "ESTABLISHED SYN_RECEIVED",
              "ESTABLISHED ESTABLISHED",
              "ESTABLISHED ESTABLISHED",
              "ESTABLISHED ESTABLISHED",
              "ESTABLISHED ESTABLISHED",
              "ESTABLISHED ESTABLISHED",
              "FIN_WAIT_1 CLOSE_WAIT",
              "TIME_WAIT LAST_ACK",
              "TIME_WAIT CLOSED");
      assertThat(told.steps().get(0).get(3).segment().text().asText()).isEqualTo("hello");
      assertThat(told.last().isRefused()).isTrue();
      assertThat(told.states()).containsExactly("SYN-SENT | CLOSED", "CLOSED | CLOSED");
    }
  }
}
