package lockstep.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is done to a scenario's text: it is read, or refused with places that exist. */
class ScenarioFuzzTest {
  private static final int TEXTS = 4_000;
  private static final String LETTERS = "ab19.-+_[]<>%:,\"\\# \t\r\n\u0000\u00a0é\ud83d";
  private static final List<String> WORDS =
      List.of(
          "client",
          "server",
          "server listener",
          "client[1..1000]",
          "together\n",
          "end\n",
          "title: x\n",
          "note",
          "expect",
          "set wire",
          "hold",
          "delay",
          "wait until",
          "2MSL",
          "99999999999999999999",
          "0.0000000001us",
          "\"text\"",
          "within",
          "on model");

  @Test
  void nothingButScenarioErrorsComesOutAndEachPlaceLiesInTheText() {
    List<String> shipped =
        ScenarioLibrary.names().stream().map(n -> ScenarioLibrary.text(n).orElseThrow()).toList();
    int refused = 0;
    for (long seed = 1; seed <= TEXTS; seed++) {
      Random random = new Random(seed);
      String text = mutated(shipped.get(random.nextInt(shipped.size())), random);
      try {
        ScenarioParser.parse("x", "x.scenario", text);
      } catch (ScenarioErrors errors) {
        refused++;
        hold(errors, text, seed);
      } catch (RuntimeException e) {
        fail("seed " + seed + ":\n" + text, e);
      }
    }
    assertThat(refused).isBetween(TEXTS / 2, TEXTS - 1);
  }

  private static void hold(ScenarioErrors errors, String text, long seed) {
    String[] lines = text.split("\n", -1);
    List<Integer> places = new ArrayList<>();
    for (ScenarioError error : errors.errors()) {
      boolean inText = error.line() >= 1 && error.line() <= lines.length;
      String line = inText ? lines[error.line() - 1] : "";
      inText &= error.column() >= 1 && error.column() <= line.codePointCount(0, line.length()) + 1;
      if (!inText) fail("seed " + seed + ": no such place: " + error + "\n" + text);
      if (error.message().isBlank() || error.message().contains("\n"))
        fail("seed " + seed + ": no message of one line: " + error);
      places.add(error.line() * 10_000 + error.column());
    }
    assertThat(places).as("seed %d", seed).isSorted();
  }

  private static String mutated(String text, Random random) {
    StringBuilder out = new StringBuilder(text);
    int changes = 1 + random.nextInt(6);
    for (int n = 0; n < changes && out.length() > 1; n++) {
      int at = random.nextInt(out.length());
      int end = Math.min(out.length(), at + 1 + random.nextInt(12));
      switch (random.nextInt(6)) {
        case 0 -> out.delete(at, end);
        case 1 -> out.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
        case 2 -> out.insert(at, " " + WORDS.get(random.nextInt(WORDS.size())) + " ");
        case 3 -> out.insert(random.nextInt(out.length()), out.substring(at, end));
        case 4 -> out.setCharAt(at, (char) random.nextInt(0x3000));
        default -> out.reverse();
      }
    }
    return out.toString();
  }
}
