package lockstep.views.netstat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each dialect says to what it does not take. */
final class RefusalTest {
  private static SwitchRefused refused(Dialect dialect, String... args) {
    return catchThrowableOfType(
        SwitchRefused.class, () -> dialect.parse(List.of(args), new MadeFacts()));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "LINUX | -b | netstat: invalid option -- 'b' | -b is a switch of windows: the program that"
            + " holds each socket; nearest here is -p, the process that holds each socket",
        "LINUX | -q | netstat: invalid option -- 'q' | nearest here is -a",
        "LINUX | -k | netstat: invalid option -- 'k' | no dialect has -k for what is shown here",
        "LINUX | --foo | netstat: unrecognized option '--foo' | no dialect has --foo, nor one",
        "LINUX | --numerik | netstat: unrecognized option '--numerik' | --numeric shows numbers in"
            + " place of names (windows -n, macos -n, ss -n)",
        "WINDOWS | --all | '' | --all is a switch of linux and ss: listening sockets and connections"
            + " alike; here that is -a (linux -a, macos -a, ss -a)",
        "MACOS | --all | netstat: illegal option -- - | here that is -a",
        "SS | -B | ss: invalid option -- 'B' | no dialect has -B for what is shown here; ss has -a",
        "LINUX | --processes | netstat: unrecognized option '--processes' | here that is -p",
        "LINUX | --numeric-h=1 | netstat: option '--numeric-hosts' doesn't allow an argument | ''",
        "LINUX | -A | netstat: option requires an argument -- 'A' | ''",
        "SS | -c | ss: invalid option -- 'c' | nothing here does that",
        "SS | -W | ss: invalid option -- 'W' | nearest here is -n",
        "WINDOWS | -l | '' | nearest here is -a",
        "WINDOWS | -u | '' | nearest here is -p",
      })
  void inItsWordsAndTheNearestIsNamed(Dialect dialect, String arg, String words, String hint) {
    SwitchRefused refusal = refused(dialect, arg);
    assertThat(refusal).isNotNull();
    if (!words.isEmpty()) assertThat(refusal.words()).first().isEqualTo(words);
    assertThat(String.join("\n", refusal.hints())).contains(hint);
  }

  @Test
  void whatSeveralDialectsMeanIsSaidOnce() {
    assertThat(refused(Dialect.MACOS, "-o").hints())
        .containsExactly(
            "-o is a switch of linux and ss: the kernel's timer of each socket; nearest here is -v,"
                + " more columns (linux -v, windows -o, ss -e)",
            "-o is a switch of windows: the process that holds each socket; nearest here is -v"
                + " again");
    assertThat(refused(Dialect.WINDOWS, "-u").hints()).hasSize(1);
  }

  @Test
  void nothingIsCalledNearThatIsNot() {
    assertThat(refused(Dialect.LINUX, "-x").hints()).singleElement().asString().endsWith("that");
  }

  @Test
  void theNamesInTheOtherDialectsStandBeside() {
    assertThat(refused(Dialect.LINUX, "-b").hints())
        .first()
        .asString()
        .endsWith("(windows -o, macos -v, ss -p)");
  }

  @Test
  void whatTheToolHasAndIsNotShownIsSaidSo() {
    for (Dialect dialect : List.of(Dialect.LINUX, Dialect.SS))
      assertThat(refused(dialect, "-V").hints())
          .singleElement()
          .asString()
          .endsWith("(the tool's version), but Lockstep does not show that");
    assertThat(refused(Dialect.LINUX, "-x").hints())
        .singleElement()
        .asString()
        .startsWith("-x is a switch of netstat (UNIX domain sockets), but Lockstep does not show");
  }

  @Test
  void aLetterMeansAnotherThingInAnotherDialect() throws Exception {
    assertThat(Dialect.LINUX.parse(List.of("-p"), new MadeFacts()).given())
        .extracting(Switch::concept)
        .containsExactly(Concept.PROCESS);
    assertThat(Dialect.WINDOWS.parse(List.of("-p", "tcp"), new MadeFacts()).given())
        .extracting(Switch::concept)
        .containsExactly(Concept.PROTOCOL);
    assertThat(refused(Dialect.WINDOWS, "-p", "sctp").hints().get(0)).startsWith("protocols: TCP");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void noLetterOrNameStandsTwiceInADialect(Dialect dialect) {
    Set<Object> seen = new HashSet<>();
    for (Switch one : dialect.switches()) {
      if (one.letter() != 0) assertThat(seen.add(one.letter())).as("-" + one.letter()).isTrue();
      for (String name : one.names()) assertThat(seen.add(name)).as("--" + name).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void helpFitsEightyColumnsAndNamesEverySwitch(Dialect dialect) {
    assertThat(dialect.help()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    for (Switch one : dialect.switches())
      if (one.isShown())
        assertThat(dialect.help()).anySatisfy(line -> assertThat(line).contains(one.shortest()));
  }

  @Test
  void theSystemsDialectIsTheDefault() {
    assertThat(Arrays.asList("Linux", "Windows 11", "Mac OS X", "FreeBSD"))
        .extracting(Dialect::ofSystem)
        .containsExactly(Dialect.LINUX, Dialect.WINDOWS, Dialect.MACOS, Dialect.LINUX);
  }
}
