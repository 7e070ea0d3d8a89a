package lockstep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import lockstep.table.Selection.Family;
import lockstep.table.Selection.Protocol;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          everything            | tcp 1 80 9     | true
          everything            | udp6 7 53 0    | true
          everything            | tcp 7 80 0     | false
          everything            | tcp 99 80 9    | true
          bound                 | tcp 7 80 0     | true
          tcp                   | udp 7 53 0     | false
          ipv4                  | tcp6 1 80 9    | false
          listening             | tcp 10 80 0    | true
          listening             | tcp 1 80 9     | false
          listening             | tcp 99 80 9    | false
          half-open             | tcp 12 80 9    | true
          connected             | udp 1 53 9     | true
          connected             | udp 7 53 0     | false
          port 80               | tcp 1 9 80     | true
          port 80               | tcp 1 9 8080   | false
          from 80               | tcp 1 80 9     | true
          from 80               | tcp 1 9 80     | false
          to 80                 | tcp 1 80 9     | false
          """)
  void rowsAreChosen(String wanted, String row, boolean chosen) {
    String[] parts = row.split(" ");
    int code = Integer.parseInt(parts[1]);
    OsState state = parts[0].startsWith("udp") ? OsState.linuxUdp(code) : OsState.linux(code);
    SocketRow made =
        SocketRow.of(
            parts[0],
            new SocketAddress("::", Integer.parseInt(parts[2])),
            new SocketAddress("::", Integer.parseInt(parts[3])),
            state);
    assertThat(selection(wanted).selects(made)).isEqualTo(chosen);
  }

  private static Selection selection(String wanted) {
    Selection all = Selection.EVERYTHING;
    return switch (wanted) {
      case "everything" -> all;
      case "bound" -> all.withBoundInactive();
      case "tcp" -> Selection.TCP;
      case "ipv4" -> all.of(Family.IPV4);
      case "listening" -> all.in(TcpState.LISTEN);
      case "half-open" -> all.in(TcpState.SYN_RECEIVED);
      case "connected" -> all.in(TcpState.ESTABLISHED);
      case "port 80" -> all.withPort(80);
      case "from 80" -> all.between(80, 0);
      case "to 80" -> all.between(0, 80);
      default -> throw new IllegalArgumentException(wanted);
    };
  }
}
