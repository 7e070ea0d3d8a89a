package lockstep.views.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lockstep.table.Holder;
import lockstep.table.OsState;
import lockstep.table.Owner;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of this computer's rows are shown, in which order, with which marks. */
class LiveRowsTest {
  private static final List<MarkedRow> ROWS =
      List.of(
          row(0, "tcp", "0.0.0.0", 8080, "0.0.0.0", 0, OsState.linux(10), Mark.QUIET, 90),
          row(1, "tcp", "10.0.0.9", 80, "10.0.0.10", 52114, OsState.linux(1), Mark.NEW, 1),
          row(2, "tcp", "10.0.0.10", 52114, "10.0.0.9", 80, OsState.linux(5), Mark.CHANGED, 5),
          row(3, "tcp6", "::1", 443, "2001:db8::80", 9, OsState.macos(9), Mark.GONE, 7),
          row(4, "tcp", "127.0.0.1", 5, "127.0.0.1", 6, OsState.windows(11), Mark.QUIET, 3),
          row(5, "tcp", "127.0.0.1", 7, "127.0.0.1", 8, OsState.linux(14), Mark.QUIET, 2),
          row(6, "tcp", "127.0.0.1", 9, "127.0.0.1", 8, OsState.linux(8), Mark.QUIET, 2));

