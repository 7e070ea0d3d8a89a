package lockstep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import lockstep.table.Selection.Family;
import lockstep.table.Selection.Protocol;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;

class SelectionTest {
  @Test
  void eachStepNarrowsOneThing() {
    Selection selection =
        Selection.EVERYTHING
            .of(Protocol.UDP)
            .of(Family.IPV6)
            .in(TcpState.LISTEN)
            .withPort(1)
            .between(2, 3)
            .withBoundInactive()
            .withTcpInfo()
            .withOwners();
    assertThat(selection)
        .isEqualTo(
            new Selection(
                EnumSet.of(Protocol.UDP),
                EnumSet.of(Family.IPV6),
                EnumSet.of(TcpState.LISTEN),
                1,
                2,
                3,
                true,
                true,
                true));
  }

  @Test
  void whatItWasMadeFromMayChange() {
    EnumSet<TcpState> states = EnumSet.of(TcpState.LISTEN);
    Selection selection = Selection.TCP.in(states);
    states.clear();
    assertThat(selection.states()).containsExactly(TcpState.LISTEN);
    assertThatThrownBy(() -> selection.states().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void noStateAtAllMaySelectNothing() {
    assertThat(Selection.TCP.in(Set.of()).states()).isEmpty();
  }

  @Test
  void aPortBeyondSixteenBitsIsRefused() {
    assertThatThrownBy(() -> Selection.TCP.withPort(65536)).hasMessageContaining("port 65536");
    assertThatThrownBy(() -> Selection.TCP.between(-1, 0)).hasMessageContaining("port -1");
  }
}
