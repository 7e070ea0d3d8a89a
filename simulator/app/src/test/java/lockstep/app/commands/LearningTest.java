package lockstep.app.commands;

import static lockstep.app.commands.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lockstep.app.commands.CliRun.Result;
import lockstep.lessons.course.Course;
import lockstep.lessons.interchange.Gift;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.Shuffled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lesson, quiz, review, progress and check from the command line. */
class LearningTest {
  @TempDir Path folder;
  private String progress;

  @BeforeEach
  void name() {
    progress = file("progress.json");
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String written(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    return file(name);
  }

  /** A name that no command knows tells a learner nothing. */
  @Test
  void whatIsPlayedOnceMoreIsNamedAsItCanBeFound() throws IOException {
    String answers = written("answers", "A\n".repeat(200).split("\n"));
    String[] quiz = {
      "quiz",
      "next-state",
      "--seed",
      "3",
      "--count",
      "40",
      "--answers",
      answers,
      "--progress",
      "none"
    };
    String out = run(quiz).out();
    assertThat(out)
        .contains("Once more in the model, in a run made up for this question")
        .contains("Once more in the model, in the scenario ")
        .doesNotContain("walk-");
  }

  @Test
  void aQuizIsExportedAskedFromItsFileKeptReviewedAndForgotten() throws IOException {
    String gift = file("monday.gift");
    assertThat(run("quiz", "ports", "--seed", "7", "--count", "3", "--export", gift).exit())
        .isZero();
    List<Question> questions = Gift.read(Files.readString(Path.of(gift))).questions();
    assertThat(questions).hasSize(3);
    String answers =
        written(
            "answers",
            questions.stream()
                .map(question -> Shuffled.of(question, 1).task().key())
                .toArray(String[]::new));
    String csv = file("results.csv");
    Result quiz =
        run(
            "quiz",
            gift,
            "--seed",
            "1",
            "--answers",
            answers,
            "--results",
            csv,
            "--progress",
            progress);
    assertThat(quiz.out()).contains("3 of 3 right at once.");
    assertThat(Files.readAllLines(Path.of(csv))).hasSize(4);

    Result shown = run("progress", "--progress", progress);
    assertThat(shown.out()).contains("Ports and switches", "LEARNING");
    assertThat(run("review", "--progress", progress).out()).contains("The next review is on ");
    assertThat(run("progress", "--delete", "--progress", progress).out()).contains("deleted ");
    assertThat(Path.of(progress)).doesNotExist();
    assertThat(run("review", "--progress", progress).out()).contains("nothing to review yet");
  }

  @Test
  void theSameSeedAsksAWholeClassTheSame() {
    String[] same = {"quiz", "--seed", "11", "--count", "6", "--progress", "none"};
    assertThat(run(same).out()).isEqualTo(run(same).out()).contains("1 of 6");
  }

  @Test
  void aLongAnswerIsRepeatedWithinEightyColumns() {
    String wrong = "a; a; a\n";
    CliRun.Result result =
        new CliRun()
            .in(wrong.repeat(6))
            .go("quiz", "diagnose-table", "--seed", "4", "--count", "3", "--progress", "none");
    assertThat(result.out()).contains("Once more.");
    assertThat(result.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void aLessonThatIsLeftIsGoneOnWith() throws IOException {
    String answers = written("answers", "pass", "pass", "quit");
    String[] words = {
      "lesson", "11", "--on", "model", "--answers", answers, "--progress", progress
    };
    assertThat(run(words).out()).contains("1 of 8  Guess first");
    assertThat(run("lesson", "--progress", progress).out()).contains("Half a conversation");
    assertThat(run(words).out()).doesNotContain("1 of 8  Guess first");
  }

  @Test
  void whatIsNotThereIsRefusedWithWhatMayHaveBeenMeant() {
    assertThat(run("lesson", "halfaconversation").err()).contains("no lesson is called");
    Result topic = run("quiz", "portz");
    assertThat(topic.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(topic.err()).contains("did you mean \"ports\"");
    assertThat(run("quiz", "--count", "0").err()).contains("--count: expected 1 to 1000, found 0");
    assertThat(run("quiz", "--export", file("a.doc")).err()).contains("expected a file that ends");
    assertThat(run("lesson", "11", "--from", "99").err()).contains("expected a page from 1 to 8");
  }

  @Test
  void aFileOfQuestionsIsAskedAsFarAsItCanBeRead() throws IOException {
    String gift =
        written("own.gift", "::one::What port has ssh?{#22}", "", "::two::And https?{#443/tcp}");
    Result quiz = run("quiz", gift, "--answers", written("answers", "22"), "--progress", "none");
    assertThat(quiz.out()).contains("Right: 22.", "1 of 1 right at once.");
    assertThat(quiz.err()).contains("own.gift:3: ");
  }

  @Test
  void aFolderIsCheckedByFileAndLine() throws IOException {
    assertThat(run("check", folder.toString()).exit()).isZero();
    written("doors.md", "---", "index: x", "---", "## Lesson Content", "Words.");
    Result check = run("check", folder.toString());
    assertThat(check.exit()).isEqualTo(Exit.NO);
    assertThat(check.out()).contains("doors.md:2: index: expected a whole number, found \"x\"");
    assertThat(run("check", file("doors.md")).err()).contains("expected a folder, found a file");
  }

  @Test
  void everyLessonIsListed() {
    assertThat(run("lesson", "--progress", "none").lines()).hasSameSizeAs(Course.names());
  }
}
