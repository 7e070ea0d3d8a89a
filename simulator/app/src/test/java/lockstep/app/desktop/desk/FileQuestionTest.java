package lockstep.app.desktop.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the question for a file begins. */
class FileQuestionTest {
  private final SimpleStringProperty folder = new SimpleStringProperty("");
  private final FileQuestion question = new FileQuestion(null, folder);

  @Test
  void withNothingRememberedItBeginsAtTheUsualPlaceIfThatIsThere(@TempDir Path dir) {
    assertThat(question.begin(dir)).contains(dir);
    assertThat(question.begin(dir.resolve("none"))).isEmpty();
    assertThat(question.begin(null)).isEmpty();
  }

  @Test
  void itBeginsWhereTheLastFileLies(@TempDir Path dir) throws IOException {
    Path last = Files.createDirectories(dir.resolve("course/week 3"));
    question.remember(last.resolve("teardown.lockstep"));
    assertThat(folder.get()).isEqualTo(last.toString());
    assertThat(question.begin(dir)).contains(last);
  }

  @Test
  void whereThatFolderIsGoneItBeginsInWhatIsLeftOfTheWay(@TempDir Path dir) throws IOException {
    Path course = Files.createDirectories(dir.resolve("course"));
    question.remember(course.resolve("week 3/teardown.lockstep"));
    assertThat(question.begin(dir)).contains(course);
  }

  @Test
  void whereNothingIsLeftOfItItBeginsAtTheUsualPlace(@TempDir Path dir) {
    folder.set(dir.getRoot().resolve("no-such-drive/course").toString());
    assertThat(question.begin(dir)).contains(dir);
    folder.set("\0");
    assertThat(question.begin(dir)).contains(dir);
  }

  @Test
  void aNameWithoutItsEndingGetsIt() {
    Path typed = Path.of("course", "week 3.old");
    assertThat(FileQuestion.withEnding(typed, "teardown.lockstep"))
        .isEqualTo(Path.of("course", "week 3.old.lockstep"));
    assertThat(FileQuestion.withEnding(Path.of("A.PNG"), "teardown.png"))
        .isEqualTo(Path.of("A.PNG"));
  }
}
