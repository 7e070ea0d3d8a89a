package lockstep.app.commands;

import static lockstep.app.commands.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lockstep.app.commands.CliRun.Result;
import lockstep.comparison.KnownDifference;
import lockstep.comparison.KnownDifferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lockstep differences}. */
class DifferencesTest {
  static final List<KnownDifference> ALL = KnownDifferences.ALL;

  @Test
  void theListHasALineForEachWithinEightyColumns() {
    Result result = run("differences");
    assertThat(result.exit()).isZero();
    assertThat(result.lines()).hasSize(ALL.size() + 1).allMatch(l -> l.length() <= 80);
    assertThat(result.lines().get(0)).startsWith("NAME").contains("SYSTEM", "WHAT");
    assertThat(result.lines().stream().skip(1).map(l -> l.split(" ")[0]))
        .containsExactlyElementsOf(ALL.stream().map(KnownDifference::name).toList());
    assertThat(result.out()).doesNotContain("\033");
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux", "windows", "macos"})
  void aSystemsListHasWhatItDoesAndNothingElse(String system) {
    Result result = run("differences", "--system", system);
    assertThat(result.exit()).isZero();
    assertThat(result.lines().stream().skip(1).map(l -> l.split(" ")[0]))
        .allMatch(name -> name.startsWith(system + "-") || name.startsWith("any-"))
        .contains("any-refused-not-reset")
        .anyMatch(name -> name.startsWith(system));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void aCardSaysAllOfItInEightyColumns(KnownDifference difference) {
    Result result = run("differences", difference.name());
    assertThat(result.exit()).isZero();
    assertThat(result.lines()).allMatch(l -> l.length() <= 80);
    String words = result.out().replaceAll("\\s+", " ");
    assertThat(words)
        .startsWith(difference.name() + " " + difference.title())
        .contains("RFC 9293 says " + difference.rfc())
        .contains(" " + difference.system())
        .contains("Why " + difference.why())
        .contains("Reference " + difference.reference())
        .contains("How to see it " + difference.howToSee());
  }

  @Test
  void aCardSaysWhoDoesSoAndHowItCounts() {
    assertThat(run("differences", "linux-time-wait-60s").out())
        .contains("\nLinux does      The row", "anything else is");
    assertThat(run("differences", "macos-time-wait-30s").out()).contains("\nmacOS does ");
    assertThat(run("differences", "any-refused-not-reset").out())
        .contains("\nSystems do ", "The states are the same");
  }

  @Test
  void inAsciiNoOtherSignIsWritten() {
    for (KnownDifference difference : ALL)
      assertThat(ascii("differences", difference.name()))
          .matches(out -> out.chars().allMatch(c -> c < 0x7F), "is ASCII")
          .doesNotContain("?");
    assertThat(ascii("differences")).doesNotContain("?");
  }

  private static String ascii(String... args) {
    return new CliRun().charset(StandardCharsets.US_ASCII).go(args).out();
  }

  @Test
  void onATerminalTheNameStandsOut() {
    assertThat(new CliRun().onTerminal().go("differences", "linux-time-wait-60s").out())
        .startsWith("\033[1mlinux-time-wait-60s\033[0m\n");
    assertThat(
            new CliRun()
                .onTerminal()
                .env("NO_COLOR", "1")
                .go("differences", "linux-time-wait-60s")
                .out())
        .doesNotContain("\033");
  }

  @Test
  void jsonHasAnObjectALineWithEveryField() throws IOException {
    Result all = run("differences", "--json");
    assertThat(all.lines()).hasSize(ALL.size());
    for (int i = 0; i < ALL.size(); i++) {
      Map<String, String> fields = fields(all.lines().get(i));
      KnownDifference difference = ALL.get(i);
      assertThat(fields)
          .containsOnlyKeys(
              "name", "systems", "title", "rfc", "system", "why", "reference", "see", "changes")
          .containsEntry("name", difference.name())
          .containsEntry("systems", String.join(" ", difference.systems()))
          .containsEntry("rfc", difference.rfc())
          .containsEntry("see", difference.howToSee());
      assertThat(fields.get("changes")).isIn("path", "signal", "none");
    }
    assertThat(run("differences", "linux-syn-times", "--json").lines())
        .singleElement()
        .isEqualTo(
            all.lines().stream().filter(l -> l.contains("linux-syn-times")).findFirst().get());
  }

  private static Map<String, String> fields(String line) throws IOException {
    Map<String, String> fields = new TreeMap<>();
    try (JsonParser json = new JsonFactory().createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        List<String> values = new ArrayList<>();
        if (json.nextToken() == JsonToken.START_ARRAY)
          while (json.nextToken() != JsonToken.END_ARRAY) values.add(json.getText());
        else values.add(json.getText());
        fields.put(field, String.join(" ", values));
      }
      assertThat(json.nextToken()).isNull();
    }
    return fields;
  }
}
