package lockstep.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lockstep.comparison.Moment;
import lockstep.comparison.SideBySide;
import lockstep.model.ModelStage;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.views.transcript.Transcript;
import lockstep.views.transcript.Transcript.Entry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The window's transcript says what the terminal says. */
class TranscriptTest {
  static Stream<String> scenarios() {
    return ScenarioLibrary.names().stream();
  }

  /**
   * Line by line, in the terminal's order. What the terminal folds, and what it says between the
   * steps, has no line of its own in the transcript, or more of them.
   */
  @ParameterizedTest
  @MethodSource("scenarios")
  void theTranscriptHasTheTerminalsLines(String name) throws Exception {
    List<Entry> entries = Transcript.of(moments(name), false);
    List<String> terminal = CliRun.run("play", name, "--on", "model").lines();
    assertThat(entries).isNotEmpty();
    List<String> transcript = Transcript.text(entries).lines().toList();
    List<String> steps = terminal.stream().filter(TranscriptTest::isStep).toList();
    assertThat(steps).isNotEmpty();
    assertThat(transcript).containsSubsequence(steps);
    boolean folded = terminal.stream().anyMatch(line -> line.contains(": the same"));
    if (!folded) assertThat(words(terminal)).containsSubsequence(words(transcript));
    for (Entry entry : entries) assertThat(entry.spoken()).contains(entry.sentence());
  }

  /** Word by word: two notes at one point are two paragraphs there, and one here. */
  private static List<String> words(List<String> lines) {
    return lines.stream().flatMap(line -> Stream.of(line.strip().split(" +"))).toList();
  }

  /** A line that begins with a step's number, and is not that of folded ones. */
  private static boolean isStep(String line) {
    return line.matches(" *\\d+ +\\S.*")
        && !line.contains(": the same")
        && !line.contains(" steps");
  }

  private static List<Moment> moments(String name) throws Exception {
    Scenario scenario = ScenarioLibrary.load(name).orElseThrow();
    List<Moment> moments = new ArrayList<>();
    try (SideBySide run = new SideBySide(scenario, List.of(new ModelStage()))) {
      while (run.hasNext()) moments.addAll(run.next().moments());
    }
    return moments;
  }
}
