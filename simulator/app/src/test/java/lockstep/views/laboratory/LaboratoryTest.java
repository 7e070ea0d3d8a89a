package lockstep.views.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;
import lockstep.views.laboratory.Answer.Line;
import lockstep.views.laboratory.Answer.Said;
import lockstep.views.netstat.Column;
import lockstep.views.netstat.Dialect;
import lockstep.views.netstat.MadeFacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The laboratory's answers on rows made up; all without a window. */
class LaboratoryTest {
  private final MadeFacts facts = new MadeFacts();
  private int begun;
  private final Bench bench = new Bench(facts, () -> begun++, Dialect.LINUX);

  @BeforeEach
  void fill() {
    facts.rows.add(row(443, 0, 10));
    facts.rows.add(row(443, 41000, 1));
    facts.rows.add(row(41001, 443, 6));
  }

  private static SocketRow row(int port, int to, int state) {
    return new SocketRow(
        "tcp",
        new SocketAddress("127.0.0.1", port),
        new SocketAddress(to == 0 ? "0.0.0.0" : "127.0.0.1", to),
        OsState.linux(state),
        0,
        0,
        new RowTimer(RowTimer.Kind.OFF, 0, 0),
        0,
        0,
        OptionalInt.empty());
  }

  @Test
  void aListingHasItsRowsItsSwitchesAndItsColumns() throws IOException {
    Answer answer = bench.ask("netstat -tan", null);
    assertThat(answer.refused()).isFalse();
    assertThat(answer.dialect()).isEqualTo(Dialect.LINUX);
    assertThat(answer.lines().get(0).text()).startsWith("Active Internet connections");
    List<Line> rows = answer.lines().stream().filter(line -> line.row() > 0).toList();
    assertThat(rows).extracting(Line::row).containsExactly(1, 2, 3);
    assertThat(rows)
        .extracting(line -> line.state().orElseThrow())
        .containsExactly(TcpState.LISTEN, TcpState.ESTABLISHED, TcpState.TIME_WAIT);
    assertThat(answer.switches())
        .extracting(Said::name)
        .containsExactly("-t, --tcp", "-a, --all", "-n, --numeric");
    assertThat(answer.columns()).extracting(Column::title).contains("Proto", "State");
    assertThat(begun).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "ss -tan, , SS",
    "netstat -an, WINDOWS, WINDOWS",
    "$ sudo netstat -tan, , LINUX",
    "/usr/bin/netstat -tan, , LINUX",
    "NETSTAT.EXE -an, MACOS, MACOS",
    "./lockstep netstat --dialect windows -an, , WINDOWS",
    "netstat -anb, , WINDOWS",
  })
  void theDialectIsThatOfTheCommandOrTheChosenOneOrTheOneThatFits(
      String typed, Dialect chosen, Dialect spoken) throws IOException {
    Answer answer = bench.ask(typed, chosen);
    assertThat(answer.refused()).as(answer.lines() + " " + answer.remarks()).isFalse();
    assertThat(answer.dialect()).isEqualTo(spoken);
  }

  @Test
  void aCommandOfAnotherSystemSaysWhoseItIs() throws IOException {
    assertThat(bench.ask("netstat -anb", null).remarks())
        .contains("netstat of Linux would not take this; so Windows does.");
  }

  @Test
  void anUnknownSwitchIsRefusedAsTheToolDoesAndTheNearestIsNamed() throws IOException {
    Answer answer = bench.ask("netstat --numerc", Dialect.LINUX);
    assertThat(answer.refused()).isTrue();
    assertThat(answer.lines().get(0).text()).isEqualTo("netstat: unrecognized option '--numerc'");
    assertThat(String.join(" ", answer.remarks())).contains("--numeric");
    assertThat(bench.story(1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'Type netstat or ss, and switches behind it.'",
    "nestat -a, '\"nestat\" is not spoken here. Type netstat or ss, and switches behind it.'",
    "netstat --dialect bsd, 'No dialect is called \"bsd\" (linux, windows, macos, ss).'",
  })
  void whatIsNoToolIsSaidSo(String typed, String words) throws IOException {
    Answer answer = bench.ask(typed, null);
    assertThat(answer.refused()).isTrue();
    assertThat(answer.remarks()).containsExactly(words);
  }

  @Test
  void aRowTellsItsStoryInPartsThatWrapByThemselves() throws IOException {
    bench.ask("netstat -tan", null);
    List<Said> parts = RowWords.of(bench.story(3));
    assertThat(parts.get(0).words()).isEqualTo("Row 3: tcp 127.0.0.1:41001 to 127.0.0.1:443");
    assertThat(parts).extracting(Said::name).contains("State", "Process", "Goes away");
    assertThat(parts).extracting(Said::words).noneMatch(words -> words.contains("  "));
    assertThat(parts.get(1).words()).startsWith("TIME-WAIT in RFC 9293");
  }

  @Test
  void quotationMarksKeepWordsTogether() {
    assertThat(CommandLine.of("ss -t '( dport = :443 )'").arguments())
        .containsExactly("-t", "( dport = :443 )");
  }

  @Test
  void theTabulatorCompletesAndSaysWhatMayStandThere() {
    assertThat(Completion.of("nets", Dialect.LINUX).text()).isEqualTo("netstat ");
    assertThat(Completion.of("netstat --list", Dialect.LINUX).text())
        .isEqualTo("netstat --listening ");
    Completion many = Completion.of("netstat --n", Dialect.LINUX);
    assertThat(many.text()).isEqualTo("netstat --numeric");
    assertThat(Completion.of("netstat -", Dialect.WINDOWS).choices()).contains("-o").hasSize(12);
    assertThat(Completion.of("netstat --zzz", Dialect.LINUX).choices()).isEmpty();
  }

  @Test
  void upAndDownGoThroughTheCommandsAndBackToWhatWasTyped() {
    History history = new History();
    history.add("netstat -a");
    history.add("ss -s");
    history.add("ss -s");
    assertThat(history.up("half")).isEqualTo("ss -s");
    assertThat(history.up("ss -s")).isEqualTo("netstat -a");
    assertThat(history.up("netstat -a")).isEqualTo("netstat -a");
    assertThat(history.down("netstat -a")).isEqualTo("ss -s");
    assertThat(history.down("ss -s")).isEqualTo("half");
  }

  @Test
  void everyExampleIsTaken() throws IOException {
    for (String command : LaboratoryPane.TRIES)
      assertThat(bench.ask(command, null).refused()).as(command).isFalse();
    for (Beginning.Example example : Beginning.EXAMPLES) {
      Dialect chosen = example.dialect() == Dialect.SS ? null : example.dialect();
      Answer answer = bench.ask(example.command(), chosen);
      assertThat(answer.refused()).as(example.command()).isFalse();
      assertThat(answer.dialect()).as(example.command()).isEqualTo(example.dialect());
    }
  }
}
