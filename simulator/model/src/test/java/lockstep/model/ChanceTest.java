package lockstep.model;

import static lockstep.model.Runs.OPEN;
import static lockstep.model.Runs.played;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lockstep.scenario.StageFailure;
import lockstep.tcp.World;
import lockstep.trace.Trace;
import lockstep.trace.TraceStep;
import lockstep.trace.TraceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wire that loses, doubles and reorders by chance, and does so again with the same seed. */
class ChanceTest {
  private static final String TALK =
      "server listen\nclient connect\nserver accept\nclient send 20000\nserver receive 20000\n"
          + "server send 3000\nclient receive 3000\nclient shutdown\nserver shutdown\n";

  private static String lossy(long seed) {
    return "set wire seed "
        + seed
        + "\nset wire loss 10\nset wire duplication 10\nset wire reordering 20\n"
        + "set wire latency 20ms\n"
        + TALK;
  }

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 100);
  }

  /** The trace, and how the run failed when it did: a connection may be given up. */
  private static String told(String text) {
    List<TraceStep> steps = new ArrayList<>();
    String end = "";
    ModelStage stage = new ModelStage();
    var scenario = Runs.scenario(text);
    stage.begin(scenario);
    try {
      for (var action : scenario.actions()) stage.play(action, java.util.Map.of(), steps::add);
    } catch (StageFailure e) {
      end = e.getMessage();
    }
    return TraceText.write(new Trace("t", World.MODEL, scenario.seed(), steps)) + end;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSameSeedGivesTheSameOctets(int seed) {
    assertThat(told(lossy(seed))).as("seed %d", seed).isEqualTo(told(lossy(seed)));
  }

  @Test
  void anotherSeedGivesAnotherRun() {
    assertThat(seeds().mapToObj(seed -> told(lossy(seed))).distinct()).hasSize(100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void allTextArrivesInTheEnd(int seed) throws StageFailure {
    List<TraceStep> steps = played(lossy(seed) + "expect server receives \"uvwxyzabcdef\"\n");
    assertThat(steps).as("seed %d", seed).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"loss", "duplication", "reordering"})
  void aShareIsAsOftenAsItSays(String habit) throws StageFailure {
    StringBuilder text = new StringBuilder("set wire " + habit + " 20\n");
    text.append("server listen\nset client retransmission off\n");
    for (int i = 1; i <= 1_000; i++) text.append("client").append(i).append(" connect\n");
    List<TraceStep> steps = played(text.toString());
    long deeds =
        steps.stream()
            .filter(s -> s.event().toString().startsWith("wire ") && s.state().ordinal() >= 0)
            .count();
    long sent = steps.stream().mapToLong(s -> s.sends().size()).sum();
    assertThat(100.0 * deeds / sent).isBetween(18.0, 22.0);
  }

  @Test
  void oneHabitMoreDoesNotChangeWhatIsLost() throws StageFailure {
    String few = "set wire loss 30\n" + OPEN.replace("server accept\n", "");
    String more = "set wire duplication 1\nset wire reordering 1\n" + few;
    assertThat(firstLost(more)).isEqualTo(firstLost(few));
  }

  private static List<Integer> firstLost(String text) throws StageFailure {
    List<Integer> lost = new ArrayList<>();
    int sent = 0;
    for (TraceStep step : played(text)) {
      sent += step.sends().size();
      if (step.event().toString().startsWith("wire loses")) lost.add(sent);
    }
    return lost;
  }

  @Test
  void noShareOfChanceIsOneOrMore() {
    Chance chance = new Chance(1);
    for (int i = 0; i < 100_000; i++) assertThat(chance.share()).isBetween(0.0, Math.nextDown(1.0));
    Chance copy = chance.copy();
    assertThat(copy.share()).isEqualTo(chance.share());
  }
}
