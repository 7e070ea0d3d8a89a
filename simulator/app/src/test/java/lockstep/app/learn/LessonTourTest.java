package lockstep.app.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import lockstep.app.StageOptions;
import lockstep.app.Stages;
import lockstep.comparison.SideBySide;
import lockstep.comparison.Verdict;
import lockstep.lessons.course.Course;
import lockstep.lessons.course.Lesson;
import lockstep.lessons.generate.Templates;
import lockstep.lessons.quiz.Question;
import lockstep.model.ModelStage;
import lockstep.scenario.Scenario;
import lockstep.tcp.World;
import lockstep.views.terminal.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LessonTourTest {
  private static final Look PLAIN = new Look(false, true);
  private static final int MOST_LINES = 200;

  /** Answers what is asked by a rule; ends a run of its own at once. */
  private static final class Scripted implements Talk {
    private final List<String> said = new ArrayList<>();
    private final Function<Integer, String> answers;
    private int question = -1;
    private boolean isAsked;
    private int lines;

    /**
     * @param answers the answer to the question of this number, from 0
     */
    Scripted(Function<Integer, String> answers) {
      this.answers = answers;
    }

    @Override
    public void say(String line) {
      said.add(line);
      if (line.startsWith("Answer with ")) {
        question++;
        isAsked = true;
      }
    }

    @Override
    public boolean waitsAtPages() {
      return false;
    }

    @Override
    public Optional<String> ask(String prompt) {
      if (++lines > MOST_LINES) throw new AssertionError("the lesson asks without end: " + last());
      String answer = isAsked ? answers.apply(question) : "done";
      if (answer.equals("pass")) isAsked = false;
      return Optional.of(answer);
    }

    /** Whoever was right, or has no try left, is not asked any more. */
    void done() {
      isAsked = false;
    }

    private List<String> last() {
      return said.subList(Math.max(0, said.size() - 8), said.size());
    }
  }

  static Stream<Lesson> lessons() {
    return Course.names().stream().map(Course::lesson);
  }

  private static SideBySide onTheModel(Scenario scenario) {
    return new SideBySide(scenario, List.of(new ModelStage()));
  }

  private static List<Asked> take(Lesson lesson, Scripted learner) throws Exception {
    List<Asked> asked = new ArrayList<>();
    List<Integer> pages = new ArrayList<>();
    LessonTour tour =
        new LessonTour(
            learner,
            PLAIN,
            lesson,
            new LessonRuns(learner, PLAIN, LessonTourTest::onTheModel),
            (template, count) ->
                Stream.iterate(7L, seed -> seed + 1)
                    .limit(count)
                    .map(seed -> Templates.find(template).orElseThrow().make(seed))
                    .toList());
    LessonTour.Ending ending =
        tour.go(
            0,
            pages::add,
            one -> {
              asked.add(one);
              learner.done();
            });
    assertThat(ending).isEqualTo(LessonTour.Ending.WHOLE);
    assertThat(pages).hasSameSizeAs(lesson.pages());
    return asked;
  }

  private static List<Question> questions(Lesson lesson) throws Exception {
    return take(lesson, new Scripted(number -> "pass")).stream().map(Asked::question).toList();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void whoKnowsAllIsRightAtEachQuestion(Lesson lesson) throws Exception {
    List<Question> questions = questions(lesson);
    List<Asked> asked = take(lesson, new Scripted(number -> questions.get(number).task().key()));
    assertThat(asked).hasSameSizeAs(questions).hasSizeGreaterThan(6);
    assertThat(asked).allMatch(Asked::isRightAtOnce);
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void whoKnowsNothingHasTwoTriesAndIsToldTheReason(Lesson lesson) throws Exception {
    List<Question> questions = questions(lesson);
    Scripted learner = new Scripted(number -> questions.get(number).task().wrong().orElseThrow());
    List<Asked> asked = take(lesson, learner);
    assertThat(asked).hasSameSizeAs(questions).noneMatch(Asked::isRight);
    assertThat(asked).allMatch(one -> one.tries().size() == Asking.TRIES);
    long told = learner.said.stream().filter(line -> line.startsWith("  The answer is ")).count();
    assertThat(told).isEqualTo(asked.size());
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void noLineIsWiderThanATerminal(Lesson lesson) throws Exception {
    Scripted learner = new Scripted(number -> "pass");
    take(lesson, learner);
    assertThat(learner.said)
        .filteredOn(line -> line.length() > Talk.WIDTH)
        // Lines as they are typed or printed are not broken.
        .allMatch(line -> line.startsWith("    "));
  }

  @Test
  void everyScenarioOfALessonsOwnAgreesWithThisComputer() throws Exception {
    List<Scenario> own =
        lessons().flatMap(lesson -> lesson.scenarios().values().stream()).distinct().toList();
    assertThat(own).isNotEmpty();
    for (Scenario scenario : own)
      try (SideBySide run =
          new SideBySide(
              scenario,
              List.of(new ModelStage(), new Stages().make(World.LOOPBACK, StageOptions.DEFAULT)))) {
        assertThat(run.stages()).as(scenario.name()).hasSize(2);
        while (run.hasNext()) run.next();
        assertThat(run.summary().verdicts().getOrDefault(Verdict.UNEXPLAINED, 0))
            .as(scenario.name())
            .isZero();
      }
  }

  @Test
  void aRunOfOnesOwnTakesLinesTakesThemBackAndSaysWhatIsWrong() throws Exception {
    Scenario scenario = lockstep.scenario.ScenarioLibrary.load("teardown").orElseThrow();
    List<String> lines =
        new ArrayList<>(List.of("client close", "undo", "clint close", "server close", "done"));
    List<String> said = new ArrayList<>();
    Talk talk =
        new Talk() {
          @Override
          public void say(String line) {
            said.add(line);
          }

          @Override
          public boolean waitsAtPages() {
            return true;
          }

          @Override
          public Optional<String> ask(String prompt) {
            return lines.isEmpty() ? Optional.empty() : Optional.of(lines.remove(0));
          }
        };
    LessonRuns runs = new LessonRuns(talk, PLAIN, LessonTourTest::onTheModel);
    assertThat(runs.own(scenario)).isTrue();
    assertThat(said).anyMatch(line -> line.contains("[FIN-WAIT-1]   close"));
    assertThat(said).anyMatch(line -> line.contains("did you mean \"client\""));
    assertThat(said).anyMatch(line -> line.matches(".*close +\\[FIN-WAIT-1\\]"));
    assertThatCode(() -> runs.own(scenario)).doesNotThrowAnyException();
  }
}
