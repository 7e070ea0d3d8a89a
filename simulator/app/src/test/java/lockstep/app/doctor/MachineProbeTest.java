package lockstep.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import org.junit.jupiter.api.Test;

final class MachineProbeTest {
  @Test
  void anAddressThatJavaDoesNotTakeIsOneThatCannotBeBound() throws Exception {
    byte[] six = new byte[16];
    six[15] = 1;
    assertThat(MachineProbe.binds(StandardProtocolFamily.INET, six)).isFalse();
    byte[] four = {127, 0, 0, 1};
    assertThat(MachineProbe.binds(StandardProtocolFamily.INET, four)).isTrue();
  }
}
