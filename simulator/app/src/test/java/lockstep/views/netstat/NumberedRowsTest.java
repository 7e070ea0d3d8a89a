package lockstep.views.netstat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NumberedRowsTest {
  private final MadeFacts facts = new MadeFacts();
  private final List<String> lines = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  private void print(Dialect dialect, OptionalInt width, String... args) throws Exception {
    facts.rows = ProcRows.all();
    lines.clear();
    NumberedRows numbered =
        new NumberedRows(
            new Sheet() {
              @Override
              public void line(String line) {
                lines.add(line);
              }

              @Override
              public void remark(String sentence) {
                remarks.add(sentence);
              }
            },
            width);
    dialect.parse(List.of(args), facts).print(facts, numbered);
    numbered.end();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void everyRowHasItsNumberAndIsOtherwiseAsWithout(Dialect dialect) throws Exception {
    print(dialect, OptionalInt.empty(), "-an");
    int rows = dialect.parse(List.of("-an"), facts).rows(facts).size();
    assertThat(rows).isGreaterThan(9);
    List<String> plain = facts.print(dialect, "-an");
    assertThat(lines).hasSameSizeAs(plain);
    int number = 0;
    for (int i = 0; i < plain.size(); i++) {
      String line = lines.get(i);
      if (line.matches(" ?\\d+: .*"))
        assertThat(line).isEqualTo("%2d: %s".formatted(++number, plain.get(i)));
      else assertThat(line).isIn(plain.get(i), "    " + plain.get(i));
    }
    assertThat(number).isEqualTo(rows);
  }

  @Test
  void theTitlesStandAboveTheirColumnsAndALineBelowARowHasNoNumber() throws Exception {
    print(Dialect.WINDOWS, OptionalInt.empty(), "-anb");
    assertThat(lines)
        .contains("Active Connections")
        .anyMatch(line -> line.startsWith("      Proto  Local Address "))
        .anyMatch(line -> line.startsWith("     ["))
        .noneMatch(line -> line.contains(":  [") || line.contains(": Active"));
    assertThat(remarks).isNotEmpty();
  }

  @Test
  void theNumbersAreMadeRoomForWithinTheTerminal() throws Exception {
    print(Dialect.LINUX, OptionalInt.of(80), "-4tan");
    assertThat(lines)
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.endsWith(" ESTABLISHED"));
    String titles = lines.get(1);
    assertThat(titles).contains("Recv-Q Send-Q Local Address ").endsWith(" State");
    int state = titles.indexOf("State");
    assertThat(lines.subList(2, lines.size()))
        .isNotEmpty()
        .allMatch(line -> line.charAt(state - 1) == ' ' && line.charAt(state) != ' ');
  }
}
