package lockstep.probe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockstep.probe.lab.LabOptions.Family;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The model's endpoint and this machine's kernel send each other octets over the wire: the kernel
 * judges the model.
 */
class ExchangeTest {
  private static final int MEGABYTE = 1 << 20;

  /** For each build: a model that has lost something waits a second for its timer. */
  private static final int FEW = 1 << 17;

  /** Runs one in a network of its own; skips the test, in words, where there can be none. */
  static String exchange(Family family, String model, int octets, int seed, String chance)
      throws Exception {
    assumeThat(PrivateNetwork.lack()).as("this machine can lay no wire").isEmpty();
    List<String> arguments =
        new ArrayList<>(
            List.of(family.name(), model, String.valueOf(octets), String.valueOf(seed)));
    arguments.addAll(List.of(chance.split(" ")));
    try (ChildProcess child = new ChildProcess(PrivateNetwork.command(Exchange.class, arguments))) {
      String answer = child.answer();
      if (answer == null) {
        String complaint = child.complaint();
        assumeThat(complaint)
            .as("this machine can lay no wire: " + PrivateNetwork.refusal(complaint))
            .doesNotContain("unshare: ");
        throw new AssertionError("it ended without an answer: " + complaint);
      }
      return answer.startsWith("right") ? answer : answer + "; " + child.complaint();
    }
  }

  @ParameterizedTest
  @CsvSource({"IPV4, server", "IPV6, client"})
  void aMegabyteEachWayOverAnEvenWire(Family family, String model) throws Exception {
    assertThat(exchange(family, model, MEGABYTE, 1, "0 0 0")).startsWith("right");
  }

  @ParameterizedTest
  @CsvSource({"IPV6, server", "IPV4, client"})
  void segmentsThatAreDoubledAndOvertakeEachOtherChangeNoOctet(Family family, String model)
      throws Exception {
    assertThat(exchange(family, model, FEW, 2, "0 10 10")).startsWith("right");
  }

  @Test
  void allComesThoughOneInTwentyIsLost() throws Exception {
    assertThat(exchange(Family.IPV4, "server", FEW, 1, "5 2 2")).startsWith("right");
  }

  static Stream<Arguments> tenSeeds() {
    return IntStream.rangeClosed(1, 10)
        .mapToObj(
            seed ->
                Arguments.of(
                    seed,
                    seed % 2 == 0 ? Family.IPV4 : Family.IPV6,
                    seed % 4 < 2 ? "server" : "client"));
  }

  @Tag("soak")
  @ParameterizedTest
  @MethodSource
  void tenSeeds(int seed, Family family, String model) throws Exception {
    String answer = exchange(family, model, MEGABYTE, seed, "5 2 2");
    System.out.println("seed " + seed + ", the model as " + model + ": " + answer);
    assertThat(answer).startsWith("right");
  }
}
