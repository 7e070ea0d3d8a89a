package lockstep.lessons.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import lockstep.lessons.quiz.Kind;
import lockstep.lessons.quiz.Question;
import org.junit.jupiter.api.Test;

/** What is written is read as what it was, whatever stands in it. */
final class RoundTripTest {
  private static final List<Question> QUESTIONS = new RandomQuestions(9293).list(2_000);

  @Test
  void theQuestionsAreOfEveryKind() {
    assertThat(QUESTIONS).extracting(Question::kind).contains(Kind.values());
  }

  @Test
  void giftGivesBackEveryQuestion() {
    Imported back = Gift.read(Gift.write(QUESTIONS));
    assertThat(back.problems()).isEmpty();
    assertEqual(back.questions());
  }

  @Test
  void moodleXmlGivesBackEveryQuestion() {
    Imported back = MoodleXml.read(MoodleXml.write(QUESTIONS));
    assertThat(back.problems()).isEmpty();
    assertEqual(back.questions());
  }

  @Test
  void bytesOfUtf8GiveBackEveryQuestion() {
    assertEqual(Gift.read(Gift.write(QUESTIONS).getBytes(StandardCharsets.UTF_8)).questions());
    assertEqual(
        MoodleXml.read(MoodleXml.write(QUESTIONS).getBytes(StandardCharsets.UTF_8)).questions());
  }

  @Test
  void whatIsReadAndWrittenAgainIsTheSameText() {
    String gift = Gift.write(QUESTIONS);
    assertThat(Gift.write(Gift.read(gift).questions())).isEqualTo(gift);
    String xml = MoodleXml.write(QUESTIONS);
    assertThat(MoodleXml.write(MoodleXml.read(xml).questions())).isEqualTo(xml);
  }

  @Test
  void lineEndsOfOtherSystemsChangeNothing() {
    String gift = Gift.write(QUESTIONS);
    assertEqual(Gift.read("\uFEFF" + gift.replace("\n", "\r\n")).questions());
    assertEqual(Gift.read(gift.replace("\n", "\r")).questions());
  }

  /** Moodle ends a question at such a line, and at an empty one. */
  @Test
  void noLineOfAQuestionIsEmptyOrZero() {
    String gift = Gift.write(QUESTIONS);
    assertThat(gift.split("\n")).noneMatch(line -> line.trim().equals("0"));
    assertThat(Arrays.stream(gift.split("\n\n")).filter(block -> !block.startsWith("$CATEGORY:")))
        .hasSize(QUESTIONS.size());
  }

  /** One by one, so that a failure shows one question and not two thousand. */
  private static void assertEqual(List<Question> back) {
    assertThat(back).hasSameSizeAs(QUESTIONS);
    for (int i = 0; i < back.size(); i++) assertThat(back.get(i)).isEqualTo(QUESTIONS.get(i));
  }
}