  @ParameterizedTest(name = "\"{0}\" shows {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''           | 0 1 2 3 4 5 6",
        "80           | 1 2",
        ":80          | 1 2",
        "8080         | 0",
        "0            | 0",
        "52114 80     | 1 2",
        "10           | 1 2",
        "10.0.0.9:80  | 1 2",
        "10.0.0.10:   | 1 2",
        "2001:DB8     | 3",
        "[::1]:443    | 3",
        "tcp6         | 3",
        "FIN-WAIT-2   | 2 3",
        "FIN_WAIT2    | 2 3",
        "fin_wait_2   | 2 3",
        "TCPS_FIN_WAIT_2 | 2 3",
        "fin-wait-2 tcp6 | 3",
        "ESTAB        | 1",
        "est          | 1",
        "LISTENING    | 0",
        "TIMED_WAIT   | 4",
        "wait         | 2 3 4 6",
        "close        | 6",
        "CLOSED       | ''",
        "nothing      | ''",
      })
  void theFilterTakesPortsAddressesAndStatesInAnySpelling(String text, String places) {
    assertThat(identities(LiveRows.ALL.filteredBy(text))).isEqualTo(places);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"192.0.2.7", "::ffff:192.0.2.7", "192", "192.0.2.7:443", "tcp6"})
  void aMappedAddressIsFoundAsItIsShownAndAsItIs(String text) {
    MarkedRow mapped =
        row(
            1,
            "tcp6",
            "::ffff:192.0.2.7",
            443,
            "::ffff:192.0.2.8",
            9,
            OsState.linux(1),
            Mark.NEW,
            1);
    assertThat(LiveRows.ALL.filteredBy(text).of(List.of(mapped))).containsExactly(mapped);
    assertThat(Column.LOCAL.text(mapped)).isEqualTo("192.0.2.7:443");
  }

  @ParameterizedTest
  @EnumSource(TcpState.class)
  void aStateOfTheDiagramShowsItsRowsAlone(TcpState state) {
    LiveRows rows = LiveRows.ALL.filteredBy(RowFilter.withState("", state));
    assertThat(rows.filter().state()).contains(state);
    assertThat(rows.of(ROWS)).allMatch(row -> row.row().state().state() == state);
    long there = ROWS.stream().filter(row -> row.row().state().state() == state).count();
    assertThat(rows.of(ROWS)).hasSize((int) there);
  }

  @Test
  void aStateTakesThePlaceOfAnotherAndLeavesThePort() {
    assertThat(RowFilter.withState("FIN_WAIT2 80", TcpState.TIME_WAIT)).isEqualTo("TIME-WAIT 80");
    assertThat(RowFilter.withState("TIME-WAIT 80", null)).isEqualTo("80");
    assertThat(new RowFilter("80").state()).isEmpty();
    assertThat(new RowFilter("listen estab").state()).isEmpty();
  }

  @ParameterizedTest(name = "by {0}: {1}")
  @CsvSource({
    "MARK, 1 2 3 0 4 5 6",
    "PROTO, 0 1 2 4 5 6 3",
    "LOCAL, 0 1 2 4 5 6 3",
    "FOREIGN, 0 2 1 4 5 6 3",
    "RFC, 0 1 2 3 6 4 5",
    "STANDS, 1 5 6 4 2 3 0",
  })
  void aColumnSortsByItsValuesAndEqualOnesStayAsTheyCame(Column column, String order) {
    assertThat(identities(LiveRows.ALL.sortedBy(column))).isEqualTo(order);
  }

  @Test
  void queuesAndTimersAreSortedAsNumbers() {
    List<MarkedRow> rows = new ArrayList<>();
    for (long octets : new long[] {9, 100, 20})
      rows.add(
          marked(
              octets,
              ROWS.get(1)
                  .row()
                  .withQueues(octets, 1000 - octets)
                  .withTimer(new RowTimer(RowTimer.Kind.KEEP_ALIVE, octets * 100, 0)),
              Mark.QUIET,
              1));
    assertThat(LiveRows.ALL.sortedBy(Column.RECV_Q).of(rows))
        .extracting(MarkedRow::identity)
        .containsExactly(9L, 20L, 100L);
    assertThat(LiveRows.ALL.sortedBy(Column.SEND_Q).of(rows))
        .extracting(MarkedRow::identity)
        .containsExactly(100L, 20L, 9L);
    assertThat(LiveRows.ALL.sortedBy(Column.TIMER).of(rows))
        .extracting(MarkedRow::identity)
        .containsExactly(9L, 20L, 100L);
  }

  @Test
  void aSecondClickTurnsTheOrderAndAThirdEndsIt() {
    LiveRows once = LiveRows.ALL.sortedBy(Column.STANDS);
    LiveRows twice = once.sortedBy(Column.STANDS);
    assertThat(identities(twice)).isEqualTo("0 3 2 4 5 6 1");
    assertThat(identities(twice.sortedBy(Column.STANDS))).isEqualTo("0 1 2 3 4 5 6");
    assertThat(identities(twice.sortedBy(Column.PROTO))).isEqualTo("0 1 2 4 5 6 3");
  }

  @ParameterizedTest(name = "row {0} says \"{1}\"")
  @CsvSource({"0, ''", "1, new", "2, changed", "3, gone"})
  void aMarkIsAWordAndNotAColourAlone(int row, String word) {
    assertThat(Column.MARK.text(ROWS.get(row))).isEqualTo(word);
  }

  @Test
  void aCodeWithoutMeaningIsShownAsItIs() {
    assertThat(Column.STATE.text(ROWS.get(5))).isEqualTo("code 14");
    assertThat(Column.RFC.text(ROWS.get(5))).isEqualTo("none");
    assertThat(Column.RFC.isQuiet(ROWS.get(5))).isTrue();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "NO_PROCESS, no process",
    "NOT_ACCEPTED, none yet",
    "MAY_NOT_BE_READ, not readable",
    "NOT_FOUND, none found",
    "NOT_ASKED, not known"
  })
  void whyNoProcessIsNamedIsSaid(Owner.Unknown owner, String words) {
    MarkedRow row = ROWS.get(1).with(ROWS.get(1).row().ownedBy(owner));
    assertThat(Column.PROCESS.text(row)).isEqualTo(words);
    assertThat(Column.PROCESS.whole(row)).isEqualTo(owner.words());
    assertThat(Column.PROCESS.isQuiet(row)).isTrue();
  }

  @Test
  void aProcessHasItsNumberAndItsNameAndMoreOfThemAreCounted() {
    Holder first = new Holder(70, "nginx", "nginx", 3);
    Holder again = new Holder(70, "nginx", "nginx", 4);
    Holder second = new Holder(9, "", "worker", 3);
    MarkedRow one = ROWS.get(1).with(ROWS.get(1).row().ownedBy(Owner.Held.by(second)));
    MarkedRow two =
        ROWS.get(2).with(ROWS.get(2).row().ownedBy(new Owner.Held(List.of(first, again, second))));
    assertThat(Column.PROCESS.text(one)).isEqualTo("9 worker");
    assertThat(Column.PROCESS.text(two)).isEqualTo("70 nginx and 1 more");
    assertThat(Column.PROCESS.whole(two)).isEqualTo("70 nginx, 9 worker");
    assertThat(LiveRows.ALL.sortedBy(Column.PROCESS).of(List.of(ROWS.get(0), two, one)))
        .as("those of nobody known last")
        .containsExactly(one, two, ROWS.get(0));
  }

  private static String identities(LiveRows rows) {
    return String.join(
        " ", rows.of(ROWS).stream().map(row -> String.valueOf(row.identity())).toList());
  }

  private static MarkedRow row(
      long identity,
      String protocol,
      String local,
      int localPort,
      String foreign,
      int foreignPort,
      OsState state,
      Mark mark,
      int seconds) {
    return marked(
        identity,
        SocketRow.of(
            protocol,
            new SocketAddress(local, localPort),
            new SocketAddress(foreign, foreignPort),
            state),
        mark,
        seconds);
  }

  private static MarkedRow marked(long identity, SocketRow row, Mark mark, int seconds) {
    return new MarkedRow(identity, row, mark, Duration.ofSeconds(seconds), false);
  }
}
