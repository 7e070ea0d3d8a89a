package lockstep.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioLibraryTest {
  static List<String> names() {
    return ScenarioLibrary.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyShippedScenarioParsesAndSaysWhatItIsAbout(String name) {
    Scenario scenario = ScenarioLibrary.load(name).orElseThrow();
    assertThat(scenario.name()).isEqualTo(name);
    assertThat(scenario.source()).isEqualTo(name + ".scenario");
    assertThat(scenario.title()).isNotBlank().doesNotEndWith(".");
    assertThat(scenario.about()).isNotBlank().endsWith(".");
    assertThat(scenario.actions())
        .anyMatch(a -> a instanceof Action.Expect || a instanceof Action.Stand);
    assertThat(scenario.actions()).anyMatch(Action::acts);
  }

  /** A scenario that is not in the index would be shipped and never shown. */
  @Test
  void theIndexNamesEveryFileOfTheFolderOnce() throws IOException, URISyntaxException {
    URL index = ScenarioLibrary.class.getResource("/lockstep/scenarios/index");
    Path folder = Path.of(index.toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      List<String> inFolder =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".scenario"))
              .map(file -> file.substring(0, file.length() - ".scenario".length()))
              .toList();
      assertThat(ScenarioLibrary.names()).containsExactlyInAnyOrderElementsOf(inFolder);
    }
  }

  @Test
  void theFirstScenarioIsTheHandshake() {
    assertThat(ScenarioLibrary.names()).startsWith("handshake", "data", "teardown");
  }

  @Test
  void anUnknownNameIsEmptyAndTheNearestNamesAreOffered() {
    assertThat(ScenarioLibrary.load("teardwon")).isEmpty();
    assertThat(ScenarioLibrary.text("teardwon")).isEmpty();
    assertThat(ScenarioLibrary.trace("teardwon")).isEmpty();
    assertThat(ScenarioLibrary.closest("teardwon")).startsWith("teardown");
    assertThat(ScenarioLibrary.closest("half_close")).startsWith("half-close");
    assertThat(ScenarioLibrary.closest("zebra")).isEmpty();
  }

  @Test
  void aNameIsNoPath() {
    assertThat(ScenarioLibrary.text("index")).isEmpty();
    assertThat(ScenarioLibrary.text("../scenarios/teardown")).isEmpty();
  }
}
