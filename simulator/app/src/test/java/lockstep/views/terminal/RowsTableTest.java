package lockstep.views.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import org.junit.jupiter.api.Test;

class RowsTableTest {
  private static final Look PLAIN = new Look(false, false);

  @Test
  void rowsStandUnderTheirHeads() {
    assertThat(
            new RowsTable(PLAIN)
                .lines(
                    List.of(
                        row("127.0.0.1", "0.0.0.0", 0, 10, 5, RowTimer.OFF),
                        row("127.0.0.1", "127.0.0.1", 52114, 5, 0, timer(59_200)),
                        row("127.0.0.1", "127.0.0.1", 52114, 14, 0, timer(7_199_500)))))
        .containsExactly(
            "Proto Recv-Q Send-Q Local           Foreign         State     Timer",
            "tcp        0      5 127.0.0.1:38443 0.0.0.0:*       LISTEN    off",
            "tcp        0      0 127.0.0.1:38443 127.0.0.1:52114 FIN_WAIT2 timewait 59.2 s",
            "tcp        0      0 127.0.0.1:38443 127.0.0.1:52114 code 14   timewait 7199 s");
  }

  @Test
  void longAddressesMoveWhatFollowsToASecondLine() {
    List<String> lines =
        new RowsTable(PLAIN)
            .lines(
                List.of(
                    row("::ffff:127.0.0.1", "::ffff:127.0.0.1", 52114, 1, 12, RowTimer.OFF),
                    row("::ffff:127.0.0.1", "::ffff:127.0.0.1", 52114, 5, 0, timer(59_200))));
    assertThat(lines).allMatch(l -> l.length() <= 80);
    assertThat(lines.subList(2, 4))
        .containsExactly(
            "tcp        0     12 [::ffff:127.0.0.1]:38443 [::ffff:127.0.0.1]:52114",
            "                    ESTABLISHED off");
  }

  @Test
  void noRowsNoTable() {
    assertThat(new RowsTable(PLAIN).lines(List.of())).isEmpty();
  }

  private static RowTimer timer(long millis) {
    return new RowTimer(RowTimer.Kind.TIME_WAIT, millis, 0);
  }

  private static SocketRow row(
      String local, String foreign, int port, int code, long sendQ, RowTimer timer) {
    return new SocketRow(
        "tcp",
        new SocketAddress(local, 38443),
        new SocketAddress(foreign, port),
        OsState.linux(code),
        0,
        sendQ,
        timer,
        0,
        0,
        OptionalInt.empty());
  }
}
