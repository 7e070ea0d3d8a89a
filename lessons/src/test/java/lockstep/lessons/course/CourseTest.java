package lockstep.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lockstep.lessons.course.Block.Way;
import lockstep.lessons.generate.Templates;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.TrueFalse;
import lockstep.lessons.review.Skill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lessons that ship: whole, without faults, every key proved. */
class CourseTest {
  static Stream<Lesson> lessons() {
    return Course.names().stream().map(Course::lesson);
  }

  static Stream<Question> questions() {
    return lessons().flatMap(lesson -> lesson.further().stream());
  }

  @Test
  void nothingIsWrongInAnyFile() {
    LessonFiles.Found found =
        LessonFiles.read("", Course.octets(), name -> Templates.find(name).isPresent());
    assertThat(found.problems()).isEmpty();
    assertThat(found.lessons()).hasSameSizeAs(Course.names());
  }

  @Test
  void lessonsAreNumberedAndFoundByNumberAndName() {
    Set<Integer> numbers = new TreeSet<>();
    lessons()
        .forEach(
            lesson -> {
              int number = lesson.index().orElseThrow();
              assertThat(numbers.add(number)).as(lesson.name()).isTrue();
              assertThat(lesson.name()).startsWith(String.format("%02d-", number));
              assertThat(Course.find(String.valueOf(number))).contains(lesson);
              assertThat(Course.find(lesson.name().substring(3))).contains(lesson);
            });
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void aLessonAsksFirstShowsThenAndEndsWithACard(Lesson lesson) {
    List<Block> blocks = new ArrayList<>();
    lesson.pages().forEach(page -> blocks.addAll(page.blocks()));
    assertThat(lesson.pages().get(0).blocks())
        .as("the first page asks")
        .anyMatch(block -> block instanceof Block.Ask);
    for (Way way : Way.values())
      assertThat(blocks)
          .as("a run %s", way)
          .anyMatch(block -> block instanceof Block.Run run && run.way() == way);
    int generated =
        blocks.stream()
            .mapToInt(block -> block instanceof Block.Generate made ? made.count() : 0)
            .sum();
    assertThat(generated).as("generated questions").isBetween(4, 6);
    assertThat(blocks).anyMatch(block -> block instanceof Block.Card);
    assertThat(lesson.exercise()).isNotEmpty();
    assertThat(lesson.quiz()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyQuestionOfALessonIsAsked(Lesson lesson) {
    List<String> asked = new ArrayList<>();
    for (Page page : lesson.pages())
      for (Block block : page.blocks())
        if (block instanceof Block.Ask ask) asked.add(ask.question());
    assertThat(asked)
        .containsExactlyInAnyOrderElementsOf(
            lesson.further().stream().map(Question::name).toList());
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyKeyIsProved(Lesson lesson) throws Exception {
    Proof proof = new Proof(lesson);
    for (Question question : lesson.further()) {
      List<String> proofs = question.values("proof:");
      assertThat(proofs).as("proof of %s", question.name()).isNotEmpty();
      for (String one : proofs) {
        String value = proof.value(one);
        boolean fact = value.equals("true") || value.equals("false");
        if (fact && !(question.task() instanceof TrueFalse)) {
          // What the model shows to be so; which option says it is for readers to see.
          assertThat(value).as("%s: %s", question.name(), one).isEqualTo("true");
          continue;
        }
        assertThat(question.task().grade(value).isRight())
            .as("%s: %s gives %s", question.name(), one, value)
            .isTrue();
        if (question.task() instanceof Choice choice && !choice.several())
          assertThat(choice.options())
              .filteredOn(option -> option.weight() <= 0)
              .allMatch(option -> !option.text().equalsIgnoreCase(value));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyQuestionTrainsASkillThatIsKnown(Question question) {
    assertThat(question.skills()).as(question.name()).isNotEmpty();
    for (String tag : question.skills())
      assertThat(Skill.ofTag(tag))
          .as(tag)
          .hasValueSatisfying(skill -> assertThat(skill.known()).isTrue());
  }

  @Test
  void theIndexNamesEveryFile() throws Exception {
    Path folder = Path.of(Course.class.getResource("/lockstep/lessons/course/index").toURI());
    try (Stream<Path> files = Files.list(folder.getParent())) {
      assertThat(Course.octets().keySet())
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> !name.equals("index") && !name.endsWith(".class"))
                  .toList());
    }
  }
}
