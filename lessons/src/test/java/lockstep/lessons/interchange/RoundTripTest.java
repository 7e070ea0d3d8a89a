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
  private static final String GIFT = Gift.write(QUESTIONS);
  private static final String XML = MoodleXml.write(QUESTIONS);

  @Test
  void theQuestionsAreOfEveryKind() {
    assertThat(QUESTIONS).extracting(Question::kind).contains(Kind.values());
  }

  @Test
  void giftGivesBackEveryQuestion() {
    Imported back = Gift.read(GIFT);
    assertThat(back.problems()).isEmpty();
    assertEqual(back.questions());
  }

  @Test
  void moodleXmlGivesBackEveryQuestion() {
    Imported back = MoodleXml.read(XML);
    assertThat(back.problems()).isEmpty();
    assertEqual(back.questions());
  }

  @Test
  void bytesOfUtf8GiveBackEveryQuestion() {
    assertEqual(Gift.read(GIFT.getBytes(StandardCharsets.UTF_8)).questions());
    assertEqual(MoodleXml.read(XML.getBytes(StandardCharsets.UTF_8)).questions());
  }

  @Test
  void whatIsReadAndWrittenAgainIsTheSameText() {
    assertThat(Gift.write(Gift.read(GIFT).questions())).isEqualTo(GIFT);
    assertThat(MoodleXml.write(MoodleXml.read(XML).questions())).isEqualTo(XML);
  }

  @Test
  void lineEndsOfOtherSystemsChangeNothing() {
    assertEqual(Gift.read("\uFEFF" + GIFT.replace("\n", "\r\n")).questions());
    assertEqual(Gift.read(GIFT.replace("\n", "\r")).questions());
  }

  /** Moodle ends a question at such a line, and at an empty one. */
  @Test
  void noLineOfAQuestionIsEmptyOrZero() {
    assertThat(GIFT.split("\n")).noneMatch(line -> line.trim().equals("0"));
    assertThat(Arrays.stream(GIFT.split("\n\n")).filter(block -> !block.startsWith("$CATEGORY:")))
        .hasSize(QUESTIONS.size());
  }

  /** One by one, so that a failure shows one question and not two thousand. */
  private static void assertEqual(List<Question> back) {
    assertThat(back).hasSameSizeAs(QUESTIONS);
    for (int i = 0; i < back.size(); i++) assertThat(back.get(i)).isEqualTo(QUESTIONS.get(i));
  }
}
