package lockstep.views.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import lockstep.comparison.Moment;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.Side;
import lockstep.views.fixtures.Moments;
import lockstep.views.table.TableContent.Line;
import org.junit.jupiter.api.Test;

/** Which rows the table has at a step, and whose they are. */
class TableContentTest {
  private final List<Moment> teardown = Moments.teardown();

  @Test
  void theListenersPortTellsTheServersRows() {
    assertThat(lines(11))
        .extracting(Line::side)
        .containsExactly(Side.SERVER, Side.CLIENT, Side.SERVER);
    assertThat(lines(11)).extracting(Line::listener).containsExactly(true, false, false);
  }

  @Test
  void aRowThatVanishesStaysForOneStep() {
    assertThat(lines(14))
        .filteredOn(Line::gone)
        .singleElement()
        .satisfies(line -> assertThat(line.side()).isEqualTo(Side.SERVER));
    assertThat(lines(15)).filteredOn(Line::gone).isEmpty();
  }

  @Test
  void goneRowsAreNotCounted() {
    assertThat(TableContent.of(teardown.subList(0, 14)).present()).isEqualTo(2);
  }

  @Test
  void theSystemsOwnWordStandsBesideTheRfcs() {
    Line client = lines(11).get(1);
    assertThat(Column.STATE.text(client)).isEqualTo("FIN_WAIT2");
    assertThat(Column.RFC.text(client)).isEqualTo("FIN-WAIT-2");
    assertThat(Column.TIMER.text(client)).isEqualTo("timewait (59.2 s)");
    assertThat(Column.PROCESS.text(client)).isEqualTo("not known");
  }

  @Test
  void anUnknownCodeIsShownAsItIs() {
    SocketAddress address = new SocketAddress("::1", 443);
    SocketRow row =
        new SocketRow(
            "tcp6",
            address,
            address,
            OsState.linux(14),
            0,
            0,
            RowTimer.OFF,
            0,
            0,
            OptionalInt.empty());
    Line line = new Line(row, null, false, false);
    assertThat(Column.STATE.text(line)).isEqualTo("code 14");
    assertThat(Column.RFC.text(line)).isEqualTo("none");
  }

  @Test
  void queuesOtherThanZeroStandOut() {
    Line server = lines(7).get(2);
    assertThat(Column.RECV_Q.isFull(server)).isTrue();
    assertThat(Column.SEND_Q.isFull(server)).isFalse();
    assertThat(Column.SEND_Q.isFull(lines(7).get(0))).as("a backlog is no queue").isFalse();
  }

  @Test
  void noStepHasNoRows() {
    assertThat(TableContent.of(List.of()).lines()).isEmpty();
  }

  private List<Line> lines(int number) {
    return TableContent.of(teardown.subList(0, number)).lines();
  }
}
