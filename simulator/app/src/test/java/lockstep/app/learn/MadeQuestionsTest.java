package lockstep.app.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.lessons.generate.Template;
import lockstep.lessons.generate.Templates;
import lockstep.lessons.quiz.Question;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MadeQuestionsTest {
  private static final List<String> IDS = Templates.all().stream().map(Template::id).toList();

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 7, 31, 99_999})
  void eachTemplateComesBeforeAnyComesAgainAndNeverTheNextOfTheList(long seed) {
    List<Integer> turns =
        MadeQuestions.mixed(Templates.all(), seed, IDS.size()).stream()
            .map(MadeQuestionsTest::template)
            .toList();
    assertThat(turns).doesNotHaveDuplicates().hasSize(IDS.size());
    for (int i = 1; i < turns.size(); i++)
      assertThat(Math.abs(turns.get(i) - turns.get(i - 1))).isGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 26})
  void fewTemplatesAreAllAskedToo(int count) {
    List<Template> some = Templates.all().subList(0, count);
    assertThat(
            MadeQuestions.mixed(some, 5, count).stream().map(MadeQuestionsTest::template).toList())
        .doesNotHaveDuplicates();
  }

  private static int template(Question question) {
    return IDS.indexOf(question.name().replaceFirst("/.*", ""));
  }
}
