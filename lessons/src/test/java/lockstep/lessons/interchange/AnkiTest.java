package lockstep.lessons.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Description;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Question;
import org.junit.jupiter.api.Test;

final class AnkiTest {
  private static final String HEAD =
      "#separator:tab\n#html:false\n#notetype:Basic\n#deck:TCP\n#tags column:3\n";

  @Test
  void aCardIsTwoSidesAndTagsInQuotes() {
    Question port =
        Question.of(
            "ports/1", "Which port\tis \"HTTPS\"?", Numeric.port(443), "By habit.", "a b", "c");
    assertThat(Anki.write(List.of(port)))
        .isEqualTo(HEAD + "\"Which port\tis \"\"HTTPS\"\"?\"\t\"443\n\nBy habit.\"\t\"a_b c\"\n");
  }

  @Test
  void theAnswerOfAChoiceIsItsWordsAndNotItsLetter() {
    Question who =
        Question.of(
            "who",
            "Who waits?",
            Choice.one(List.of(Choice.Option.wrong("both", "", ""), Choice.Option.right("one"))),
            "");
    assertThat(Anki.write(List.of(who)))
        .isEqualTo(HEAD + "\"Who waits?\n\nA) both\nB) one\"\t\"one\"\t\"\"\n");
  }

  /** Anki takes two notes with one front for one note. */
  @Test
  void frontsDiffer() {
    Question first = Question.of("a", "#Which?", Numeric.of(1), "");
    Question second = Question.of("b", "#Which?", Numeric.of(2), "");
    assertThat(Anki.write(List.of(first, second, second)))
        .isEqualTo(
            HEAD
                + "\"#Which?\"\t\"1\"\t\"\"\n\"#Which?\n\n[b]\"\t\"2\"\t\"\"\n"
                + "\"#Which?\n\n[b 2]\"\t\"2\"\t\"\"\n");
  }

  @Test
  void aTextWithoutAQuestionIsNoCard() {
    assertThat(Anki.write(List.of(Question.of("d", "Read.", new Description(), ""))))
        .isEqualTo(HEAD);
  }
}
