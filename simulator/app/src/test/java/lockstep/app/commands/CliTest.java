package lockstep.app.commands;

import static lockstep.app.commands.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import lockstep.app.commands.CliRun.Result;
import lockstep.scenario.ScenarioLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same for all commands: help, misuse, faults. */
class CliTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "play --help",
        "scenarios --help",
        "differences --help",
        "conform --help",
        "explore --help",
        "netstat --help",
        "watch --help",
        "doctor --help",
        "ports --help",
        "lesson --help",
        "quiz --help",
        "review --help",
        "progress --help",
        "check --help",
        "help --help",
        "help",
        "help play"
      })
  void helpReadsLikeAManualPageOfEightyColumns(String args) {
    Result result = run(args.split(" "));
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.lines()).allMatch(l -> l.length() <= 80);
    assertThat(result.out())
        .startsWith("lockstep")
        .contains("\nUsage: lockstep")
        .contains("\nOptions:\n")
        .contains("\nExit codes:\n  0 ")
        .contains("\n  2 ")
        .contains("\nExamples:\n  lockstep");
  }

  @Test
  void helpOfPlayNamesEveryOptionWithItsDefault() {
    String help = run("help", "play").out();
    assertThat(help)
        .contains("--on=WORLDS", "Default: model,loopback", "--step", "--json", "--trace=FILE")
        .contains("-4 ", "-6 ", "--patient", "--real-ports", "--color=WHEN", "Default: auto")
        .contains("--ascii", "--debug", "-h, --help")
        .contains("\n  1 ", "\n  3 ", "\n  130 ");
  }

  @Test
  void helpListsTheCommands() {
    assertThat(run("help").out())
        .contains(
            "  play  ",
            "  scenarios  ",
            "  differences  ",
            "  conform  ",
            "  netstat  ",
            "  ports  ",
            "  lesson  ",
            "  quiz  ",
            "  review  ",
            "  progress  ",
            "  check  ",
            "  survey  ",
            "  coverage  ",
            "  replay  ",
            "  help  ");
  }

  @Test
  void versionSaysWhatItRunsOn() {
    Result result = run("--version");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).startsWith("lockstep ").contains("Java ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plya                        | no command is called "plya"; did you mean "play"?
          help plya                   | no command is called "plya"; did you mean "play"?
          quite-another-thing         | no command is called "quite-another-thing"
          --foo                       | there is no option --foo
          play --setp teardown        | there is no option --setp; did you mean "--step"?
          play --trase=x teardown     | there is no option --trase; did you mean "--trace"?
          play                        | NAME|FILE is missing
          differences linux-timewait-60s | no difference is called "linux-timewait-60s"; did you mean "linux-time-wait-60s"?
          differences quite-another   | no difference is called "quite-another"
          differences --system linus  | --system takes linux, windows or macos, not "linus"; did you mean "linux"?
          differences a --system linux | NAME and --system exclude each other: give one
          play teardwon               | no scenario is called "teardwon"; did you mean "teardown"?
          play zzz                    | no scenario is called "zzz"; lockstep scenarios lists them
          play teardown handshake     | "handshake" is one argument too many
          play teardown --trace       | --trace needs a value: FILE
          play teardown --json --json | --json is given twice
          play teardown --on lopback  | not "lopback"; did you mean "loopback"?
          play teardown --on ,        | --on takes model, loopback or wire
          play teardown --on loopback,wire | --on takes one live world
          play teardown --color alway | --color takes auto, always or never, not "alway"; did you
          play teardown -4 -6         | -4 and -6 exclude each other
          play teardown --server moddel --on wire | --server takes kernel or model, not "moddel"; did you mean "model"?
          play teardown --server model | --server model is for the wire: add --on wire or --on model,wire
          play teardown --client model --server model --on wire | --client model and --server model exclude each other
          play no/such/file           | no/such/file cannot be read: there is no such file
          play .scenario              | .scenario cannot be read: there is no such file
          scenarios now               | "now" is one argument too many
          conform                     | FILE.jsonl is missing
          conform --json              | FILE.jsonl is missing
          conform no/such/file        | no/such/file cannot be read: there is no such file
          conform src                 | src cannot be read: it is a directory, not a file
          conform - -                 | standard input (-) can be read only once
          conform --jsno x            | there is no option --jsno; did you mean "--json"?
          """)
  void misuseIsToldInOneLineAndExitsWithTwo(String args, String told) {
    Result result = run(args.split(" "));
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).startsWith("lockstep").contains(told);
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void aFaultIsOneSentenceAndItsTraceIsForThoseWhoAsk() {
    Result plain = faulty().go("play", "teardown");
    assertThat(plain.exit()).isEqualTo(70);
    assertThat(plain.err().lines()).hasSize(1);
    assertThat(plain.err()).contains("a fault of Lockstep", "a broken stage", "--debug");

    assertThat(faulty().go("play", "teardown", "--debug").err()).contains("\tat lockstep.");
    assertThat(faulty().env("LOCKSTEP_DEBUG", "1").go("play", "teardown").err())
        .contains("\tat lockstep.");
  }

  private static CliRun faulty() {
    return new CliRun()
        .stages(
            (world, options) -> {
              throw new AssertionError("a broken stage");
            });
  }

  @Test
  void withoutACommandTheWindowOpens() {
    boolean[] opened = {false};
    Result result = new CliRun().window(() -> opened[0] = true).go();
    assertThat(opened[0]).isTrue();
    assertThat(result.exit()).isZero();
    assertThat(result.out()).isEmpty();
  }

  @Test
  void whereNoWindowCanOpenTheMainScenarioIsPlayed() {
    Result result = new CliRun().go();
    assertThat(result.exit()).isZero();
    assertThat(result.err().lines())
        .containsExactly(
            "lockstep: no window can be opened here: the test has no screen; teardown is played in"
                + " the terminal");
    assertThat(result.out()).startsWith("teardown: ").contains("unexplained.");
  }

  @Test
  void onLinuxJavaFxIsNotEvenTriedWithoutADisplay() {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        System.getProperty("os.name").contains("Linux"), "DISPLAY is asked for on Linux only");
    Result result =
        new CliRun()
            .without("DISPLAY")
            .window(
                () -> {
                  throw new AssertionError("the window was opened");
                })
            .go();
    assertThat(result.exit()).isZero();
    assertThat(result.err()).contains("neither DISPLAY nor WAYLAND_DISPLAY is set");
    assertThat(result.out()).startsWith("teardown: ");
  }

  @Test
  void scenariosListsAllThatShip() {
    Result result = run("scenarios");
    assertThat(result.exit()).isZero();
    assertThat(result.lines()).allMatch(l -> l.length() <= 80);
    assertThat(result.out()).doesNotContain("\033");
    assertThat(result.lines().stream().filter(l -> !l.startsWith(" ")).map(l -> l.split(" ")[0]))
        .containsExactlyElementsOf(withHead(ScenarioLibrary.names()));
    assertThat(result.out()).contains("The client closes first");
    assertThat(new CliRun().onTerminal().go("scenarios").out()).contains("\033[1mteardown\033[0m");
  }

  private static List<String> withHead(List<String> names) {
    List<String> all = new java.util.ArrayList<>(List.of("NAME"));
    all.addAll(names);
    return all;
  }

  @Test
  void scenariosAsJsonAreOneObjectALine() {
    Result result = new CliRun().charset(StandardCharsets.US_ASCII).go("scenarios", "--json");
    assertThat(result.lines()).hasSameSizeAs(ScenarioLibrary.names());
    assertThat(result.lines().get(0))
        .startsWith("{\"name\":\"handshake\",\"needs\":\"model\",\"title\":\"")
        .contains("\",\"about\":\"")
        .endsWith("\"}");
  }
}
