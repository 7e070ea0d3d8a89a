package lockstep.lessons.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import lockstep.lessons.quiz.Question;
import org.junit.jupiter.api.Test;

/** A damaged text gives questions or problems, and never an exception. */
final class FuzzTest {
  private static final int TRIES = 2_500;
  private static final String SIGNS =
      "{}=~#:\\%>-*[]<>&;\"'/$0T\n\r\t \u0000\uFEFF\uD83D(.)ABCDEFGHIJ!?x";
  private static final List<Question> QUESTIONS = new RandomQuestions(793).list(42);

  @Test
  void giftIsReadOrTold() {
    String text = Gift.write(QUESTIONS) + GiftTest.OF_EVERY_SORT;
    survives(1, text, Gift::read);
  }

  @Test
  void moodleXmlIsReadOrTold() {
    survives(2, MoodleXml.write(QUESTIONS), MoodleXml::read);
  }

  @Test
  void aikenIsReadOrTold() {
    String text =
        "Who waits?\nA) the server\nB. the client\nANSWER: B\n\nWhich port?\nA) 1\nB) 2\nANSWER: A\n";
    survives(3, text, Aiken::read);
  }

  @Test
  void oneFormatReadAsAnotherIsReadOrTold() {
    String gift = Gift.write(QUESTIONS);
    String xml = MoodleXml.write(QUESTIONS);
    for (String text : List.of(gift, xml, Anki.write(QUESTIONS)))
      for (Function<String, Imported> reader :
          List.<Function<String, Imported>>of(Gift::read, MoodleXml::read, Aiken::read))
        assertThat(reader.apply(text)).isNotNull();
  }

  private static void survives(long seed, String text, Function<String, Imported> reader) {
    Random chance = new Random(seed);
    int damaged = 0;
    for (int i = 0; i < TRIES; i++) {
      int start = chance.nextInt(text.length());
      String piece = text.substring(start, Math.min(text.length(), start + 1_500));
      String mutated = mutated(piece, chance);
      Imported[] found = new Imported[1];
      assertThatCode(() -> found[0] = reader.apply(mutated))
          .as("try %d of seed %d: %s", i, seed, mutated)
          .doesNotThrowAnyException();
      int lines = (int) mutated.chars().filter(c -> c == '\n' || c == '\r').count() + 1;
      assertThat(found[0].problems())
          .as("try %d of seed %d", i, seed)
          .allMatch(problem -> problem.line() <= lines && !problem.what().isBlank());
      if (!found[0].problems().isEmpty()) damaged++;
    }
    assertThat(damaged).as("tries that were damaged enough to be told").isPositive();
  }

  private static String mutated(String text, Random chance) {
    StringBuilder mutated = new StringBuilder(text);
    for (int k = 1 + chance.nextInt(8); k > 0 && mutated.length() > 1; k--) {
      int at = chance.nextInt(mutated.length());
      switch (chance.nextInt(4)) {
        case 0 -> mutated.deleteCharAt(at);
        case 1 -> mutated.insert(at, SIGNS.charAt(chance.nextInt(SIGNS.length())));
        case 2 -> mutated.setCharAt(at, SIGNS.charAt(chance.nextInt(SIGNS.length())));
        default -> {
          int end = Math.min(mutated.length(), at + chance.nextInt(60));
          String moved = mutated.substring(at, end);
          mutated.delete(at, end).insert(chance.nextInt(mutated.length() + 1), moved);
        }
      }
    }
    return mutated.toString();
  }
}
