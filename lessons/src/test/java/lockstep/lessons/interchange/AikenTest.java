package lockstep.lessons.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AikenTest {
  @Test
  void bothSignsAndBothHabitsOfBlanksAreRead() {
    Imported back =
        Aiken.read(
            "\uFEFFWho waits\nin TIME-WAIT?\r\nA) who closes first\r\nB.who closes second\r\n-\r\n"
                + "C)\tnobody\r\nANSWER: A\r\n\r\nWhich port?\r\nA. 80\r\nB. 443\r\nANSWER:B\r\n");
    assertThat(back.problems()).isEmpty();
    assertThat(back.questions())
        .extracting(Question::stem)
        .containsExactly("Who waits\nin TIME-WAIT?", "Which port?");
    assertThat(back.questions()).extracting(q -> q.task().key()).containsExactly("A", "B");
    assertThat(((Choice) back.questions().get(0).task()).options())
        .extracting(Choice.Option::text)
        .containsExactly("who closes first", "who closes second", "nobody");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A) x;B) y;ANSWER: A|1|before its options",
        "Who?;A) x;ANSWER: A|1|2 to 26 options",
        "Who?;A) x;B) y|1|without ANSWER:",
        "Who?;A) x;B) y;;Next?;A) x;B) y;ANSWER: A|5|expected a further option",
        "Who?;A) x;B) y;ANSWER: C|4|the letter of an option",
        "Who?;A) x;B) y;ANSWER:|4|the letter of an option",
        "Who?;A) x;B) y;Answer: A|4|in capitals",
        "Who?;A) x;A) y;ANSWER: A|1|same letter",
        "ANSWER: A|1|before ANSWER:",
      })
  void whatIsWrongIsToldByItsLineAndTheRestIsRead(String lines, int line, String what) {
    String good = ";;Fine?;A) yes;B) no;ANSWER: B;";
    Imported back = Aiken.read((lines + (lines.endsWith("y") ? "" : good)).replace(';', '\n'));
    assertThat(back.problems()).hasSize(1);
    assertThat(back.problems().get(0).line()).isEqualTo(line);
    assertThat(back.problems().get(0).what()).contains(what);
    if (!lines.endsWith("y"))
      assertThat(back.questions()).extracting(Question::stem).contains("Fine?");
  }

  @Test
  void moreOptionsThanLettersAreRefused() {
    String text = "Who?\n" + "A) x\n".repeat(30) + "ANSWER: A\n";
    assertThat(Aiken.read(text).questions()).isEqualTo(List.of());
    assertThat(Aiken.read(text).problems()).hasSize(1);
  }
}
