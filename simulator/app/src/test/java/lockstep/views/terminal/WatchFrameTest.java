package lockstep.views.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.views.table.Mark;
import lockstep.views.table.MarkedRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchFrameTest {
  private static final WatchFrame PLAIN = new WatchFrame(new Look(false, false));
  private static final WatchFrame.Words WORDS = new WatchFrame.Words("3 rows", "q ends");

  private static final SocketRow CLIENT = row("127.0.0.1", 41000, "127.0.0.1", 443, 4);
  private static final SocketRow SERVER =
      row("127.0.0.1", 443, "127.0.0.1", 41000, 6)
          .withTimer(new RowTimer(RowTimer.Kind.TIME_WAIT, 59_200, 0));
  private static final SocketRow SIX =
      row("2001:db8:1234:5678:9abc:def0:1234:5678", 41000, "::1", 443, 14);

  private static final List<MarkedRow> ROWS =
      List.of(
          new MarkedRow(1, CLIENT, Mark.CHANGED, Duration.ofMillis(800), false),
          new MarkedRow(2, SERVER, Mark.QUIET, Duration.ofSeconds(125), true),
          new MarkedRow(
              3,
              row("::ffff:127.0.0.1", 443, "::ffff:10.0.0.9", 5, 1),
              Mark.NEW,
              Duration.ofHours(3),
              false));

  private static final Transition CHANGE =
      new Transition(
          LocalTime.of(3, 12, 7, 412_000_000),
          CLIENT,
          Optional.of(OsState.linux(1)),
          Optional.of(OsState.linux(4)),
          Duration.ofMillis(3210),
          false);

  @Test
  void aScreenfulHasItsRowsAndTheLastChanges() {
    assertThat(PLAIN.lines(WORDS, ROWS, List.of(CHANGE), 100, 12))
        .containsExactly(
            "3 rows",
            "  Local           Foreign         State        Recv-Q Send-Q Timer             Stands"
                + " Proto",
            "* 127.0.0.1:41000 127.0.0.1:443   FIN-WAIT-1        0      0                    0.8 s"
                + " tcp",
            "  127.0.0.1:443   127.0.0.1:41000 TIME-WAIT         0      0 timewait 59 s >2 min 5 s"
                + " tcp",
            "+ 127.0.0.1:443   10.0.0.9:5      ESTABLISHED       0      0                3 h 0 min"
                + " tcp6",
            "",
            "",
            "",
            "Changes",
            "03:12:07.4 * 127.0.0.1:41000 127.0.0.1:443 ESTABLISHED -> FIN-WAIT-1 3.2 s",
            "",
            "q ends");
  }

  @ParameterizedTest(name = "{0} columns")
  @ValueSource(ints = {20, 40, 60, 80, 100, 132, 200})
  void noLineIsWiderThanTheScreenAndNoneIsLeftOver(int columns) {
    List<MarkedRow> rows =
        List.of(ROWS.get(0), new MarkedRow(4, SIX, Mark.GONE, Duration.ZERO, false));
    Transition six =
        new Transition(
            LocalTime.NOON, SIX, Optional.of(SIX.state()), Optional.empty(), Duration.ZERO, true);
    List<String> frame = PLAIN.lines(WORDS, rows, List.of(CHANGE, six), columns, 24);
    assertThat(frame).hasSize(24).allMatch(line -> Text.width(line) <= columns);
    assertThat(frame.get(2)).startsWith("*");
    assertThat(frame.get(3)).startsWith("-");
    if (columns >= 40) assertThat(frame.get(3)).contains("code 14");
  }

  @Test
  void colourAddsNothingButColour() {
    List<String> plain = PLAIN.lines(WORDS, ROWS, List.of(CHANGE), 80, 24);
    List<String> coloured =
        new WatchFrame(new Look(true, false)).lines(WORDS, ROWS, List.of(CHANGE), 80, 24);
    assertThat(coloured.get(2)).startsWith("\033[38;5;214m*");
    assertThat(coloured.stream().map(l -> l.replaceAll("\033\\[[0-9;]*m", "")))
        .containsExactlyElementsOf(plain);
  }

  @ParameterizedTest(name = "{0} lines")
  @ValueSource(ints = {6, 10, 24, 50, 200})
  void rowsAndChangesFillTheScreen(int lines) {
    assertThat(WatchFrame.rowsIn(lines) + WatchFrame.changesIn(lines) + 4).isEqualTo(lines);
  }

  private static SocketRow row(String local, int port, String foreign, int foreignPort, int code) {
    return SocketRow.of(
        local.contains(":") ? "tcp6" : "tcp",
        new SocketAddress(local, port),
        new SocketAddress(foreign, foreignPort),
        OsState.linux(code));
  }
}
