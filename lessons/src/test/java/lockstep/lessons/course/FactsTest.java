package lockstep.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.lessons.ports.OwnTable;
import lockstep.table.OsState;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of facts in the README of the lessons: each is taught where it says. */
class FactsTest {
  private static final String HEADING = "## What the course teaches of netstat";
  private static final Pattern FACT = Pattern.compile("- ([a-z0-9-]+) \\((\\d{1,2})\\): (.+)");
  private static final Pattern TERM = Pattern.compile("`([^`]+)`");

  /**
   * A line of the list.
   *
   * @param lesson the number of the lesson that teaches it
   * @param terms the words in backticks, which that lesson has
   */
  private record Fact(String key, int lesson, List<String> terms) {}

  private static List<String> section() throws Exception {
    List<String> lines = Files.readAllLines(Path.of("README.md"));
    assertThat(lines).contains(HEADING);
    return lines.subList(lines.indexOf(HEADING) + 1, lines.size()).stream()
        .takeWhile(line -> !line.startsWith("## "))
        .toList();
  }

  static List<Fact> facts() throws Exception {
    List<Fact> facts = new ArrayList<>();
    for (String line : section()) {
      Matcher fact = FACT.matcher(line);
      if (fact.matches())
        facts.add(
            new Fact(
                fact.group(1),
                Integer.parseInt(fact.group(2)),
                TERM.matcher(fact.group(3)).results().map(term -> term.group(1)).toList()));
    }
    return facts;
  }

  private static List<String> keys() throws Exception {
    return facts().stream().map(Fact::key).toList();
  }

  /** The lessons' texts by their numbers, as they are written but for the marks of Markdown. */
  private static Map<Integer, String> texts() {
    Map<Integer, String> texts = new TreeMap<>();
    Course.octets()
        .forEach(
            (file, octets) -> {
              if (file.endsWith(".md"))
                texts.put(
                    Integer.parseInt(file.substring(0, 2)),
                    new String(octets, StandardCharsets.UTF_8)
                        .replace("**", "")
                        .replace("`", "")
                        .replaceAll("\\s+", " "));
            });
    return texts;
  }

  /** Whether a text has a term as a word of its own, not as a part of a longer one. */
  private static boolean has(String text, String term) {
    return Pattern.compile("(?<![\\w-])" + Pattern.quote(term) + "(?!\\w)").matcher(text).find();
  }

  @Test
  void everyEntryOfTheListIsAFact() throws Exception {
    assertThat(section().stream().filter(line -> line.startsWith("-")))
        .allSatisfy(line -> assertThat(line).matches(FACT));
    assertThat(keys()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void theLessonTeachesIt(Fact fact) {
    Map<Integer, String> texts = texts();
    assertThat(texts).as("lessons, for %s", fact.key()).containsKey(fact.lesson());
    assertThat(fact.terms()).as("the words of %s that its lesson has", fact.key()).isNotEmpty();
    String text = texts.get(fact.lesson());
    assertThat(fact.terms().stream().filter(term -> !has(text, term)))
        .as("what lesson %d lacks of %s", fact.lesson(), fact.key())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "a",
        "t",
        "u",
        "l",
        "n",
        "p",
        "p-protocol",
        "p-udp",
        "o",
        "o-process",
        "b",
        "e",
        "e-ethernet",
        "f",
        "q",
        "r",
        "i",
        "s",
        "s-protocol",
        "help"
      })
  void everySwitchIsTaught(String name) throws Exception {
    assertThat(keys()).contains("switch-" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proto",
        "recv-q",
        "recv-q-listen",
        "send-q",
        "local-address",
        "foreign-address",
        "state",
        "pid",
        "user",
        "inode",
        "timer"
      })
  void everyColumnIsTaught(String name) throws Exception {
    assertThat(keys()).contains("column-" + name);
  }

  /** The word that Linux prints for each state is among the words of that state's fact. */
  @Test
  void everyStateIsTaughtInTheWordThatNetstatPrints() throws Exception {
    Collection<Fact> facts = facts();
    for (TcpState state : TcpState.values()) {
      if (state == TcpState.CLOSED) continue; // it has no row
      String word =
          Stream.iterate(1, code -> code + 1)
              .limit(12)
              .map(OsState::linux)
              .filter(one -> one.state() == state)
              .findFirst()
              .orElseThrow()
              .netstatWord();
      String key = "state-" + word.toLowerCase(Locale.ROOT).replace('_', '-');
      assertThat(facts)
          .as("%s of %s", key, state)
          .anyMatch(fact -> fact.key().equals(key) && fact.terms().contains(word));
    }
    assertThat(keys()).contains("state-closed", "state-listening", "state-udp");
  }

  /** The well-known ports that a beginner meets first, each with the number of our own table. */
  @ParameterizedTest
  @ValueSource(strings = {"ftp", "ssh", "smtp", "domain", "http", "https", "ipp"})
  void everyWellKnownPortIsTaught(String name) throws Exception {
    int number =
        OwnTable.all().stream()
            .filter(row -> row.assignment().name().equals(name))
            .findFirst()
            .orElseThrow()
            .endpoint()
            .port();
    assertThat(facts())
        .anyMatch(
            fact ->
                fact.key().equals("port-" + name)
                    && fact.terms().contains(name)
                    && fact.terms().stream().anyMatch(term -> term.matches(number + "(/\\w+)?")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"services-file", "services-columns", "socket-address", "port", "socket"})
  void theGroundsAreTaught(String key) throws Exception {
    assertThat(keys()).contains(key);
  }

  /** A test of the test: words are found whole, and only whole. */
  @Test
  void aTermIsFoundAsAWordOfItsOwn() {
    assertThat(has("| LISTENING | x |", "LISTEN")).isFalse();
    assertThat(has("netstat -tan is", "-a")).isFalse();
    assertThat(has("| -a | listeners", "-a")).isTrue();
    assertThat(has("at 0.0.0.0:* or", "0.0.0.0:*")).isTrue();
    assertThat(has("FIN_WAIT1 |", "FIN_WAIT1")).isTrue();
  }
}
