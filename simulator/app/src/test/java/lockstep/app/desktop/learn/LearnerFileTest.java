package lockstep.app.desktop.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lockstep.app.desktop.desk.Work;
import lockstep.app.learn.Asked;
import lockstep.app.learn.Asking;
import lockstep.lessons.quiz.NotUnderstood;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.TrueFalse;
import lockstep.lessons.review.Progress;
import lockstep.lessons.review.ProgressFile;
import lockstep.lessons.review.Skill;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window's way to the learner's progress. */
class LearnerFileTest {
  @TempDir Path folder;

  private final List<String> remarks = new ArrayList<>();
  private final Work work = new Work("learner", Runnable::run);

  @AfterEach
  void close() {
    work.close();
  }

  @Test
  void anAnswerIsInTheFileThatTheTerminalReads() throws Exception {
    Path path = folder.resolve("progress.json");
    LearnerFile file = new LearnerFile(path, work, remarks::add);
    file.keep(answered(), "lesson 11");
    assertThat(read(file).skills()).containsOnlyKeys(Skill.of(TcpState.LISTEN));
    Progress kept = new ProgressFile(path).read().progress();
    assertThat(kept.answers())
        .singleElement()
        .matches(answer -> answer.where().equals("lesson 11"));
    assertThat(remarks).isEmpty();
  }

  @Test
  void withoutAFileItIsKeptAsLongAsTheWindowIsOpen() throws Exception {
    LearnerFile file = new LearnerFile(null, work, remarks::add);
    file.change(progress -> progress.reached("x", 2, Instant.EPOCH));
    assertThat(read(file).lessons()).containsOnlyKeys("x");
  }

  @Test
  void aFileThatCannotBeReadIsToldAndNotWrittenOver() throws Exception {
    Path path = folder.resolve("progress.json");
    Files.writeString(path, "no progress");
    LearnerFile file = new LearnerFile(path, work, remarks::add);
    file.keep(answered(), "quiz");
    assertThat(read(file)).isEqualTo(Progress.NONE);
    assertThat(remarks).isNotEmpty().allMatch(remark -> remark.contains("progress.json"));
    assertThat(Files.readString(path)).isEqualTo("no progress");
  }

  private static Asked answered() throws NotUnderstood {
    Asking asking =
        new Asking(
            Question.of(
                "q",
                "A listener waits.",
                new TrueFalse(true, "", "", ""),
                "",
                "skill:state:LISTEN"));
    asking.give("true");
    return asking.asked(false);
  }

  private static Progress read(LearnerFile file)
      throws InterruptedException, ExecutionException, TimeoutException, IOException {
    CompletableFuture<Progress> read = new CompletableFuture<>();
    file.read(read::complete);
    return read.get(20, TimeUnit.SECONDS);
  }
}
