package lockstep.app.desktop.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.app.learn.Asked;
import lockstep.lessons.course.Block;
import lockstep.lessons.course.Course;
import lockstep.lessons.course.Lesson;
import lockstep.lessons.course.Page;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.review.Answer;
import lockstep.lessons.review.Progress;
import lockstep.lessons.review.Skill;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.MasteryMark;
import lockstep.views.learn.CourseLine;
import lockstep.views.learn.MasteryView;
import org.junit.jupiter.api.Test;

/** What the window shows of the course and of what is known, without a window. */
class LessonsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String ELEVEN = "11-half-a-conversation";

  @Test
  void theListHasEveryLessonWithItsTimeAndWhereItWasLeft() {
    Progress progress = Progress.NONE.reached(ELEVEN, 3, NOW).finished("12-the-last-guard", NOW);
    List<CourseLine> lines = Lessons.lines(progress, NOW);
    assertThat(lines).extracting(CourseLine::name).isEqualTo(Course.names());
    assertThat(lines).allMatch(line -> line.minutes() >= 8 && line.minutes() <= 12);
    assertThat(lines.get(10).page()).isEqualTo(3);
    assertThat(lines.get(10).done()).isFalse();
    assertThat(lines.get(11).done()).isTrue();
    assertThat(lines.get(0).page()).isZero();
  }

  @Test
  void theNextLessonIsTheOneThatWasLeftOrTheFirstThatIsNotFinished() {
    String first = Course.names().get(0);
    String second = Course.names().get(1);
    assertThat(Lessons.next(Progress.NONE)).isEqualTo(first);
    Progress one = Progress.NONE.reached(first, 1, NOW).finished(first, NOW);
    assertThat(Lessons.next(one)).isEqualTo(second);
    assertThat(Lessons.next(one.reached(ELEVEN, 3, NOW))).isEqualTo(ELEVEN);
    Progress all = one;
    for (String name : Course.names()) all = all.reached(name, 1, NOW).finished(name, NOW);
    assertThat(Lessons.next(all)).isEqualTo(first);
  }

  @Test
  void lessTimeIsLeftFromPageToPage() {
    Lesson lesson = Course.lesson(ELEVEN);
    assertThat(Lessons.minutes(lesson, 0)).isGreaterThan(Lessons.minutes(lesson, 5));
  }

  @Test
  void aPageAsksForWhatItsOrdersSay() {
    Lesson lesson = Course.lesson(ELEVEN);
    Page page =
        lesson.pages().stream().filter(one -> one.title().equals("Questions")).findFirst().get();
    int wanted =
        page.blocks().stream()
            .mapToInt(
                block ->
                    block instanceof Block.Generate generate
                        ? generate.count()
                        : block instanceof Block.Ask ? 1 : 0)
            .sum();
    List<Question> questions = Lessons.questions(lesson, page, 7);
    assertThat(questions).hasSize(wanted);
    assertThat(Lessons.questions(lesson, page, 7)).isEqualTo(questions);
  }

  @Test
  void whatIsKnownIsShownByStatesEdgesAndPorts() {
    Progress progress =
        Asked.after(
            Progress.NONE,
            List.of(
                answer(Skill.of(TcpState.TIME_WAIT)),
                answer(Skill.port(443)),
                answer(Skill.option("netstat", "-t"))));
    MasteryView view = MasteryDesk.view(progress, NOW.plus(Duration.ofSeconds(5)));
    assertThat(view.states().get(TcpState.TIME_WAIT).mark()).isEqualTo(MasteryMark.LEARNING);
    assertThat(view.states().get(TcpState.LISTEN).mark()).isEqualTo(MasteryMark.UNMET);
    assertThat(view.edges()).hasSize(20);
    MasteryView.Named ports = view.lists().get(0);
    assertThat(ports.lines()).extracting(MasteryView.Line::name).containsExactly("443 https");
    assertThat(ports.others()).isGreaterThan(50);
    assertThat(view.lists().get(1).lines())
        .extracting(MasteryView.Line::name)
        .containsExactly("netstat -t");
  }

  private static Answer answer(Skill skill) {
    return new Answer(
        NOW, "quiz", "q", "numeric", List.of(skill), "1", true, 1, false, Optional.empty());
  }
}
