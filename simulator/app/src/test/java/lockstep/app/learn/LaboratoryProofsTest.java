package lockstep.app.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lockstep.app.netstat.LiveNames;
import lockstep.lessons.course.Course;
import lockstep.lessons.course.Lesson;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Question;
import lockstep.views.netstat.Column;
import lockstep.views.netstat.Dialect;
import lockstep.views.netstat.Inquiry;
import lockstep.views.netstat.SwitchRefused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What questions of the course prove by a column or a switch, the netstat laboratory has. */
class LaboratoryProofsTest {
  /** A question with one of its proofs: {@code column:linux:Recv-Q}. */
  record Proof(Question question, String kind, Dialect dialect, String of) {
    @Override
    public String toString() {
      return question.name() + " by " + kind + " " + of + " of " + dialect.title();
    }
  }

  private static List<Proof> proofs(String kind) {
    List<Proof> proofs = new ArrayList<>();
    for (String name : Course.names()) {
      Lesson lesson = Course.lesson(name);
      for (Question question :
          Stream.concat(lesson.further().stream(), lesson.quiz().stream()).toList())
        for (String value : question.values("proof:" + kind + ":")) {
          String[] words = value.replace('_', ' ').split(":", 2);
          proofs.add(new Proof(question, kind, Dialect.of(words[0]).orElseThrow(), words[1]));
        }
    }
    return proofs;
  }

  static List<Proof> columns() {
    return proofs("column");
  }

  static List<Proof> switches() {
    return proofs("switch");
  }

  @ParameterizedTest
  @MethodSource("columns")
  void theLaboratoryPrintsAndExplainsTheColumn(Proof proof) throws SwitchRefused {
    List<String> all = proof.dialect() == Dialect.WINDOWS ? List.of("-ano") : List.of("-an");
    assertThat(proof.dialect().parse(all, new LiveNames()).columns())
        .filteredOn(column -> column.title().equals(proof.of()))
        .singleElement()
        .satisfies(column -> assertThat(column.says()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("switches")
  void theLaboratoryTakesTheSwitchAndOfTheOptionsItAloneAddsAColumn(Proof proof)
      throws SwitchRefused {
    List<String> plain = titles(proof.dialect(), List.of());
    assertThat(titles(proof.dialect(), List.of(proof.of()))).hasSizeGreaterThan(plain.size());
    Choice choice = (Choice) proof.question().task();
    for (Choice.Option option : choice.options()) {
      String one = option.text().replace("`", "");
      boolean adds = titles(proof.dialect(), List.of(one)).size() > plain.size();
      assertThat(adds).as(one).isEqualTo(option.weight() > 0).isEqualTo(one.equals(proof.of()));
    }
  }

  /** The titles of the columns; a switch that takes a protocol gets one. */
  private static List<String> titles(Dialect dialect, List<String> switches) throws SwitchRefused {
    List<String> with = new ArrayList<>(switches);
    if (switches.contains("-p") && dialect != Dialect.LINUX) with.add("tcp");
    Inquiry inquiry = dialect.parse(with, new LiveNames());
    return inquiry.columns().stream().map(Column::title).toList();
  }
}
