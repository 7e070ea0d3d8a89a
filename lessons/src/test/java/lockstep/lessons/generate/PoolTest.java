package lockstep.lessons.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lockstep.model.ExploreBound;
import lockstep.model.ExploreBounds;
import lockstep.model.Explorer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is laid down in resources is what the model says. */
class PoolTest {
  private static final Path TURNS = Path.of("src/main/resources/lockstep/lessons/turns.txt");

  @Test
  void theTurnsAreThoseOfTheModel() throws IOException {
    List<String> computed = Pool.computed();
    if ("write".equals(System.getProperty("lockstep.golden")))
      Files.writeString(
          TURNS,
          "# Every turn of the model that questions are made of: run, turn, states before and"
              + " after, event, segments sent, marks.\n"
              + "# A test holds this list against the model; -Dlockstep.golden=write writes it"
              + " anew.\n"
              + String.join("\n", computed)
              + "\n");
    assertThat(Files.readAllLines(TURNS).stream().filter(line -> !line.startsWith("#")))
        .isEqualTo(computed);
  }

  /** All lines of a walk are played, and give the same turns again. */
  @Test
  void aWalkIsTheSameEachTime() {
    for (int i = 0; i < Run.WALKS; i++)
      assertThat(new Walk(i).text()).isEqualTo(Run.named("walk-" + i).text());
  }

  @Test
  void theExplorationWithoutAccidentsKnowsNoOtherPairs() {
    assertThat(laidDown()).containsAll(pairs(0));
  }

  @Test
  @Tag("slow")
  void thePairsAreThoseOfTheExploration() {
    assertThat(laidDown()).isEqualTo(pairs(1));
  }

  private static Set<String> laidDown() {
    return new TreeSet<>(Pool.text("/lockstep/lessons/pairs.txt"));
  }

  private static Set<String> pairs(int accidents) {
    return Explorer.explore(ExploreBounds.USUAL.with(ExploreBound.ACCIDENTS, accidents))
        .pairs()
        .stream()
        .map(pair -> pair.client() + " " + pair.server())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
