package lockstep.lessons.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Kind;
import lockstep.lessons.quiz.Misconceptions;
import lockstep.lessons.quiz.NotUnderstood;
import lockstep.lessons.quiz.Parts;
import lockstep.lessons.quiz.PredictStates;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.Task;
import lockstep.tcp.Figure5;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every question that any template makes has one key, and the model says so. */
class TemplatesTest {
  static Stream<String> ids() {
    return Templates.all().stream().map(Template::id);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void threeHundredItemsAreWhole(String id) throws NotUnderstood {
    check(id, 0, 300);
  }

  @ParameterizedTest
  @MethodSource("ids")
  @Tag("soak")
  void tenThousandItemsAreWhole(String id) throws NotUnderstood {
    check(id, 300, 10_300);
  }

  private static void check(String id, int first, int last) throws NotUnderstood {
    Template template = Templates.find(id).orElseThrow();
    for (long seed = first; seed < last; seed++) {
      Question question = template.make(seed);
      try {
        check(question);
        new Proof(question).check();
        assertThat(template.make(seed)).isEqualTo(question);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(question.name() + ": " + e.getMessage() + "\n" + question, e);
      }
    }
  }

  static void check(Question question) throws NotUnderstood {
    assertThat(question.stem()).isNotBlank();
    assertThat(question.why()).isNotBlank();
    assertThat(question.tags()).doesNotHaveDuplicates().noneMatch(tag -> tag.matches(".*\\s.*"));
    assertThat(question.skills()).isNotEmpty();
    assertThat(question.exhibit().lines()).allMatch(line -> line.length() <= Ladder.WIDEST);
    Task task = question.task();
    assertThat(task.grade(task.key()).isRight()).isTrue();
    Optional<String> wrong = task.wrong();
    if (task.kind() != Kind.ORDER) assertThat(wrong).isPresent();
    if (wrong.isPresent()) assertThat(task.grade(wrong.get()).isRight()).isFalse();
    if (task instanceof Choice choice) check(choice);
    if (task instanceof Parts parts)
      for (Parts.Part part : parts.parts()) if (part.task() instanceof Choice choice) check(choice);
    if (task instanceof PredictStates states)
      states.ends().forEach(end -> ideasExist(end.ideas().values()));
  }

  private static void check(Choice choice) {
    List<Choice.Option> options = choice.options();
    assertThat(options.stream().map(o -> Options.sense(o.text()))).doesNotHaveDuplicates();
    assertThat(options.size()).isGreaterThanOrEqualTo(3);
    if (!choice.several())
      assertThat(options.stream().filter(option -> option.weight() > 0)).hasSize(1);
    ideasExist(options.stream().map(Choice.Option::idea).filter(i -> !i.isEmpty()).toList());
  }

  private static void ideasExist(Iterable<String> ideas) {
    for (String idea : ideas) assertThat(Misconceptions.find(idea)).as(idea).isPresent();
  }

  @Test
  void everyStateAndEveryEdgeComesUpBelowSeed2000() {
    Set<String> skills = new TreeSet<>();
    for (String id : List.of("next-state", "click-state", "edge-cause"))
      for (long seed = 0; seed < 2000; seed++)
        skills.addAll(Templates.find(id).orElseThrow().make(seed).skills());
    assertThat(skills)
        .containsAll(Stream.of(TcpState.values()).map(s -> "state:" + s.rfcName()).toList())
        .containsAll(Figure5.EDGES.stream().map(e -> "edge:" + e.id()).toList());
    Set<String> moved = new HashSet<>();
    for (long seed = 0; seed < 2000; seed++)
      moved.addAll(Templates.find("next-state").orElseThrow().make(seed).values("skill:edge:"));
    assertThat(moved)
        .containsAll(Figure5.EDGES.stream().map(Figure5.Edge::id).collect(Collectors.toSet()));
  }

  /** A judge that cannot say no is worth nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "next-state",
        "which-segment",
        "which-event",
        "edge-cause",
        "impossible-together",
        "who-gets-time-wait",
        "who-sends-last-ack",
        "name-of-port",
        "range-class"
      })
  void anItemWithTheKeyAtAnotherOptionIsFound(String id) {
    Question question = Templates.find(id).orElseThrow().make(5);
    Choice choice = (Choice) question.task();
    List<Choice.Option> turned = new ArrayList<>();
    int size = choice.options().size();
    for (int i = 0; i < size; i++) {
      Choice.Option next = choice.options().get((i + 1) % size);
      turned.add(new Choice.Option(choice.options().get(i).text(), next.weight(), "", ""));
    }
    Question wrong = question.with(new Choice(turned, choice.several()));
    assertThatThrownBy(() -> new Proof(wrong).check()).isInstanceOf(AssertionError.class);
  }

  @Test
  void namesAreDifferentAndATopicHasItsTemplates() {
    assertThat(Templates.all()).extracting(Template::id).doesNotHaveDuplicates();
    for (String topic : Templates.topics()) assertThat(Templates.of(topic)).isNotEmpty();
    assertThat(Templates.of("nothing")).isEmpty();
    assertThat(Templates.find("next-state").orElseThrow().make(7).name()).isEqualTo("next-state/7");
  }
}
