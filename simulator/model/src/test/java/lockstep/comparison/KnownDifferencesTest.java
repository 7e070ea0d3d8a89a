package lockstep.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.comparison.KnownDifference.Effect;
import lockstep.scenario.ScenarioLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every card is whole, and says truly whether it has a rule. */
class KnownDifferencesTest {
  static final List<KnownDifference> ALL = KnownDifferences.ALL;

  @ParameterizedTest
  @FieldSource("ALL")
  void aCardHasAllItsParts(KnownDifference difference) {
    assertThat(
            Stream.of(
                difference.title(),
                difference.rfc(),
                difference.system(),
                difference.why(),
                difference.reference(),
                difference.howToSee()))
        .allSatisfy(part -> assertThat(part).isNotBlank());
    assertThat(difference.title()).hasSizeLessThanOrEqualTo(39).doesNotEndWith(".");
    assertThat(difference.reference())
        .as("a line of the kernel's source is tagged")
        .satisfiesAnyOf(
            r -> assertThat(r).doesNotContain("net/ipv4/"),
            r -> assertThat(r).containsPattern("Linux v\\d+\\.\\d+, (net|include)/"));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void aNameBeginsWithItsSystem(KnownDifference difference) {
    assertThat(difference.name())
        .as("name and title stand in one line of a list")
        .hasSizeLessThanOrEqualTo(30);
    assertThat(difference.name()).matches("(linux|windows|macos|any)(-[a-z0-9]+)+");
    String system = difference.name().substring(0, difference.name().indexOf('-'));
    assertThat(difference.systems())
        .isEqualTo(system.equals("any") ? KnownDifference.SYSTEMS : List.of(system));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void aScenarioThatACardNamesExists(KnownDifference difference) {
    var named = Pattern.compile("lockstep play ([a-z-]+)").matcher(difference.howToSee());
    while (named.find()) assertThat(ScenarioLibrary.names()).contains(named.group(1));
  }

  @Test
  void noNameIsGivenTwice() {
    assertThat(ALL.stream().map(KnownDifference::name)).doesNotHaveDuplicates();
    assertThat(KnownDifferences.named("linux-time-wait-60s"))
        .containsSame(TimeWaitDifferences.LASTS_60S);
    assertThat(KnownDifferences.named("linux-time-wait")).isEmpty();
  }

  @Test
  void justThoseThatPartThePathsHaveARule() {
    assertThat(named(Effect.PATH))
        .isEqualTo(
            KnownDifferences.RULES.stream()
                .map(rule -> rule.difference().name())
                .collect(Collectors.toSet()))
        .hasSize(KnownDifferences.RULES.size());
    assertThat(named(Effect.SIGNAL))
        .isEqualTo(
            KnownDifferences.SIGNALS.stream()
                .map(rule -> rule.difference().name())
                .collect(Collectors.toSet()));
    assertThat(named(Effect.NONE)).isNotEmpty();
  }

  private static Set<String> named(Effect effect) {
    return ALL.stream()
        .filter(d -> d.effect() == effect)
        .map(KnownDifference::name)
        .collect(Collectors.toSet());
  }

  @Test
  void beforeTheSystemIsKnownOnlyWhatAllDoHolds() {
    assertThat(OpeningDifferences.REFUSED.holdsOn("")).isTrue();
    assertThat(OpeningDifferences.LINUX_LISTENER_STAYS.holdsOn("")).isFalse();
    assertThat(OpeningDifferences.LINUX_LISTENER_STAYS.holdsOn("windows")).isFalse();
    assertThat(OpeningDifferences.listenerStaysOn("windows"))
        .containsSame(OpeningDifferences.WINDOWS_LISTENER_STAYS);
  }
}
