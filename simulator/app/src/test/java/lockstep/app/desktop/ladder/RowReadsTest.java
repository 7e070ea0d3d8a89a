package lockstep.app.desktop.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.comparison.Inside;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.table.OsState;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.views.fixtures.Moments;
import org.junit.jupiter.api.Test;

/** How long ago a row was read. */
class RowReadsTest {
  private final RowReads reads = new RowReads();
  private final List<Moment> run = new ArrayList<>();

  @Test
  void aRowIsAsOldAsItsFirstSightAlsoWhereLaterStepsCarryIt() {
    comes(row(1), 1_000_000);
    comes(row(1), 5_000_000);
    assertThat(reads.waited(6_000_000)).isEqualTo(Map.of(Actor.CLIENT, 5_000L));
    comes(row(4), 7_000_000);
    assertThat(reads.waited(8_000_000)).isEqualTo(Map.of(Actor.CLIENT, 1_000L));
  }

  @Test
  void aRowThatIsGoneHasNoAgeAndAnotherRunBeginsAnew() {
    comes(row(1), 1_000_000);
    comes(null, 2_000_000);
    assertThat(reads.waited(3_000_000)).isEmpty();
    run.clear();
    comes(row(1), 4_000_000);
    assertThat(reads.waited(4_500_000)).isEqualTo(Map.of(Actor.CLIENT, 500L));
  }

  private void comes(SocketRow row, long nanos) {
    Moment some = Moments.teardown().get(run.size());
    Map<Actor, Standing> standings = new HashMap<>();
    Inside inside = new Inside(null, Map.of(), row);
    standings.put(Actor.CLIENT, new Standing(null, null, false, null, null, inside));
    run.add(
        new Moment(
            some.number(), 1, "", some.step(), standings, null, null, List.of(), List.of(), ""));
    reads.learn(List.copyOf(run), nanos);
  }

  private static SocketRow row(int state) {
    SocketAddress address = new SocketAddress("127.0.0.1", 40_000);
    return SocketRow.of("tcp", address, address, OsState.linux(state));
  }
}
